/* START.html: sees whether every file of the copy is there and whole. A page from disk may not read files, so each is asked
   for in the way that answers: whether it is there by a link that loads it and uses nothing of it; whether it is whole by
   what it says or does itself (see copy.js). Of other files only the first is known. */
(() => {
  "use strict";

  const files = [...document.querySelectorAll("[data-hb-file]")].map((row) => row.dataset.hbFile);
  const reports = [...document.querySelectorAll("[data-hb-check]")];
  const ending = (path) => path.slice(path.lastIndexOf("."));
  const url = (path) => path.split("/").map(encodeURIComponent).join("/");
  const told = (text, done) => text.replace("{done}", done).replace("{all}", files.length);
  /* Progress is seen; only the end of it is spoken. */
  const say = (where, key, done) => reports.forEach((report) => {
    report.querySelector(where).textContent = key && told(report.dataset[key], done);
  });

  const added = (tag, properties, into = document.head) => new Promise((answer) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.onload = () => answer(true);
    element.onerror = () => answer(false);
    into.append(element);
  });

  /** Whether a file is there: loaded as a stylesheet for no medium, of which nothing is used. */
  const isThere = (path) => added("link", { rel: "stylesheet", media: "not all", href: url(path) });

  /** Whether a script is whole. With this id it only says its path, which it does not when it was cut off. */
  const isWholeScript = async (path) => {
    await added("script", { src: url(path), id: "hb-check" });
    return window.hbWhole.includes(path.slice(path.indexOf("/") + 1));
  };

  /** Whether a stylesheet is whole: its last rule counts, in an empty page. */
  const isWholeStyle = async (path) => {
    const frame = Object.assign(document.createElement("iframe"), { className: "hb-start__frame", tabIndex: -1 });
    frame.setAttribute("aria-hidden", "true");
    document.body.append(frame);
    const inside = frame.contentDocument, end = inside.createElement("i");
    end.id = "hb-end";
    inside.body.append(end);
    await added("link", { rel: "stylesheet", href: new URL(url(path), document.baseURI).href }, inside.head);
    const whole = frame.contentWindow.getComputedStyle(end).getPropertyValue("--hb-end");
    frame.remove();
    return Boolean(whole);
  };

  const isWholePicture = (path) => Object.assign(new Image(), { src: url(path) }).decode().then(() => true, () => false);

  /** Whether a page is whole: it says so itself, asked in a hidden frame. */
  const isWholePage = async (path) => await isThere(path) && new Promise((done) => {
    const frame = document.createElement("iframe");
    let whole = false;
    const hear = ({ source, data }) => {
      if (source === frame.contentWindow && data && data.handbook === "page") whole = data.whole;
      /* The page speaks before it is loaded: what it said stands in the line before this word of ours. */
      else if (source === window && data === frame.name) {
        removeEventListener("message", hear);
        frame.remove();
        done(whole);
      }
    };
    frame.name = `hb-${path}`;
    frame.hidden = true;
    frame.setAttribute("aria-hidden", "true");
    addEventListener("message", hear);
    frame.addEventListener("load", () => postMessage(frame.name, "*"));
    frame.src = `${url(path)}#hb-check`;
    document.body.append(frame);
  });

  const LOOKERS = {
    ".js": isWholeScript, ".css": isWholeStyle, ".html": isWholePage, ".webp": isWholePicture, ".png": isWholePicture, ".jpg": isWholePicture,
  };

  const broken = new Set();
  let done = 0;

  const look = async (path) => {
    const looker = LOOKERS[ending(path)] || isThere;
    if (!await looker(path)) broken.add(path);
    done += 1;
    say("[data-hb-progress]", "hbChecking", done);
  };

  const finish = () => {
    const lost = files.filter((path) => broken.has(path));
    say("[data-hb-progress]", "");
    say("[role=status]", lost.length ? "hbBroken" : "hbWhole", files.length);
    reports.forEach((report) => {
      report.classList.toggle("hb-start__check--broken", lost.length > 0);
      report.querySelector("[data-hb-lost]").replaceChildren(...lost.map((path) => {
        const item = document.createElement("li");
        item.textContent = path;
        return item;
      }));
      report.querySelector("[data-hb-cure]").hidden = lost.length === 0;
      report.querySelector("[data-hb-present]").hidden = lost.length > 0 || !files.some((path) => /\.(pdf|epub)$/.test(path));
    });
  };

  /* A few at a time, each as soon as one before it is done. */
  const check = () => {
    const waiting = [...files];
    const worker = async () => { while (waiting.length) await look(waiting.shift()); };
    return Promise.all(Array.from({ length: 4 }, worker)).then(finish);
  };

  /* A phone may open this page out of the folder; then nothing beside it can be reached. */
  if (/^(file|https?):$/.test(location.protocol)) addEventListener("load", check);
  else document.querySelectorAll("[data-hb-apart]").forEach((line) => { line.hidden = false; });
})();
