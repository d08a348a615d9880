// Dates as the graph writes them (EDTF), as stretches of time.

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

const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?%]?)$/;

/** The span of a date, or null for what is none. */
export function spanOf(edtf: string): Span | null {
  const parts = edtf.split("/");
  if (parts.length > 2) return null;
  const [first = "", last] = parts;
  if (last === undefined) {
    const one = dateOf(first);
    return one && { ...one, from: "known", to: "known" };
  }
  const [from, to] = [edgeOf(first), edgeOf(last)];
  const [begin, end] = [from === "known" ? dateOf(first) : null, to === "known" ? dateOf(last) : null];
  if ((from === "known" && !begin) || (to === "known" && !end)) return null;
  const known = begin ?? end;
  if (!known || (begin && end && end.end <= begin.start)) return null;
  return {
    start: (begin ?? known).start,
    end: end ? end.end : known.end,
    precision: "interval",
    from,
    to,
    vague: Boolean(begin?.vague || end?.vague),
  };
}

function edgeOf(text: string): Edge {
  return text === ".." ? "open" : text === "" ? "unknown" : "known";
}

function dateOf(text: string): { start: number; end: number; precision: Precision; vague: boolean } | null {
  const found = DATE.exec(text);
  if (!found) return null;
  const [year, month, day] = [Number(found[1]), Number(found[2] ?? 0), Number(found[3] ?? 0)];
  if (month > 12 || day > 31) return null;
  const vague = found[4] !== "";
  if (day) return { start: at(year, month - 1, day), end: at(year, month - 1, day + 1), precision: "day", vague };
  if (month) return { start: at(year, month - 1, 1), end: at(year, month, 1), precision: "month", vague };
  return { start: at(year, 0, 1), end: at(year + 1, 0, 1), precision: "year", vague };
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
