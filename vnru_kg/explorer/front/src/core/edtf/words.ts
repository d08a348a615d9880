// EDTF read out, by the words that vnru_kg/dates/words.py has too. In Russian a date after a preposition is declined.
import tables from "../../../../../dates/words.json";
import type { Language } from "../../model/types";
import { DASH } from "../text";
import { type Choice, days, type EdtfDate, type Form, type Interval, months, OPEN, PARTS, season, UNKNOWN, type Year } from "./form";

type Kind = keyof typeof tables.yearOf;
type Declined = "someMonth" | "someMonths" | "someDay" | "someDays" | "dayOf";
const ORDER: Readonly<Record<Language, 0 | 1 | 2>> = { vi: 0, en: 1, ru: 2 };

/** The words for a form. */
export function say(form: Form, language: Language): string {
  if (form.kind === "date") return dateWords(form, language, false);
  return form.kind === "interval" ? intervalWords(form, language) : choiceWords(form, language);
}

function filled(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

function choiceWords({ members, all }: Choice, language: Language): string {
  const told = members.map((member) => (member.kind === "date" ? dateWords(member, language, false) : memberWords(member, all, language)));
  if (told.length === 1) return told[0] ?? "";
  return filled(tables[all ? "allOf" : "oneOf"][language], { list: told.join(", ") });
}

function memberWords(member: Interval, all: boolean, language: Language): string {
  const { begin, end } = member;
  if (begin === OPEN && typeof end !== "string") {
    return filled(tables[all ? "allEarlier" : "earlier"][language], { d: dateWords(end, language, false) });
  }
  if (end === OPEN && typeof begin !== "string") {
    return filled(tables[all ? "allLater" : "later"][language], { d: dateWords(begin, language, false) });
  }
  return intervalWords(member, language);
}

function intervalWords({ begin, end }: Interval, language: Language): string {
  if (typeof begin !== "string" && typeof end !== "string") {
    const [first, last] = [dateWords(begin, language, false), dateWords(end, language, false)];
    // a dash more would not say what it parts
    if (`${first}${last}`.includes("–")) return filled(tables.fromTo[language], { a: dateWords(begin, language, true), b: last });
    return stretch(begin, end, language) || `${first} ${DASH[language]} ${last}`;
  }
  if (typeof begin !== "string")
    return filled(tables[end === UNKNOWN ? "endUnknown" : "since"][language], { d: dateWords(begin, language, true) });
  if (typeof end !== "string")
    return filled(tables[begin === UNKNOWN ? "beginUnknown" : "until"][language], { d: dateWords(end, language, true) });
  return "";
}

/** Two years, or two months or days of one year, with what they share said once; "" for any others. */
function stretch(begin: EdtfDate, end: EdtfDate, language: Language): string {
  if (!plain(begin) || !plain(end) || !begin.month !== !end.month || !begin.day !== !end.day) return "";
  if (!begin.month) return `${digits(begin.year)}–${digits(end.year)}`;
  if (begin.year.first !== end.year.first) return "";
  const [first, last] = [dateWords(begin, language, false), dateWords(end, language, false)];
  const head = first.slice(0, -digits(begin.year).length).replace(/[ /]+$/, "");
  if (!begin.day) return `${head}–${last.replace(/^tháng /, "")}`;
  return begin.month === end.month ? `${Number(begin.day)}–${last}` : `${head} ${DASH[language]} ${last}`;
}

/** Whether it is a year, month or day that is wholly given, without a qualifier. */
function plain(date: EdtfDate): boolean {
  return !(Object.keys(date.marks).length || season(date) || date.time || kindOf(date.year) || `${date.month}${date.day}`.includes("X"));
}

function dateWords(date: EdtfDate, language: Language, declined: boolean): string {
  const marks = PARTS.filter((part) => part === "year" || date[part]).map((part) => date.marks[part] ?? "");
  const whole = new Set(marks).size === 1 ? (marks[0] ?? "") : "";
  const about = whole.includes("~") ? tables.about[language] : "";
  const time = date.time ? `, ${timeWords(date.time)}` : "";
  const doubt = whole.includes("?") ? "?" : "";
  return about + unmarked(date, language, declined || about !== "") + time + doubt + (whole ? "" : partWords(date, language));
}

function timeWords(time: string): string {
  const [clock, zone] = [time.slice(0, 8), time.slice(8)];
  return zone === "Z" ? `${clock} UTC` : zone ? `${clock} UTC${zone}` : clock;
}

/** Which parts of a date are doubted or about, in brackets. */
function partWords(date: EdtfDate, language: Language): string {
  const found = (["?", "?~", "~"] as const).flatMap((mark) => {
    const parts = PARTS.filter((part) => date.marks[part] === mark).map((part) => tables.parts[part][language]);
    return parts.length ? [`${parts.join(tables.and[language])} ${tables.marks[mark][language]}`] : [];
  });
  return found.length ? ` (${found.join(", ")})` : "";
}

function unmarked(date: EdtfDate, language: Language, declined: boolean): string {
  const kind = kindOf(date.year);
  if (!date.month)
    return kind === "unstated" ? tables.notStated[language] : kind ? yearWords(date.year, language, declined) : digits(date.year);
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

function some(key: Declined, language: Language, declined: boolean, values: Readonly<Record<string, string>>): string {
  return filled(language === "ru" && declined ? tables[`${key}Of`] : tables[key][language], values);
}

function dayWords(date: EdtfDate, language: Language): string {
  const day = Number(date.day);
  if (language === "vi") return `${day}/${Number(date.month)}${joined(date.year, language, false)}`;
  return `${day} ${monthName(Number(date.month), language, true)}${joined(date.year, language, false)}`;
}

function monthName(month: number, language: Language, declined: boolean): string {
  const names = language === "ru" ? (declined ? tables.monthsOf.ru : tables.months.ru) : tables.months.en;
  return names[month - 1] ?? "";
}

function monthWords(date: EdtfDate, language: Language, declined: boolean): string {
  if (date.month === "XX") return some("someMonth", language, declined, {}) + joined(date.year, language, true);
  const possible = months(date);
  const first = possible[0] ?? 0;
  if (date.month.includes("X")) {
    const ends = [first, possible.at(-1) ?? 0].map((month) => (language === "vi" ? String(month) : monthName(month, language, false)));
    return some("someMonths", language, declined, { m: ends.join("–") }) + joined(date.year, language, true);
  }
  return (language === "vi" ? `tháng ${first}` : monthName(first, language, declined)) + joined(date.year, language, false);
}

function seasonWords(date: EdtfDate, language: Language, declined: boolean): string {
  const forms = tables.seasons[date.month as keyof typeof tables.seasons];
  const template = (language === "ru" && declined ? forms[3] : forms[ORDER[language]]) ?? "";
  const of = language === "en" && !["", "bc"].includes(kindOf(date.year)) && !template.includes(" of {y}") ? "of " : "";
  return filled(template, { y: of + yearWords(date.year, language, true) });
}

/** A year behind its month: `whole` if the month is none that is named. */
function joined(year: Year, language: Language, whole: boolean): string {
  const kind = kindOf(year);
  if (!kind && !whole) return (language === "vi" ? "/" : " ") + digits(year);
  const of = language === "ru" || (kind === "bc" && !whole) ? "" : language === "vi" ? "của " : "of ";
  return ` ${of}${yearWords(year, language, true)}`;
}

/** A year as a thing: "năm 1994", "a year in 1990–1999", "45 год до н. э.". */
function yearWords(year: Year, language: Language, declined: boolean): string {
  const kind = kindOf(year) || "plain";
  const template = language === "ru" && declined ? tables.yearOf[kind] : tables.year[kind][language];
  const text = filled(template, { y: numbers(year, kind, language) });
  return text + (year.about === null ? "" : filled(tables.estimated[language], { y: number(year.about) }));
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
  if (year.last < 1) return filled(tables.bcRange[language], { y: `${1 - year.first}–${1 - year.last}` });
  return `${year.first}–${year.last}`;
}

function number(year: number): string {
  return String(year > 0 ? year : 1 - year);
}

function digits(year: Year): string {
  return String(year.first).padStart(4, "0");
}
