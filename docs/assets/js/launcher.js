/* START.html: sees whether every file of the copy is there and whole. A page from disk may not read files, so each
   is asked for in the way that answers: whether it is there by a link that loads it and uses nothing of it; whether it
   is whole by what it says or does itself (offline_copy.js). Of other files only the first is known. */
import { all, fill, make, one } from "./shared/dom.js";

const files = all("[data-hb-file]").map(({ dataset }) => dataset.hbFile || "");
const reports = all("[data-hb-check]");

/** @param {string} path */
const ending = (path) => path.slice(path.lastIndexOf("."));
/** @param {string} path */
const url = (path) => path.split("/").map(encodeURIComponent).join("/");

/**
 * Say something in each language.
 * @param {string} where
 * @param {string} key of the text in the report's data; "" for nothing
 * @param {number} done
 */
const say = (where, key, done = files.length) => {
  for (const report of reports) {
    const text = (key && report.dataset[key]) || "";
    one(where, report).textContent = fill(text, { done, lost: done, all: files.length });
  }
};

/**
 * Put an element on a page, and tell whether its file came.
 * @param {HTMLElement} element
 * @param {Element} into
 * @returns {Promise<boolean>}
 */
const comes = (element, into = document.head) =>
  new Promise((resolve) => {
    element.onload = () => resolve(true);
    element.onerror = () => resolve(false);
    into.append(element);
  });

/** @param {string} path */
const isThere = (path) => comes(make("link", { rel: "stylesheet", media: "not all", href: url(path) }));

/**
 * With this id a script only says its path, which it does not when it was cut off.
 * @param {string} path
 */
const isWholeScript = async (path) => {
  await comes(make("script", { src: url(path), id: "hb-check" }));
  return window.hbWhole.includes(path.slice(path.indexOf("/") + 1));
};

/**
 * The last rule of a stylesheet counts, in an empty page.
 * @param {string} path
 */
const isWholeStyle = async (path) => {
  const frame = make("iframe", { class: "hb-start__frame", tabindex: -1, "aria-hidden": "true" });
  document.body.append(frame);
  const inside = /** @type {Document} */ (frame.contentDocument);
  const end = inside.createElement("i");
  end.id = "hb-end";
  inside.body.append(end);
  const href = new URL(url(path), document.baseURI).href;
  await comes(Object.assign(inside.createElement("link"), { rel: "stylesheet", href }), inside.head);
  const isWhole = frame.contentWindow?.getComputedStyle(end).getPropertyValue("--hb-end");
  frame.remove();
  return Boolean(isWhole);
};

/** @param {string} path */
const isWholePicture = (path) =>
  Object.assign(new Image(), { src: url(path) })
    .decode()
    .then(
      () => true,
      () => false,
    );

/**
 * A page says itself whether it is whole, asked in a hidden frame.
 * @param {string} path
 * @returns {Promise<boolean>}
 */
const isWholePage = async (path) => {
  if (!(await isThere(path))) return false;
  const name = `hb-${path}`;
  const frame = make("iframe", { name, hidden: true, "aria-hidden": "true", src: `${url(path)}#hb-check` });
  return new Promise((resolve) => {
    let isWhole = false;
    /** @param {MessageEvent} event */
    const hear = ({ source, data }) => {
      if (source === frame.contentWindow && data?.handbook === "page") isWhole = data.whole;
      /* The page speaks before it is loaded: what it said stands in the line before this word of ours. */ else if (
        source === window &&
        data === name
      ) {
        removeEventListener("message", hear);
        frame.remove();
        resolve(isWhole);
      }
    };
    addEventListener("message", hear);
    frame.addEventListener("load", () => postMessage(name, "*"));
    document.body.append(frame);
  });
};

/** @type {Record<string, (path: string) => Promise<boolean>>} */
const CHECKS = {
  ".js": isWholeScript,
  ".css": isWholeStyle,
  ".html": isWholePage,
  ".webp": isWholePicture,
  ".png": isWholePicture,
  ".jpg": isWholePicture,
};

/** @type {Set<string>} */
const broken = new Set();
let done = 0;

/** @param {string} path */
const check = async (path) => {
  const isWhole = CHECKS[ending(path)] || isThere;
  if (!(await isWhole(path))) broken.add(path);
  done += 1;
  say("[data-hb-progress]", "hbChecking", done); // seen; only the end of it is spoken
};

const finish = () => {
  const lost = files.filter((path) => broken.has(path));
  const isPrinted = files.some((path) => /\.(pdf|epub)$/.test(path));
  /* Whoever opens this page within a zip has almost nothing beside it: a list of hundreds would hide the cure. */
  const isPacked = lost.length > files.length / 2;
  say("[data-hb-progress]", "");
  if (isPacked) say("[role=status]", "hbPacked", lost.length);
  else say("[role=status]", lost.length ? "hbBroken" : "hbWhole");
  for (const report of reports) {
    report.classList.toggle("hb-start__check--broken", lost.length > 0);
    report.classList.toggle("hb-start__check--whole", lost.length === 0);
    one("[data-hb-lost]", report).replaceChildren(...(isPacked ? [] : lost).map((path) => make("li", {}, path)));
    one("[data-hb-cure]", report).hidden = lost.length === 0 || isPacked;
    one("[data-hb-present]", report).hidden = lost.length > 0 || !isPrinted;
  }
};

/* A few at a time, each as soon as one before it is done. */
const checkAll = async () => {
  const waiting = [...files];
  const worker = async () => {
    for (let path = waiting.shift(); path; path = waiting.shift()) await check(path);
  };
  await Promise.all(Array.from({ length: 4 }, worker));
  finish();
};

/* The reader's own language stands first, and in it what this page found. */
const own = all(".hb-start__language").find(({ lang }) => lang === navigator.language.slice(0, 2));
own?.parentElement?.prepend(own);

/* A phone may open this page out of the folder; then nothing beside it can be reached. */
if (/^(file|https?):$/.test(location.protocol)) addEventListener("load", checkAll);
else for (const line of all("[data-hb-apart]")) line.hidden = false;
