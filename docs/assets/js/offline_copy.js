/* In every page of a copy (the archive and the pocket copy): tells when the copy is old or when something of it is
   missing, and answers START.html, which asks every page in turn. It stands in the page itself, so that it works
   without other files. */
import { all } from "./shared/dom.js";

const { hbOld } = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;

/* Each script of a copy puts its path here; one that was cut off does not run at all. */
window.hbWhole = [];

/** @param {string} what */
const show = (what) => {
  for (const line of all(`[data-hb-copy="${what}"]`)) line.hidden = false;
};

/* A file that is fetched later, when a feature is used. */
addEventListener(
  "error",
  ({ target }) => {
    const { src, href } = /** @type {{ src?: string, href?: string }} */ (target);
    if (src || href) show("incomplete");
  },
  true,
);

addEventListener("DOMContentLoaded", () => {
  const now = new Date();
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  const today = parts.map((part) => String(part).padStart(2, "0")).join("-");
  if (hbOld && today >= hbOld) show("old");
});

addEventListener("load", () => {
  const end = document.getElementById("hb-end");
  const isStyled = end && getComputedStyle(end).getPropertyValue("--hb-end");
  const scripts = [...document.scripts].filter(({ src }) => src && !src.startsWith("data:"));
  const isWhole = scripts.every(({ src }) => window.hbWhole.some((path) => src.endsWith(`/${path}`)));
  if (!isStyled || !isWhole) show("incomplete");
  if (parent !== self && location.hash === "#hb-check") {
    parent.postMessage({ handbook: "page", whole: Boolean(end) }, "*");
  }
});
