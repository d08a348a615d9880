import { button, el, on, picture } from "../../../core/dom";
import type { App } from "../../../core/page";
import { select } from "../../../core/things";
import { DAY, spanOf } from "../../../draw/spans";
import type { Kind, Language, Thing } from "../../../model/types";
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
  const seen = new Set<string>();
  for (const { cells } of when < 0 ? [] : data.rows) {
    const thing: Thing | undefined = thingsOf(data, cells)[0];
    const edtf = valueAt(cells, when);
    const span = spanOf(edtf);
    if (!thing || !span || seen.has(`${thing.index} ${edtf}`)) continue;
    seen.add(`${thing.index} ${edtf}`);
    if (!kinds.includes(thing.kind)) kinds.push(thing.kind);
    marks.push({
      index: marks.length,
      thing,
      kind: thing.kind,
      lane: kinds.indexOf(thing.kind),
      span,
      planned: planned(data, cells),
      force: false,
    });
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

function planned(data: Data, cells: Data["rows"][number]["cells"]): boolean {
  return valueAt(cells, data.columns.indexOf("modality")).endsWith("/planned");
}
