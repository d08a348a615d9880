import { type BrushBehavior, brushX, type D3BrushEvent } from "d3-brush";
import { type ScaleTime, scaleUtc } from "d3-scale";
import { select as pick } from "d3-selection";
import { at, yearOf } from "./spans";
import { set, svg } from "./svg";

const HIGH = 58;
const FOOT = 17;
const SIDE = 22;
const NARROW = 400; // where the strip stands beside the views, and its ends need less room

/** All years at a glance, with the brush that chooses a period. */
export class Strip {
  readonly svg = svg("svg", { class: "strip", height: HIGH });
  private readonly bars = svg("path", { class: "years" });
  private readonly axis = svg("g", { class: "axis time" });
  private readonly handle = svg("g", { class: "brush" });
  private readonly window = svg("rect", { class: "window", y: 1, rx: 3, display: "none" });
  private readonly brush: BrushBehavior<unknown>;
  private x: ScaleTime<number, number> = scaleUtc();
  private moved = false;

  /** `choose` is told the years brushed, or null for all; `first` says whether that is the first step of one drag. */
  constructor(choose: (years: [number, number] | null, first: boolean) => void) {
    this.svg.append(this.bars, this.axis, this.handle, this.window);
    this.brush = brushX<unknown>().on("start brush end", (event: D3BrushEvent<unknown>) => {
      if (!event.sourceEvent) return; // moved by the page itself
      if (event.type === "start") this.moved = false;
      const years = this.years(event.selection);
      if (event.type === "start" && event.selection && !this.span(event.selection)) return;
      if (!years && event.type !== "end") return;
      choose(years, !this.moved);
      this.moved = true;
    });
  }

  /** Draw so many dates a year, from the year `first` on. */
  draw(counts: readonly number[], first: number, width: number): void {
    if (width <= 2 * SIDE) return; // not in sight
    const side = width < NARROW ? SIDE / 2 : SIDE;
    this.x = scaleUtc()
      .domain([at(first, 0, 1), at(first + counts.length, 0, 1)])
      .range([side, width - side]);
    set(this.svg, { width, viewBox: `0 0 ${width} ${HIGH}` });
    const most = Math.max(1, ...counts);
    const floor = HIGH - FOOT;
    this.bars.setAttribute(
      "d",
      counts
        .map((count, n) => {
          if (!count) return "";
          const [left, right] = [this.x(at(first + n, 0, 1)), this.x(at(first + n + 1, 0, 1))];
          const gap = Math.min(1, (right - left) / 5);
          const height = Math.max(2, Math.sqrt(count / most) * (floor - 8));
          return `M${round(left + gap)},${floor}v${-round(height)}H${round(right - gap)}V${floor}Z`;
        })
        .join(""),
    );
    this.axis.replaceChildren(
      svg("line", { class: "base", x1: side, x2: width - side, y1: floor, y2: floor }),
      ...this.x
        .ticks(Math.max(2, Math.min(12, width / (side < SIDE ? 55 : 70))))
        .map((tick) => svg("text", { x: round(this.x(tick)), y: HIGH - 4, "text-anchor": "middle" }, String(yearOf(tick.getTime())))),
    );
    this.brush.extent([
      [side, 2],
      [width - side, floor],
    ]);
    pick<SVGGElement, unknown>(this.handle).call(this.brush);
  }

  /** Show these years as chosen. */
  show(years: readonly [number, number] | null): void {
    const wanted = years && ([this.x(at(years[0], 0, 1)), this.x(at(years[1] + 1, 0, 1))] as [number, number]);
    pick<SVGGElement, unknown>(this.handle).call(this.brush.move, wanted);
  }

  /** Frame the stretch of time that the lanes show, while that is not all of it. */
  frame([from, to]: readonly [from: number, to: number]): void {
    const [first, last] = this.x.range() as [number, number];
    const [left, right] = [Math.max(first, this.x(from)), Math.min(last, this.x(to))];
    const whole = left <= first + 2 && right >= last - 2;
    set(this.window, { x: round(left), width: Math.max(2, round(right - left)), height: HIGH - FOOT - 2, display: whole ? "none" : null });
  }

  private years(selection: D3BrushEvent<unknown>["selection"]): [number, number] | null {
    const span = selection && this.span(selection);
    if (!span) return null;
    const [first, last] = span.map((px) => this.x.invert(px).getTime()) as [number, number];
    return [yearOf(first + 1), Math.max(yearOf(first + 1), yearOf(last - 1))];
  }

  private span(selection: NonNullable<D3BrushEvent<unknown>["selection"]>): [number, number] | null {
    const [from, to] = selection;
    return typeof from === "number" && typeof to === "number" && to - from > 1 ? [from, to] : null;
  }
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
