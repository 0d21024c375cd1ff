/* Keeping the handbook on this device: handbook.load("keep").then((keep) => keep.open(button)). In a page that comes
   from what is kept, keep.look() sees whether there is a newer text, and asks. */

import { newest, remove, save, tidy } from "./keep/save.js";
import { list } from "./keep/store.js";
import { TEXTS } from "./shared/build.js";
import { announce, button, fill, make } from "./shared/dom.js";
import { injectStyles } from "./shared/inject-styles.js";
import { readText, writeText } from "./shared/storage.js";

injectStyles(HANDBOOK_BUILD.css);

const { language, up } = HANDBOOK_BUILD;
const scope = new URL(up, window.handbook.home).href;
const QUIET = { class: "hb-button hb-button--quiet" };
const HALF_YEAR = 183 * 24 * 60 * 60 * 1000;

/** @param {string} day */
const dateOf = (day) => new Date(day).toLocaleDateString(language === "en" ? "en-GB" : language, { dateStyle: "long" });
const keptNow = async () => (await list(scope)).find((kept) => kept.language === language);

/** What makes a place on the home screen: only for who keeps the handbook. */
const offerIcon = () => {
  if (document.querySelector("link[rel=manifest]")) return;
  document.head.append(
    make("link", { rel: "manifest", href: `${scope}kept/${language}.webmanifest` }),
    make("link", { rel: "apple-touch-icon", href: `${scope}kept/icon-180.png` }),
  );
};

/** @param {unknown} error */
const whatFailed = (error) => {
  const { name } = /** @type {Error} */ (error);
  if (name === "QuotaExceededError") return TEXTS.full;
  return /^(Security|NotAllowed|NotSupported|InvalidState)Error$/.test(name) ? TEXTS.blocked : TEXTS.failed;
};

/** @param {HTMLElement} opener gets the focus back */
const open = async (opener) => {
  let isRenewed = false;
  const status = make("p", { role: "status" });
  const bar = make("progress", { hidden: true, "aria-label": TEXTS.busy });
  const actions = make("div", { class: "hb-actions" });
  const state = make("p");
  const heading = make("h2", { id: "hb-keep-title", tabindex: "-1", autofocus: true }, TEXTS.title);
  const notes = [TEXTS.help_first, TEXTS.ios, TEXTS.in_app, TEXTS.private];
  const dialog = make(
    "dialog",
    { class: "hb-keep md-typeset", "aria-labelledby": heading.id, onclose: () => close() },
    heading,
    make("p", {}, TEXTS.about),
    state,
    actions,
    bar,
    status,
    make("ul", {}, ...notes.map((note) => make("li", {}, note))),
    button(TEXTS.close, () => dialog.close(), QUIET),
  );
  const close = () => {
    dialog.remove();
    opener.focus();
  };
  /** @param {string} words */
  const tell = (words) => announce(status, words);

  /** @param {import("./keep/save.js").Edition} edition @param {string} done */
  const keep = async (edition, done) => {
    actions.replaceChildren();
    bar.hidden = false;
    bar.max = edition.bytes;
    tell(TEXTS.busy);
    try {
      await save(scope, language, edition, (bytes) => {
        bar.value = bytes;
      });
      offerIcon();
      tell(done);
      isRenewed = done === TEXTS.updated;
    } catch (error) {
      tell(whatFailed(error));
    }
    bar.hidden = true;
    show();
  };
  const take = async () => {
    try {
      await remove(scope, language);
      tell(TEXTS.removed);
    } catch (error) {
      tell(whatFailed(error));
    }
    show();
  };

  /** What is kept, and what can be done: also where one of the two cannot be known. */
  const show = async () => {
    try {
      const kept = await keptNow();
      const edition = await newest(scope, language).catch(() => null);
      const size = edition?.size || "";
      const words = kept ? [fill(TEXTS.kept, { date: dateOf(kept.saved), size: kept.size })] : [];
      if (kept?.day) words.push(fill(TEXTS.text_of, { date: dateOf(kept.day) }));
      state.textContent = words.join(" ");
      actions.replaceChildren();
      const isNewer = edition && edition.edition !== kept?.edition;
      if (isNewer) {
        const label = fill(kept ? TEXTS.update : TEXTS.save, { size });
        actions.append(button(label, () => keep(edition, kept ? TEXTS.updated : TEXTS.done)));
      } else if (isRenewed) {
        actions.append(button(TEXTS.show, () => location.reload()));
      }
      if (kept) actions.append(button(TEXTS.remove, take, QUIET));
      if (!kept && !edition) tell(TEXTS.failed);
    } catch (error) {
      tell(whatFailed(error));
    }
  };

  document.body.append(dialog);
  dialog.showModal();
  if ("serviceWorker" in navigator && "caches" in window && "locks" in navigator && "DecompressionStream" in window) {
    await show();
  } else tell(TEXTS.cannot);
};

/** See once in a visit whether there is a newer text; where that cannot be seen, whether what is kept is old. */
const look = async () => {
  const kept = await keptNow();
  if (!kept) return;
  offerIcon();
  await tidy(scope);
  const edition = await newest(scope, language).catch(() => null);
  const isOld = !edition && Date.now() - Date.parse(kept.day || kept.saved) > HALF_YEAR;
  const isNewer = edition && edition.edition !== kept.edition;
  if (!(isOld || isNewer) || readText("not-now", "sessionStorage")) return;
  const words = isOld ? fill(TEXTS.old, { date: dateOf(kept.day || kept.saved) }) : TEXTS.newer;
  const update = button(TEXTS.see, () => {
    notice.remove();
    open(document.body);
  });
  const later = button(
    TEXTS.later,
    () => {
      writeText("not-now", "1", "sessionStorage");
      notice.remove();
    },
    QUIET,
  );
  const notice = make("section", { class: "hb-keep-notice md-typeset", "aria-label": TEXTS.title });
  const told = make("p", { role: "status" });
  notice.append(told, make("div", {}, ...(isOld ? [] : [update]), later));
  document.body.append(notice);
  announce(told, words);
};

window.handbook.features.keep = { open, look };
