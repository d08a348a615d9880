// EDTF, levels 0 to 2 of ISO 8601-2:2019, taken apart, as vnru_kg/dates/form.py does; tests/data/twins/dates.json holds both.

const MARK = "[?~%]?";
const DATE = new RegExp(
  `^(${MARK})(-?[0-9X]{4}(?:S[0-9]+)?|Y-?[0-9]+(?:E[0-9]+)?(?:S[0-9]+)?)(${MARK})` +
    `(?:-(${MARK})([0-9X]{2})(${MARK})(?:-(${MARK})([0-9X]{2})(${MARK}))?)?` +
    "(?:T((?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9])(Z|[+-][0-2][0-9](?::[0-5][0-9])?)?)?$",
);
const YEAR = /^Y?(-?[0-9X]+)(?:E([0-9]+))?(?:S([0-9]+))?$/;
const MOST = 15; // digits of a year that JavaScript can count with
export const PARTS = ["year", "month", "day"] as const;
export type Part = (typeof PARTS)[number];
export const OPEN = "..";
export const UNKNOWN = "";

/** The years that a year may stand for; `digits` as it is written if that has an X, `about` the estimated one. */
export interface Year {
  readonly first: number;
  readonly last: number;
  readonly digits: string;
  readonly about: number | null;
  readonly long: boolean;
}

/** `month` (or season, 21 to 41) and `day` as two characters or ""; `marks` of each part: "?", "~" or "?~". */
export interface EdtfDate {
  readonly kind: "date";
  readonly year: Year;
  readonly month: string;
  readonly day: string;
  readonly time: string;
  readonly marks: Readonly<Partial<Record<Part, string>>>;
}

export type Side = EdtfDate | typeof OPEN | typeof UNKNOWN;
export type Interval = { readonly kind: "interval"; readonly begin: Side; readonly end: Side };
export type Choice = { readonly kind: "choice"; readonly members: readonly (EdtfDate | Interval)[]; readonly all: boolean };
export type Form = EdtfDate | Interval | Choice;

/** The form of an EDTF text, or null for what is none. */
export function parse(text: string): Form | null {
  const brackets = text.slice(0, 1) + text.slice(-1);
  if (text.length > 1 && (brackets === "[]" || brackets === "{}")) {
    const parts = text.slice(1, -1).split(",");
    const members = parts.map((part, n) => member(part, n, parts.length - 1));
    return members.every((found) => found !== null) ? { kind: "choice", members, all: brackets === "{}" } : null;
  }
  const at = text.indexOf("/");
  if (at < 0) return dateOf(text, true);
  const [begin, end] = [sideOf(text.slice(0, at)), sideOf(text.slice(at + 1))];
  if (begin === null || end === null || (typeof begin === "string" && typeof end === "string")) return null;
  return { kind: "interval", begin, end };
}

function sideOf(text: string): Side | null {
  return text === OPEN || text === UNKNOWN ? text : dateOf(text, false);
}

/** A date of a set, or a stretch; only the first may begin openly and only the last end so. */
function member(text: string, n: number, last: number): EdtfDate | Interval | null {
  const at = text.indexOf("..");
  if (at < 0) return dateOf(text, false);
  const [first, second] = [text.slice(0, at), text.slice(at + 2)];
  if ((!first && n) || (!second && n !== last) || !(first || second)) return null;
  const [begin, end]: (Side | null)[] = [first ? dateOf(first, false) : OPEN, second ? dateOf(second, false) : OPEN];
  return begin && end ? { kind: "interval", begin, end } : null;
}

function dateOf(text: string, timed: boolean): EdtfDate | null {
  const found = DATE.exec(text);
  const year = found && yearOf(found[2] ?? "");
  if (!found || !year) return null;
  const [month = "", day = "", clock = "", zone = ""] = [found[5], found[8], found[10], found[11]];
  const marks = marksOf(found, month, day);
  const date: EdtfDate = { kind: "date", year, month, day, time: clock + zone, marks };
  const plain = !year.digits && !year.long && year.about === null;
  if (clock && !(timed && plain && /^\d\d$/.test(day) && /^\d\d$/.test(month) && !Object.keys(marks).length)) return null;
  if ((month && (year.long || year.about !== null)) || !exists(date)) return null;
  return date;
}

function yearOf(text: string): Year | null {
  const found = YEAR.exec(text);
  if (!found) return null;
  const [digits, power, significant] = [found[1] ?? "", Number(found[2] ?? 0), found[3]];
  const year = { digits: "", about: null, long: false };
  if (digits === "-0000") return null;
  if (digits.includes("X")) {
    const ends = [Number(digits.replaceAll("X", "0")), Number(digits.replaceAll("X", "9"))];
    return significant ? null : { ...year, first: Math.min(...ends), last: Math.max(...ends), digits };
  }
  const long = text.startsWith("Y");
  if ((long && !found[2] && digits.replace("-", "").length < 5) || digits.length + power > MOST) return null;
  const value = Number(digits) * 10 ** power;
  if (significant === undefined) return { ...year, first: value, last: value, long };
  const count = String(Math.abs(value)).length;
  if (Number(significant) < 1 || Number(significant) > count) return null;
  const step = 10 ** (count - Number(significant));
  const first = Math.floor(Math.abs(value) / step) * step;
  const [low, high] = value < 0 ? [-first - step + 1, -first] : [first, first + step - 1];
  return { ...year, first: low, last: high, about: value };
}

/** The qualifiers of each part: one before a part is of that part, one after it of all that stands before it too. */
function marksOf(found: RegExpExecArray, month: string, day: string): Partial<Record<Part, string>> {
  const present = PARTS.filter((part) => part === "year" || (part === "month" ? month : day));
  const marks: Partial<Record<Part, Set<string>>> = {};
  const add = (part: Part, mark: string): void => {
    for (const sign of mark.replace("%", "?~")) (marks[part] ??= new Set()).add(sign);
  };
  present.forEach((part, n) => {
    add(part, found[1 + 3 * n] ?? "");
    for (const left of present.slice(0, n + 1)) add(left, found[3 + 3 * n] ?? "");
  });
  return Object.fromEntries(Object.entries(marks).map(([part, signs]) => [part, [...signs].sort().join("")]));
}

/** The code of a part of the year (21 to 41), or 0. */
export function season(date: EdtfDate): number {
  return /^\d\d$/.test(date.month) && Number(date.month) > 12 ? Number(date.month) : 0;
}

export function months(date: EdtfDate): number[] {
  return upTo(12).filter((month) => like(date.month || "XX", month));
}

export function days(date: EdtfDate): number[] {
  return upTo(31).filter((day) => like(date.day || "XX", day));
}

/** The years that a date may be in, in their order. */
export function years({ first, last, digits }: Year): number[] {
  return Array.from({ length: last - first + 1 }, (_, n) => first + n).filter((y) => !digits || like(digits.replace("-", ""), Math.abs(y)));
}

function exists(date: EdtfDate): boolean {
  const code = season(date);
  if (code) return code >= 21 && code <= 41 && !date.day;
  if (!date.month || !date.day) return !date.month || months(date).length > 0;
  return years(date.year).some((year) => months(date).some((month) => days(date).some((day) => day <= length(year, month))));
}

/** Number of days of a month, by the calendar of today carried back. */
export function length(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

function upTo(last: number): number[] {
  return Array.from({ length: last }, (_, n) => n + 1);
}

/** Whether a number fits digits of which some are not given. */
function like(pattern: string, number: number): boolean {
  const text = String(number).padStart(pattern.length, "0");
  return text.length === pattern.length && [...pattern].every((sign, n) => sign === "X" || sign === text[n]);
}
