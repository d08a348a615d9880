import { type ScaleTime, scaleUtc } from "d3-scale";
import { select as pick } from "d3-selection";
import { type D3ZoomEvent, type ZoomBehavior, type ZoomTransform, zoom, zoomIdentity } from "d3-zoom";
import { el } from "../../core/dom";
import { colour } from "../../core/kinds";
import { plain, say } from "../../core/text";
import { nameOf, shortOf } from "../../core/things";
import { grasps } from "../../draw/grasp";
import { tickWords } from "../../draw/spans";
import { beforeFrame, fitText, set, svg, widthOf } from "../../draw/svg";
import { LANGUAGES, type Language } from "../../model/languages";
import type { Model } from "../../model/types";
import { type Extent, extent, gap, type Name, names, pack, type Spot, withName } from "./pack";
import type { Lane, Mark, Timeline } from "./rows";
import { draw, fades, type Glyph, name, ROW, round, show } from "./shape";
import { words } from "./words";

const CHOSEN = 340; // as wide as the name of the selected mark may be, in pixels
const LIGHTER = 0.93; // what a name is narrower in the weight by which it is measured
const HEAD = 26; // the name of a lane above its rows
const SIDE = 22;
const AXIS = 26;
const MOST = 40; // rows of a lane before marks cover each other until one zooms in

/** The lanes with their marks and the axis over them. */
export class Chart {
  readonly axis = svg("svg", { class: "axis time", height: AXIS, "aria-hidden": "true" });
  readonly svg = svg("svg", { class: "lanes", tabindex: 0, role: "listbox" });
  readonly scroller = el("div", { class: "scroller" }, this.svg);
  private readonly grid = svg("g", { class: "grid" });
  private readonly titles = svg("g", { class: "titles" });
  private readonly body = svg("g", {});
  private readonly defs = svg("g", {});
  private readonly drawn: readonly Glyph[];
  private readonly zooming: ZoomBehavior<SVGSVGElement, unknown>;
  private readonly later = beforeFrame(() => this.render());
  private transform: ZoomTransform = zoomIdentity;
  private shown: Glyph[] = [];
  private lanes: { lane: Lane; top: number; bottom: number }[] = [];
  private base: ScaleTime<number, number> = scaleUtc();
  private domain: readonly [number, number] = [0, 1];
  private width = 0;
  private height = 0;
  private language: Language = LANGUAGES[0] ?? "";
  private selected = -1;
  private day: number | null = null;

  constructor(
    private readonly model: Model,
    private readonly data: Timeline,
    private readonly moved: (sight: readonly [from: number, to: number]) => void = () => undefined,
  ) {
    this.drawn = data.marks.map(draw);
    this.body.append(...this.drawn.map(({ group }) => group));
    this.svg.append(this.defs, this.grid, this.titles, this.body);
    this.zooming = zoom<SVGSVGElement, unknown>()
      .scaleExtent([1, 2000])
      .filter(grasps)
      .on("zoom", (event: D3ZoomEvent<SVGSVGElement, unknown>) => {
        // dragging moves along time, and up and down as scrolling does
        if (event.sourceEvent instanceof MouseEvent && event.sourceEvent.type === "mousemove")
          this.scroller.scrollTop -= event.sourceEvent.movementY;
        this.transform = event.transform;
        this.later();
      });
    pick(this.svg).call(this.zooming).on("dblclick.zoom", null);
  }

  /** The mark with this number as it is drawn, if it is. */
  at(index: number): Glyph | undefined {
    return this.shown.find(({ mark }) => mark.index === index);
  }

  /** The marks that lie in the stretch of time in sight, the earliest first. */
  inSight(): Mark[] {
    return this.shown
      .filter((drawn) => this.isInSight(drawn))
      .map(({ mark }) => mark)
      .sort((a, b) => a.span.start - b.span.start || a.index - b.index);
  }

  get count(): number {
    return this.shown.length;
  }

  /** Take up new colours. */
  repaint(): void {
    this.defs.replaceChildren(fades(this.model));
    const colours = this.model.kinds.map(colour);
    for (const { mark, group } of this.drawn) group.style.color = colours[mark.kind.index] ?? "";
  }

  /** Lay out the marks that pass over this stretch of time; the lanes then keep their rows at every zoom. */
  lay(passes: (mark: Mark) => boolean, time: readonly [number, number], width: number, language: Language): void {
    const moved = time[0] !== this.domain[0] || time[1] !== this.domain[1];
    [this.domain, this.width, this.language] = [time, width, language];
    this.base = scaleUtc()
      .domain([...time])
      .range([SIDE, width - SIDE]);
    const x = (moment: number): number => this.base(moment);
    const edge = this.edge();
    const lanes = this.data.lanes.map((): Glyph[] => []);
    this.shown = [];
    for (const drawn of this.drawn) {
      if (!passes(drawn.mark)) {
        show(drawn, false);
        continue;
      }
      drawn.extent = extent(drawn.mark.span, x, edge);
      this.call(drawn, language);
      lanes[drawn.mark.lane]?.push(drawn);
      this.shown.push(drawn);
    }
    let top = 0;
    this.lanes = [];
    this.data.lanes.forEach((lane, n) => {
      const own = (lanes[n] ?? []).sort(
        (a, b) => a.extent.left - b.extent.left || b.extent.right - a.extent.right || a.mark.index - b.mark.index,
      );
      if (!own.length) return;
      const bounds = { left: 4, right: width - 4 };
      const rows = pack(
        own.map((drawn) => withName(captionOf(drawn), bounds)),
        3,
        MOST,
      );
      own.forEach((drawn, place) => {
        drawn.y = top + HEAD + ((rows[place] ?? 0) + 0.5) * ROW;
      });
      const bottom = top + HEAD + (Math.max(...rows) + 1) * ROW + 8;
      this.lanes.push({ lane, top, bottom });
      top = bottom;
    });
    this.height = top;
    set(this.svg, { width, height: Math.max(top, 1), viewBox: `0 0 ${width} ${Math.max(top, 1)}` });
    set(this.axis, { width, viewBox: `0 0 ${width} ${AXIS}` });
    this.titles.replaceChildren(
      ...this.lanes.map(({ lane, top: y }, n) =>
        svg(
          "g",
          { transform: `translate(0,${y})` },
          n > 0 && svg("line", { x2: width }),
          this.title(lane, lanes[this.data.lanes.indexOf(lane)] ?? []),
        ),
      ),
    );
    this.zooming
      .translateExtent([
        [0, -1e6],
        [width, 1e6],
      ])
      .extent([
        [0, 0],
        [width, Math.max(top, 1)],
      ]);
    if (moved) pick(this.svg).call(this.zooming.transform, zoomIdentity);
    this.render();
  }

  /** The name of a lane, and the longest stretch of time for which it has nothing. */
  private title(lane: Lane, own: readonly Glyph[]): SVGElement {
    const empty = gap(own.map(({ mark }) => mark.span));
    const name = capital(say(lane.labels, this.language), this.language);
    const missing = empty ? words("gap", this.language, { from: String(empty[0]), to: String(empty[1]) }) : "";
    const fits = missing && widthOf(`${name}  · ${missing}`, 650) < this.width - 2 * SIDE;
    return svg("text", { x: SIDE, y: 17 }, name, fits && svg("tspan", { class: "gap", dx: 8 }, `· ${missing}`));
  }

  /** Draw a line through all lanes where this moment is. */
  through(day: number | null): void {
    this.day = day;
    this.later();
  }

  /** Give a mark its name in the language, also for those who hear it. */
  private call(drawn: Glyph, language: Language): void {
    const { thing, force } = drawn.mark;
    const caption = [plain(shortOf(thing, language)), force && words("force", language)].filter(Boolean).join(": "); // its other date
    if (caption === drawn.words) return;
    drawn.words = caption;
    const whole = plain(nameOf(thing, language));
    drawn.group.setAttribute("aria-label", [caption, whole !== caption && whole, say(thing.when, language)].filter(Boolean).join(", "));
  }

  /** Where time ends on either side, for what goes on beyond. */
  private edge(): Extent {
    return { left: -20, right: this.width + 20 };
  }

  /** Mark the selected thing, and bring it into sight. */
  choose(selected: number, reveal: boolean): void {
    const mark = (own: boolean): void => {
      for (const { mark, group } of this.drawn) {
        if (mark.thing.index !== this.selected) continue;
        group.classList.toggle("selected", own);
        group.setAttribute("aria-selected", String(own));
        if (own) this.body.append(group); // over the others
      }
    };
    if (selected !== this.selected) {
      mark(false);
      this.selected = selected;
      mark(true);
      this.later();
    }
    const first = reveal && this.shown.find(({ mark: { thing } }) => thing.index === selected);
    if (first) this.reveal(first);
  }

  /** Move along time and down the lanes until this mark is in sight. */
  reveal(drawn: Glyph): void {
    const { left, right } = drawn.extent;
    if (right < SIDE || left > this.width - SIDE)
      pick(this.svg).call(this.zooming.translateTo, this.transform.invertX((left + right) / 2), 0);
    const { scrollTop, clientHeight } = this.scroller;
    if (drawn.y < scrollTop + ROW || drawn.y > scrollTop + clientHeight - ROW) this.scroller.scrollTop = drawn.y - clientHeight / 2;
  }

  /** The stretch of time in sight, in milliseconds since 1970. */
  get sight(): [from: number, to: number] {
    const [from, to] = this.transform.rescaleX(this.base).domain();
    return [Number(from), Number(to)];
  }

  /** Bring a stretch of time into sight. */
  see(from: number, to: number): void {
    const [left, right] = [this.base(from), this.base(to)];
    const scale = (this.width - 2 * SIDE) / (right - left);
    if (Number.isFinite(scale)) pick(this.svg).call(this.zooming.transform, zoomIdentity.translate(SIDE - left * scale, 0).scale(scale));
  }

  zoomBy(factor: number): void {
    pick(this.svg).call(this.zooming.scaleBy, factor, [this.width / 2, 0]);
  }

  fit(): void {
    pick(this.svg).call(this.zooming.transform, zoomIdentity);
  }

  /** The marks in the order of time, and the next of them to `from` by `step`, or to the next lane. */
  next(from: number, key: string): Glyph | undefined {
    const order = [...this.shown].sort(
      (a, b) => a.mark.span.start - b.mark.span.start || a.mark.lane - b.mark.lane || a.mark.index - b.mark.index,
    );
    const place = order.findIndex(({ mark }) => mark.index === from);
    const here = order[place];
    if (key === "Home" || (!here && key !== "End")) return order[0];
    if (key === "End") return order.at(-1);
    if (key === "ArrowRight" || key === "ArrowLeft") return order[place + (key === "ArrowRight" ? 1 : -1)] ?? here;
    const lanes = this.lanes.map(({ lane }) => this.data.lanes.indexOf(lane));
    const lane = lanes[lanes.indexOf(here?.mark.lane ?? -1) + (key === "ArrowDown" ? 1 : -1)];
    const own = order.filter(({ mark }) => mark.lane === lane);
    const time = here?.mark.span.start ?? 0;
    return own.sort((a, b) => Math.abs(a.mark.span.start - time) - Math.abs(b.mark.span.start - time))[0] ?? here;
  }

  /** Whether at least an edge of its sign can be seen. */
  private isInSight({ extent: { left, right } }: Glyph): boolean {
    return right > -10 && left < this.width + 10;
  }

  private render(): void {
    const scale = this.transform.rescaleX(this.base);
    const x = (moment: number): number => scale(moment);
    const edge = this.edge();
    const rows = new Map<number, Glyph[]>();
    for (const drawn of this.shown) {
      drawn.extent = extent(drawn.mark.span, x, edge);
      const inSight = this.isInSight(drawn);
      show(drawn, inSight);
      if (!inSight) continue;
      const row = rows.get(drawn.y);
      if (row) row.push(drawn);
      else rows.set(drawn.y, [drawn]);
    }
    for (const row of rows.values()) this.names(row);
    this.ticks(scale);
    this.moved(this.sight);
  }

  /** Names beside the marks of one row where there is room; long bars bear theirs within. */
  private names(row: readonly Glyph[]): void {
    const places = names(row.map(captionOf), { left: 4, right: this.width - 4 });
    let over: Extent | null = null; // the selected one is named at length, over whatever stands there
    const chosen = row.find((drawn, n) => drawn.mark.thing.index === this.selected && (places[n]?.room ?? 0) < widthOf(drawn.words, 650));
    if (chosen) {
      const wide = Math.min(widthOf(chosen.words, 650), CHOSEN, this.width / 2) + 8;
      const left = chosen.extent.right + 5 + wide < this.width ? chosen.extent.right + 5 : Math.max(4, chosen.extent.left - 5 - wide);
      over = { left, right: left + wide };
    }
    row.forEach((drawn, n) => {
      const at = places[n];
      if (drawn === chosen && over) name(drawn, fitText(drawn.words, (over.right - over.left - 8) * LIGHTER), over.left, "start", false);
      else if (at && !covers(over, at, widthOf(drawn.words))) name(drawn, fitText(drawn.words, at.room), at.x, at.anchor, at.within);
      else name(drawn, "", 0, "start", false);
    });
  }

  private ticks(scale: ScaleTime<number, number>): void {
    const all = scale
      .ticks(Math.max(2, Math.min(12, this.width / 84)))
      .map((tick) => ({ x: round(scale(tick)), words: tickWords(tick, this.language) }));
    this.axis.replaceChildren(...all.map(({ x, words }) => svg("text", { x, y: 17, "text-anchor": "middle" }, words)));
    const lines = all.map(({ x }) => svg("line", { x1: x, x2: x, y2: this.height }));
    const x = this.day === null ? null : round(scale(this.day));
    this.grid.replaceChildren(...lines, ...(x === null ? [] : [svg("line", { class: "the-day", x1: x, x2: x, y2: this.height })]));
  }
}

function captionOf({ extent, words, mark }: Glyph): Name {
  return { ...extent, width: widthOf(words), bears: mark.span.precision !== "day" };
}

/** Whether a name would stand where `over` does. */
function covers(over: Extent | null, { x, anchor, room }: Spot, width: number): boolean {
  if (!over) return false;
  const wide = Math.min(room, width);
  const left = anchor === "start" ? x : x - wide;
  return left < over.right && left + wide > over.left;
}

function capital(text: string, language: Language): string {
  return text.charAt(0).toLocaleUpperCase(language) + text.slice(1);
}
