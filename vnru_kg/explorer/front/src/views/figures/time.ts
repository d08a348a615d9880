import { yearOf } from "../../draw/spans";
import type { Language } from "../../model/types";
import type { Observation } from "./rows";

const SINCE: Readonly<Record<Language, readonly [string, string]>> = {
  vi: ["từ {}", "đến {}"],
  en: ["since {}", "until {}"],
  ru: ["с {}", "до {}"],
};

/** The time of a figure in words. */
export function timeWords({ span, edtf }: Pick<Observation, "span" | "edtf">, language: Language): string {
  const [first = "", last] = edtf.split("/");
  if (last === undefined) return one(first, language);
  const [since, until] = SINCE[language];
  if (span.to !== "known") return since.replace("{}", one(first, language));
  if (span.from !== "known") return until.replace("{}", one(last, language));
  const sameYear = yearOf(span.start) === yearOf(span.end - 1);
  if (sameYear && /^\d{4}-\d{2}$/.test(first) && /^\d{4}-\d{2}$/.test(last)) {
    return new Intl.DateTimeFormat(language, { month: "long", year: "numeric", timeZone: "UTC" }).formatRange(
      new Date(span.start),
      new Date(span.end - 1),
    );
  }
  const years = /^\d{4}$/.test(first) && /^\d{4}$/.test(last);
  return `${one(first, language)}${years ? "–" : " – "}${one(last, language)}`;
}

const ABOUT: Readonly<Record<Language, string>> = { vi: "khoảng ", en: "about ", ru: "около " };

/** A date with what is unsure about it. */
function one(date: string, language: Language): string {
  const doubt = date.slice(-1);
  return `${"~%".includes(doubt) ? ABOUT[language] : ""}${plain(date, language)}${"?%".includes(doubt) ? "?" : ""}`;
}

function plain(date: string, language: Language): string {
  const [year = "", month, day] = date.replace(/[~?%]$/, "").split("-");
  if (!month) return year;
  const time = new Date(`${year}-${month}-${day ?? "01"}T00:00:00Z`);
  const form: Intl.DateTimeFormatOptions = day ? { day: "numeric", month: "long", year: "numeric" } : { month: "long", year: "numeric" };
  return new Intl.DateTimeFormat(language, { ...form, timeZone: "UTC" }).format(time).replace(/\s*г\.$/, "");
}
