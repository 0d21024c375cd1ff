/* What scripts share at run time, for the type checker (`make lint`); browsers get nothing of it. */

/** What the build hands to a bundle, as far as that bundle asks for it (hooks/handbook/site/bundles.py). */
declare const HANDBOOK_BUILD: {
  /** The texts of the feature, in the language of the page: a part of docs/data/interface.LANGUAGE.yml. */
  texts: Record<string, string>;
  /** Styles that are put on the page when the script runs. */
  css: string;
  /** The file name of the feature's own stylesheet, beside this script. */
  stylesheet: string;
  /** The meaning of each term of the glossary, by its id. */
  meanings: Record<string, string>;
  /** What is said where a page ("") or section stands alone, by page and id: a sentence, the ids of its warnings. */
  sentences: Record<string, Record<string, [string, ...string[]]>>;
  /** The file names of the scripts that this one fetches, by feature, beside this script. */
  scripts: Record<string, string>;
  /** The short form of each warning, by its id. */
  warnings: Record<string, string>;
  /** The names of the pages that end in no questions to talk about. */
  quiet: string[];
  /** The name of the page of reading routes. */
  route: string;
  /** The numbers for help, in a few lines, for paper. */
  help: string[];
  /** How a voice says words that it would say wrong, longer ones first: [written, said]. */
  said: [string, string][];
  /** The sections that somebody recorded, "asso/vier-stappen": the text of now, and an older one. */
  recorded: string[];
  outdated: string[];
  /** The root of the site, seen from the folder of the language. */
  up: string;
  /** The language of the text that is searched, or that is kept. */
  language: string;
  /** What is searched: see search_index.js. */
  index: import("./search_index.js").Index;
  /** The names of the pages that help somebody on who finds nothing; "" where there is none. */
  pages: { help: string; situations: string };
  /** Questions to try, for who opens the search window. */
  examples: string[];
  /** What is asked in need, and about force: see search/need.js. */
  need: string[];
  force: string[];
  /** The warning for who asks about force: its line, and the page and section that it leads to. */
  warning: string[];
};

/** A piece of the handbook, as an address knows it: "asso#vier-stappen". */
type Address = string;

interface Place {
  page: string;
  id: string;
  /** The folder of the short addresses of the page; "" where there is none. */
  short: string;
}

/** What a feature's script puts in `handbook.features`. */
interface Features {
  glossary: { toggle(link: HTMLAnchorElement): void; filter(field: HTMLInputElement): void };
  share: {
    open(control: HTMLAnchorElement): void;
    offer(piece: import("./share/piece.js").SharedPiece, opener: HTMLElement): void;
    codeOf(address: string, name: string): Element;
  };
  keep: { open(opener: HTMLElement): Promise<void>; look(): Promise<void> };
  aloud: { read(text: HTMLElement, section: string, opener: HTMLElement): void };
  projector: { show(what: Element | Address | Address[] | null, opener?: HTMLElement): Promise<void> };
  paper: { print(control: HTMLAnchorElement, piece: import("./share/piece.js").SharedPiece): void };
  route: import("./route.js").RouteFeature;
  bilingual: import("./bilingual.js").Bilingual;
  route_maker: { open(): Promise<void>; begin(): void };
  search: { open(from?: HTMLElement): void };
  search_index: { ready: Promise<import("./search_index.js").Searching> };
}

interface Handbook {
  /** The page's name in addresses, the same in every language: "asso"; "" where there is none. */
  page: string;
  /** The folder of short addresses of this language: public where the site has an address, else beside this page. */
  short: string;
  /** The folder of this language. */
  home: string;
  features: Partial<Features>;
  placeOf(control: Element, id: string): Place;
  /** Whether this site has the feature `name`, so that a script may offer it. */
  has(name: keyof Features): boolean;
  load<Name extends keyof Features>(name: Name): Promise<Features[Name]>;
  /** What was fetched of other pages: see shared/fragments.js. */
  fragments?: {
    index: import("./shared/fragments.js").Index;
    files: Map<string, import("./shared/fragments.js").Fragment>;
  };
}

interface Window {
  handbook: Handbook;
  /** Called by the files of pieces/ (hooks/handbook/site/fragments.py), and by those of 404.html. */
  handbookPiece(fragment: import("./shared/fragments.js").Fragment): void;
  handbookPieces(index: import("./shared/fragments.js").Index): void;
  handbookAddresses(given: import("./not_found.js").Addresses): void;
  handbookTitles(titles: [Address, string, string, 1?][]): void;
  /** In a copy for a folder: the scripts that came whole (offline_copy.js). */
  hbWhole: string[];
}
