import { ofLanguage } from "../../core/words";
import type { Language } from "../../model/languages";

const formats = new Map<string, Intl.NumberFormat>();

/** A number on an axis, as readers of the language write it: "3,5 tỷ", "3.5 billion", "3,5 млрд". */
export function onAxis(value: number, sort: string, language: Language): string {
  const key = `${language} ${sort} ${Math.abs(value) >= 1e6}`;
  let format = formats.get(key);
  if (!format) {
    const options: Intl.NumberFormatOptions =
      sort === "percent"
        ? { style: "percent", maximumFractionDigits: 2 }
        : Math.abs(value) >= 1e6
          ? { notation: "compact", compactDisplay: ofLanguage("compact", language) === "long" ? "long" : "short", maximumFractionDigits: 3 }
          : { maximumFractionDigits: 2 };
    formats.set(key, (format = new Intl.NumberFormat(language, options)));
  }
  return format.format(sort === "percent" ? value / 100 : value);
}

/** A count, with the separators of the language. A format is made once: to make one for each number is slow. */
export function grouped(value: number, language: Language): string {
  let format = formats.get(language);
  if (!format) formats.set(language, (format = new Intl.NumberFormat(language)));
  return format.format(value);
}
