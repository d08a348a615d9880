import { placesOf } from "../../core/cite";
import { dateWords } from "../../core/dates";
import { openDetail } from "../../core/details";
import { button, el, phrase } from "../../core/dom";
import type { App, Table } from "../../core/page";
import { say } from "../../core/text";
import { sourceSign } from "../../draw/sources";
import { passages as cited } from "../../files/csv";
import { words as ofFiles } from "../../files/words";
import type { Language } from "../../model/languages";
import { asPrinted, between } from "./detail";
import type { Indicator, Observation, Series } from "./rows";
import { words } from "./words";

const COLUMNS = ["value", "when", "between", "printed", "source"] as const;

/** The same figures as the charts, for the keyboard and for those who do not see them. */
export function table(
  app: App,
  indicator: Indicator,
  shown: ReadonlyMap<Series, readonly Observation[]>,
  language: Language,
  caption = "",
): HTMLElement {
  const name = say(indicator.labels, language);
  return el(
    "table",
    { class: shown.size === 1 ? "one" : null },
    el("caption", {}, ...(caption ? [caption] : [words("table", language), el("span", { class: "unseen" }, `: ${name}`)])),
    el("thead", {}, el("tr", {}, ...COLUMNS.map((column) => el("th", { scope: "col", class: column }, words(column, language))))),
    el("tbody", {}, ...[...shown].flatMap(([series, list]) => list.map((figure) => row(app, series, figure, language)))),
  );
}

/** The same as rows of a file, with the plain numbers: the least and the most that a source says; `named` names the indicator of each. */
export function rowsOf(
  app: App,
  title: string,
  shown: ReadonlyMap<Series, readonly Observation[]>,
  language: Language,
  named: ((series: Series) => string) | null = null,
): Table {
  return {
    name: "figures",
    title,
    columns: [
      ...(named ? [words("indicator", language)] : []),
      ...COLUMNS.map((column) => words(column, language)),
      ofFiles("low", language),
      ofFiles("high", language),
      ofFiles("unit", language),
      ofFiles("edtf", language),
      ofFiles("passages", language),
    ],
    rows: [...shown].flatMap(([series, list]) =>
      list.map((figure) => [
        ...(named ? [named(series)] : []),
        say(figure.words, language),
        dateWords(figure.edtf, language),
        between(app, series, language),
        figure.printed,
        say(figure.source.labels, language),
        String(figure.value),
        String(figure.upper ?? figure.value),
        say(series.unit, language),
        figure.edtf,
        cited(app.model, figure.passages),
      ]),
    ),
  };
}

function row(app: App, series: Series, figure: Observation, language: Language): HTMLElement {
  const places = placesOf(figure.passages, language);
  return el(
    "tr",
    { "data-id": figure.id },
    el(
      "th",
      { scope: "row" },
      button({ class: "plain" }, (event) => openDetail(app, "observation", figure.id, event), phrase(figure.words, language)),
    ),
    el("td", {}, dateWords(figure.edtf, language)),
    el("td", { class: "between" }, el("bdi", {}, between(app, series, language))),
    el("td", { class: "printed" }, figure.printed && asPrinted(figure)),
    el(
      "td",
      { class: "source" },
      el("span", {}, sourceSign(figure.source), el("bdi", {}, say(figure.source.labels, language)), el("span", { class: "place" }, places)),
    ),
  );
}
