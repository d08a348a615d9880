// What the page says; the texts stand in vnru_kg/words/, in a folder for each language.
import { type Language, type Wording, wordingOf } from "../model/languages";
import { formatNumber } from "./numbers";

export type Part = Exclude<keyof Wording, "dates" | "numbers">;

/** A function that gives the words of one part of the page in a language. */
export function speaker<P extends Part>(
  part: P,
): (key: keyof Wording[P] & string, language: Language, values?: Readonly<Record<string, string | number>>) => string {
  return (key, language, values = {}) => fill(String(wordingOf(language)[part][key]), language, values);
}

const plurals = new Map<Language, Intl.PluralRules>();
const FORMS: Readonly<Record<string, number>> = { one: 0, few: 1, many: 2 };

/** `{n}` is a number as the language writes it; `{n|thing|things}` picks the form that goes with it (three forms in Russian). */
export function fill(template: string, language: Language, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)((?:\|[^|{}]*)*)\}/g, (whole, name: string, forms: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    if (!forms) return typeof value === "number" ? formatNumber(value, language) : value;
    const choices = forms.slice(1).split("|");
    const form = FORMS[pluralsOf(language).select(Number(value))] ?? 1;
    return choices[Math.min(form, choices.length - 1)] ?? "";
  });
}

function pluralsOf(language: Language): Intl.PluralRules {
  const known = plurals.get(language) ?? new Intl.PluralRules(language);
  plurals.set(language, known);
  return known;
}

export const words = speaker("page");

/** The language itself: its name, and its marks. */
export const ofLanguage = speaker("language");
