import { el, on } from "../../../core/dom";
import { asFigure } from "../../../core/numbers";
import type { App, Drawing } from "../../../core/page";
import { say } from "../../../core/text";
import { select } from "../../../core/things";
import { sourceSign } from "../../../draw/sources";
import { DAY, spanOf } from "../../../draw/spans";
import { Tip } from "../../../draw/tip";
import { LANGUAGES, type Language } from "../../../model/languages";
import { at } from "../../../model/read";
import type { Source } from "../../../model/types";
import { chart, isRich, margin } from "../../figures/chart";
import type { Indicator, Observation, Series } from "../../figures/rows";
import { type Data, dateColumn, numberColumn, valueAt } from "./data";

const NOT_APART = new Set(["value", "upper", "bound", "printed", "accordingTo", "compared", "outOf"]);
const MOST = 12;
const HIGH = 230;
const ALONE = 320;
const LOW = 62;

interface Group {
  readonly key: string;
  readonly row: number;
  readonly columns: readonly string[];
  readonly unit: string;
  readonly observations: Observation[];
}

/** Figures over time as the view of figures draws them: a mark for each source, no average. Null if the rows hold none. */
export function ofFigures(app: App, data: Data): Drawing | null {
  const [when, value] = [dateColumn(data), numberColumn(data)];
  if (when < 0 || value < 0) return null;
  const element = el("div", { class: "figures" });
  const tip = new Tip();
  let groups: Group[] = [];
  const under = (event: Event): Observation | undefined => {
    const mark = event.target instanceof Element ? event.target.closest("g.mark") : null;
    return groups[Number(mark?.closest("svg")?.getAttribute("data-series"))]?.observations[Number(mark?.getAttribute("data-index"))];
  };
  on(element, {
    click: (event) => {
      const source = under(event)?.source;
      if (source && source.thing >= 0) select(app, source.thing);
    },
    pointermove: (event) => {
      const figure = under(event);
      const box = element.getBoundingClientRect();
      const { language } = app.store.state;
      if (figure)
        tip.show(
          event.clientX - box.left,
          event.clientY - box.top,
          el("strong", {}, say(figure.words, language)),
          el("p", {}, figure.printed),
          el("p", { class: "muted from" }, sourceSign(figure.source), el("bdi", {}, say(figure.source.labels, language))),
        );
      else tip.hide();
    },
    pointerleave: () => tip.hide(),
  });
  const draw = (language: Language): void => {
    groups = groupsOf(app, data, when, value, language).slice(0, MOST);
    const all = groups.flatMap(({ observations }) => observations);
    const sources = new Map<number, Source>(all.map(({ source }) => [source.index, source]));
    const ends = all.flatMap(({ span }) => [span.start, span.end]);
    const [first, last] = [Math.min(...ends), Math.max(...ends)];
    const room = Math.max((last - first) * 0.03, 200 * DAY);
    const indicator = (group: Group): Indicator => ({ id: "", labels: "", set: "", stock: false, sort: sortOf(group.unit), series: [] });
    const width = Math.max(260, element.clientWidth || 720);
    const height = groups.length > 1 ? HIGH : ALONE;
    const left = Math.max(...groups.map((group) => margin(indicator(group), [group.observations], height, language)));
    const figures = groups.map((group, n) => {
      const series: Series = { index: n, area: -1, counterpart: -1, mutual: false, detail: "", unit: "", observations: group.observations };
      const name = group.columns
        .map((column) => data.words(group.row, column, language))
        .filter(Boolean)
        .join(" · ");
      const unit = data.words(group.row, "unit", language);
      const drawing = chart(indicator(group), series, group.observations, {
        width,
        height: isRich(group.observations) ? height : LOW,
        time: [first - room, last + room],
        language,
        left,
        dated: true,
      });
      return el(
        "figure",
        {},
        el("figcaption", {}, name && el("bdi", {}, name), unit && el("span", { class: "unit" }, unit)),
        el("div", { role: "img", "aria-label": `${name} ${unit}` }, drawing),
      );
    });
    const legend = [...sources.values()]
      .sort((a, b) => a.index - b.index)
      .map((source) => el("li", {}, sourceSign(source), el("bdi", {}, say(source.labels, language))));
    element.replaceChildren(el("ul", { class: "sources" }, ...legend), el("div", { class: "charts" }, ...figures), tip.element);
  };
  const told = groupsOf(app, data, when, value, LANGUAGES[0] ?? "").slice(0, MOST);
  const drawn = told.reduce((sum, { observations }) => sum + observations.length, 0);
  return drawn ? { element, draw, undrawn: data.rows.length - drawn } : null;
}

/** The rows that measure the same, those with the most figures first. */
function groupsOf(app: App, data: Data, when: number, value: number, language: Language): Group[] {
  const { columns } = data;
  const [upper, bound, printed, unit] = ["upper", "bound", "printed", "unit"].map((name) => columns.indexOf(name)) as [
    number,
    number,
    number,
    number,
  ];
  const apart = columns.filter(
    (name, n) =>
      n !== when &&
      n !== value &&
      name !== "unit" &&
      !NOT_APART.has(name) &&
      data.rows.every(({ cells }) => !cells[n] || cells[n].type === "uri"),
  );
  const found = new Map<string, Group>();
  data.rows.forEach(({ cells, passages }, row) => {
    const span = spanOf(valueAt(cells, when));
    const number = Number(valueAt(cells, value) || NaN);
    const cited = passages.flatMap((iri) => data.passage(iri) ?? []);
    const source = cited[0]?.document ?? app.model.documents[0];
    if (!span || !Number.isFinite(number) || !source) return;
    const key = JSON.stringify([...apart, "unit"].map((name) => valueAt(cells, columns.indexOf(name))));
    let group = found.get(key);
    if (!group) found.set(key, (group = { key, row, columns: apart, unit: valueAt(cells, unit), observations: [] }));
    const above = valueAt(cells, upper);
    const [top, limit] = [above ? Number(above) : null, local(valueAt(cells, bound))];
    const told = { value: number, upper: top, bound: limit, unit: local(valueAt(cells, unit)) };
    group.observations.push({
      id: String(row),
      dated: true,
      span,
      edtf: valueAt(cells, when),
      value: number,
      upper: top,
      low: null,
      high: null,
      bound: limit,
      words: asFigure(told, data.words(row, "unit", language), language),
      printed: valueAt(cells, printed),
      according: "",
      things: [],
      passages: cited,
      source: at(app.model.documents, source.index),
    });
  });
  return [...found.values()].sort((a, b) => b.observations.length - a.observations.length);
}

function sortOf(unit: string): string {
  const name = local(unit);
  return name === "percent" || name === "rank" ? name : "";
}

function local(iri: string): string {
  return iri.slice(Math.max(iri.lastIndexOf("/"), iri.lastIndexOf("#")) + 1);
}
