/* A QR code for any script that opens on demand: qr("https://…", "QR code of …") is an <svg>, black on white in every
   colour scheme, with the quiet zone that scanners ask for. The library comes along as LeanQR (assets/vendor). */
const qr = (text, label = text) => {
  const quiet = 4;
  const squares = LeanQR.generate(text);
  const side = squares.size + 2 * quiet;
  const draw = (name, attributes) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };
  /* One line for every row of neighbouring dark squares: a path stays small and has no seams between squares. */
  let dark = "";
  for (let y = 0; y < squares.size; y += 1)
    for (let x = 0, end; x < squares.size; x = end + 1) {
      for (end = x; squares.get(end, y); ) end += 1;
      if (end > x) dark += `M${x + quiet} ${y + quiet}h${end - x}v1H${x + quiet}z`;
    }
  const svg = draw("svg", {
    class: "hb-qr", role: "img", "aria-label": label, viewBox: `0 0 ${side} ${side}`, "shape-rendering": "crispEdges",
  });
  svg.append(draw("rect", { width: side, height: side, fill: "#fff" }), draw("path", { d: dark, fill: "#000" }));
  return svg;
};
