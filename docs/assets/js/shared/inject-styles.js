/**
 * Put styles on the page that come with the script that needs them.
 * @param {string} css
 */
export const injectStyles = (css) => {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  } catch {
    const style = document.createElement("style"); // a browser of before 2023
    style.textContent = css;
    document.head.append(style);
  }
};
