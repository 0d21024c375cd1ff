/* An engine that reads aloud, in the time of a test (page.clock), with the faults that real ones have:
   mockSpeech({ faults }) in the place of the browser's own. `mock.said` is what was said to its end, `mock.cut` what was
   not; faults:
   - signs: how many signs it says in a second (14);
   - stops: what takes longer than 14 seconds never ends, and nothing tells (Chrome on a computer);
   - endsCancelled: what is cancelled ends as if it had been said, and `pause` cancels (Android);
   - breath: what is said within 30 ms after a cancel is cancelled with it (Firefox, Android);
   - dies: every so manieth utterance breaks off half-way, "interrupted" by another app;
   - mute: it never begins, and nothing tells;
   - late: milliseconds before it knows its voices; untold: no event says that they came;
   - voices: those it has, as [lang, localService], the default one first.
   Words have no events in it at all. */
window.mockSpeech = ({ signs = 14, stops, endsCancelled, breath, dies, mute, late = 0, untold, voices } = {}) => {
  const known = (
    voices || [
      ["en-US", true],
      ["fr-FR", true],
      ["nl-NL", false],
      ["nl-BE", true],
      ["nl_NL", true],
      ["en-GB", true],
    ]
  ).map(([lang, localService], at) => ({
    lang,
    localService,
    default: at === 0,
    name: `${lang} ${localService ? "local" : "sent"}`,
    voiceURI: lang,
  }));
  const mock = { said: [], cut: [], waiting: [], now: null, timer: 0, cancelled: -1000, count: 0, pauses: 0, born: Date.now() };
  const target = new EventTarget();

  class Utterance {
    constructor(text) {
      Object.assign(this, { text, lang: "", voice: null, rate: 1 });
    }
  }
  const ended = (utterance) => utterance.onend?.({ type: "end" });
  const failed = (utterance, error) => utterance.onerror?.({ type: "error", error });
  const told = ({ text, voice, lang, rate }) => ({ text, rate, voice: (voice || known[0]).name, lang });

  const next = () => {
    const utterance = mock.waiting.shift();
    mock.now = utterance || null;
    if (!utterance) return;
    mock.count += 1;
    const time = (utterance.text.length / signs / utterance.rate) * 1000;
    if (breath && Date.now() - mock.cancelled < 30) {
      mock.now = null;
      mock.cut.push(told(utterance));
      setTimeout(() => failed(utterance, "canceled"));
      return;
    }
    if (mute || (stops && time > 14000)) return; // for ever
    if (dies && mock.count % dies === 0) {
      mock.timer = setTimeout(() => {
        mock.now = null;
        mock.cut.push(told(utterance));
        failed(utterance, "interrupted");
      }, time / 2);
      return;
    }
    utterance.onstart?.({ type: "start" });
    mock.timer = setTimeout(() => {
      mock.said.push(told(utterance));
      mock.now = null;
      ended(utterance);
      if (!mock.now) next();
    }, time);
  };

  const cancel = () => {
    const utterance = mock.now;
    clearTimeout(mock.timer);
    mock.cancelled = Date.now();
    mock.now = null;
    mock.waiting = [];
    if (!utterance) return;
    mock.cut.push(told(utterance));
    setTimeout(() => (endsCancelled ? ended(utterance) : failed(utterance, "interrupted")));
  };
  const speech = {
    speak(utterance) {
      mock.waiting.push(utterance);
      if (!mock.now) next();
    },
    cancel,
    pause() {
      mock.pauses += 1;
      if (endsCancelled) cancel();
    },
    resume() {},
    getVoices: () => (Date.now() - mock.born >= late ? known : []),
    addEventListener: (...of) => target.addEventListener(...of),
  };
  if (late && !untold) setTimeout(() => target.dispatchEvent(new Event("voiceschanged")), late);
  for (const [name, value] of Object.entries({ speechSynthesis: speech, SpeechSynthesisUtterance: Utterance, mock })) {
    Object.defineProperty(window, name, { value, configurable: true });
  }
};
