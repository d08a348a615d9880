import type { Edge, Link, Model, Thing, Time } from "../model/types";
import type { App } from "./page";
import type { State } from "./store";

/** The period that the reader chose: whole years, the first and the last day of them. */
export interface Period {
  readonly first: number;
  readonly last: number;
  readonly from: string;
  readonly to: string;
}

const KEY = "period";
let known: { text: string; period: Period | null } = { text: "", period: null };

/** The period of the state, or null for all time. */
export function periodOf(state: State): Period | null {
  const text = state.params[KEY] ?? "";
  if (known.text !== text) known = { text, period: read(text) };
  return known.period;
}

function read(text: string): Period | null {
  const found = /^(\d{4})(?:\/(\d{4}))?$/.exec(text);
  if (!found) return null;
  const [first, last] = [found[1] ?? "", found[2] ?? found[1] ?? ""];
  return first <= last ? { first: Number(first), last: Number(last), from: `${first}-01-01`, to: `${last}-12-31` } : null;
}

/** Whether two states have the same period. */
export function samePeriod(one: State, other: State): boolean {
  return one.params[KEY] === other.params[KEY] && withUndated(one) === withUndated(other);
}

const UNDATED = "undated";

/** Whether a stretch of time is of the period, at least in part; "" is an end that nobody knows. */
export function within([first, last]: Time, state: State): boolean {
  const period = periodOf(state);
  return !period || ((!first || first <= period.to) && (!last || last >= period.from));
}

/** Whether a thing is of the period: it, or a relation of it. What nobody dates is of none, unless the reader wants it beside. */
export function ofPeriod(thing: Thing, state: State): boolean {
  if (!periodOf(state)) return true;
  return thing.times.length ? thing.times.some((time) => within(time, state)) : withUndated(state);
}

/** Whether a relation is of the period; one without dates of its own holds whenever its two ends are there. */
export function holds({ earliest, latest }: Edge, state: State): boolean {
  return (!earliest && !latest) || within([earliest, latest], state);
}

/** Whether some relation of a link is of the period. */
export function binds(link: Link, state: State): boolean {
  return !periodOf(state) || link.edges.some((edge) => holds(edge, state));
}

/** Whether the reader wants to see what has no date beside what is of the period. */
export function withUndated(state: State): boolean {
  return UNDATED in state.params;
}

/** Show or leave out what has no date. */
export function setUndated(app: App, wanted: boolean): void {
  const { [UNDATED]: _, ...others } = app.store.state.params;
  app.store.set({ params: wanted ? { ...others, [UNDATED]: "1" } : others });
}

type Years = readonly [first: number, last: number];

/** What a state says with these years as the period, or with all time. */
export function withPeriod({ [KEY]: _, ...others }: State["params"], years: Years | null): State["params"] {
  const four = (year: number): string => String(Math.max(0, Math.min(9999, Math.round(year)))).padStart(4, "0");
  return years ? { ...others, [KEY]: `${four(Math.min(...years))}/${four(Math.max(...years))}` } : others;
}

/** Take these years as the period, or all time. */
export function setPeriod(app: App, years: Years | null, push = true): void {
  const next = withPeriod(app.store.state.params, years);
  if (next[KEY] !== app.store.state.params[KEY]) app.store.set({ params: next }, push);
}

const reaches = new WeakMap<Model, readonly [number, number]>();

/** The first and the last year that anything in the model is dated to. */
export function reach(model: Model): readonly [first: number, last: number] {
  let found = reaches.get(model);
  if (!found) {
    const years = model.things
      .flatMap((thing) => [thing.earliest, thing.latest])
      .filter(Boolean)
      .map((day) => Number(day.slice(0, 4)));
    found = years.length ? [years.reduce((a, b) => Math.min(a, b)), years.reduce((a, b) => Math.max(a, b))] : [1950, 2030];
    reaches.set(model, found);
  }
  return found;
}

const begun = new WeakMap<Model, readonly number[]>();

/** The years in which something begins, a thing or what relates it to another: from one to the next the picture changes. */
export function yearsOf(model: Model): readonly number[] {
  let found = begun.get(model);
  if (!found) {
    const [first, last] = reach(model);
    const years = model.things.flatMap((thing) => thing.times.map(([day]) => Number(day.slice(0, 4))));
    found = [...new Set(years)].filter((year) => year >= first && year <= last).sort((a, b) => a - b);
    begun.set(model, found);
  }
  return found;
}
