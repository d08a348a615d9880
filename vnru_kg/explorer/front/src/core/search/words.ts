// Words as people type them and as names print them, as vnru_kg/search/words.py cuts them.
import { fold } from "../fold";

/** A word in lower case: `spelt` with its accents, `plain` without. */
export interface Word {
  readonly spelt: string;
  readonly plain: string;
}

const WORD = /[\p{L}\p{N}]+/gu;
const HYPHEN = /(?<=[\p{L}\p{N}_])[-\u2010\u2011](?=[\p{L}\p{N}_])/gu;
// Vietnamese puts the tone of an open syllable on either vowel: hoà and hòa are one word (but quý has one vowel)
const TONE = /(?<!q)([ou])([àáảãạèéẻẽẹỳýỷỹỵ])$/u;

/** The words of a text, which are its runs of letters and digits. */
export function words(text: string): Word[] {
  const spelt = text
    .normalize("NFC")
    .toUpperCase() // there and back folds case: ß is ss
    .toLowerCase()
    .replaceAll("ς", "σ")
    .normalize("NFC")
    .replaceAll("ё", "е") // most Russian text leaves the dots out, so that they say nothing
    .replace(/[\p{Cc}\p{Cs}]/gu, " ")
    .replace(/[\p{Cf}\p{M}]/gu, "");
  return (spelt.match(WORD) ?? []).map((word) => ({ spelt: word.replace(TONE, onFirst), plain: fold(word) }));
}

function onFirst(_: string, first: string, second: string): string {
  const [vowel = "", tone = ""] = second.normalize("NFD");
  return (first + tone).normalize("NFC") + vowel;
}

/** The words of a name, and the same with what hyphens join as one word: `Pu-tin` is read as pu tin and as putin. */
export function readings(text: string): Word[][] {
  const joinedUp = text.replace(HYPHEN, "");
  return joinedUp === text ? [words(text)] : [words(text), words(joinedUp)];
}

/** All words as one, so that `Hà Nội` and `Hanoi` meet. */
export function compound(text: readonly Word[]): Word {
  return { spelt: text.map(({ spelt }) => spelt).join(""), plain: text.map(({ plain }) => plain).join("") };
}

/** Whether `named` begins with `typed`, the letters that were typed with an accent having that very accent. */
export function agrees(typed: Word, named: Word): boolean {
  if (!named.plain.startsWith(typed.plain)) return false;
  if (typed.spelt === typed.plain) return true;
  if (typed.spelt.length !== typed.plain.length || named.spelt.length !== named.plain.length) return named.spelt.startsWith(typed.spelt);
  return [...typed.spelt].every((letter, n) => letter === named.spelt[n] || letter === named.plain[n]);
}

/** Whether both are one word, as {@link agrees} compares letters. */
export function same(typed: Word, named: Word): boolean {
  return typed.plain === named.plain && agrees(typed, named);
}
