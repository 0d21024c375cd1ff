/* The pieces of the handbook, from small scripts that the build wrote (hooks/handbook/routes.py): an index of all
   addresses, and one file per section. Only what stands on a route is fetched; nothing is asked for that is not there. */
const HOME = new URL("pieces/", window.handbook.home);
const kept = new Map();
let index = null;

window.handbookPiece = (piece) => kept.set(piece.address, piece);
window.handbookPieces = (given) => { index = given; };

const asked = new Map();
const ask = (name) => {
  if (!asked.has(name)) {
    asked.set(name, new Promise((found, failed) => {
      const script = document.createElement("script");
      script.src = new URL(name, HOME).href;
      script.addEventListener("load", found);
      script.addEventListener("error", () => {
        asked.delete(name);  // the network may be back the next time
        failed(fault(TEXTS.not_loaded));
      });
      script.addEventListener("load", () => script.remove());
      script.addEventListener("error", () => script.remove());
      document.head.append(script);
    }));
  }
  return asked.get(name);
};

const loadIndex = () => ask("_index.js").then(() => index);

/** Where an address is now: {address, section, item}, or null if the handbook has no such place. Needs the index. */
const placeOf = (address) => {
  const now = Object.hasOwn(index.moved, address) ? index.moved[address] : address;
  const [page, id = ""] = now.split("#");
  if (!Object.hasOwn(index.pages, page)) return null;
  const sections = index.pages[page];
  if (!id) return { address: now, section: page, item: "" };
  if (Object.hasOwn(sections, id)) return { address: now, section: now, item: "" };
  const home = Object.keys(sections).find((name) => sections[name].split(" ").includes(id));
  return home === undefined ? null : { address: now, section: `${page}#${home}`, item: id };
};

/** The section that holds a place: what its file says. */
const sectionOf = ({ section }) => ask(`${section.replace("#", "/")}.js`).then(() => {
  if (!kept.has(section)) throw fault(TEXTS.not_loaded);
  return kept.get(section);
});

/** An item out of its section, within what must stand around it: its list, or the table with its head. */
const alone = (item) => {
  let shown = item;
  for (let around = item.parentElement; around?.matches("ul, ol, dl, tbody, table"); around = around.parentElement) {
    const shell = around.cloneNode(false);
    around.querySelectorAll(":scope > thead").forEach((head) => shell.append(head.cloneNode(true)));
    shell.append(shown);
    shown = shell;
  }
  return shown;
};

/** What a place says, as elements of our own pages; the sources always go along. Null if the item is not in it. */
const contentOf = ({ item }, section) => {
  const template = document.createElement("template");
  template.innerHTML = section.html;  // out of the handbook's own build, never out of the address
  if (!item) return [template.content];
  const found = template.content.querySelector(`[data-hb-item="${CSS.escape(item)}"]`);
  if (!found) return null;
  const sources = [...template.content.querySelectorAll(".hb-source, .hb-card__foot")];
  return [alone(found), ...sources];
};
