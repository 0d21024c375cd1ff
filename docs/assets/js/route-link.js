/* The link of a reading route: everything in the part after `#`, so that no server sees it. "1/<title>/<item>,<item>":
   a version, a title that may be empty, and items `page.id`. hooks/handbook/routes.py writes the same. */
const MOST = 60;
const TITLE_LENGTH = 80;
const LONG = 1500;
const LONGEST = 8000;
const ITEM = /^[a-z0-9-]{1,60}(?:\.[a-z0-9-]{1,90})?$/;
const IS_ROUTE = /^\d+(?:\/|%2f)/i;

/** What is wrong with a link, in the reader's words. */
const fault = (told) => Object.assign(new Error(told), { told });

/** A title as one line of at most 80 signs, without signs that steer a screen. */
const titleOf = (text) => Array.from(String(text).replace(/\s+/g, " ").replace(/\p{C}/gu, "").trim()).slice(0, TITLE_LENGTH).join("").trim();

const percent = (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;

/** {title, items} → the part after `#`. Items are addresses: "asso#vier-stappen". */
const encode = ({ title, items }) =>
  `1/${encodeURIComponent(title).replace(/[!'()*]/g, percent)}/${items.map((address) => address.replace("#", ".")).join(",")}`;

const decoded = (text) => {
  try {
    return decodeURIComponent(text);
  } catch {
    throw fault(TEXTS.unreadable);
  }
};

/** The part after `#` → {title, items, wrong}: `wrong` holds what can be no item, to be told by name. Throws a fault. */
const decode = (text) => {
  if (text.length > LONGEST) throw fault(TEXTS.too_long);
  const parts = /^(\d{1,6})\/([^/]*)\/([^/]*)$/.exec(/^\d+%2f/i.test(text) ? decoded(text) : text);
  if (!parts) throw fault(TEXTS.unreadable);
  if (Number(parts[1]) > 1) throw fault(TEXTS.newer);
  if (Number(parts[1]) < 1) throw fault(TEXTS.unreadable);
  /* a sentence in a message may end right behind the link */
  const names = decoded(parts[3]).replace(/[.,;:!?)\]>"'”’]+$/, "").split(",").map((name) => name.trim()).filter(Boolean);
  if (!names.length) throw fault(TEXTS.empty);
  if (names.length > MOST) throw fault(TEXTS.too_many);
  const items = new Set(), wrong = new Set();
  for (const name of names) {
    if (ITEM.test(name)) items.add(name.replace(".", "#"));
    else wrong.add(titleOf(name));
  }
  return { title: titleOf(decoded(parts[2])), items: [...items], wrong: [...wrong] };
};
