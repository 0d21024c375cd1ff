/* The control beside a heading, card, tip or criterion opens the panel to share it, from a script fetched then. Where that
   fails it copies the address. Without this script the control is a link to that place. */
(() => {
  "use strict";

  const tell = (link, words) => {
    let status = link.parentElement.querySelector(".hb-copied");
    if (!status) {
      status = document.createElement("span");
      status.className = "hb-copied";
      status.setAttribute("role", "status");
      link.after(status);
    }
    status.textContent = "";
    /* A frame later: a screen reader speaks what changes in a status, not what it is born with. */
    requestAnimationFrame(() => requestAnimationFrame(() => { status.textContent = words; }));
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.hb-link");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const words = link.closest("[data-hb-copied]").dataset;
    history.replaceState(null, "", link.hash);
    const { load, placeOf } = window.handbook;
    const { id, short } = placeOf(link);
    const address = () => (/^http/.test(short) ? short + (id === "begin" ? "" : `${id}/`) : location.href);
    load("share")
      .then((share) => share.open(link), () => navigator.clipboard.writeText(address()).then(() => tell(link, words.hbCopied)))
      .catch(() => tell(link, words.hbNotCopied));
  });
})();
