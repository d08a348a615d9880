import { button, el, on, picture } from "../../../core/dom";
import type { App } from "../../../core/page";
import { select } from "../../../core/things";
import { DAY, type Span, spanOf } from "../../../draw/spans";
import type { Language } from "../../../model/languages";
import type { Kind, Thing } from "../../../model/types";
import { Chart } from "../../timeline/chart";
import type { Lane, Mark } from "../../timeline/rows";
import { words as tools } from "../../timeline/words";
import { type Data, type Drawing, dateColumn, thingsOf, valueAt } from "./data";

const FIT = "M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5";

/** The dated things of an answer on a line of time, in lanes by their kinds. Null if none of its rows has both. */
export function ofDates(app: App, data: Data): Drawing | null {
  const when = dateColumn(data);
  const kinds: Kind[] = [];
  const marks: Mark[] = [];
  for (const { thing, dates, planned } of when < 0 ? [] : dated(data, when)) {
    if (!kinds.includes(thing.kind)) kinds.push(thing.kind);
    for (const span of dates) {
      marks.push({ index: marks.length, thing, kind: thing.kind, lane: kinds.indexOf(thing.kind), span, planned, force: false });
    }
  }
  if (!marks.length) return null;
  const lanes = kinds.map((kind): Lane => ({ id: kind.id, labels: kind.labels }));
  const chart = new Chart(app.model, { lanes, marks, undated: [] });
  chart.svg.removeAttribute("id");
  const ends = marks.flatMap(({ span }) => [span.start, span.end]);
  const [first, last] = [Math.min(...ends), Math.max(...ends)];
  const room = Math.max((last - first) * 0.04, 60 * DAY);
  const zooms = [
    button({ class: "tool" }, () => chart.zoomBy(1.6), "+"),
    button({ class: "tool" }, () => chart.zoomBy(1 / 1.6), "−"),
    button({ class: "tool" }, () => chart.fit(), picture(FIT, "icon", "0 0 24 24")),
  ];
  const element = el(
    "div",
    { class: "timed" },
    el("div", { class: "stage-time" }, chart.scroller),
    el("div", { class: "foot" }, el("div", { class: "segmented tools-time" }, ...zooms)),
  );
  element.firstElementChild?.prepend(chart.axis);
  on(element, {
    click: (event) => {
      const mark = event.target instanceof Element ? event.target.closest("[data-mark]") : null;
      const found = marks[Number(mark?.getAttribute("data-mark") ?? -1)];
      if (found) {
        select(app, found.thing.index);
        chart.choose(found.thing.index, false);
      }
    },
  });
  const draw = (language: Language): void => {
    chart.repaint();
    chart.lay(() => true, [first - room, last + room], Math.max(260, element.clientWidth || 720), language);
    chart.svg.setAttribute("aria-label", tools("chart", language, { n: chart.count }));
    (["closer", "farther", "fit"] as const).forEach((key, n) => zooms[n]?.setAttribute("aria-label", tools(key, language)));
    // the view of all dates numbers its marks as well
    for (const mark of chart.svg.querySelectorAll(".mark")) mark.id = `asked-${mark.getAttribute("data-mark") ?? ""}`;
  };
  return { element, draw };
}

interface Dated {
  readonly thing: Thing;
  readonly dates: readonly Span[];
  /** Announced, and no passage says that it happened. */
  readonly planned: boolean;
}

/** Each thing once, with what all its rows say, for several passages tell of it: a month beside its own day says nothing. */
export function dated(data: Data, when: number): Dated[] {
  const modality = data.columns.indexOf("modality");
  const found = new Map<Thing, { dates: Map<string, Span>; modes: Set<string> }>();
  for (const { cells } of data.rows) {
    const thing = thingsOf(data, cells)[0];
    const edtf = valueAt(cells, when);
    const span = spanOf(edtf);
    if (!thing || !span) continue;
    const known = found.get(thing) ?? { dates: new Map<string, Span>(), modes: new Set<string>() };
    known.dates.set(edtf, span);
    const mode = valueAt(cells, modality);
    if (mode) known.modes.add(mode);
    found.set(thing, known);
  }
  return [...found].map(([thing, { dates, modes }]) => ({
    thing,
    dates: [...dates.values()].filter((one) => ![...dates.values()].some((other) => isWithin(other, one))),
    planned: modes.size > 0 && [...modes].every((mode) => mode.endsWith("/planned")),
  }));
}

/** Whether a span lies within another that is wider. */
function isWithin(one: Span, other: Span): boolean {
  return one.start >= other.start && one.end <= other.end && one.end - one.start < other.end - other.start;
}
