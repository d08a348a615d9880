import { colour, outline } from "../../core/kinds";
import { DAY } from "../../draw/spans";
import { set, svg } from "../../draw/svg";
import type { Kind, Model } from "../../model/types";
import { type Extent, LEAST } from "./pack";
import type { Mark } from "./rows";

export const BAR = 14;
export const ROW = 19;

/** A mark as it is drawn: a group with the shape of the date and a name; it is told only what has changed. */
export interface Glyph {
  readonly mark: Mark;
  readonly group: SVGGElement;
  readonly shape: SVGElement;
  readonly reach: SVGRectElement;
  readonly name: SVGTextElement;
  y: number;
  extent: Extent;
  words: string;
  /** What the page was told last: whether it is shown, where its row is, where the mark is, and its name. */
  told: { shown: boolean; y: number; place: string; name: string };
}

export function draw(mark: Mark): Glyph {
  const { span, kind } = mark;
  const point = span.precision === "day";
  const shape = point ? svg("path", { d: outline(kind) }) : svg("rect", { height: BAR, y: -BAR / 2, rx: 4 });
  const name = svg("text", { dy: "0.34em" });
  const kinds = [
    "mark",
    mark.planned && "planned",
    mark.force && "force",
    span.vague && "vague",
    point ? "point" : "bar",
    !point && span.end - span.start < 370 * DAY && span.from === "known" && span.to === "known" && "brief",
  ];
  const reach = svg("rect", { class: "reach", y: -ROW / 2, height: ROW });
  const group = svg(
    "g",
    { class: kinds.filter(Boolean).join(" "), id: `mark-${mark.index}`, role: "option", "aria-selected": "false", "data-mark": mark.index },
    reach,
    shape,
    name,
  );
  group.style.display = "none";
  if (!point && !mark.planned) {
    const [from, to] = [span.from !== "known" || span.vague, span.to !== "known" || span.vague];
    if (from || to) shape.style.fill = `url(#fade-${kind.index}-${from && to ? "both" : from ? "from" : "to"})`;
  }
  return {
    mark,
    group,
    shape,
    reach,
    name,
    y: 0,
    extent: { left: 0, right: 0 },
    words: "",
    told: { shown: false, y: NaN, place: "", name: "" },
  };
}

/** Show a mark in its row and at its place, or hide it. */
export function show({ group, shape, reach, mark, y, extent: { left, right }, told }: Glyph, shown: boolean): void {
  if (told.shown !== shown) group.style.display = shown ? "" : "none";
  told.shown = shown;
  if (!shown) return;
  if (told.y !== y) group.setAttribute("transform", `translate(0,${y})`);
  told.y = y;
  const place = `${round(left)} ${round(right)}`;
  if (told.place === place) return;
  told.place = place;
  if (mark.span.precision === "day")
    shape.setAttribute("transform", `translate(${round((left + right) / 2)},0) scale(${mark.force ? 0.4 : 0.56})`);
  else set(shape, { x: round(left), width: round(Math.max(LEAST, right - left)) });
  set(reach, { x: round(left - 4), width: round(right - left + 8) });
}

/** Give a mark the name that has room beside it; "" gives it none. */
export function name({ name: text, told }: Glyph, words: string, x: number, anchor: "start" | "end", within: boolean): void {
  const next = words && `${round(x)} ${anchor} ${within} ${words}`;
  if (told.name === next) return;
  told.name = next;
  text.textContent = words;
  if (words) set(text, { x: round(x), "text-anchor": anchor, class: within ? "within" : null });
}

/** The gradients of bars that have no end, one set for each kind. */
export function fades(model: Model): SVGDefsElement {
  const stops: Readonly<Record<string, readonly [number, number][]>> = {
    to: [
      [0, 1],
      [0.25, 0.9],
      [1, 0.06],
    ],
    from: [
      [0, 0.06],
      [0.75, 0.9],
      [1, 1],
    ],
    both: [
      [0, 0.1],
      [0.5, 0.9],
      [1, 0.1],
    ],
  };
  return svg("defs", {}, ...model.kinds.flatMap((kind) => Object.entries(stops).map(([name, list]) => gradient(kind, name, list))));
}

function gradient(kind: Kind, name: string, stops: readonly [number, number][]): SVGLinearGradientElement {
  const shade = colour(kind);
  return svg(
    "linearGradient",
    { id: `fade-${kind.index}-${name}` },
    ...stops.map(([offset, opacity]) => svg("stop", { offset, "stop-color": shade, "stop-opacity": opacity })),
  );
}

export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
