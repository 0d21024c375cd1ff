/* Copies the address of a heading, card, tip or criterion. Without this script the control is a link to that place. */
(() => {
  "use strict";

  const hashOf = (link) => link.getAttribute("href");

  /** The public address of a place on this page; a copy opened from disk gives the address on the web, if it has one. */
  const address = (link) => {
    const canonical = document.querySelector("link[rel=canonical]");
    const page = location.protocol === "file:" && canonical ? canonical.href : location.href;
    return page.split(/[?#]/)[0] + (hashOf(link) === "#begin" ? "" : hashOf(link));
  };

  const tell = (link, words) => {
    let status = link.parentElement.querySelector(".hb-copied");
    if (!status) {
      status = document.createElement("span");
      status.className = "hb-copied";
      status.setAttribute("role", "status");
      link.after(status);
    }
    /* A frame later: a screen reader speaks what changes in a status, not what it is born with. */
    requestAnimationFrame(() => requestAnimationFrame(() => { status.textContent = words; }));
    clearTimeout(Number(status.dataset.timer));
    status.dataset.timer = setTimeout(() => { status.textContent = ""; }, 4000);
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.hb-link");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const words = link.closest("[data-hb-copied]").dataset;
    history.replaceState(null, "", hashOf(link));
    Promise.resolve()
      .then(() => navigator.clipboard.writeText(address(link)))
      .then(() => tell(link, words.hbCopied), () => tell(link, words.hbNotCopied));
  });
})();
