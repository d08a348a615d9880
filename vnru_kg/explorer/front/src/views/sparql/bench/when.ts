// Dates in words, as vnru_kg/dates.py writes them.
import type { Language } from "../../../model/types";

const DATE = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?([~?%]?)$/;
const EN = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const RU = ["январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"];
const RU_OF = ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"];
const ABOUT: Readonly<Record<Language, string>> = { vi: "khoảng ", en: "about ", ru: "около " };
const SINCE: Readonly<Record<Language, string>> = { vi: "từ ", en: "since ", ru: "с " };
const UNTIL: Readonly<Record<Language, string>> = { vi: "đến ", en: "until ", ru: "до " };

/** A date or period in words; what is none is given back as it is. */
export function when(text: string, language: Language): string {
  const slash = text.indexOf("/");
  if (slash < 0) return one(text, language, false);
  const [begin, end] = [text.slice(0, slash), text.slice(slash + 1)];
  if (end === ".." || !end) return SINCE[language] + one(begin, language, true);
  if (begin === ".." || !begin) return UNTIL[language] + one(end, language, true);
  return `${one(begin, language, false)} – ${one(end, language, false)}`;
}

function one(text: string, language: Language, afterWord: boolean): string {
  const match = DATE.exec(text);
  if (!match) return text;
  const [, year = "", month, day, mark] = match;
  const about = mark === "~" || mark === "%" ? ABOUT[language] : "";
  const doubt = mark === "?" || mark === "%" ? "?" : "";
  return about + parts(year, Number(month ?? 0), Number(day ?? 0), language, afterWord || about !== "") + doubt;
}

function parts(year: string, month: number, day: number, language: Language, declined: boolean): string {
  if (!month) return year;
  if (language === "vi") return day ? `${day}/${month}/${year}` : `tháng ${month}/${year}`;
  if (language === "en") return `${day ? `${day} ` : ""}${EN[month - 1] ?? ""} ${year}`;
  return day ? `${day} ${RU_OF[month - 1] ?? ""} ${year}` : `${(declined ? RU_OF : RU)[month - 1] ?? ""} ${year}`;
}
