/* START.html: sees whether every file of the copy is there and whole. A page from disk may not read files, so each is asked
   for in the way that answers: whether it is there by a link that loads it and uses nothing of it; whether it is whole by
   what it says itself (pages in a hidden frame, with their styles; scripts; see copy.js). Of other files only the first is known. */
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

  const added = (tag, properties) => new Promise((answer) => {
    const element = Object.assign(document.createElement(tag), properties);
    const end = (there) => () => {
      element.remove();
      answer(there);
    };
    element.onload = end(true);
    element.onerror = end(false);
    document.head.append(element);
  });

  /** Whether a file is there: loaded as a stylesheet for no medium, of which nothing is used. */
  const isThere = (path) => added("link", { rel: "stylesheet", media: "not all", href: url(path) });

  /** Whether a script is whole. With this id it only says its path, which it does not when it was cut off. */
  const isWholeScript = async (path) => {
    await added("script", { src: url(path), id: "hb-check" });
    return window.hbWhole.includes(path.slice(path.indexOf("/") + 1));
  };

  /** What a page that is there says of itself, asked in a hidden frame; null if it says nothing. */
  const ask = (path) => new Promise((done) => {
    const frame = document.createElement("iframe");
    let answer = null;
    const hear = ({ source, data }) => {
      if (source === frame.contentWindow && data && data.handbook === "page") answer = data;
      /* The page speaks before it is loaded: what it said stands in the line before this word of ours. */
      else if (source === window && data === frame.name) {
        removeEventListener("message", hear);
        frame.remove();
        done(answer);
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

  const broken = new Set();
  let done = 0;

  const look = async (path) => {
    const kind = ending(path);
    if (kind === ".js") {
      if (!await isWholeScript(path)) broken.add(path);
    } else if (!await isThere(path)) broken.add(path);
    else if (kind === ".html") {
      const answer = await ask(path);
      if (!answer || !answer.whole) broken.add(path);
      else if (!answer.styled) files.filter((file) => ending(file) === ".css").forEach((file) => broken.add(file));
    }
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
