// What a chart says, as a sentence: from its first to its last whole period, and no more than its figures bear.
import { dateWords } from "../../core/dates";
import type { App } from "../../core/page";
import { say } from "../../core/text";
import { fill } from "../../core/words";
import { type Language, wordingOf } from "../../model/languages";
import type { Conflict } from "../conflicts/rows";
import { boundsOf } from "./bands";
import { isPart } from "./chart";
import { between } from "./detail";
import { capital, type Indicator, type Observation, type Series } from "./rows";
import { words } from "./words";

const SLACK = 40 * 86_400_000; // periods whose lengths differ by less are as long as each other

/** What is said of one period: by several documents, perhaps not the same. */
type Stop = readonly [Observation, ...Observation[]];
type Way = "more" | "less";

/** The sentence for the figures of a series, in the language of the reader; `clashes` are the conflicts that they stand in. */
export function findingOf(
  app: App,
  indicator: Indicator,
  series: Series,
  list: readonly Observation[],
  clashes: readonly Conflict[],
): string {
  return partsOf(app, indicator, series, list, clashes).join("");
}

/** The same in its parts: what it says first, and what else. */
export function partsOf(
  app: App,
  indicator: Indicator,
  series: Series,
  list: readonly Observation[],
  clashes: readonly Conflict[],
): string[] {
  const { language } = app.store.state;
  const clashing = new Set(clashes.flatMap(({ sides }) => sides.map(({ figure }) => figure)));
  const name = `${capital(say(indicator.labels, language), language)} (${between(app, series, language)})`;
  return parts(indicator, name, list, clashing, language);
}

/** The sentence for the figures of a series; `name` says of what they are. `clashing` holds the ids of those that are contradicted. */
export function finding(
  indicator: Pick<Indicator, "stock" | "sort">,
  name: string,
  shown: readonly Observation[],
  clashing: ReadonlySet<string>,
  language: Language,
): string {
  return parts(indicator, name, shown, clashing, language).join("");
}

function parts(
  indicator: Pick<Indicator, "stock" | "sort">,
  name: string,
  shown: readonly Observation[],
  clashing: ReadonlySet<string>,
  language: Language,
): string[] {
  const stops = stopsOf(shown.filter((figure) => figure.dated && (indicator.stock || !isPart(figure))));
  const [first, last] = [stops[0], stops.at(-1)];
  if (!first || !last) return [name];
  const told = (stop: Stop): string => stopWords(stop, clashing, language);
  if (first === last) return [fill("{name}: {a}", language, { name, a: told(first) })];
  const way = indicator.sort === "rank" ? null : wayOf(first, last, indicator.stock);
  if (!way) return [fill("{name}: {a}; {b}", language, { name, a: told(first), b: told(last) })];
  const sentence = fill(templateOf(way, name, language), language, { name, a: told(first), b: told(last) });
  const between = stops.slice(1, -1);
  const every = stopsOf(shown.filter(({ dated }) => dated)); // that of a part of a year may be the highest too
  const extreme = (wanted: Way): Stop | undefined =>
    between.find((one) => every.every((other) => other[0].span === one[0].span || compare(other, one) === wanted));
  const [top, bottom] = [extreme("more"), extreme("less")];
  return [
    sentence,
    top ? words("highest", language, { c: told(top) }) : "",
    bottom ? words("lowest", language, { c: told(bottom) }) : "",
    between.some((one) => one !== top && one !== bottom && !isSettled(one, clashing)) ? words("unsettled", language) : "",
  ].filter(Boolean);
}

/** The figures by the period that they are of, in the order of time. */
function stopsOf(figures: readonly Observation[]): Stop[] {
  const found = new Map<string, Stop>();
  for (const figure of figures) {
    const { start, end, from, to } = figure.span;
    const key = `${start} ${end} ${from} ${to}`;
    found.set(key, [...(found.get(key) ?? []), figure] as unknown as Stop);
  }
  return [...found.values()].sort(([a], [b]) => a.span.end - b.span.end || a.span.start - b.span.start);
}

/** Which way it went, if every figure of the one period is apart from every one of the other and the periods can be compared. */
function wayOf(first: Stop, last: Stop, stock: boolean): Way | null {
  const [one, other] = [first[0].span, last[0].span];
  if ([one, other].some(({ from, to }) => from !== "known" || to !== "known") || one.end > other.start) return null;
  const way = compare(first, last);
  if (stock || !way) return way;
  const longer = other.end - other.start - (one.end - one.start); // what is counted for longer is more for this reason alone
  return (way === "more" && longer > SLACK) || (way === "less" && longer < -SLACK) ? null : way;
}

/** Whether all that is said in `last` is more, or less, than all that is said in `first`. */
function compare(first: Stop, last: Stop): Way | null {
  const [one, other] = [reachOf(first), reachOf(last)];
  if (one.high < other.low) return "more";
  return other.high < one.low ? "less" : null;
}

/** The values that a period may have: those that all its figures allow, or where they disagree any that one of them does. */
function reachOf(stop: Stop): { low: number; high: number } {
  const lows = stop.map((figure) => boundsOf(figure).low ?? -Infinity);
  const highs = stop.map((figure) => boundsOf(figure).high ?? Infinity);
  const [low, high] = [Math.max(...lows), Math.min(...highs)];
  return low <= high ? { low, high } : { low: Math.min(...lows), high: Math.max(...highs) };
}

/** The sentence whose verb goes with the name: the first whose pattern fits the name's first word. */
function templateOf(way: Way, name: string, language: Language): string {
  const word = /^[\p{L}-]+/u.exec(name)?.[0].toLocaleLowerCase(language) ?? "";
  const forms = wordingOf(language).figures[way];
  return forms.find(([pattern = ""]) => new RegExp(pattern).test(word))?.[1] ?? "{name}: {a}; {b}";
}

/** What is said of a period; where documents agree within what their figures allow, the closest figure. */
function stopWords(stop: Stop, clashing: ReadonlySet<string>, language: Language): string {
  const closest = [...stop].sort((one, other) => width(one) - width(other)).slice(0, 1);
  const values = new Set((agree(stop) ? closest : stop).map((figure) => say(figure.words, language)));
  const key = isSettled(stop, clashing) ? "stated" : "disputed";
  return words(key, language, { value: [...values].join(words("or", language)), when: dateWords(stop[0].edtf, language) });
}

function width(figure: Observation): number {
  const { low, high } = boundsOf(figure);
  return (high ?? Infinity) - (low ?? -Infinity);
}

/** Whether one value is allowed by all figures of a period. */
function agree(stop: Stop): boolean {
  const all = stop.map(boundsOf);
  return Math.max(...all.map(({ low }) => low ?? -Infinity)) <= Math.min(...all.map(({ high }) => high ?? Infinity));
}

/** Whether nothing contradicts what is said of a period. */
function isSettled(stop: Stop, clashing: ReadonlySet<string>): boolean {
  return agree(stop) && !stop.some(({ id }) => clashing.has(id));
}
