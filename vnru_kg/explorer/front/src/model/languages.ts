// The languages of the page and what it says in each. The page holds both, so that vnru_kg/words/ is the only list of languages;
// only the types are read from there, so that a word that English lacks does not compile.
import type dates from "../../../../words/en/dates.json";
import type language from "../../../../words/en/language.json";
import type numbers from "../../../../words/en/numbers.json";
import type page from "../../../../words/en/page.json";

/** A tag, one of LANGUAGES. */
export type Language = string;
/** What the page says in one language, by part. */
export type Wording = typeof page & {
  readonly language: typeof language;
  readonly dates: typeof dates;
  readonly numbers: typeof numbers;
};
export type Words = Readonly<Record<Language, Wording>>;

export let LANGUAGES: readonly Language[] = [];
let held: Words = {};

/** What the page says, from now on; a script of its own has to be told too. */
export function speak(words: Words): void {
  held = words;
  LANGUAGES = Object.keys(words);
}

/** All words, to hand them on. */
export function allWords(): Words {
  return held;
}

/** What the page says in a language. */
export function wordingOf(language: Language): Wording {
  const found = held[language];
  if (!found) throw new RangeError(`the page has no words in ${language}`);
  return found;
}
