import { type ScaleLinear, type ScaleTime, scaleLinear, scaleUtc } from "d3-scale";
import { area } from "d3-shape";
import { onAxis } from "../../core/numbers";
import { say } from "../../core/text";
import { sourceColour, sourceShape } from "../../draw/sources";
import { DAY, middle, tickWords } from "../../draw/spans";
import { svg, widthOf } from "../../draw/svg";
import type { Language } from "../../model/languages";
import type { Conflict } from "../conflicts/rows";
import { aside, type Band, bands, boundsOf, range, runs } from "./bands";
import { clashMarks } from "./clashes";
import type { Indicator, Observation, Series } from "./rows";

const MARK = 10;
const RING = 10;
const FOOT = 24;
const HEAD = 14;
const SINGLE = 26;
const BEYOND = 26; // how far a line without an end is drawn

export interface Frame {
  readonly width: number;
  readonly height: number;
  /** The first and the last moment shown. */
  readonly time: readonly [number, number];
  readonly language: Language;
  /** Where the drawing begins, after the numbers of the axis. */
  readonly left: number;
  /** Whether the axis of time is drawn beneath. */
  readonly dated: boolean;
}

const PLAIN = 12;

interface Scales {
  readonly x: ScaleTime<number, number>;
  readonly y: ScaleLinear<number, number>;
  readonly bottom: number;
}

/** The marks of one series, each with the number of its observation; those that contradict each other are joined. */
export function chart(
  indicator: Indicator,
  series: Series,
  shown: readonly Observation[],
  frame: Frame,
  clashes: readonly Conflict[] = [],
): SVGSVGElement {
  const { width, height, left } = frame;
  const single = !isRich(shown);
  const y = values(indicator, shown, height);
  const x = scaleUtc()
    .domain([...frame.time])
    .range([left, width - 16]);
  const scales: Scales = { x, y: single ? y.copy().range([SINGLE, SINGLE]) : y, bottom: height - FOOT };
  const spots = shown.map((figure) => ({ x: x(anchor(figure)), y: scales.y(figure.value) }));
  const shift = aside(spots, MARK);
  const stands = spots.map((spot, n) => ({ x: spot.x + (shift[n] ?? 0) * MARK, y: spot.y }));
  const clashing = clashes.map((clash) => clashMarks(clash, shown));
  return svg(
    "svg",
    { width, height, viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true", "data-series": series.index },
    single ? null : valueAxis(ticksOf(y, indicator, height), scales, frame, left, indicator.sort),
    frame.dated && timeAxis(scales, frame, left),
    single
      ? null
      : svg("g", { class: "bands" }, ...runs(shown).map((run) => ribbon(run, scales)), ...bands(shown).map((band) => bandOf(band, scales))),
    joins(clashing, stands),
    ...shown.map((figure, n) =>
      mark(figure, series.observations.indexOf(figure), scales, frame, (shift[n] ?? 0) * MARK, single, !indicator.stock && isPart(figure)),
    ),
    single ? null : labels(shown, stands, new Set(clashing.flatMap(({ ringed }) => ringed)), y, frame),
  );
}

type Spot = { readonly x: number; readonly y: number };

/** A ring around each figure that another contradicts, and a line between two that do. */
function joins(clashing: readonly ReturnType<typeof clashMarks>[], stands: readonly Spot[]): SVGGElement {
  const ends = clashing
    .flatMap(({ pairs }) => pairs)
    .flatMap(([n, m]) => (stands[n] && stands[m] ? [[stands[n], stands[m]] as const] : []));
  const rings = [...new Set(clashing.flatMap(({ ringed }) => ringed))].flatMap((n) => stands[n] ?? []);
  return svg(
    "g",
    { class: "clash" },
    ...ends.map(([from, to]) => svg("line", { x1: round(from.x), y1: round(from.y), x2: round(to.x), y2: round(to.y) })),
    ...rings.map(({ x, y }) => svg("circle", { cx: round(x), cy: round(y), r: RING })),
  );
}

/** What the figures say, beside as many marks as find room: first those that are contradicted, then the last, the first, the greatest. */
function labels(
  shown: readonly Observation[],
  stands: readonly Spot[],
  ringed: ReadonlySet<number>,
  value: ScaleLinear<number, number>,
  { width, height, language, left }: Frame,
): SVGGElement {
  const inOrder = shown.map((_, n) => n).sort((a, b) => (stands[a]?.x ?? 0) - (stands[b]?.x ?? 0));
  const byValue = [...inOrder].sort((a, b) => (shown[b]?.value ?? 0) - (shown[a]?.value ?? 0));
  const order = new Set([...ringed, ...inOrder.slice(-1), ...inOrder.slice(0, 1), ...byValue]);
  const reaches = shown.map((figure, n) => reachBox(figure, stands[n] ?? { x: 0, y: 0 }, value));
  const taken = [...stands.map(({ x, y }) => ({ left: x - 7, right: x + 7, top: y - 7, bottom: y + 7 })), ...reaches];
  const found: SVGTextElement[] = [];
  for (const n of order) {
    const [figure, spot] = [shown[n], stands[n]];
    if (!figure || !spot) continue;
    const text = say(figure.words, language);
    const half = widthOf(text) / 2 + 2;
    const x = Math.min(Math.max(spot.x, left + half), width - 8 - half);
    const { top, bottom } = reaches[n] ?? { top: spot.y, bottom: spot.y };
    const box = [spot.y - 12, spot.y + 22, top - 5, bottom + 14]
      .map((y) => ({ left: x - half, right: x + half, top: y - 12, bottom: y + 3, y }))
      .find((one) => one.top > 0 && one.bottom < height - FOOT + 2 && !taken.some((other) => overlap(one, other)));
    if (!box) continue;
    taken.push(box);
    found.push(svg("text", { x: round(x), y: round(box.y), "text-anchor": "middle" }, text));
  }
  return svg("g", { class: "labels" }, ...found);
}

/** Where the upright line of what a figure allows is drawn: no words may stand across it. */
function reachBox(figure: Observation, { x, y }: Spot, value: ScaleLinear<number, number>): Box {
  const { low, high } = boundsOf(figure);
  const open = low === null || high === null ? BEYOND : 0;
  const ends = [y, ...[low, high].flatMap((end) => (end === null ? [] : [value(end)]))];
  const grows = Math.sign(value(0) - value(1) || 1); // upwards, but for ranks
  const beyond = (high === null ? -open : open) * grows;
  if (open) ends.push(y + beyond);
  return { left: x - 4, right: x + 4, top: Math.min(...ends), bottom: Math.max(...ends) };
}

type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };

function overlap(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

/** Whether there is more to tell than one value of one time. */
export function isRich(shown: readonly Observation[]): boolean {
  return new Set(shown.map((figure) => `${figure.edtf} ${figure.value} ${figure.upper}`)).size > 1;
}

/** How much room the numbers of the axis take, for all series of an indicator, so that their years stand under each other. */
export function margin(indicator: Indicator, lists: Iterable<readonly Observation[]>, height: number, language: Language): number {
  const ticks = [...lists].filter(isRich).flatMap((shown) => ticksOf(values(indicator, shown, height), indicator, height));
  return ticks.length ? 14 + Math.max(...ticks.map((tick) => widthOf(onAxis(tick, indicator.sort, language))), 20) : PLAIN;
}

function values({ sort }: Indicator, shown: readonly Observation[], height: number): ScaleLinear<number, number> {
  const [least, most] = range(shown, sort);
  const y = scaleLinear()
    .domain(sort === "rank" ? [most, least] : [least, most])
    .range([height - FOOT, HEAD]);
  return sort === "rank" ? y : y.nice(5);
}

function ticksOf(y: ScaleLinear<number, number>, { sort }: Indicator, height: number): number[] {
  return y.ticks(Math.max(2, Math.min(6, height / 48))).filter((tick) => sort !== "rank" || Number.isInteger(tick));
}

/** Less than a year is counted: not to be compared with years. */
export function isPart({ span }: Pick<Observation, "span">): boolean {
  return span.from === "known" && span.to === "known" && span.end - span.start < 364 * DAY;
}

/** Where in its period a figure stands: in the middle of what is known, at the end that is known of what is open. */
function anchor({ span }: Observation): number {
  if (span.from !== "known") return span.end;
  return span.to === "known" ? middle(span) : span.start;
}

function valueAxis(ticks: readonly number[], { y }: Scales, { width, language }: Frame, left: number, sort: string): SVGGElement {
  return svg(
    "g",
    { class: "axis" },
    ...ticks.map((tick) =>
      svg(
        "g",
        { transform: `translate(0,${round(y(tick))})` },
        svg("line", { x1: left, x2: width - 8, class: tick === 0 ? "zero" : null }),
        svg("text", { x: left - 8, dy: "0.32em", "text-anchor": "end" }, onAxis(tick, sort, language)),
      ),
    ),
  );
}

function timeAxis({ x, bottom }: Scales, { width, language }: Frame, left: number): SVGGElement {
  return svg(
    "g",
    { class: "axis time" },
    svg("line", { x1: left, x2: width - 8, y1: bottom, y2: bottom, class: "base" }),
    ...x
      .ticks(Math.max(2, Math.min(10, width / 84)))
      .map((tick) =>
        svg(
          "g",
          { transform: `translate(${round(x(tick))},${bottom})` },
          svg("line", { y2: 4, class: "base" }),
          svg("text", { y: 17, "text-anchor": "middle" }, tickWords(tick, language)),
        ),
      ),
  );
}

/** What years that follow each other reach from and to; a thin line where all sources agree. */
function ribbon(run: readonly Band[], { x, y }: Scales): SVGPathElement {
  const path = area<Band>()
    .x((band) => x((band.start + band.end) / 2))
    .y0((band) => y(band.low) + 0.75)
    .y1((band) => y(band.high) - 0.75);
  return svg("path", { class: "ribbon", d: path([...run]) });
}

function bandOf(band: Band, { x, y }: Scales): SVGRectElement {
  const wide = Math.max(22, x(band.end) - x(band.start));
  const [top, bottom] = [Math.min(y(band.low), y(band.high)), Math.max(y(band.low), y(band.high))];
  return svg("rect", {
    class: "band",
    x: round((x(band.start) + x(band.end) - wide) / 2),
    width: round(wide),
    y: round(top - 5),
    height: round(bottom - top + 10),
    rx: 5,
  });
}

function mark(
  figure: Observation,
  index: number,
  scales: Scales,
  frame: Frame,
  shift: number,
  single: boolean,
  part: boolean,
): SVGGElement {
  const { x, y } = scales;
  const [cx, cy] = [x(anchor(figure)) + shift, y(figure.value)];
  const { low, high } = boundsOf(figure);
  const group = svg("g", { class: part ? "mark part" : "mark", "data-index": index });
  group.style.color = sourceColour(figure.source);
  group.append(period(figure, scales, cy, frame));
  if (!single) group.append(...reachOf(cx, y, low, high));
  group.append(svg("path", { class: "sign", d: sourceShape(figure.source), transform: `translate(${round(cx)},${round(cy)})` }));
  if (figure.upper !== null && !single)
    group.append(
      svg("path", { class: "sign", d: sourceShape(figure.source), transform: `translate(${round(cx)},${round(y(figure.upper))})` }),
    );
  if (single && shift <= 0.5) group.append(caption(figure, cx, cy, frame));
  group.append(svg("rect", { class: "reach", x: round(cx - 12), y: round(cy - 12), width: 24, height: 24 }));
  return group;
}

/** The words beside the only mark of a series, on the side where there is room. */
function caption(figure: Observation, cx: number, cy: number, { width, language }: Frame): SVGTextElement {
  const words = say(figure.words, language);
  const right = cx + widthOf(words, 600) * 1.1 < width - 8;
  return svg(
    "text",
    { class: "caption", x: round(right ? cx - 4 : cx + 4), y: round(cy - 10), "text-anchor": right ? "start" : "end" },
    words,
  );
}

/** A line across the period that the figure is of, fading where it has no end. */
function period({ span }: Observation, { x }: Scales, cy: number, frame: Frame): SVGGElement {
  const [from, to] = [x(span.start), x(span.end)];
  const group = svg("g", { class: "period" });
  if (to - from > 16)
    group.append(svg("line", { x1: round(Math.max(from, 0)), x2: round(Math.min(to, frame.width)), y1: round(cy), y2: round(cy) }));
  else if (to - from > 7) group.append(svg("line", { class: "short", x1: round(from), x2: round(to), y1: round(cy), y2: round(cy) }));
  const beyond = (start: number, step: number): SVGLineElement[] =>
    [0, 1, 2].map((n) =>
      svg("line", {
        class: `fade${n}`,
        x1: round(start + (step * n) / 3),
        x2: round(start + (step * (n + 1)) / 3),
        y1: round(cy),
        y2: round(cy),
      }),
    );
  if (span.to !== "known") group.append(...beyond(to, BEYOND * 1.6));
  if (span.from !== "known") group.append(...beyond(from, -BEYOND * 1.6));
  return group;
}

/** The upright line of what a figure allows, with a stop at each end that is known and fading where there is none. */
function reachOf(cx: number, y: ScaleLinear<number, number>, low: number | null, high: number | null): SVGElement[] {
  const found: SVGElement[] = [];
  const [bottom, top] = [low === null ? null : y(low), high === null ? null : y(high)];
  const line = (from: number, to: number, name = ""): SVGLineElement =>
    svg("line", { class: `bound ${name}`.trim(), x1: round(cx), x2: round(cx), y1: round(from), y2: round(to) });
  const stop = (at: number): SVGLineElement =>
    svg("line", { class: "bound", x1: round(cx - 4), x2: round(cx + 4), y1: round(at), y2: round(at) });
  const beyond = (from: number, step: number): void =>
    void found.push(...[0, 1, 2].map((n) => line(from + (step * n) / 3, from + (step * (n + 1)) / 3, `fade${n}`)));
  if (bottom !== null && top !== null) {
    if (Math.abs(bottom - top) > 5) found.push(line(bottom, top), stop(bottom), stop(top));
  } else if (bottom !== null) beyond(bottom, top === null ? -Math.sign(y(0) - y(1) || 1) * BEYOND : 0);
  else if (top !== null) beyond(top, Math.sign(y(0) - y(1) || 1) * BEYOND);
  return found;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
