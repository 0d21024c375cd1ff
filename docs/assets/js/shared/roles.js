/* By which selector a script knows what a part of a page is. What each role means stands in
   hooks/handbook/site/roles.py; pages that readers get carry no roles, to save bytes. tests/pure/test_roles.py holds
   that these find what has the role, on every page. Whoever leaves out parts of a page makes its list of them. */

/** What is a control by nature, or not shown: no template says so. A script or style in a text has no words. */
export const BY_NATURE = "button, input, select, textarea, [hidden]";
/** All but the form that makes a route: a hall is shown what stands in it. */
export const CONTROL =
  ".hb-actions, .hb-ask, .hb-filter, .hb-folds, .hb-letters, .hb-no-script, .hb-number, .hb-pager, .hb-points, " +
  ".hb-checklist__memory, .hb-worksheets__memory, .hb-share-row, .hb-write, [role=status]";
export const EXPLANATION = ".hb-criterion__why";
export const FOOT = ".hb-print-foot";
export const REFERENCE = ".hb-ref";
export const ROOM = ".hb-card__room, .hb-card__lines";
export const SOURCE = ".hb-source, .hb-card__foot";
export const WARNING = ".hb-caution, p.hb-mark, .hb-warning, .hb-card__warning";

/* Some of those that have a role. */
/** The head of a card: what it is called. */
export const LABEL_OF_CARD = ".hb-card__head";
/** What stands beside the words of an item: what a meaning rests on, "or" between alternatives. */
export const LABEL_IN_ITEM = ".hb-basis, .hb-criterion__or";
/** Who checked a page, at its end; the numbers for help have a line of their own. */
export const REVIEW_OF_PAGE = ".hb-checkedness";
/** The lines below a text; a card has its source at its foot. */
export const SOURCE_LINE = ".hb-source";

/** What is no part of the words of an item: what works beside it, lists below it, what explains it. */
export const UNSAID = /* @__PURE__ */ [
  "ul, ol, summary",
  BY_NATURE,
  CONTROL,
  EXPLANATION,
  LABEL_IN_ITEM,
  REFERENCE,
].join();
