/* 'Lees voor' beside the title of a page and in the row of each section, where the device has a voice of its own for
   the language, or where somebody recorded the section. Where it has none, the end of the page says why. The script
   that reads is fetched when it is used; without this script there is no such button. */
import { all, make, one, wordsOf } from "../shared/dom.js";
import { handbook } from "./features.js";

const speech = window.speechSynthesis;
/** Milliseconds after which voices that come late are there, or will not come: some browsers never tell. */
const LATE = [300, 1500, 5000];
/** @type {Set<Element>} */
const offered = new Set();

/** @param {string} language */
const hasVoice = (language) =>
  Boolean(speech?.getVoices().some((voice) => voice.localService && voice.lang.slice(0, 2).toLowerCase() === language));

/**
 * @param {HTMLElement} text
 * @param {string} words
 * @param {string} name
 * @param {string} section
 */
const opener = (text, words, name, section) => {
  const read = () =>
    handbook.load("aloud").then(
      (aloud) => aloud.read(text, section, button),
      () => {},
    );
  const button = make("button", { type: "button", class: "hb-aloud-open", "aria-label": name, onclick: read }, words);
  return button;
};

/** @param {boolean} isLast whether no more voices are expected */
const offer = (isLast) => {
  for (const text of all("[data-hb-aloud]")) {
    const { hbAloud = "", hbNotAloud = "", hbRecorded = "" } = text.dataset;
    const reads = hasVoice(/** @type {HTMLElement} */ (text.closest("[lang]")).lang.slice(0, 2));
    for (const row of all(".hb-heading--1, .hb-share-row", text)) {
      const link = row.querySelector("a");
      const heading = link ? document.getElementById(link.hash.slice(1)) : one("h1", row);
      const section = heading?.id.split("/").pop() || "";
      if (offered.has(row) || !heading || Boolean(link) === (section === "begin")) continue; // the title has the page's
      if (!reads && !hbRecorded.split(" ").includes(section)) continue;
      offered.add(row);
      row.append(opener(text, hbAloud, `${hbAloud}: ${wordsOf(heading)}`, section));
    }
    if (isLast && !reads && !offered.has(text)) {
      offered.add(text);
      text.append(make("p", { class: "hb-not-aloud" }, opener(text, hbNotAloud, hbNotAloud, "")));
    }
  }
};

offer(false);
speech?.addEventListener?.("voiceschanged", () => offer(false));
for (const [at, time] of LATE.entries()) setTimeout(() => offer(at === LATE.length - 1), time);
