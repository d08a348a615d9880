import { el, on } from "../../core/dom";
import type { App, Drawing } from "../../core/page";
import { select } from "../../core/things";
import { DAY } from "../../draw/spans";
import { Zooms } from "../../draw/zooms";
import type { Language } from "../../model/languages";
import type { Kind } from "../../model/types";
import { Chart } from "./chart";
import type { Lane, Mark } from "./rows";
import { words } from "./words";

const WIDTH = 720; // where nobody has laid out the page yet

/** Some dates on a line of time of their own, in lanes by the kinds of their things. */
export class DatesAlone implements Drawing {
  readonly element: HTMLElement;
  /** The axis and the lanes. */
  readonly drawings: readonly SVGSVGElement[];
  private readonly chart: Chart;
  private readonly time: readonly [number, number];
  private readonly zooms: Zooms;

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
    this.zooms = new Zooms("segmented tools-time", chart, words);
    this.element = el(
      "div",
      { class: "timed" },
      el("div", { class: "stage-time" }, chart.axis, chart.scroller),
      el("div", { class: "foot" }, this.zooms.element),
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
    this.zooms.dress(language);
    for (const mark of chart.svg.querySelectorAll(".mark")) mark.id = `${this.owner}-${mark.getAttribute("data-mark") ?? ""}`;
  }
}
