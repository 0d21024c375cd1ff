/* Styles that come with the script that needs them: const STYLES is their text. */
(() => {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLES);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  } catch { /* a browser of before 2023 */
    const style = document.createElement("style");
    style.textContent = STYLES;
    document.head.append(style);
  }
})();
