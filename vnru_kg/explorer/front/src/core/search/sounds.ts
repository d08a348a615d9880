// How a word sounds, roughly, as vnru_kg/search/sounds.py says it, whose tables these are.
import tables from "../../../../../search/sounds.json";
import type { Word } from "./words";

const TABLES: Readonly<Record<"pairs" | "letters" | "western" | "first" | "last", Readonly<Record<string, string>>>> = tables;
const SYLLABLE = /^(ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdghklmnprstvx])?([aeiouy]{1,3})(ch|nh|ng|[cmnpt])?$/;
const DENSE = 3; // letters, at most, for one of a reading: a longer run of them is no word
const HORNED = "ưừứửữự"; // as ы
const SILENT = /(?<=[^aeiou][^aeiou])e$|(?<=[aeiou][^aeiou])e$/;
const CYRILLIC = /[\u0400-\u052f]/;
const PAIRS = new RegExp(Object.keys(TABLES.pairs).join("|"), "g");
const GROUPS = new RegExp(
  Object.keys(TABLES.western)
    .sort((a, b) => b.length - a.length)
    .join("|"),
  "g",
);

/** The readings of a word, each a key that words of the same sound share; none for a word of other letters, or with digits. */
export function sounds(word: Word): string[] {
  const keys = new Set(soundsOf(word).map(smooth));
  return [...keys].filter((key) => /^[a-z]+$/.test(key) && key.length * DENSE >= word.plain.length);
}

function soundsOf(word: Word): string[] {
  if (CYRILLIC.test(word.plain)) {
    const paired = word.plain.replace(PAIRS, (pair) => TABLES.pairs[pair] ?? "");
    return [[...paired].map((letter) => TABLES.letters[letter] ?? letter).join("")];
  }
  const western = word.plain.replace(GROUPS, (group) => TABLES.western[group] ?? "");
  return [western.length > 4 ? western.replace(SILENT, "") : western, ...vietnamese(word)];
}

function vietnamese({ spelt, plain }: Word): string[] {
  const syllable = SYLLABLE.exec(plain);
  if (!syllable || spelt.length !== plain.length) return [];
  const [, start = "", middle = "", end = ""] = syllable;
  const first = spelt.startsWith("đ") ? "đ" : start;
  const vowels = [...middle].map((vowel, n) => (HORNED.includes(spelt[start.length + n] ?? " ") ? "i" : vowel)).join("");
  return [(TABLES.first[first] ?? first) + vowels + (TABLES.last[end] ?? end)];
}

function smooth(reading: string): string {
  return reading
    .replace(/[iy]([aeou])/g, "$1")
    .replaceAll("y", "i")
    .replace(/(.)\1+/gu, "$1");
}
