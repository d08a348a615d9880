// How well a name matches what was typed, letter by letter, as vnru_kg/search/match.py says it.
import { agrees, compound, readings, same, type Word } from "./words";

/** The ways in which a name may match, best first; what each means is said in match.py. */
export const MATCH = {
  exact: 0,
  otherwise: 1,
  beginning: 2,
  begun: 3,
  row: 4,
  anyOrder: 5,
  unfinished: 6,
  inside: 7,
  sound: 8,
  near: 9,
} as const;

/** A name in words; `line` is what they are without accents, each between two spaces. */
export interface Reading {
  readonly words: readonly Word[];
  readonly line: string;
}

export interface Input {
  readonly words: readonly Word[];
  readonly whole: Word;
  /** The words without accents, each after a space. */
  readonly row: string;
  /** The last word is one that names have: it then begins a longer one only in the second place. */
  readonly finished: boolean;
}

const PATRONYMIC = /^[\p{L}\p{N}_]{3,}(?:vich|vna|вич|вна|ична)$/u;
const PART = 3; // letters, at least, of a part of a word
const NAME = 4; // words, at most, of a name whose words may be typed as initials

export function readName(name: string): Reading[] {
  return readings(name).map((words) => ({ words, line: ` ${words.map(({ plain }) => plain).join(" ")} ` }));
}

export function inputOf(words: readonly Word[], finished: boolean): Input {
  return { words, whole: compound(words), row: words.map(({ plain }) => ` ${plain}`).join(""), finished };
}

/** How a name matches letter by letter, or null. */
export function match(typed: Input, name: readonly Reading[]): number | null {
  let best: number | null = null;
  for (const [n, reading] of name.entries()) {
    const found = matchReading(typed, reading);
    if (found !== null && (best === null || found < best)) best = n ? Math.max(found, MATCH.otherwise) : found;
  }
  return best;
}

function matchReading(typed: Input, { words, line }: Reading): number | null {
  if (line.replaceAll(" ", "") === typed.whole.plain && same(typed.whole, compound(words))) {
    return words.length === typed.words.length && line.slice(0, -1) === typed.row ? MATCH.exact : MATCH.otherwise;
  }
  if (!typed.words.every(({ plain }) => line.includes(plain))) return null;
  if (typed.words.length > 1 && anyOrder(typed, words)) return MATCH.otherwise;
  return inRow(typed, words, line) ?? loose(typed, words);
}

function loose(typed: Input, words: readonly Word[]): number | null {
  if (typed.words.length > 1 && coversWords(typed, words)) return MATCH.anyOrder;
  if (coversWords(typed, words, true)) return MATCH.unfinished;
  return typed.words.every((one) => words.some((word) => isPart(one, word))) ? MATCH.inside : null;
}

/** The words side by side in the name, the last one perhaps unfinished. */
function inRow(typed: Input, words: readonly Word[], line: string): number | null {
  let best: number | null = null;
  for (let at = line.indexOf(typed.row); at >= 0; at = line.indexOf(typed.row, at + 1)) {
    const start = line.slice(0, at).split(" ").length - 1;
    if (!typed.words.every((one, n) => words[start + n] && agrees(one, words[start + n] as Word))) continue;
    const finished = line[at + typed.row.length] === " ";
    if (start === 0 && finished) return MATCH.beginning;
    if (start === 0 && !typed.finished) return MATCH.begun;
    if (finished) return MATCH.row;
    best = MATCH.unfinished;
  }
  return best;
}

/** Whether each word that was typed is another word of the name; if `unfinished`, the last and initials as beginnings. */
export function coversWords(typed: Input, words: readonly Word[], unfinished = false): boolean {
  const left = [...words];
  const last = typed.words.length - 1;
  const places = [...new Map(typed.words.map((word, n) => [`${word.spelt} ${word.plain}`, { word, n }])).values()];
  const bare = ({ spelt, plain }: Word): number => Number(spelt === plain);
  places.sort((a, b) => bare(a.word) - bare(b.word) || b.word.plain.length - a.word.plain.length);
  for (const { word, n } of places) {
    const begun = unfinished && (n === last || word.plain.length === 1);
    let found = left.findIndex((one) => same(word, one));
    if (found < 0 && begun) found = left.findIndex((one) => agrees(word, one));
    if (found < 0) return false;
    left.splice(found, 1);
  }
  return true;
}

/** Whether the words are those of the name in another order, or as initials; a patronymic may lack. */
function anyOrder(typed: Input, words: readonly Word[]): boolean {
  if (words.length === typed.words.length && coversWords(typed, words)) return true;
  const initials = typed.words.filter(({ plain }) => plain.length === 1).length;
  if (typed.words.length > words.length || words.length > NAME || !initials || initials === typed.words.length) return false;
  const left = [...words];
  for (const word of [...typed.words].sort((a, b) => b.plain.length - a.plain.length)) {
    const found = left.findIndex((one) => (word.plain.length === 1 ? agrees(word, one) : same(word, one)));
    if (found < 0) return false;
    left.splice(found, 1);
  }
  return left.every(({ plain }) => PATRONYMIC.test(plain));
}

function isPart(typed: Word, named: Word): boolean {
  if (typed.plain.length < PART && typed.plain !== named.plain) return false;
  const at = named.plain.indexOf(typed.plain);
  if (at < 0) return false;
  if (named.spelt.length !== named.plain.length) return named.spelt.includes(typed.spelt);
  return agrees(typed, { spelt: named.spelt.slice(at), plain: named.plain.slice(at) });
}
