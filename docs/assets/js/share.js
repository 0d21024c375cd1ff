/* The panel to share a piece: an editable message, ways to send it, its link, its QR code. Opened by share-control.js:
   handbook.features.share.open(control). Nothing is sent from here; the reader's own app does that. */

/** An element of `tag` with `properties`, and `children` in it. */
const make = (tag, properties = {}, children = []) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

/* What a control is about: read from the page, with the rules of hooks/handbook/pieces.py. */

const UNSAID = "a.hb-link, button, input, ul, ol, [hidden], [role=note], .hb-ref, .hb-criterion__or, .hb-criterion__why, .hb-basis";
const NO_SENTENCE = ".hb-caution, .hb-source, .hb-warning, .hb-card__series, .hb-card__title, .hb-card__foot, .admonition-title, [hidden]";
const ENDING = /[.!?]['’”")]*\s+(?=[A-ZÀ-Ý‘“'"])/g;
const NUMBER = /\d[a-z]?$/;
const LONGEST = 220, TOO_SHORT = 45;

const wordsOf = (element, unsaid = UNSAID) => {
  const copy = element.cloneNode(true);
  copy.querySelectorAll(unsaid).forEach((part) => part.remove());
  return copy.textContent.replace(/\s+/g, " ").trim();
};

const sentenceOf = (words) => {
  const endings = [...words.matchAll(ENDING)].filter(({ index }) => !NUMBER.test(words.slice(0, index)));
  const ends = endings.map(({ 0: ending, index }) => index + ending.trimEnd().length);
  const sentence = words.slice(0, ends.find((end) => end >= TOO_SHORT));
  if (sentence.length <= LONGEST) return sentence;
  return `${sentence.slice(0, sentence.lastIndexOf(" ", LONGEST)).replace(/[ ,;:.-]+$/, "")}…`;
};

const levelOf = (heading) => Number(heading.tagName[1]);
const nameOf = (heading) => heading.dataset.hbName || wordsOf(heading);
const follows = (one, other) => Boolean(other.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);

/** The first sentence of what stands from `heading` up to `end`; of a card if there is one, which the text only leads to. */
const firstSentence = (text, heading, end) => {
  const within = [...text.querySelectorAll("p, li, dd")].filter((part) => follows(part, heading) && !(end && follows(part, end))
    && part !== end && !part.closest(NO_SENTENCE) && !part.querySelector("p"));
  const card = within.filter((part) => part.closest(".hb-card"));
  const parts = (card.length ? card : within).map((part) => wordsOf(part)).filter(Boolean);
  return parts.length ? sentenceOf(parts[0].endsWith(":") ? parts.slice(0, 2).join(" ").replace(/[;,]$/, ".") : parts[0]) : "";
};

/** The short lines of the warnings that go along: those of the whole page, and those in the section. */
const warningsOf = (text, heading, end) => {
  const visible = (selector) => [...text.querySelectorAll(selector)].filter((box) => !box.closest("[hidden]"));
  const lines = visible(".hb-caution[data-hb-warning]");
  const found = new Map();
  const add = (box, words) => found.has(box.dataset.hbWarning) || found.set(box.dataset.hbWarning, words);
  visible(".hb-warning[data-hb-warning]").forEach((box) => {
    const line = lines.find((one) => one.dataset.hbWarning === box.dataset.hbWarning);
    add(box, wordsOf(line || box.querySelector("p:not(.hb-warning__title)"), "a"));
  });
  lines.filter((line) => follows(line, heading) && !(end && follows(line, end))).forEach((line) => add(line, wordsOf(line, "a")));
  return [...found.values()];
};

/** What `control` stands beside: its id, title, first sentence, warnings, language and addresses. */
const pieceOf = (control) => {
  const text = control.closest(".hb-text");
  const { page, id, short } = window.handbook.placeOf(control);
  const place = document.getElementById(control.hash.slice(1));
  const headings = [...text.querySelectorAll(":is(h1, h2, h3)[id]")];
  const isHeading = headings.includes(place);
  const heading = isHeading ? place : headings.filter((one) => follows(place, one)).pop();
  const top = levelOf(heading) === 1;
  const after = headings.slice(headings.indexOf(heading) + 1);
  const end = top ? null : after.find((one) => levelOf(one) <= levelOf(heading)) || text.querySelector(".hb-checkedness");
  /* A line under a section also goes for what stands deeper in it. */
  const section = top ? heading : headings.filter((one) => levelOf(one) < 3 && (one === heading || follows(heading, one))).pop();
  const sectionEnd = top ? null : after.find((one) => levelOf(one) < 3);
  const description = document.querySelector("meta[name=description]");
  let sentence = "";
  if (!isHeading) sentence = sentenceOf(wordsOf(place));
  else if (top && description) sentence = description.content;
  else sentence = firstSentence(text, heading, end);
  const rest = isHeading && top ? "" : id;
  return {
    title: nameOf(heading),
    sentence,
    warnings: warningsOf(text, section, sectionEnd),
    language: text.closest("[lang]").lang,
    address: page + (rest && `#${rest}`),
    short: /^https?:/.test(short) ? short + (rest && `${rest}/`) : "",
  };
};

const messageOf = ({ title, sentence, warnings, short }) => (
  [title, sentence, ...warnings.map((line) => `⚠ ${line}`), short].filter(Boolean).join("\n"));

/* The panel */

const button = (words, act, look = "hb-button hb-button--quiet") => {
  const element = make("button", { type: "button", className: look, textContent: words });
  element.addEventListener("click", act);
  return element;
};

/** A window over the page, named by its heading, which gets the focus; gone when it closes. */
const dialogOf = (look, heading, children, closed) => {
  const close = button("×", () => dialog.close(), "hb-share__close");
  close.setAttribute("aria-label", TEXTS.close);
  heading.tabIndex = -1;
  heading.id = `${look}-title`;
  heading.autofocus = true;
  const dialog = make("dialog", { className: `hb-share ${look} md-typeset` }, [
    make("div", { className: "hb-share__head" }, [heading, close]), ...children]);
  dialog.setAttribute("aria-labelledby", heading.id);
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  dialog.addEventListener("close", () => {
    dialog.remove();
    closed();
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
};

const showCode = ({ title, short }, from) => {
  dialogOf("hb-share-code", make("h2", { textContent: title }), [
    qr(short, TEXTS.code_of.replace("{address}", short)),
    make("p", { className: "hb-share__address", textContent: short }),
    make("p", { textContent: TEXTS.scan }),
  ], () => from.focus());
};

const open = (control) => {
  const piece = pieceOf(control);
  const status = make("p", { className: "hb-share__status" });
  status.setAttribute("role", "status");
  const tell = (words) => {
    status.textContent = "";
    /* A frame later, so that a screen reader also speaks the same words twice. */
    requestAnimationFrame(() => requestAnimationFrame(() => {
      status.textContent = words;
      status.scrollIntoView({ block: "nearest" });
    }));
  };

  const message = make("textarea", { id: "hb-share-message", value: messageOf(piece), rows: 7, lang: piece.language });
  const hint = make("p", { id: "hb-share-hint", className: "hb-share__hint" });
  hint.textContent = piece.short ? TEXTS.hint : `${TEXTS.hint} ${TEXTS.no_address}`;
  message.setAttribute("aria-describedby", hint.id);
  const words = () => message.value;

  /* Where the browser may not write to the clipboard, the older way; else the reader does it, with the text selected. */
  const select = (from, to) => {
    message.focus();
    message.setSelectionRange(from, to);
  };
  const copy = (text, done) => Promise.resolve()
    .then(() => navigator.clipboard.writeText(text))
    .catch(() => {
      const from = words().indexOf(text);
      if (from < 0) throw new Error("no longer in the message");
      select(from, from + text.length);
      if (!document.execCommand("copy")) throw new Error("refused");
    })
    .then(() => tell(done), () => tell(words().includes(text) ? TEXTS.copy_yourself : `${TEXTS.this_is_it} ${text}`));

  const away = (text) => make("a", { className: "hb-button", textContent: text, target: "_blank", rel: "noreferrer" });
  const chat = away(TEXTS.whatsapp), mail = away(TEXTS.mail);
  const follow = () => {
    chat.href = `https://wa.me/?text=${encodeURIComponent(words())}`;
    mail.href = `mailto:?subject=${encodeURIComponent(piece.title)}&body=${encodeURIComponent(words().replace(/\r?\n/g, "\r\n"))}`;
  };
  message.addEventListener("input", follow);
  follow();

  /* The device's own sheet gets the message only: it holds the address, which apps would add to it once more. */
  const sheet = navigator.share && button(TEXTS.device, () => {
    navigator.share({ title: piece.title, text: words() }).catch((error) => {
      if (error.name === "AbortError") return;  // the reader chose no app
      sheet.after(chat, mail);
      tell(TEXTS.device_failed);
    });
  }, "hb-button hb-share__first");

  /* What other scripts do with a piece: the panel makes room for them. */
  const hand = (name, label, use, ready = (feature) => feature) => window.handbook.has(name) && button(label, () => {
    window.handbook.load(name).then(ready).then((feature) => {
      dialog.close();
      use(feature);
    }, () => tell(TEXTS.not_there));
  });

  const showing = piece.short && button(TEXTS.show_code, () => showCode(piece, showing));
  const ways = [
    ...(sheet ? [sheet] : [chat, mail]),
    piece.short && button(TEXTS.copy_link, () => copy(piece.short, TEXTS.copied)),
    button(TEXTS.copy_message, () => copy(words(), TEXTS.message_copied)),
    showing,
  ].filter(Boolean);
  const more = [
    hand("route", TEXTS.route, (route) => route.add(piece.address), (route) => route.ready()),
    hand("projector", TEXTS.projector, (projector) => projector.show(piece.address, control)),
  ].filter(Boolean);

  const dialog = dialogOf("hb-share-panel", make("h2", { textContent: TEXTS.share.replace("{title}", piece.title) }), [
    make("label", { htmlFor: message.id, textContent: TEXTS.message }),
    message,
    hint,
    make("div", { className: "hb-share__ways" }, ways),
    ...(more.length ? [make("div", { className: "hb-share__ways hb-share__more" }, more)] : []),
    status,
  ], () => control.focus());
};

window.handbook.features.share = { open };
