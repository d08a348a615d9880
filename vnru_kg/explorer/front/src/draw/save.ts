import { plain } from "../core/text";
import { token } from "../core/theme";
import { linesOf, set, svg } from "./svg";

// what the style sheet says of a drawing and a file has to say itself
const STYLES = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-opacity",
  "stroke-dasharray",
  "stroke-linecap",
  "stroke-linejoin",
  "opacity",
  "paint-order",
  "vector-effect",
  "font-family",
  "font-size",
  "font-weight",
  "text-anchor",
  "stop-color",
  "stop-opacity",
] as const;
const LINE = 19;
const UNDER = 7;
const GAP = 12;

/** A drawing of the page with the words over it. */
export interface Part {
  readonly drawing: SVGSVGElement;
  readonly title?: string;
  /** A second line: what the drawing is of. */
  readonly measured?: string;
}

/** Drawings under each other as one SVG file that needs no style sheet. */
export function pictureOf(parts: readonly Part[]): string {
  const [family, ink] = [getComputedStyle(document.body).fontFamily, token("ink")];
  let [width, y] = [0, 0];
  const found: SVGElement[] = [];
  for (const { drawing, title = "", measured = "" } of parts) {
    const { width: wide, height } = drawing.viewBox.baseVal;
    for (const [text, size, weight] of [
      [title, 14, 600],
      [measured, 12, 400],
    ] as const)
      for (const line of text ? linesOf(plain(text), ((wide - 24) * 12) / size, weight) : []) {
        found.push(svg("text", { x: 12, y: y + 19, fill: ink, "font-family": family, "font-size": size, "font-weight": weight }, line));
        y += LINE;
      }
    if (title) y += UNDER;
    const copy = bare(drawing);
    set(copy, { x: 0, y, width: wide, height });
    found.push(copy);
    width = Math.max(width, wide);
    y += height + (title ? GAP : 0);
  }
  const whole = svg(
    "svg",
    { width, height: y, viewBox: `0 0 ${width} ${y}` },
    svg("rect", { width: "100%", height: "100%", fill: token("ground") }),
    ...found,
  );
  return new XMLSerializer().serializeToString(whole);
}

/** A copy that says by itself how it looks, without what is only there to be hit by a pointer. */
function bare<E extends Element>(element: E): E {
  const copy = element.cloneNode(false) as E;
  const looks = getComputedStyle(element);
  for (const name of STYLES) {
    const value = looks.getPropertyValue(name);
    if (value) copy.setAttribute(name, value.replaceAll('"', "'"));
  }
  for (const name of ["style", "class", "tabindex", "role"]) copy.removeAttribute(name);
  for (const child of element.childNodes) {
    if (child instanceof Element) {
      if (!child.classList.contains("reach") && getComputedStyle(child).display !== "none") copy.append(bare(child));
    } else copy.append(plain(child.textContent ?? ""));
  }
  return copy;
}
