import { periodOf, withUndated } from "../../core/period";
import type { State } from "../../core/store";
import { DAY, at as dayAt, type Span, spanOf } from "../../draw/spans";
import type { Language } from "../../model/languages";
import { at } from "../../model/read";
import type { Model, Passage, Source, Text } from "../../model/types";

// The rows are written by vnru_kg/explorer/figures.py; the order of their fields is the contract.
declare module "../../model/types" {
  interface ViewRows {
    figures?: {
      sets: [labels: Text, stock: number][];
      indicators: [id: string, labels: Text, set: number, sort: string][];
      series: [indicator: number, area: number, counterpart: number, mutual: number, detail: Text, unit: Text][];
      observations: [
        id: string,
        series: number,
        edtf: string,
        value: string,
        upper: string,
        low: string,
        high: string,
        bound: string,
        words: Text,
        printed: string,
        source: Text,
        things: number[],
        passages: number[],
      ][];
    };
  }
}

export interface Indicator {
  readonly id: string;
  readonly labels: Text;
  readonly set: Text;
  /** Over a period or at a date. */
  readonly stock: boolean;
  /** "money", "percent", "rank", or "" for what is counted. */
  readonly sort: string;
  readonly series: readonly Series[];
}

/** Figures that measure the same between the same sides. */
export interface Series {
  readonly index: number;
  readonly area: number;
  readonly counterpart: number;
  readonly mutual: boolean;
  readonly detail: Text;
  readonly unit: Text;
  readonly observations: readonly Observation[];
}

export interface Observation {
  readonly id: string;
  /** Whether a passage states the period; a figure without one has no place on a line of time, only in the table. */
  readonly dated: boolean;
  readonly span: Span;
  readonly edtf: string;
  readonly value: number;
  readonly upper: number | null;
  /** What the printed number and its bound word allow; null is no bound. */
  readonly low: number | null;
  readonly high: number | null;
  readonly bound: string;
  readonly words: Text;
  readonly printed: string;
  readonly according: Text;
  readonly things: readonly number[];
  readonly passages: readonly Passage[];
  readonly source: Source;
}

const UNSTATED: Span = { start: 0, end: 0, precision: "interval", from: "unknown", to: "unknown", vague: true };
const known = new WeakMap<Model, readonly Indicator[]>();

/** The indicators, those of the data set with the most figures first. */
export function indicators(model: Model): readonly Indicator[] {
  let found = known.get(model);
  if (!found) known.set(model, (found = decode(model)));
  return found;
}

function decode(model: Model): Indicator[] {
  const rows = model.views.figures;
  if (!rows) return [];
  const lists = rows.series.map((): Observation[] => []);
  for (const [id, series, edtf, value, upper, low, high, bound, words, printed, according, things, cited] of rows.observations) {
    const span = spanOf(edtf);
    const passages = cited.map((n) => at(model.passages, n));
    const source = passages[0]?.document;
    if (source)
      lists[series]?.push({
        id,
        dated: span !== null,
        span: span ?? UNSTATED,
        edtf,
        value: Number(value),
        upper: number(upper),
        low: number(low),
        high: number(high),
        bound,
        words,
        printed,
        according,
        things,
        passages,
        source,
      });
  }
  const count = rows.sets.map(() => 0);
  const all = rows.indicators.map(([id, labels, set, sort], n) => {
    const series = rows.series.flatMap(([indicator, area, counterpart, mutual, detail, unit], index): Series[] => {
      const observations = lists[index] ?? [];
      return indicator === n && observations.length ? [{ index, area, counterpart, mutual: mutual === 1, detail, unit, observations }] : [];
    });
    count[set] = (count[set] ?? 0) + size({ series });
    const [name, stock] = at(rows.sets, set);
    return {
      set: set,
      indicator: {
        id,
        labels,
        set: name,
        stock: stock === 1,
        sort,
        series: series.sort((a, b) => b.observations.length - a.observations.length || a.index - b.index),
      },
    };
  });
  return all
    .filter(({ indicator }) => indicator.series.length)
    .sort((a, b) => (count[b.set] ?? 0) - (count[a.set] ?? 0) || a.set - b.set || size(b.indicator) - size(a.indicator))
    .map(({ indicator }) => indicator);
}

/** How many figures an indicator has. */
export function size(indicator: { readonly series: readonly Series[] }): number {
  return indicator.series.reduce((sum, series) => sum + series.observations.length, 0);
}

/** The figure with this id and what it belongs to. */
export function observation(model: Model, id: string): { indicator: Indicator; series: Series; figure: Observation } | null {
  for (const indicator of indicators(model))
    for (const series of indicator.series)
      for (const figure of series.observations) if (figure.id === id) return { indicator, series, figure };
  return null;
}

function number(text: string): number | null {
  return text === "" ? null : Number(text);
}

/** Whether a figure is of the period that is chosen, at least in part. */
export function inPeriod({ span, dated }: Observation, state: State): boolean {
  const period = periodOf(state);
  if (!period) return true;
  if (!dated) return withUndated(state);
  return (
    (span.from !== "known" || span.start < dayAt(period.last + 1, 0, 1)) && (span.to !== "known" || span.end > dayAt(period.first, 0, 1))
  );
}

/** The stretch of time that figures reach over, with some room. */
export function stretch(figures: readonly Observation[]): [number, number] {
  const ends = figures.flatMap(({ span }) => [span.start, span.end]);
  const [first, last] = [Math.min(...ends), Math.max(...ends)];
  const room = Math.max((last - first) * 0.03, 200 * DAY);
  return [first - room, last + room];
}

/** The name of an indicator as it begins a sentence. */
export function capital(text: string, language: Language): string {
  return text.charAt(0).toLocaleUpperCase(language) + text.slice(1);
}
