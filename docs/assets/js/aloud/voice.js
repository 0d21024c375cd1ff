/* The device's own voice. What engines do wrong is dealt with here, so that no sentence is lost:
   - Chrome on a computer stops after about 14 seconds, and never says so: what is said at once is shorter, and what
     does not end in time is said again, in smaller pieces;
   - on Android `pause` cancels, and what it cancelled ends as if it had been said: we never pause, but stop and begin
     the sentence anew;
   - some take what is said in the same breath as a cancel for cancelled: we take a breath;
   - events of a word do not come everywhere: we need none;
   - the voice that a device begins with may be of another language: we always name one. */

/** Signs that a slow voice says in a second, at its normal tempo. */
const SIGNS = 12;
/** Seconds that are said at once, and how much longer a voice may take before it is taken to be stuck. */
const MOST = 11;
const PATIENCE = 2.5;
const BREATH = 60;
const TRIES = 3;

/** @type {SpeechSynthesisUtterance | null} */
let saying = null; // a browser forgets an utterance that nobody holds, and with it that it ended
let turn = 0;
/** @type {(well: boolean) => void} */
let giveUp = () => {};

/** @param {string} lang nl-NL, and nl_NL on Android */
const languageOf = (lang) => lang.slice(0, 2).toLowerCase();

/**
 * The voice for a language that works on the device itself: that of the reader's country, else the device's own choice.
 * @param {string} language
 */
export const voiceFor = (language) => {
  const voices = all().filter(({ localService, lang }) => localService && languageOf(lang) === language);
  const wanted = navigator.languages.map((lang) => lang.toLowerCase());
  return (
    voices.find(({ lang }) => wanted.includes(lang.replace("_", "-").toLowerCase())) ||
    voices.find((voice) => voice.default) ||
    voices[0]
  );
};

const all = () => window.speechSynthesis?.getVoices() || [];

/**
 * Why there is no voice for a language: "no_speech", "only_sent" or "no_voice".
 * @param {string} language
 */
export const whyNone = (language) => {
  if (!window.speechSynthesis) return "no_speech";
  return all().some(({ lang }) => languageOf(lang) === language) ? "only_sent" : "no_voice";
};

/** Be silent at once. */
export const hush = () => {
  turn += 1;
  saying = null;
  giveUp(false);
  window.speechSynthesis?.cancel();
};

/**
 * A text in pieces of at most `most` signs, at a pause in the sentence where there is one, else between words.
 * @param {string} text
 * @param {number} most
 */
const pieces = (text, most) => {
  const found = [];
  let rest = text;
  while (rest.length > most) {
    const head = rest.slice(0, most);
    const pause = Math.max(...[", ", "; ", ": ", ") "].map((sign) => head.lastIndexOf(sign) + 1));
    const at = pause > most / 3 ? pause : head.lastIndexOf(" ");
    found.push(rest.slice(0, at > 0 ? at : most).trim());
    rest = rest.slice(at > 0 ? at : most).trim();
  }
  return [...found, rest].filter(Boolean);
};

/**
 * @param {string} text
 * @param {SpeechSynthesisVoice} voice
 * @param {number} rate
 * @returns {Promise<boolean>} whether it was said, as far as the engine tells
 */
const sayPiece = (text, voice, rate) =>
  new Promise((resolve) => {
    const utterance = Object.assign(new SpeechSynthesisUtterance(text), { voice, lang: voice.lang, rate });
    /** @param {boolean} well */
    const finish = (well) => {
      clearTimeout(late);
      resolve(well);
    };
    const late = setTimeout(finish, (4 + (PATIENCE * text.length) / (SIGNS * rate)) * 1000, false);
    giveUp = finish;
    saying = utterance;
    utterance.onend = () => finish(saying === utterance);
    utterance.onerror = () => finish(false);
    speechSynthesis.speak(utterance);
  });

/**
 * Say a text to its end; false when it was stopped, or when the voice does not do it after some tries.
 * @param {string} text
 * @param {SpeechSynthesisVoice} voice
 * @param {number} rate
 */
export const say = async (text, voice, rate) => {
  turn += 1;
  const mine = turn;
  /**
   * @param {string} words
   * @param {number} most
   * @param {number} tries
   * @returns {Promise<boolean>}
   */
  const tell = async (words, most, tries) => {
    for (const piece of pieces(words, most)) {
      if (mine !== turn) return false;
      if (await sayPiece(piece, voice, rate)) continue;
      if (mine !== turn || tries === 0) return false;
      speechSynthesis.cancel();
      await new Promise((go) => setTimeout(go, BREATH));
      if (!(await tell(piece, Math.max(piece.length / 2, 20), tries - 1))) return false;
    }
    return mine === turn;
  };
  await new Promise((go) => setTimeout(go, BREATH)); // what was said before may just have been cancelled
  return tell(text, MOST * SIGNS * rate, TRIES);
};
