// Numbers as readers of each language write them. vnru_kg/numbers.py does the same and says by which rule; the separators and the words
// for great numbers stand in vnru_kg/words/. (Not every browser that opens the page lets Intl leave four digits together.)
import { type Language, wordingOf } from "../model/languages";

const NUMBER = /^([+-]?)(?=\.?\d)(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/;
const FAR = 400; // more digits than the greatest double has

/** A number as SPARQL prints it, with all its digits; a text that is none, or whose digits would fill pages, stays as it is. */
export function inDigits(text: string, language: Language): string {
  const parts = NUMBER.exec(text);
  if (!parts) return text;
  const [, sign, before = "", after = "", power = "0"] = parts;
  const digits = `${before}${after}`.replace(/^0+/, "");
  const exponent = Number(power) - after.length;
  if (Math.abs(exponent + Math.max(digits.length, 1) - 1) > FAR) return text;
  const whole = digits.slice(0, exponent < 0 ? exponent : digits.length) + "0".repeat(digits ? Math.max(exponent, 0) : 0) || "0";
  const fraction = (exponent < 0 ? digits.slice(exponent).padStart(-exponent, "0") : "").replace(/0+$/, "");
  const { thousands, point, minus, together } = wordingOf(language).numbers;
  const grouped = whole.length === together ? whole : whole.replace(/\B(?=(?:\d{3})+$)/g, thousands);
  return `${sign === "-" && digits ? minus : ""}${grouped}${fraction && point}${fraction}`;
}

/** A count, or a measure with so many decimals as its number has. */
export function formatNumber(value: number, language: Language): string {
  return inDigits(String(value), language);
}

/** A number on an axis, great ones in millions: "3,5 tỷ", "3.5 billion", "3,5 млрд". */
export function onAxis(value: number, sort: string, language: Language): string {
  const { percent, scales } = wordingOf(language).numbers;
  if (sort === "percent") return `${roundTo(value, 2, language)}${percent}`;
  const [least = 1, word = ""] = scales.find(([from]) => Math.abs(value) >= Number(from)) ?? [];
  return word ? `${roundTo(value / Number(least), 3, language)} ${word}` : roundTo(value, 2, language);
}

/** A figure in few words, as the figures of the page are told: "nearly 4.85 billion USD", "3–3.5 billion USD". */
export function asFigure(
  { value, upper, bound, unit }: { value: number; upper: number | null; bound: string; unit: string },
  named: string,
  language: Language,
): string {
  const { units, bounds } = wordingOf(language).numbers;
  const told = (one: number): string => onAxis(one, unit, language);
  const amount = upper === null || upper === value ? told(value) : `${told(value)} – ${told(upper)}`;
  const of = unit === "percent" ? "" : ((units as Readonly<Record<string, string>>)[unit] ?? named);
  const frame = (bounds as Readonly<Record<string, string>>)[bound] ?? "{}";
  return [frame.replace("{}", amount), of].filter(Boolean).join(" ");
}

function roundTo(value: number, decimals: number, language: Language): string {
  return formatNumber(Number(value.toFixed(decimals)), language);
}
