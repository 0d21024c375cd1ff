/* In every page of a copy (the box and the pocket copy): tells when the copy is old or when something of it is missing,
   and answers START.html, which asks every page in turn. It stands in the page itself, so that it works without other files. */
(() => {
  "use strict";

  const { hbOld } = document.currentScript.dataset;
  const whole = window.hbWhole = [];  // each script of a copy puts its path here; one that was cut off does not run at all
  const show = (what) => document.querySelectorAll(`[data-hb-copy="${what}"]`).forEach((line) => { line.hidden = false; });

  /* A file that is fetched later, when a feature is used. */
  addEventListener("error", ({ target }) => { if (target.src || target.href) show("incomplete"); }, true);

  addEventListener("DOMContentLoaded", () => {
    const now = new Date();
    const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
    if (hbOld && today >= hbOld) show("old");
  });

  addEventListener("load", () => {
    const end = document.getElementById("hb-end");
    const styled = end && getComputedStyle(end).getPropertyValue("--hb-end");
    const scripts = [...document.scripts].filter(({ src }) => src && !src.startsWith("data:"));
    const ready = styled && scripts.every(({ src }) => whole.some((path) => src.endsWith(`/${path}`)));
    if (!ready) show("incomplete");
    if (parent !== self && location.hash === "#hb-check") {
      parent.postMessage({ handbook: "page", whole: Boolean(end) }, "*");
    }
  });
})();
