// Dates in words, as `readable` of vnru_kg/dates.py says them; tests/data/twins/dates.json holds both to it.
import type { Language } from "../model/types";
import { DASH } from "./text";

const DATE = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d{2}))?)?([~?%]?)$/;
const DAY = /^(\d{4})-(\d{2})-\d{2}$/;
const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;
const YEAR = /^\d{4}$/;
const ABOUT: Readonly<Record<Language, string>> = { vi: "khoảng ", en: "about ", ru: "около " };
const SINCE: Readonly<Record<Language, string>> = { vi: "từ ", en: "since ", ru: "с " };
const UNTIL: Readonly<Record<Language, string>> = { vi: "đến ", en: "until ", ru: "до " };
const NOT_STATED: Readonly<Record<Language, string>> = { vi: "thời kỳ không nêu rõ", en: "period not stated", ru: "период не указан" };
const EN = "January February March April May June July August September October November December".split(" ");
const RU = "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь".split(" ");
const RU_OF = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(" ");

/** A date of the graph (EDTF) in words; a form that is not one of the graph's own is given back as it is. */
export function dateWords(edtf: string, language: Language): string {
  if (edtf === "XXXX") return NOT_STATED[language];
  const [begin = "", end] = edtf.split("/", 2);
  if (end === undefined) return one(edtf, language);
  if (end === ".." || end === "") return SINCE[language] + one(begin, language, true);
  if (begin === ".." || begin === "") return UNTIL[language] + one(end, language, true);
  return stretch(begin, end, language) || `${one(begin, language)} ${DASH[language]} ${one(end, language)}`;
}

/** Two years, or two months or days of one year, with what they share said once; "" for any others. */
function stretch(begin: string, end: string, language: Language): string {
  if (YEAR.test(begin) && YEAR.test(end)) return `${begin}–${end}`;
  const [from, to] = [MONTH.exec(begin), MONTH.exec(end)];
  if (from && to && from[1] === to[1]) return `${opening(begin, language)}–${one(end, language).replace("tháng ", "")}`;
  const [first, last] = [DAY.exec(begin), DAY.exec(end)];
  if (!first || !last || first[1] !== last[1] || !DATE.test(begin) || !DATE.test(end)) return "";
  if (first[2] === last[2]) return `${Number(begin.slice(8))}–${one(end, language)}`;
  return `${opening(begin, language)} ${DASH[language]} ${one(end, language)}`;
}

/** A date without its year. */
function opening(edtf: string, language: Language): string {
  return one(edtf, language)
    .slice(0, -4)
    .replace(/[ /]+$/, "");
}

function one(edtf: string, language: Language, afterWord = false): string {
  const found = DATE.exec(edtf);
  if (!found) return edtf;
  const [, year = "", month = "", day = "", sign = ""] = found;
  const about = sign === "~" || sign === "%" ? ABOUT[language] : "";
  const doubt = sign === "?" || sign === "%" ? "?" : "";
  return about + plain(year, Number(month), Number(day), language, afterWord || about !== "") + doubt;
}

/** `declined`: Russian declines a month that follows a word such as "since". */
function plain(year: string, month: number, day: number, language: Language, declined: boolean): string {
  if (!month) return year;
  if (language === "vi") return day ? `${day}/${month}/${year}` : `tháng ${month}/${year}`;
  const names = language === "en" ? EN : day || declined ? RU_OF : RU;
  return [...(day ? [day] : []), names[month - 1], year].join(" ");
}
