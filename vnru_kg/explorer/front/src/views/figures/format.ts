import type { Language } from "../../model/types";

const LONG: Readonly<Record<Language, "long" | "short">> = { vi: "long", en: "long", ru: "short" };
const formats = new Map<string, Intl.NumberFormat>();

/** A number on an axis, as readers of the language write it: "3,5 tỷ", "3.5 billion", "3,5 млрд". */
export function onAxis(value: number, sort: string, language: Language): string {
  const key = `${language} ${sort} ${Math.abs(value) >= 1e6}`;
  let format = formats.get(key);
  if (!format) {
    const options: Intl.NumberFormatOptions =
      sort === "percent" ? { style: "percent", maximumFractionDigits: 2 }
      : Math.abs(value) >= 1e6 ? { notation: "compact", compactDisplay: LONG[language], maximumFractionDigits: 3 }
      : { maximumFractionDigits: 2 };
    formats.set(key, (format = new Intl.NumberFormat(language, options)));
  }
  return format.format(sort === "percent" ? value / 100 : value);
}
