import { LANGUAGES, type Language } from "../model/languages";
import type { Text } from "../model/types";

export interface Choice {
  readonly text: string;
  readonly language: Language;
  /** Whether another language stands in for one that is missing. */
  readonly fallback: boolean;
}

/** The text in exactly this language, or "". */
export function inLanguage(text: Text, language: Language): string {
  return typeof text === "string" ? text : (text[LANGUAGES.indexOf(language)] ?? "");
}

/** The text in this language, else in the first that has one. */
export function choose(text: Text, language: Language): Choice {
  const own = inLanguage(text, language);
  if (own || typeof text === "string") return { text: own, language, fallback: false };
  for (const other of LANGUAGES) {
    const found = inLanguage(text, other);
    if (found) return { text: found, language: other, fallback: true };
  }
  return { text: "", language, fallback: false };
}

/** The text in this language or whichever there is. */
export function say(text: Text, language: Language): string {
  return choose(text, language).text;
}

/** `text` without the characters that change the direction of what follows, for places where they cannot be fenced in. */
export function plain(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, " ");
}

const collators = new Map<Language, Intl.Collator>();

/** Compares as readers of this language sort; the rule in words is in vnru_kg/alphabet.py, which gives the same order. */
export function collator(language: Language): Intl.Collator {
  let found = collators.get(language);
  if (!found) collators.set(language, (found = new Intl.Collator(language, { numeric: true })));
  return found;
}
