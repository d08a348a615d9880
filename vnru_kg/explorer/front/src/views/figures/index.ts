import { dateWords } from "../../core/dates";
import { openDetail } from "../../core/details";
import { button, el, on } from "../../core/dom";
import type { App, Content, OpenView, View } from "../../core/page";
import { periodOf } from "../../core/period";
import type { State } from "../../core/store";
import { say } from "../../core/text";
import { pictureOf } from "../../draw/save";
import { sourceSign } from "../../draw/sources";
import { at as dayAt } from "../../draw/spans";
import { Tip } from "../../draw/tip";
import { expand } from "../../engine/turtle";
import { csv } from "../../files/csv";
import { save } from "../../files/save";
import { words as ofFiles } from "../../files/words";
import type { Language } from "../../model/languages";
import { at as nth } from "../../model/read";
import type { Source } from "../../model/types";
import { chart, type Frame, isRich, margin } from "./chart";
import { clashesOf, listOf, remarksOf } from "./clashes";
import { asPrinted, between, relatives } from "./detail";
import { findingOf } from "./finding";
import { reachable } from "./keys";
import "./opening";
import { capital, type Indicator, indicators, inPeriod, type Observation, type Series, size, stretch } from "./rows";
import { rowsOf, table } from "./table";
import { words } from "./words";

const ALL = "all"; // in the place of an indicator: every figure, as a table
const LOW = 62; // a series with one thing to say needs no axis of values
const BARE = 40; // nor one of time, where the next series has it
const HIGH = 230;
const ALONE = 330;

/** Figures over time: one mark for each figure of each source, never an average. */
const figures: View = {
  id: "figures",
  order: 4,
  title: (language) => words("title", language),
  icon: "M4 4v16h16M8 15.5h.01M11.5 11h.01M15 13h.01M18.5 7h.01",
  open: (host, app) => new FiguresView(host, app),
};
export default figures;

class FiguresView implements OpenView {
  private readonly choice = el("select", { id: "indicator" });
  private readonly label = el("label", { for: "indicator" });
  private readonly about = el("p", { class: "muted about" });
  private readonly headline = el("h3", { class: "finding", hidden: true });
  private readonly legend = el("ul", { class: "sources" });
  private readonly charts = el("div", { class: "charts" });
  private readonly twin = el("div", { class: "twin" });
  private readonly how = el("p", { class: "muted how" });
  private readonly tip = new Tip();
  private drawn: ReadonlyMap<Series, readonly Observation[]> = new Map();
  private readonly names = new Map<Series, Indicator>();
  private width = 0;

  constructor(
    private readonly host: HTMLElement,
    private readonly app: App,
  ) {
    for (const indicator of indicators(app.model)) for (const series of indicator.series) this.names.set(series, indicator);
    on(this.choice, { change: () => app.store.set({ params: { ...app.store.state.params, figure: this.choice.value } }) });
    host.append(
      el(
        "div",
        { class: "sheet" },
        el("p", { class: "choice" }, this.label, this.choice, this.about),
        this.headline,
        this.legend,
        this.charts,
        this.how,
        this.twin,
      ),
      this.tip.element,
    );
    new ResizeObserver(() => {
      if (this.charts.clientWidth && Math.abs(this.charts.clientWidth - this.width) > 1) this.draw(app.store.state);
    }).observe(this.charts);
    on(this.charts, {
      click: (event) => this.open(markOf(event)),
      pointermove: (event) => this.tell(markOf(event), event),
      pointerleave: () => this.tip.hide(),
    });
    on(host, { scroll: () => this.tip.hide() });
  }

  update(state: State, before: State | null): void {
    const keys = ["figure", "period"] as const;
    if (!before || before.language !== state.language || keys.some((key) => before.params[key] !== state.params[key])) this.draw(state);
    this.mark(state);
  }

  /** What is drawn, as an SVG file; of one chart alone the sheet around it has the title. */
  svg(): string {
    const all = [...this.charts.querySelectorAll("figure")];
    return pictureOf(
      all.flatMap((figure) => {
        const drawing = figure.querySelector<SVGSVGElement>("svg");
        const title = all.length > 1 && figure.querySelector(".finding")?.textContent;
        const measured = [...figure.querySelectorAll("figcaption > :not(button, .finding)")].map((part) => part.textContent).join(", ");
        return drawing ? [{ drawing, ...(title ? { title, measured } : { title: measured }) }] : [];
      }),
    );
  }

  /** The figures of the charts. */
  content(): Content {
    const { model, store } = this.app;
    const { language } = store.state;
    const indicator = this.current(store.state);
    const figures = [...this.drawn].flatMap(([series, list]) => list.map((figure) => ({ series, figure })));
    const things = [...new Set(figures.flatMap(({ series, figure }) => relatives(series, figure)))].map((n) => nth(model.things, n));
    const all = store.state.params["figure"] === ALL;
    const clashes = clashesOf(
      model,
      figures.map(({ figure }) => figure),
    );
    const name = all ? words("all", language) : indicator ? capital(say(indicator.labels, language), language) : "";
    const named = all ? (series: Series): string => say(this.names.get(series)?.labels ?? "", language) : null;
    return {
      words: words("taken", language, { n: figures.length, name }),
      undrawn: all,
      things,
      others: figures.map(({ figure }) => expand(`observation:${figure.id}`, model.prefixes)),
      cited: figures.flatMap(({ figure }) => figure.passages),
      title: all || this.drawn.size > 1 || !indicator ? name : findingOf(this.app, indicator, ...nth([...this.drawn], 0), clashes),
      bySource: true,
      remarks: all ? [] : remarksOf(clashes, language),
      tables: [rowsOf(this.app, name, this.drawn, language, named)],
    };
  }

  private current(state: State): Indicator | undefined {
    const all = indicators(this.app.model);
    return all.find((one) => one.id === state.params["figure"]) ?? all[0];
  }

  private draw(state: State): void {
    const { language } = state;
    const indicator = this.current(state);
    const all = state.params["figure"] === ALL;
    this.tip.hide();
    this.width = this.charts.clientWidth;
    this.label.textContent = words("indicator", language);
    this.label.parentElement?.toggleAttribute("hidden", !indicator);
    this.how.textContent = words(indicator ? "how" : "none", language);
    if (!indicator) return;
    this.choices(all ? ALL : indicator.id, language);
    const shown = new Map(
      (all ? [...this.names.keys()] : indicator.series)
        .map((series) => [series, series.observations.filter((figure) => inPeriod(figure, state))] as const)
        .filter(([, some]) => some.length),
    );
    const sources = new Map([...shown.values()].flat().map(({ source }) => [source.index, source]));
    this.legend.setAttribute("aria-label", words("sources", language));
    this.legend.replaceChildren(
      ...[...sources.values()]
        .sort((a, b) => a.index - b.index)
        .map((source) => el("li", {}, sourceSign(source), el("bdi", {}, say(source.labels, language)))),
    );
    this.drawn = shown;
    if (all) this.listAll(language);
    else this.drawOne(indicator, state);
    this.mark(state);
  }

  /** Every figure, a table for each indicator. */
  private listAll(language: Language): void {
    this.about.textContent = this.how.textContent = "";
    this.headline.textContent = words("all", language);
    this.headline.hidden = false;
    this.charts.replaceChildren();
    const groups = new Map<Indicator, Map<Series, readonly Observation[]>>();
    for (const [series, list] of this.drawn) {
      const indicator = this.names.get(series);
      if (indicator) groups.set(indicator, (groups.get(indicator) ?? new Map()).set(series, list));
    }
    this.twin.replaceChildren(
      ...[...groups].map(([indicator, some]) =>
        table(this.app, indicator, some, language, capital(say(indicator.labels, language), language)),
      ),
    );
  }

  private drawOne(indicator: Indicator, state: State): void {
    const { language } = state;
    const shown = this.drawn;
    this.about.textContent = `${say(indicator.set, language)}, ${words(indicator.stock ? "stock" : "flow", language)}`;
    const order = [...shown]
      .map(([series, list]) => [series, list.filter(({ dated }) => dated)] as const)
      .filter(([, list]) => list.length);
    const lists = order.map(([, list]) => list);
    const time = this.time(lists.flat(), state);
    const tall = lists.filter(isRich).length > 1 || order.length > 3 ? HIGH : ALONE;
    const left = margin(indicator, lists.values(), tall, language);
    const unstated = [...shown.values()].flat().filter(({ dated }) => !dated).length;
    this.headline.hidden = true;
    if (clashesOf(this.app.model, lists.flat()).length) this.how.textContent += ` ${words("clashKey", language)}`;
    this.charts.replaceChildren(
      ...(shown.size ? [] : [this.nothing(state)]),
      ...order.map(([series, list], n) => {
        const next = order[n + 1]?.[1];
        const dated = isRich(list) || !next || isRich(next);
        return this.panel(indicator, series, list, {
          time,
          left,
          dated,
          language,
          width: Math.max(240, this.width),
          height: isRich(list) ? tall : dated ? LOW : BARE,
        });
      }),
      ...(unstated ? [el("p", { class: "muted unstated" }, words("unstated", language, { n: unstated }))] : []),
    );
    this.twin.replaceChildren(...(shown.size ? [table(this.app, indicator, shown, language)] : []));
  }

  /** That the indicator has nothing in the period, and which have something. */
  private nothing(state: State): HTMLElement {
    const { language } = state;
    const some = indicators(this.app.model).filter((one) =>
      one.series.some((series) => series.observations.some((figure) => inPeriod(figure, state))),
    );
    const open = (id: string): void => this.app.store.set({ params: { ...this.app.store.state.params, figure: id } });
    return el(
      "div",
      { class: "empty" },
      el("p", {}, words("empty", language)),
      some.length > 0 &&
        el(
          "ul",
          {},
          ...some.map((one) =>
            el(
              "li",
              {},
              button({ class: "quiet" }, () => open(one.id), capital(say(one.labels, language), language)),
            ),
          ),
        ),
    );
  }

  private panel(indicator: Indicator, series: Series, list: readonly Observation[], frame: Frame): HTMLElement {
    const { language } = frame;
    const name = between(this.app, series, language);
    const unit = say(series.unit, language);
    const clashes = clashesOf(this.app.model, list);
    const drawing = chart(indicator, series, list, frame, clashes);
    reachable(
      drawing,
      series.observations,
      language,
      (mark) => this.tell(mark),
      (mark) => this.open(mark),
    );
    const label = words("chart", language, { name: `${say(indicator.labels, language)}, ${name}`, n: list.length });
    return el(
      "figure",
      {},
      el(
        "figcaption",
        {},
        isRich(list) && el("h3", { class: "finding" }, findingOf(this.app, indicator, series, list, clashes)),
        el("bdi", {}, name),
        unit && el("span", { class: "unit" }, unit),
        isRich(list) && el("span", { class: "measured" }, words(indicator.stock ? "stock" : "flow", language)),
        button(
          { class: "plain csv", "aria-label": `CSV, ${ofFiles("chartCsv", language)}: ${name}` },
          () => this.take(indicator, series, list),
          "CSV",
        ),
      ),
      el("div", { role: "group", "aria-label": label }, drawing),
      listOf(this.app, clashes, language),
    );
  }

  /** The figures of one chart as a file of their own. */
  private take(indicator: Indicator, series: Series, list: readonly Observation[]): void {
    const { language } = this.app.store.state;
    const { columns, rows } = rowsOf(this.app, say(indicator.labels, language), new Map([[series, list]]), language);
    save(`vnru-${indicator.id}-${series.index}.csv`, csv([columns, ...rows]), "text/csv;charset=utf-8");
  }

  private choices(current: string, language: Language): void {
    const groups = new Map<string, Indicator[]>();
    for (const indicator of indicators(this.app.model)) {
      const set = say(indicator.set, language);
      groups.set(set, [...(groups.get(set) ?? []), indicator]);
    }
    this.choice.replaceChildren(
      el("option", { value: ALL }, `${words("all", language)} (${indicators(this.app.model).reduce((sum, one) => sum + size(one), 0)})`),
      ...[...groups].map(([set, some]) =>
        el(
          "optgroup",
          { label: set },
          ...some.map((one) => el("option", { value: one.id }, `${capital(say(one.labels, language), language)} (${size(one)})`)),
        ),
      ),
    );
    this.choice.value = current;
  }

  /** The stretch of time that all charts of the indicator share. */
  private time(all: readonly Observation[], state: State): [number, number] {
    const period = periodOf(state);
    if (period) return [dayAt(period.first, 0, 1), dayAt(period.last + 1, 0, 1)];
    return all.length ? stretch(all) : [0, 1];
  }

  /** Show which mark is told of in the panel. */
  private mark({ params }: State): void {
    const chosen = params["observation"];
    for (const group of this.charts.querySelectorAll<SVGGElement>("g.mark"))
      group.classList.toggle("selected", this.figure(group)?.id === chosen);
    for (const row of this.twin.querySelectorAll("tr[data-id]")) row.classList.toggle("selected", row.getAttribute("data-id") === chosen);
  }

  private figure(group: Element | null): Observation | undefined {
    const series = group?.closest("svg")?.getAttribute("data-series");
    return this.current(this.app.store.state)?.series.find((one) => String(one.index) === series)?.observations[
      Number(group?.getAttribute("data-index"))
    ];
  }

  private open(mark: SVGGElement | null): void {
    const figure = this.figure(mark);
    if (figure) openDetail(this.app, "observation", figure.id);
  }

  /** What a mark stands for, beside it or beside the pointer. */
  private tell(mark: SVGGElement | null, pointer?: PointerEvent): void {
    const figure = this.figure(mark);
    if (!mark || !figure) {
      this.tip.hide();
      return;
    }
    const { language } = this.app.store.state;
    const box = this.host.getBoundingClientRect();
    const source: Source = figure.source;
    const sign = mark.querySelector(".reach")?.getBoundingClientRect() ?? box;
    const [x, y] = pointer ? [pointer.clientX, pointer.clientY] : [(sign.left + sign.right) / 2, (sign.top + sign.bottom) / 2];
    this.tip.show(
      x - box.left,
      y - box.top + this.host.scrollTop,
      el("strong", {}, el("bdi", {}, say(figure.words, language))),
      el("p", {}, dateWords(figure.edtf, language)),
      figure.printed && el("p", { class: "printed" }, `${words("printed", language)}: `, el("q", {}, asPrinted(figure))),
      el("p", { class: "muted from" }, sourceSign(source), el("bdi", {}, say(source.labels, language))),
    );
  }
}

function markOf({ target }: Event): SVGGElement | null {
  return target instanceof Element ? target.closest<SVGGElement>("g.mark") : null;
}
