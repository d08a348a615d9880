import { button, el, on, picture } from "../../core/dom";
import type { App, Drawing } from "../../core/page";
import { select } from "../../core/things";
import { DAY } from "../../draw/spans";
import type { Language } from "../../model/languages";
import type { Kind } from "../../model/types";
import { Chart } from "./chart";
import type { Lane, Mark } from "./rows";
import { words } from "./words";

const FIT = "M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5";
const WIDTH = 720; // where nobody has laid out the page yet

/** Some dates on a line of time of their own, in lanes by the kinds of their things. */
export class DatesAlone implements Drawing {
  readonly element: HTMLElement;
  /** The axis and the lanes. */
  readonly drawings: readonly SVGSVGElement[];
  private readonly chart: Chart;
  private readonly time: readonly [number, number];
  private readonly zooms: readonly HTMLButtonElement[];

  /** `owner` tells its marks apart from those of other lines of time on the page. */
  constructor(
    app: App,
    dates: readonly Omit<Mark, "index" | "lane">[],
    private readonly owner: string,
  ) {
    const kinds: Kind[] = [...new Set(dates.map(({ kind }) => kind))];
    const marks = dates.map((date, index): Mark => ({ ...date, index, lane: kinds.indexOf(date.kind) }));
    const lanes = kinds.map((kind): Lane => ({ id: kind.id, labels: kind.labels }));
    const chart = (this.chart = new Chart(app.model, { lanes, marks, undated: [] }));
    chart.svg.removeAttribute("id");
    this.drawings = [chart.axis, chart.svg];
    const ends = marks.flatMap(({ span }) => [span.start, span.end]);
    const [first, last] = [Math.min(...ends), Math.max(...ends)];
    const room = Math.max((last - first) * 0.04, 60 * DAY);
    this.time = [first - room, last + room];
    this.zooms = [
      button({ class: "tool" }, () => chart.zoomBy(1.6), "+"),
      button({ class: "tool" }, () => chart.zoomBy(1 / 1.6), "−"),
      button({ class: "tool" }, () => chart.fit(), picture(FIT, "icon", "0 0 24 24")),
    ];
    this.element = el(
      "div",
      { class: "timed" },
      el("div", { class: "stage-time" }, chart.axis, chart.scroller),
      el("div", { class: "foot" }, el("div", { class: "segmented tools-time" }, ...this.zooms)),
    );
    on(this.element, {
      click: (event) => {
        const mark = event.target instanceof Element ? event.target.closest("[data-mark]") : null;
        const chosen = marks[Number(mark?.getAttribute("data-mark") ?? -1)];
        if (!chosen) return;
        select(app, chosen.thing.index);
        chart.choose(chosen.thing.index, false);
      },
    });
  }

  draw(language: Language): void {
    const { chart } = this;
    chart.repaint();
    chart.lay(() => true, this.time, Math.max(260, this.element.clientWidth || WIDTH), language);
    chart.svg.setAttribute("aria-label", words("chart", language, { n: chart.count }));
    (["closer", "farther", "fit"] as const).forEach((key, n) => this.zooms[n]?.setAttribute("aria-label", words(key, language)));
    for (const mark of chart.svg.querySelectorAll(".mark")) mark.id = `${this.owner}-${mark.getAttribute("data-mark") ?? ""}`;
  }
}
