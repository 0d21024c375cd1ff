/* What scripts know of the page they run on, and a way to fetch the script of a feature when somebody uses it:
   handbook.load("share").then((share) => share.open(…)). A feature's script puts itself in handbook.features. */
(() => {
  "use strict";

  const given = document.currentScript.dataset;
  const asked = {};
  const sourceOf = (name) => given[`hb${name[0].toUpperCase()}${name.slice(1)}`];

  window.handbook = {
    /** The page's name in addresses, the same in every language: "asso"; "" where there is none. */
    page: given.hbPage || "",
    /** The folder of short addresses of this language: public where the site has an address, else beside this page. */
    short: given.hbShort ? new URL(given.hbShort, document.baseURI).href : "",
    /** The folder of this language. */
    home: new URL(given.hbHome || ".", document.baseURI).href,
    /** Where a control beside a heading or item leads: its page, its id there, and the folder of short addresses of the
        page. In a pocket copy the pages are parts of one document, and say their own name. */
    placeOf(control) {
      const id = control.hash.slice(1), part = control.closest("[data-hb-page]");
      if (!part) return { page: window.handbook.page, id, short: window.handbook.short };
      const { hbPage, hbShort } = part.dataset;
      return { page: hbPage, id: id.slice(hbPage.length + 1), short: hbShort || "" };
    },
    features: {},
    /** Whether this site has the feature `name`, so that a script may offer it. */
    has: (name) => Boolean(sourceOf(name)),
    load(name) {
      if (window.handbook.features[name]) return Promise.resolve(window.handbook.features[name]);
      asked[name] ||= new Promise((found, failed) => {
        const script = document.createElement("script");
        script.src = sourceOf(name);
        script.addEventListener("load", () => found(window.handbook.features[name]));
        script.addEventListener("error", () => {
          delete asked[name];  // the network may be back the next time
          script.remove();
          failed(new Error(`${name} is not there`));
        });
        document.head.append(script);
      });
      return asked[name];
    },
  };
})();
