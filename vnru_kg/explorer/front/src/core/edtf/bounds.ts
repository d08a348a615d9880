// The first and the last day that a date allows, or the reason why it has none: the rule stands in vnru_kg/dates/bounds.py.
import { type Choice, days, type EdtfDate, type Form, type Interval, length, months, type Side, season, UNKNOWN, years } from "./form";

export type Reason = "not-stated" | "beyond" | "open" | "unknown";
export type Day = readonly [year: number, month: number, day: number];
export type Bound = Day | Reason;

/** First and last day, or instead why there is none; null for what ends before it begins. */
export function bounds(form: Form): readonly [Bound, Bound] | null {
  if (form.kind === "date") return ofDate(form);
  return form.kind === "interval" ? ofInterval(form) : ofChoice(form);
}

function ofInterval({ begin, end }: Interval): readonly [Bound, Bound] | null {
  const [first, last] = [edge(begin, 0), edge(end, 1)];
  return typeof first !== "string" && typeof last !== "string" && later(first, last) ? null : [first, last];
}

function edge(side: Side, at: 0 | 1): Bound {
  if (typeof side !== "string") return ofDate(side)[at];
  return side === UNKNOWN ? "unknown" : "open";
}

function ofChoice({ members }: Choice): readonly [Bound, Bound] | null {
  const found = members.map(bounds);
  const all = found.filter((pair) => pair !== null);
  if (all.length < found.length) return null;
  return [
    extreme(
      all.map(([first]) => first),
      false,
    ),
    extreme(
      all.map(([, last]) => last),
      true,
    ),
  ];
}

/** The earliest or latest of several; the reason of one that has none, for that one may be anywhere. */
function extreme(found: readonly Bound[], latest: boolean): Bound {
  const reason = found.find((bound) => typeof bound === "string");
  return reason ?? (found as readonly Day[]).reduce((one, other) => (later(one, other) === latest ? one : other));
}

function later(one: Day, other: Day): boolean {
  return number(one) > number(other);
}

function number([year, month, day]: Day): number {
  return (year * 12 + month) * 31 + day;
}

/** The first month of a part of a year, and how many it has. */
function stretch(code: number): readonly [month: number, count: number] {
  if (code <= 28) return [3 + 3 * ((code - 21) % 4), 3];
  if (code <= 32) return [[9, 12, 3, 6][code - 29] ?? 0, 3];
  if (code <= 36) return [1 + 3 * (code - 33), 3];
  return code <= 39 ? [1 + 4 * (code - 37), 4] : [1 + 6 * (code - 40), 6];
}

function ofDate(date: EdtfDate): readonly [Bound, Bound] {
  const { digits, first, last } = date.year;
  if (digits === "XXXX") return ["not-stated", "not-stated"];
  if (last < 1 || first > 9999) return ["beyond", "beyond"];
  const possible = (date.month ? years(date.year) : [first, last]).map((year) => Math.max(year, 1));
  const code = season(date);
  if (!code) return [extremeDay(date, possible, false), extremeDay(date, [...possible].reverse(), true)];
  const [month, count] = stretch(code);
  const end = month + count - 1;
  const year = (possible.at(-1) ?? 0) + (end > 12 ? 1 : 0);
  const endMonth = end > 12 ? end - 12 : end;
  return [[possible[0] ?? 0, month, 1], year > 9999 ? "beyond" : [year, endMonth, length(year, endMonth)]];
}

function extremeDay(date: EdtfDate, possible: readonly number[], latest: boolean): Bound {
  for (const year of possible) {
    for (const month of latest ? months(date).reverse() : months(date)) {
      const fitting = days(date).filter((day) => day <= length(year, month));
      const day = latest ? fitting.at(-1) : fitting[0];
      if (day) return [year, month, day];
    }
  }
  return "not-stated";
}
