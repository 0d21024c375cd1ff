/* The panel to share a piece: an editable message, ways to send it, its link, its QR code. Opened by share-links.js:
   handbook.features.share.open(control). Nothing is sent from here; the reader's own app does that. */

import { piecesOf } from "./share/piece.js";
import { escaped } from "./shared/address.js";
import { TEXTS } from "./shared/build.js";
import { loadBuiltFeature } from "./shared/built-files.js";
import { announce, button, fill, make } from "./shared/dom.js";
import { injectStyles } from "./shared/inject-styles.js";
import { otherLanguages } from "./shared/languages.js";
import { qrCode } from "./shared/qr-code.js";
import { routeTo } from "./shared/route-link.js";

/** @import { SharedPiece } from "./share/piece.js" */

injectStyles(HANDBOOK_BUILD.css);

const { handbook } = window;
const QUIET = { class: "hb-button hb-button--quiet" };

/** @param {SharedPiece} piece */
const messageOf = ({ title, sentence, warnings, short }) =>
  [title, sentence, ...warnings.map((line) => `⚠ ${line}`), short].filter(Boolean).join("\n");

/**
 * A window over the page, named by its heading, which gets the focus; gone when it closes.
 * @param {string} look a class
 * @param {string} title
 * @param {Node[]} children
 * @param {() => void} closed
 */
const openDialog = (look, title, children, closed) => {
  const id = `${look}-title`;
  const heading = make("h2", { id, tabindex: "-1", autofocus: true }, title);
  const close = button("×", () => dialog.close(), { class: "hb-share__close", "aria-label": TEXTS.close });
  const dialog = make(
    "dialog",
    { class: `hb-share ${look} md-typeset`, "aria-labelledby": id },
    make("div", { class: "hb-share__head" }, heading, close),
    ...children,
  );
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener("close", () => {
    dialog.remove();
    closed();
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
};

/**
 * The QR code of an address; words instead where that is too long for one.
 * @param {string} address
 * @param {string} name
 */
const codeOf = (address, name) => {
  try {
    return qrCode(address, name);
  } catch {
    return make("p", {}, TEXTS.code_too_long);
  }
};

/**
 * @param {SharedPiece} piece
 * @param {HTMLElement} from
 */
const showCode = ({ title, short, codeName }, from) => {
  const children = [
    codeOf(short, codeName || fill(TEXTS.code_of, { address: short })),
    make("p", { class: "hb-share__address" }, codeName ? "" : short),
    make("p", {}, TEXTS.scan),
  ];
  openDialog("hb-share-code", title, children, () => from.focus());
};

/**
 * @param {{ piece: SharedPiece, label: string }[]} pieces one of which is chosen
 * @param {HTMLElement} opener
 * @param {HTMLAnchorElement | null} control the row on the page that ends them
 */
const openPanel = (pieces, opener, control = null) => {
  let [{ piece }] = pieces;
  const status = make("p", { class: "hb-share__status", role: "status" });
  /** @param {string} words */
  const tell = (words) => {
    status.textContent = ""; // so that a screen reader also speaks the same words twice
    announce(status, words, () => status.scrollIntoView({ block: "nearest" }));
  };

  /* One thing of a section, such as a tip, is shared by choosing it. */
  const choice = make(
    "select",
    { id: "hb-share-which" },
    ...pieces.map(({ piece: { id }, label }) => new Option(label, `#${id}`)),
  );
  choice.addEventListener("change", () => {
    ({ piece } = pieces[choice.selectedIndex]);
    history.replaceState(null, "", choice.value);
    message.value = messageOf(piece);
    follow();
  });

  const hint = [TEXTS.hint, piece.codeName ? TEXTS.route_seen : "", piece.short ? "" : TEXTS.no_address]
    .filter(Boolean)
    .join(" ");
  const look = { id: "hb-share-message", rows: 7, lang: piece.language, "aria-describedby": "hb-share-hint" };
  const message = Object.assign(make("textarea", look), { value: messageOf(piece) });
  const words = () => message.value;

  /**
   * Where the browser may not write to the clipboard, the older way; else the reader does it, with the text selected.
   * @param {string} text
   * @param {string} done
   */
  const copy = async (text, done) => {
    try {
      await Promise.resolve().then(() => navigator.clipboard.writeText(text));
      tell(done);
    } catch {
      const from = words().indexOf(text);
      if (from >= 0) {
        message.focus();
        message.setSelectionRange(from, from + text.length);
      }
      if (from >= 0 && document.execCommand("copy")) tell(done);
      else tell(words().includes(text) ? TEXTS.copy_yourself : `${TEXTS.this_is_it} ${text}`);
    }
  };

  /** @param {string} text */
  const away = (text) => make("a", { class: "hb-button", target: "_blank", rel: "noreferrer" }, text);
  const chat = away(TEXTS.whatsapp);
  const mail = away(TEXTS.mail);
  const follow = () => {
    const body = escaped(words().replace(/\r?\n/g, "\r\n"));
    chat.href = `https://wa.me/?text=${escaped(words())}`;
    mail.href = `mailto:?subject=${escaped(piece.title)}&body=${body}`;
  };
  message.addEventListener("input", follow);
  follow();

  /* The device's own sheet gets the message only: it holds the address, which apps would add to it once more. */
  const toSheet = () =>
    navigator.share({ title: piece.title, text: words() }).catch((error) => {
      if (error.name === "AbortError") return; // the reader chose no app
      sheet.after(chat, mail);
      tell(TEXTS.device_failed);
    });
  const sheet = button(TEXTS.device, toSheet, { class: "hb-button hb-share__first" });
  const hasSheet = "share" in navigator;

  /**
   * A button for what another feature does with a piece.
   * @template {keyof Features} Name
   * @param {Name} name
   * @param {string} label
   * @param {(feature: Features[Name]) => void} use
   * @param {(feature: Features[Name]) => Promise<unknown>} ready
   */
  const hand = (name, label, use, ready = async () => {}) =>
    button(
      label,
      async () => {
        try {
          const feature = await (handbook.has(name) ? handbook.load(name) : loadBuiltFeature(name));
          await ready(feature);
          dialog.close();
          use(feature);
        } catch {
          tell(TEXTS.not_there);
        }
      },
      QUIET,
    );

  const showing = button(TEXTS.show_code, () => showCode(piece, showing), QUIET);
  const ways = [
    ...(hasSheet ? [sheet] : [chat, mail]),
    ...(piece.short ? [button(TEXTS.copy_link, () => copy(piece.short, TEXTS.copied), QUIET), showing] : []),
  ];
  const [{ piece: whole }, ...inside] = pieces;
  /** @type {HTMLElement[]} */
  const more = [button(TEXTS.copy_message, () => copy(words(), TEXTS.message_copied), QUIET)];
  if (control && whole.address.includes("#")) {
    more.push(hand("paper", TEXTS.print, (paper) => paper.print(control, whole)));
  }
  if (piece.address && handbook.has("route")) {
    const toRoute = hand(
      "route",
      TEXTS.route,
      (route) => route.add(piece.address),
      (route) => route.ready(),
    );
    more.push(toRoute);
    const items = whole.address.includes("#") ? [whole.address] : inside.map((one) => one.piece.address);
    for (const { language, name } of items.length ? otherLanguages() : []) {
      const href = `${handbook.home}${HANDBOOK_BUILD.route}.html?naast=${language}#${routeTo(items)}`;
      more.push(make("a", { ...QUIET, href }, fill(TEXTS.two, { language: name })));
    }
  }
  if (piece.address && handbook.has("projector")) {
    more.push(hand("projector", TEXTS.projector, (projector) => projector.show(piece.address, opener)));
  }

  const children = [
    ...(pieces.length > 1 ? [make("label", { for: choice.id }, TEXTS.which), choice] : []),
    make("div", { class: "hb-share__ways" }, ...ways),
    make("label", { for: message.id }, TEXTS.message),
    message,
    make("p", { id: "hb-share-hint", class: "hb-share__hint" }, hint),
    make("div", { class: "hb-share__ways" }, ...more),
    status,
  ];
  const title = fill(TEXTS.share, { title: piece.title });
  const dialog = openDialog("hb-share-panel", title, children, () => opener.focus());
};

handbook.features.share = {
  open: (control) => openPanel(piecesOf(control), control, control),
  offer: (piece, opener) => openPanel([{ piece, label: "" }], opener),
  codeOf,
};
