import { thingButton } from "../../core/button";
import { dateWords } from "../../core/dates";
import { button, el, on } from "../../core/dom";
import type { App, Content, OpenView, View } from "../../core/page";
import { periodOf, reach, samePeriod, setPeriod } from "../../core/period";
import { LOOK, type State } from "../../core/store";
import { say } from "../../core/text";
import { nameOf, passes, select, typeOf } from "../../core/things";
import { isOff } from "../../core/types";
import { speaker } from "../../core/words";
import { dayOf } from "../../day";
import { pictureOf } from "../../draw/save";
import { at, DAY } from "../../draw/spans";
import { Strip } from "../../draw/strip";
import { svg } from "../../draw/svg";
import { Tip } from "../../draw/tip";
import { Zooms } from "../../draw/zooms";
import { passages } from "../../files/csv";
import { words as ofFiles } from "../../files/words";
import { LANGUAGES, type Language } from "../../model/languages";
import type { Thing } from "../../model/types";
import { Chart } from "./chart";
import { histogram } from "./pack";
import { type Mark, type Timeline, timeline } from "./rows";
import { words } from "./words";

const ofPeriod = speaker("period");

/** When what happened, in lanes by kind; its brush is the period of all views. */
const view: View = {
  id: "timeline",
  order: 2,
  title: (language) => words("title", language),
  icon: "M3 17h18M6 13v4M12 13v4M18 13v4M4 8h7M13 5h7",
  open: (host, app) => new TimelineView(host, app),
};
export default view;

class TimelineView implements OpenView {
  private readonly data: Timeline;
  private readonly chart: Chart;
  private readonly strip: Strip;
  private readonly tip = new Tip();
  private readonly zooms: Zooms;
  private readonly count = el("p", { class: "count", role: "status" });
  private readonly all = button({ class: "quiet" }, () => setPeriod(this.app, null));
  private readonly undatedCount = el("summary", {});
  private readonly undatedList = el("ul", {});
  private readonly undated = on(el("details", { class: "undated" }, this.undatedCount, this.undatedList), { toggle: () => this.unfold() });
  private listed: { things: readonly Thing[]; language: Language } = { things: [], language: LANGUAGES[0] ?? "" };
  private readonly key = el("p", { class: "key" });
  private readonly empty = el("p", { class: "empty", hidden: true });
  private width = 0;
  private active = -1;

  constructor(
    private readonly host: HTMLElement,
    private readonly app: App,
  ) {
    this.data = timeline(app.model);
    this.strip = new Strip((years, first) => setPeriod(app, years, first));
    this.chart = new Chart(app.model, this.data, (sight) => this.strip.frame(sight));
    this.zooms = new Zooms("segmented tools-time", this.chart, words);
    const stage = el("div", { class: "stage-time" }, this.chart.scroller, this.empty);
    stage.prepend(this.chart.axis);
    const foot = el(
      "div",
      { class: "foot" },
      el("div", { class: "row" }, this.zooms.element, this.count, this.all, this.undated, this.key),
    );
    foot.prepend(this.strip.svg);
    host.append(stage, foot, this.tip.element);
    new ResizeObserver(() => {
      const width = this.chart.scroller.clientWidth;
      if (!width || Math.abs(width - this.width) <= 1) return;
      this.width = width;
      this.lay(app.store.state, true);
      this.chart.choose(app.store.state.selected, false);
      this.see(app.store.state.params[LOOK] ?? "");
    }).observe(this.chart.scroller);
    this.listen();
  }

  update(state: State, before: State | null): void {
    if (!before) this.chart.repaint();
    const same = before && before.language === state.language && before.off === state.off && samePeriod(before, state);
    if (!same) this.lay(state, !before || before.language !== state.language || before.off !== state.off);
    const day = dayOf(state);
    this.chart.through(day ? Date.parse(day) + DAY / 2 : null);
    this.chart.choose(state.selected, !before || before.selected !== state.selected);
    if (before?.params[LOOK] !== state.params[LOOK]) this.see(state.params[LOOK] ?? "");
  }

  /** The stretch of time in sight, in days, and how far down the lanes. */
  look(): string {
    return [...this.chart.sight.map((time) => Math.round(time / DAY)), this.chart.scroller.scrollTop].map(Math.round).join("_");
  }

  private see(look: string): void {
    const [from = 0, to = 0, down = 0] = look.split("_").map(Number);
    if (!(to > from)) return;
    this.chart.see(from * DAY, to * DAY);
    this.chart.scroller.scrollTop = down;
  }

  /** What is drawn, as an SVG file. */
  svg(): string {
    return pictureOf([{ drawing: this.chart.axis }, { drawing: this.chart.svg }]);
  }

  /** The marks that are drawn in the stretch of time in sight. */
  content(): Content {
    const { model, store } = this.app;
    const { language } = store.state;
    const marks = this.chart.inSight();
    const lane = (mark: Mark): string => say(this.data.lanes[mark.lane]?.labels ?? "", language);
    return {
      words: words("taken", language, { n: marks.length }),
      things: [...new Set(marks.map(({ thing }) => thing))],
      tables: [
        {
          name: "timeline",
          title: view.title(language),
          columns: [
            ofFiles("date", language),
            ofFiles("name", language),
            ofFiles("type", language),
            ofFiles("remark", language),
            ofFiles("passages", language),
          ],
          rows: marks.map((mark) => [
            dateWords(mark.edtf ?? "", language),
            nameOf(mark.thing, language),
            lane(mark),
            [mark.planned ? words("planned", language) : "", mark.force ? words("force", language) : ""].filter(Boolean).join(", "),
            passages(model, mark.thing.passages),
          ]),
        },
      ],
    };
  }

  /** Lay out what the state says; `all` says that more than the period has changed. */
  private lay(state: State, all: boolean): void {
    const { language } = state;
    if (!this.width) return;
    const period = periodOf(state);
    this.chart.lay((mark) => passes(mark.thing, state) && this.inPeriod(mark, state), this.time(state), this.width, language);
    const [first, last] = this.years();
    if (all) {
      const kinds = this.data.marks.filter(({ thing }) => !isOff(thing, state.off));
      this.strip.draw(
        histogram(
          kinds.map(({ span }) => span),
          first,
          last,
        ),
        first,
        this.width,
      );
      this.key.replaceChildren(
        ...(["Day", "Year", "Open", "Planned"] as const).map((name) => el("span", {}, sample(name), words(`key${name}`, language))),
      );
    }
    this.strip.show(period && [Math.max(first, period.first), Math.min(last, period.last)]);
    this.dress(state);
  }

  /** One date of a thing may lie outside a period that another date lies in. */
  private inPeriod({ span }: Mark, state: State): boolean {
    const period = periodOf(state);
    if (!period) return true;
    return (span.from !== "known" || span.start < at(period.last + 1, 0, 1)) && (span.to !== "known" || span.end > at(period.first, 0, 1));
  }

  /** All years that have a date, with those that anything else in the graph has. */
  private years(): readonly [number, number] {
    return reach(this.app.model);
  }

  /** The stretch of time to show: the period, or all that the marks reach over. */
  private time(state: State): [number, number] {
    const period = periodOf(state);
    if (period) return [at(period.first, 0, 1), at(period.last + 1, 0, 1)];
    const ends = this.data.marks.filter(({ thing }) => !isOff(thing, state.off)).flatMap(({ span }) => [span.start, span.end]);
    if (!ends.length) return [at(1950, 0, 1), at(2030, 0, 1)];
    const [from, to] = [ends.reduce((a, b) => Math.min(a, b)), ends.reduce((a, b) => Math.max(a, b))];
    return [from - 200 * DAY, to + 200 * DAY];
  }

  private dress(state: State): void {
    const { language } = state;
    this.zooms.dress(language);
    const { count } = this.chart;
    const period = periodOf(state);
    const years = period && (period.first === period.last ? `${period.first}` : `${period.first}–${period.last}`);
    this.count.textContent = [words("count", language, { n: count }), ...(years ? [years] : [])].join(", ");
    this.chart.svg.setAttribute("aria-label", words("chart", language, { n: count }));
    this.empty.textContent = words(this.data.marks.length ? "empty" : "none", language);
    this.empty.hidden = count > 0;
    this.all.textContent = words("all", language);
    this.all.hidden = !period;
    this.strip.svg.setAttribute("role", "img");
    this.strip.svg.setAttribute("aria-label", ofPeriod("brush", language));
    const undated = this.data.undated.filter((thing) => passes(thing, state));
    this.undated.hidden = !undated.length;
    this.undatedCount.textContent = words("undated", language, { n: undated.length });
    this.listed = { things: undated, language };
    this.unfold();
  }

  /** The things without a date are listed only while their list is open. */
  private unfold(): void {
    const { things, language } = this.listed;
    this.undatedList.replaceChildren(
      ...(this.undated.open ? things : []).map((thing) => el("li", {}, thingButton(this.app, thing, language))),
    );
  }

  private listen(): void {
    const { svg: lanes } = this.chart;
    const under = (event: Event): Mark | undefined => {
      const group = event.target instanceof Element ? event.target.closest("g.mark") : null;
      return group ? this.data.marks[Number(group.getAttribute("data-mark"))] : undefined;
    };
    lanes.addEventListener("click", (event) => {
      const mark = under(event);
      this.tip.hide();
      if (mark) select(this.app, mark.thing.index);
    });
    lanes.addEventListener("pointermove", (event) => {
      const mark = event.buttons ? undefined : under(event);
      if (mark) this.describe(mark, event.clientX, event.clientY);
      else this.tip.hide();
    });
    lanes.addEventListener("pointerleave", () => this.tip.hide());
    lanes.addEventListener("blur", () => this.activate(-1));
    lanes.addEventListener("keydown", (event) => {
      if (event.key === "+" || event.key === "=") this.chart.zoomBy(1.6);
      else if (event.key === "-") this.chart.zoomBy(1 / 1.6);
      else if (event.key === "0") this.chart.fit();
      else if (event.key === "Enter" || event.key === " ") this.take();
      else if (/^(Arrow|Home|End)/.test(event.key)) this.activate(this.chart.next(this.active, event.key)?.mark.index ?? -1);
      else return;
      event.preventDefault();
    });
    on(this.host, { scroll: () => this.tip.hide() });
  }

  private take(): void {
    const mark = this.data.marks[this.active];
    if (!mark) return;
    select(this.app, mark.thing.index);
    this.app.toDetails();
  }

  /** Make a mark the one that the keyboard is at. */
  private activate(index: number): void {
    document.getElementById(`mark-${this.active}`)?.classList.remove("active");
    this.active = index;
    const group = document.getElementById(`mark-${index}`);
    this.chart.svg.removeAttribute("aria-activedescendant");
    const drawn = this.chart.at(index);
    if (!group || !drawn) {
      this.tip.hide();
      return;
    }
    group.classList.add("active");
    this.chart.svg.setAttribute("aria-activedescendant", group.id);
    this.chart.reveal(drawn);
    requestAnimationFrame(() => {
      const box = group.getBoundingClientRect();
      this.describe(drawn.mark, Math.max(0, box.left), box.bottom - 12);
    });
  }

  private describe(mark: Mark, x: number, y: number): void {
    const { language } = this.app.store.state;
    const { thing } = mark;
    const box = this.host.getBoundingClientRect();
    const about = [
      typeOf(thing, language),
      say(thing.when, language),
      mark.force ? words("force", language) : "",
      mark.planned ? words("planned", language) : "",
    ];
    this.tip.show(
      x - box.left,
      y - box.top,
      el("strong", {}, el("bdi", {}, say(thing.labels, language))),
      el("p", { class: "muted" }, about.filter(Boolean).join(" · ")),
    );
  }
}

/** How a sort of date looks, for the key. */
function sample(name: "Day" | "Year" | "Open" | "Planned"): SVGSVGElement {
  const shape =
    name === "Day"
      ? svg("path", { d: "M12,2L17,7L12,12L7,7Z" })
      : svg("rect", { class: name === "Planned" ? "hollow" : name === "Open" ? "open" : "bar", x: 1, y: 2, width: 22, height: 10, rx: 3 });
  return svg("svg", { viewBox: "0 0 24 14", "aria-hidden": "true" }, shape);
}
