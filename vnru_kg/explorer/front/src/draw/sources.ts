// How the documents are told apart in drawings: each has its own shape and colour.
import {
  type SymbolType,
  symbol,
  symbolCircle,
  symbolCross,
  symbolDiamond,
  symbolSquare,
  symbolStar,
  symbolTriangle,
  symbolWye,
} from "d3-shape";
import { dark } from "../core/theme";
import type { Source } from "../model/types";
import { svg } from "./svg";

const SHAPES: readonly SymbolType[] = [symbolCircle, symbolSquare, symbolTriangle, symbolDiamond, symbolCross, symbolStar, symbolWye];
// eight hues that stay apart for eyes that do not see red and green apart; the second of each is for dark grounds
const COLOURS: readonly (readonly [string, string])[] = [
  ["#0b6480", "#6cc3de"],
  ["#c2571a", "#f0965c"],
  ["#5b4a9c", "#b3a4f0"],
  ["#3f7d3a", "#8fcc88"],
  ["#b03060", "#f08cb0"],
  ["#8a6d1a", "#dcbc5c"],
  ["#4a5560", "#b4c0ca"],
  ["#7a3f2a", "#d8a08a"],
];

export function sourceColour(source: Source): string {
  return COLOURS[source.index % COLOURS.length]?.[dark() ? 1 : 0] ?? "#5b656e";
}

/** The outline of the source's shape around 0, of this area in square pixels. */
export function sourceShape(source: Source, area = 72): string {
  return symbol(SHAPES[source.index % SHAPES.length] ?? symbolCircle, area)() ?? "";
}

/** The source's shape as a picture of its own. */
export function sourceSign(source: Source): SVGSVGElement {
  const path = svg("path", { d: sourceShape(source, 90) });
  path.style.fill = sourceColour(source);
  return svg("svg", { viewBox: "-8 -8 16 16", class: "source-sign", "aria-hidden": "true" }, path);
}
