// Dates as the graph writes them (EDTF), as stretches of time.
import { dateBounds, formOf } from "../core/dates";
import { type Bound, bounds, type Day } from "../core/edtf/bounds";
import { type EdtfDate, type Form, season } from "../core/edtf/form";

export const DAY = 86_400_000;

/** How much of a date is known: a stretch that is told from … to … is an interval. */
export type Precision = "day" | "month" | "year" | "interval";

/** What is known of an end: `open` if it goes on, `unknown` if nobody says. */
export type Edge = "known" | "open" | "unknown";

export interface Span {
  /** Milliseconds since 1970, the first of the span; of an open side, the known other one. */
  readonly start: number;
  /** The first millisecond after it. */
  readonly end: number;
  readonly precision: Precision;
  readonly from: Edge;
  readonly to: Edge;
  /** Said to be about, or doubted. */
  readonly vague: boolean;
}

/** The span of a date; null for what is none, and for what has no day at all. */
export function spanOf(edtf: string): Span | null {
  const form = formOf(edtf);
  const found = dateBounds(edtf);
  if (!form || !found) return null;
  const [first, last] = found;
  const [begin, end] = [typeof first === "string" ? null : timeOf(first, 0), typeof last === "string" ? null : timeOf(last, 1)];
  const known = begin ?? end;
  if (known === null) return null;
  const single = form.kind === "date" ? precisionOf(form) : "interval";
  return {
    start: begin ?? startOf(form, "end") ?? known,
    end: end ?? startOf(form, "begin") ?? known,
    precision: single,
    from: edgeOf(first),
    to: edgeOf(last),
    vague: /[?~%X[{]/.test(edtf),
  };
}

/** Of an interval with one date: the other side of that date, so that it is drawn as wide as it is known. */
function startOf(form: Form, side: "begin" | "end"): number | null {
  const date = form.kind === "interval" ? form[side] : null;
  if (!date || typeof date === "string") return null;
  const bound = bounds(date)?.[side === "begin" ? 1 : 0];
  return bound === undefined || typeof bound === "string" ? null : timeOf(bound, side === "begin" ? 1 : 0);
}

function timeOf([year, month, day]: Day, more: 0 | 1): number {
  return at(year, month - 1, day + more);
}

function edgeOf(bound: Bound): Edge {
  return typeof bound !== "string" ? "known" : bound === "open" ? "open" : "unknown";
}

function precisionOf(date: EdtfDate): Precision {
  if (season(date) || `${date.month}${date.day}`.includes("X") || date.year.first !== date.year.last) return "interval";
  return date.day ? "day" : date.month ? "month" : "year";
}

/** The first millisecond of a day. */
export function at(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day); // Date.UTC takes the years 0 to 99 for 1900 to 1999
  return date.getTime();
}

export function yearOf(time: number): number {
  return new Date(time).getUTCFullYear();
}

/** The middle of the span. */
export function middle(span: Span): number {
  return (span.start + span.end) / 2;
}

/** Words for a mark of a time axis: a year, a month, or a day, whichever begins there. */
export function tickWords(time: Date, language: string): string {
  if (time.getUTCMonth() === 0 && time.getUTCDate() === 1) return String(time.getUTCFullYear());
  const form: Intl.DateTimeFormatOptions = time.getUTCDate() === 1 ? { month: "short" } : { day: "numeric", month: "numeric" };
  return new Intl.DateTimeFormat(language, { ...form, timeZone: "UTC" }).format(time);
}
