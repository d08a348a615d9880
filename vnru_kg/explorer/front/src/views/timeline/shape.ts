import { colour, outline } from "../../core/kinds";
import { DAY } from "../../draw/spans";
import { set, svg } from "../../draw/svg";
import type { Kind, Model } from "../../model/types";
import { extent, LEAST, type Extent } from "./pack";
import type { Mark } from "./rows";

export const BAR = 14;

/** A mark as it is drawn: a group with the shape of the date and a name. */
export interface Drawn {
  readonly mark: Mark;
  readonly group: SVGGElement;
  readonly shape: SVGElement;
  readonly name: SVGTextElement;
  row: number;
  y: number;
  extent: Extent;
  words: string;
}

export function draw(mark: Mark): Drawn {
  const { span, kind } = mark;
  const point = span.precision === "day";
  const shape = point ? svg("path", { d: outline(kind) }) : svg("rect", { height: BAR, y: -BAR / 2, rx: 4 });
  const name = svg("text", { dy: "0.34em" });
  const kinds = ["mark", mark.planned && "planned", mark.force && "force", span.vague && "vague", point ? "point" : "bar", !point && span.end - span.start < 370 * DAY && span.from === "known" && span.to === "known" && "brief"];
  const group = svg("g", { class: kinds.filter(Boolean).join(" "), id: `mark-${mark.index}`, role: "option", "aria-selected": "false", "data-mark": mark.index }, svg("rect", { class: "reach" }), shape, name);
  if (!point && !mark.planned) {
    const [from, to] = [span.from !== "known" || span.vague, span.to !== "known" || span.vague];
    if (from || to) shape.style.fill = `url(#fade-${kind.index}-${from && to ? "both" : from ? "from" : "to"})`;
  }
  return { mark, group, shape, name, row: 0, y: 0, extent: { left: 0, right: 0 }, words: "" };
}

/** Bring a mark to its place on a scale of time; gives whether it is in sight. */
export function place(drawn: Drawn, x: (time: number) => number, sight: Extent, edge: Extent): boolean {
  const reach = (drawn.extent = extent(drawn.mark.span, x, edge));
  const inSight = reach.right > sight.left && reach.left < sight.right;
  drawn.group.style.display = inSight ? "" : "none";
  if (!inSight) return false;
  const { left, right } = reach;
  if (drawn.mark.span.precision === "day") {
    const size = drawn.mark.force ? 0.4 : 0.56;
    set(drawn.shape, { transform: `translate(${round((left + right) / 2)},0) scale(${size})` });
  } else set(drawn.shape, { x: round(left), width: round(Math.max(LEAST, right - left)) });
  return true;
}

/** What can be hit: the mark with a little room around it. */
export function hit({ group, extent: { left, right } }: Drawn, row: number): void {
  const reach = group.firstElementChild;
  if (reach) set(reach, { x: round(left - 4), y: -row / 2, width: round(right - left + 8), height: row });
}

/** The gradients of bars that have no end, one set for each kind. */
export function fades(model: Model): SVGDefsElement {
  const stops: Readonly<Record<string, readonly [number, number][]>> = {
    to: [[0, 1], [0.25, 0.9], [1, 0.06]],
    from: [[0, 0.06], [0.75, 0.9], [1, 1]],
    both: [[0, 0.1], [0.5, 0.9], [1, 0.1]],
  };
  return svg("defs", {}, ...model.kinds.flatMap((kind) => Object.entries(stops).map(([name, list]) => gradient(kind, name, list))));
}

function gradient(kind: Kind, name: string, stops: readonly [number, number][]): SVGLinearGradientElement {
  const shade = colour(kind);
  return svg("linearGradient", { id: `fade-${kind.index}-${name}` }, ...stops.map(([offset, opacity]) => svg("stop", { offset, "stop-color": shade, "stop-opacity": opacity })));
}

export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
