// What the introduction opens with: what the figures that are told most say, as a sentence and a small chart, with its sources and ways on.
import { button, el } from "../../core/dom";
import type { App } from "../../core/page";
import type { State } from "../../core/store";
import { say } from "../../core/text";
import { shortOf } from "../../core/things";
import { sourceSign } from "../../draw/sources";
import type { Language } from "../../model/languages";
import { at } from "../../model/read";
import type { Source } from "../../model/types";
import { addOpening } from "../../panel/opening";
import { storyOf } from "../../stories";
import type { Conflict } from "../conflicts/rows";
import { chart, isRich, margin } from "./chart";
import { clashesOf } from "./clashes";
import { relatives } from "./detail";
import { partsOf } from "./finding";
import { capital, type Indicator, indicators, inPeriod, type Observation, type Series, stretch } from "./rows";
import { words } from "./words";

const HEIGHT = 168;
const ENOUGH = 4; // figures of fewer years draw no line worth a look
const WAYS = 3;

addOpening((app, state, width) => {
  const found = richest(app, state);
  return found && tell(app, found, state, width);
});

interface Found {
  readonly indicator: Indicator;
  readonly series: Series;
  readonly list: readonly Observation[];
}

/** The series of the first indicator that has enough to tell of the period; indicators stand in the order of how much is said of them. */
function richest({ model }: App, state: State): Found | null {
  for (const indicator of indicators(model)) {
    const [series] = indicator.series;
    const list = series?.observations.filter((figure) => figure.dated && inPeriod(figure, state)) ?? [];
    if (series && isRich(list) && new Set(list.map(({ edtf }) => edtf)).size >= ENOUGH) return { indicator, series, list };
  }
  return null;
}

function tell(app: App, found: Found, state: State, width: number): HTMLElement {
  const { language } = state;
  const { indicator, series, list } = found;
  const clashes = clashesOf(app.model, list);
  const [said = "", ...more] = partsOf(app, indicator, series, list, clashes);
  const left = margin(indicator, [list], HEIGHT, language);
  const drawing = chart(indicator, series, list, { width, height: HEIGHT, left, time: stretch(list), language, dated: true }, clashes);
  const sources = [...new Set(list.map(({ source }) => source))].sort((a, b) => a.index - b.index);
  return el(
    "section",
    { class: "opening", "aria-label": words("opening", language) },
    el("p", { class: "muted kicker" }, words("opening", language)),
    el("h2", { tabindex: "-1", class: "finding" }, said),
    more.length > 0 && el("p", { class: "more" }, capital(more.join("").replace(/^[;,\s]+/, ""), language)),
    drawing,
    el(
      "ul",
      { class: "sources", "aria-label": words("sources", language) },
      ...sources.map((source) => el("li", {}, sourceSign(source), el("bdi", {}, nameOf(app, source, language)))),
    ),
    el("ul", { class: "questions" }, ...ways(app, found, clashes[0], state).map((way) => el("li", {}, way))),
  );
}

function nameOf({ model }: App, source: Source, language: Language): string {
  const thing = model.things[source.thing];
  return thing ? shortOf(thing, language) : say(source.labels, language);
}

/** Where one goes from here: the whole chart, what contradicts it, its story; else what the figures are of. */
function ways(app: App, { indicator, series, list }: Found, clash: Conflict | undefined, { language }: State): HTMLElement[] {
  const { model, store } = app;
  const way = (name: string, text: string, go: () => void): HTMLElement =>
    button({ class: "onward", "data-way": name }, go, el("span", {}, text));
  const open = (view: string, params: Record<string, string>, selected = -1): void =>
    store.set({ view, selected, params: { ...store.state.params, ...params } });
  const story = storyOf(app, `figure=${indicator.id}&`, language);
  const things = [...new Set(list.flatMap((figure) => relatives(series, figure)))].map((n) => at(model.things, n));
  return [
    way("chart", words("openChart", language, { n: list.length }), () => open("figures", { figure: indicator.id })),
    ...(clash ? [way("clash", words("openClash", language), () => open("conflicts", { conflict: clash.id }))] : []),
    ...(story ? [way("story", words("openStory", language, { name: story.name }), story.begin)] : []),
    ...things.map((thing) =>
      way("dossier", words("openDossier", language, { name: shortOf(thing, language) }), () => open("dossier", {}, thing.index)),
    ),
  ].slice(0, WAYS);
}
