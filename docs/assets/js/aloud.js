/* Reading aloud, sentence after sentence:
   handbook.load("aloud").then((aloud) => aloud.read(text, "vier-stappen", button)).
   A recording of a person goes before the device's own voice. What sends the text to somebody else is never used. */
import { openBar } from "./aloud/bar.js";
import { mark, unmark } from "./aloud/marker.js";
import { sentencesOf } from "./aloud/passages.js";
import { hush, say, voiceFor, whyNone } from "./aloud/voice.js";
import { TEXTS } from "./shared/build.js";

const TITLE = "begin";
/** Seconds that 'back a sentence' goes back in a recording. */
const BACK = 7;
const { recorded, outdated } = HANDBOOK_BUILD;
const audio = new Audio();
let stop = () => {};

/**
 * Play a recording of "asso/vier-stappen" to its end; false when it cannot be played.
 * @param {string} name
 * @param {number} rate
 * @returns {Promise<boolean>}
 */
const play = (name, rate) =>
  new Promise((resolve) => {
    audio.src = new URL(`audio/${name}.opus`, window.handbook.home).href;
    audio.playbackRate = rate;
    audio.onended = () => resolve(true);
    audio.onerror = () => resolve(false);
    audio.play().catch(() => resolve(false));
  });

/**
 * @param {HTMLElement} text of a page
 * @param {string} section its id; "begin": the whole page; "": only say why nothing can be read
 * @param {HTMLElement} opener gets the focus back
 */
const read = (text, section, opener) => {
  stop();
  const language = /** @type {HTMLElement} */ (text.closest("[lang]")).lang.slice(0, 2);
  const voice = voiceFor(language);
  const isInOneFile = text.closest("section[data-hb-page]"); // a pocket copy, with no recordings beside it
  const sentences = sentencesOf(text, language);
  const first = Math.max(
    sentences.findIndex(({ passage }) => passage === section),
    0,
  );
  /* The warnings of a page come before any section of it. */
  const warnings = sentences.slice(0, first).filter(({ passage, warns }) => warns && passage === TITLE);
  const queue = [...warnings, ...sentences.slice(first)];
  let at = 0;
  let run = 0;
  let isPaused = false;
  let isPlaying = false;
  /** @type {Set<string>} */
  const unplayable = new Set();
  const whyNot = () => `${TEXTS[whyNone(language)]} ${TEXTS.add_voice}`;
  /** Where the section begins that is read now: a recording of it holds the warnings too. */
  const own = () => Math.max(at, warnings.length);
  const nameOf = () => `${window.handbook.page}/${queue[own()].passage}`;

  /** @param {boolean} now */
  const pause = (now) => {
    isPaused = now;
    paused(now);
  };
  /** Be silent; `at` stays where it is. */
  const halt = () => {
    run += 1;
    isPlaying = false;
    audio.pause();
    hush();
  };
  const close = () => {
    halt();
    unmark();
    stop = () => {};
    if (bar.contains(document.activeElement)) opener.focus({ preventScroll: true });
    bar.remove();
  };

  /** Whether there is a next sentence, and its section is asked for. */
  const goesOn = () =>
    at < queue.length && (at < warnings.length || section === TITLE || queue[at].passage === section || readsOn());

  const beginsRecording = () => {
    const begins = at === 0 || (at >= warnings.length && queue[at - 1].passage !== queue[at].passage);
    return begins && !isInOneFile && recorded.includes(nameOf()) && !unplayable.has(nameOf());
  };

  const go = async () => {
    halt();
    pause(false);
    const mine = run;
    while (goesOn()) {
      if (beginsRecording()) {
        mark(queue[own()], bar.offsetHeight);
        tell(TEXTS.recording);
        isPlaying = true;
        const isPlayed = await play(nameOf(), rate());
        if (mine !== run) return;
        isPlaying = false;
        if (!isPlayed) unplayable.add(nameOf());
        const { passage } = queue[own()];
        if (isPlayed) at = own();
        while (isPlayed && queue[at]?.passage === passage) at += 1;
        continue;
      }
      tell(outdated.includes(nameOf()) ? TEXTS.outdated : "");
      if (voice) mark(queue[at], bar.offsetHeight);
      const isSaid = voice && (await say(queue[at].text, voice, rate()));
      if (mine !== run) return;
      if (!isSaid) {
        halt();
        pause(true);
        tell(voice ? TEXTS.stuck : whyNot());
        return;
      }
      at += 1;
    }
    close();
  };

  const { bar, paused, rate, readsOn, tell } = openBar(
    {
      pause: () => {
        if (isPaused && !isPlaying) go();
        else {
          if (!isPlaying) halt();
          else if (isPaused) audio.play();
          else audio.pause();
          pause(!isPaused);
        }
      },
      back: () => {
        if (isPlaying) audio.currentTime -= BACK;
        else {
          at = Math.max(at - 1, 0);
          go();
        }
      },
      tempo: () => {
        audio.playbackRate = rate();
        if (!isPlaying && !isPaused) go();
      },
      stop: close,
    },
    Boolean(section),
    section === TITLE,
  );
  stop = close;
  if (section) go();
  else tell(whyNot());
};

addEventListener("pagehide", () => stop());
window.handbook.features.aloud = { read };
