// EDTF read out, by the words that vnru_kg/dates/words.py has too. In Russian a date after a preposition is declined.
import { type Language, type Wording, wordingOf } from "../../model/languages";
import { ofLanguage } from "../words";
import { type Choice, days, type EdtfDate, type Form, type Interval, months, OPEN, PARTS, season, UNKNOWN, type Year } from "./form";

type Tables = Wording["dates"];
type Kind = keyof Tables["year"];
type Some = "someMonth" | "someMonths" | "someDay" | "someDays" | "dayOf";
type Declined = Some | "months" | "seasons" | "year";

/** The words for a form. */
export function say(form: Form, language: Language): string {
  if (form.kind === "date") return dateWords(form, language, false);
  return form.kind === "interval" ? intervalWords(form, language) : choiceWords(form, language);
}

/** What the table has for a date, or for one that another word declines; where a language declines nothing, they are one. */
function formOf<K extends Declined>(key: K, language: Language, declined: boolean): Tables[K] {
  const tables = wordingOf(language).dates;
  return (declined && (tables.declined as Partial<Tables>)[key]) || tables[key];
}

function fillIn(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

function choiceWords({ members, all }: Choice, language: Language): string {
  const told = members.map((member) => (member.kind === "date" ? dateWords(member, language, false) : memberWords(member, all, language)));
  if (told.length === 1) return told[0] ?? "";
  return fillIn(wordingOf(language).dates[all ? "allOf" : "oneOf"], { list: told.join(", ") });
}

function memberWords(member: Interval, all: boolean, language: Language): string {
  const { begin, end } = member;
  if (begin === OPEN && typeof end !== "string") {
    return fillIn(wordingOf(language).dates[all ? "allEarlier" : "earlier"], { d: dateWords(end, language, false) });
  }
  if (end === OPEN && typeof begin !== "string") {
    return fillIn(wordingOf(language).dates[all ? "allLater" : "later"], { d: dateWords(begin, language, false) });
  }
  return intervalWords(member, language);
}

function intervalWords({ begin, end }: Interval, language: Language): string {
  if (typeof begin !== "string" && typeof end !== "string") {
    const [first, last] = [dateWords(begin, language, false), dateWords(end, language, false)];
    // a dash more would not say what it parts
    if (`${first}${last}`.includes("–")) return fillIn(wordingOf(language).dates.fromTo, { a: dateWords(begin, language, true), b: last });
    return stretch(begin, end, language) || `${first} ${ofLanguage("dash", language)} ${last}`;
  }
  if (typeof begin !== "string")
    return fillIn(wordingOf(language).dates[end === UNKNOWN ? "endUnknown" : "since"], { d: dateWords(begin, language, true) });
  if (typeof end !== "string")
    return fillIn(wordingOf(language).dates[begin === UNKNOWN ? "beginUnknown" : "until"], { d: dateWords(end, language, true) });
  return "";
}

/** Two years, or two months or days of one year, with what they share said once; "" for any others. */
function stretch(begin: EdtfDate, end: EdtfDate, language: Language): string {
  if (!plain(begin) || !plain(end) || !begin.month !== !end.month || !begin.day !== !end.day) return "";
  if (!begin.month) return `${digits(begin.year)}–${digits(end.year)}`;
  if (begin.year.first !== end.year.first) return "";
  const [first, last] = [dateWords(begin, language, false), dateWords(end, language, false)];
  const head = first.slice(0, -digits(begin.year).length).replace(/[ /]+$/, "");
  if (!begin.day) return `${head}–${last.replace(fillIn(wordingOf(language).dates.month, { m: "" }), "")}`;
  return begin.month === end.month ? `${Number(begin.day)}–${last}` : `${head} ${ofLanguage("dash", language)} ${last}`;
}

/** Whether it is a year, month or day that is wholly given, without a qualifier. */
function plain(date: EdtfDate): boolean {
  return !(Object.keys(date.marks).length || season(date) || date.time || kindOf(date.year) || `${date.month}${date.day}`.includes("X"));
}

function dateWords(date: EdtfDate, language: Language, declined: boolean): string {
  const marks = PARTS.filter((part) => part === "year" || date[part]).map((part) => date.marks[part] ?? "");
  const whole = new Set(marks).size === 1 ? (marks[0] ?? "") : "";
  const about = whole.includes("~") ? wordingOf(language).dates.about : "";
  const time = date.time ? `, ${timeWords(date.time)}` : "";
  const doubt = whole.includes("?") ? "?" : "";
  return about + withoutMarks(date, language, declined || about !== "") + time + doubt + (whole ? "" : partWords(date, language));
}

function timeWords(time: string): string {
  const [clock, zone] = [time.slice(0, 8), time.slice(8)];
  return zone === "Z" ? `${clock} UTC` : zone ? `${clock} UTC${zone}` : clock;
}

/** Which parts of a date are doubted or about, in brackets. */
function partWords(date: EdtfDate, language: Language): string {
  const found = (["?", "?~", "~"] as const).flatMap((mark) => {
    const parts = PARTS.filter((part) => date.marks[part] === mark).map((part) => wordingOf(language).dates.parts[part]);
    return parts.length ? [`${parts.join(wordingOf(language).dates.and)} ${wordingOf(language).dates.marks[mark]}`] : [];
  });
  return found.length ? ` (${found.join(", ")})` : "";
}

function withoutMarks(date: EdtfDate, language: Language, declined: boolean): string {
  const kind = kindOf(date.year);
  if (!date.month)
    return kind === "unstated" ? wordingOf(language).dates.notStated : kind ? yearWords(date.year, language, declined) : digits(date.year);
  if (season(date)) return seasonWords(date, language, declined);
  if (!date.day) return monthWords(date, language, declined);
  if (!`${date.month}${date.day}`.includes("X")) return dayWords(date, language);
  return someDay(date, language, declined);
}

/** A day of which the number or the month is not wholly given. */
function someDay(date: EdtfDate, language: Language, declined: boolean): string {
  const month = monthWords(date, language, true);
  if (date.day === "XX")
    return some("someDay", language, declined, { m: date.month === "XX" ? yearWords(date.year, language, true) : month });
  if (!date.day.includes("X")) return some("dayOf", language, declined, { d: String(Number(date.day)), m: month });
  const possible = days(date);
  return some("someDays", language, declined, { d: `${possible[0]}–${possible.at(-1)}`, m: month });
}

function some(key: Some, language: Language, declined: boolean, values: Readonly<Record<string, string>>): string {
  return fillIn(formOf(key, language, declined), values);
}

function dayWords(date: EdtfDate, language: Language): string {
  const month = formOf("months", language, true)[Number(date.month) - 1] ?? "";
  return fillIn(wordingOf(language).dates.day, { d: String(Number(date.day)), m: month }) + yearBehind(date.year, language, false);
}

function monthWords(date: EdtfDate, language: Language, declined: boolean): string {
  if (date.month === "XX") return some("someMonth", language, declined, {}) + yearBehind(date.year, language, true);
  const possible = months(date);
  const first = possible[0] ?? 0;
  if (date.month.includes("X")) {
    const ends = [first, possible.at(-1) ?? 0].map((month) => wordingOf(language).dates.months[month - 1]);
    return some("someMonths", language, declined, { m: ends.join("–") }) + yearBehind(date.year, language, true);
  }
  const month = formOf("months", language, declined)[first - 1] ?? "";
  return fillIn(wordingOf(language).dates.month, { m: month }) + yearBehind(date.year, language, false);
}

function seasonWords(date: EdtfDate, language: Language, declined: boolean): string {
  const { seasonYear } = wordingOf(language).dates;
  const template = formOf("seasons", language, declined)[date.month as keyof Tables["seasons"]];
  const year = yearWords(date.year, language, true);
  const apart = !["", "bc"].includes(kindOf(date.year)) && !template.includes(seasonYear);
  return fillIn(template, { y: apart ? fillIn(seasonYear, { y: year }) : year });
}

/** A year behind its month: `whole` if the month is none that is named. */
function yearBehind(year: Year, language: Language, whole: boolean): string {
  const kind = kindOf(year);
  const { plainYear, bcYear, otherYear } = wordingOf(language).dates;
  if (!kind && !whole) return fillIn(plainYear, { y: digits(year) });
  return fillIn(kind === "bc" && !whole ? bcYear : otherYear, { y: yearWords(year, language, true) });
}

/** A year as a thing: "năm 1994", "a year in 1990–1999", "45 год до н. э.". */
function yearWords(year: Year, language: Language, declined: boolean): string {
  const kind = kindOf(year) || "plain";
  const template = formOf("year", language, declined)[kind];
  const text = fillIn(template, { y: numbers(year, kind, language) });
  return text + (year.about === null ? "" : fillIn(wordingOf(language).dates.estimated, { y: number(year.about) }));
}

/** "" for a year of four digits that is given. */
function kindOf(year: Year): Exclude<Kind, "plain"> | "" {
  if (year.digits === "XXXX") return "unstated";
  if (year.digits && !/^-?[0-9]*X+$/.test(year.digits)) return "like";
  if (year.first !== year.last) return "some";
  return year.first < 1 ? "bc" : year.long ? "long" : "";
}

function numbers(year: Year, kind: Kind, language: Language): string {
  if (kind === "like") return year.digits;
  if (kind !== "some") return kind === "plain" ? digits(year) : number(year.first);
  if (year.last < 1) return fillIn(wordingOf(language).dates.bcRange, { y: `${1 - year.first}–${1 - year.last}` });
  return `${year.first}–${year.last}`;
}

function number(year: number): string {
  return String(year > 0 ? year : 1 - year);
}

function digits(year: Year): string {
  return String(year.first).padStart(4, "0");
}
