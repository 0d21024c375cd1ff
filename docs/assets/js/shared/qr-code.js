/* A QR code as a drawing, black on white in every colour scheme, with the quiet zone that scanners ask for. */
import { generate } from "lean-qr";

const QUIET = 4;

/**
 * @param {string} name
 * @param {Record<string, string | number>} attributes
 * @param {...Element} inside
 */
const draw = (name, attributes, ...inside) => {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.append(...inside);
  return element;
};

/**
 * Throws for a text that is too long.
 * @param {string} text
 * @param {string} label what a screen reader says
 */
export const qrCode = (text, label) => {
  const squares = generate(text);
  const side = squares.size + 2 * QUIET;
  /* One line for every row of neighbouring dark squares: a path stays small and has no seams between squares. */
  let dark = "";
  for (let y = 0; y < squares.size; y += 1) {
    for (let x = 0, end = 0; x < squares.size; x = end + 1) {
      end = x;
      while (squares.get(end, y)) end += 1;
      if (end > x) dark += `M${x + QUIET} ${y + QUIET}h${end - x}v1H${x + QUIET}z`;
    }
  }
  const look = { viewBox: `0 0 ${side} ${side}`, "shape-rendering": "crispEdges" };
  return draw(
    "svg",
    { class: "hb-qr", role: "img", "aria-label": label, ...look },
    draw("rect", { width: side, height: side, fill: "#fff" }),
    draw("path", { d: dark, fill: "#000" }),
  );
};
