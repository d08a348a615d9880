// Names that stand in a sentence.
import type { Thing } from "../../model/types";
import type { Hit, Search } from ".";
import type { Forms } from "./forms";
import { MATCH } from "./match";
import { type Word, words as wordsOf } from "./words";

export interface Mention {
  readonly thing: Thing;
  /** Its words in the text: the first of them, and how many. */
  readonly at: number;
  readonly length: number;
  /** Whether its name is made of ordinary words. */
  readonly ordinary: boolean;
}

const LONGEST = 5; // words of a name
const MOST = 24; // words of a sentence that is looked through
const TRIED = 12; // ways to write one name that are tried
const SHORT = 3; // letters up to which a word only joins others

/**
 * The things whose names stand in `text`, in their order there, perhaps in other `forms`; a longer name goes before a shorter;
 * `ordinary` words are no name by themselves, and side by side only where a name is or begins like that.
 */
export function namesIn(search: Search, text: string, ordinary: (word: Word) => boolean, forms: Forms): Mention[] {
  const words = wordsOf(text).slice(0, MOST);
  const known = search.words();
  const taken = words.map(() => false);
  const found: Mention[] = [];
  for (let length = Math.min(LONGEST, words.length); length > 0; length--)
    for (let start = 0; start + length <= words.length; start++) {
      const span = words.slice(start, start + length);
      if (taken.slice(start, start + length).some(Boolean)) continue;
      if (span.every(isNumber) || [span[0], span.at(-1)].some((word) => word && forms.small(word))) continue;
      const plain = span.every((word) => word.plain.length < SHORT || ordinary(word) || forms.small(word));
      if (length > 1 && !span.every((word) => known.has(word.plain) || forms.of(word).length)) continue;
      const hit = hitOf(search, span, !plain ? MATCH.row : length > 1 ? MATCH.beginning : MATCH.otherwise, forms);
      // what is called by an ordinary word alone is mostly not meant, unless it is a place
      if (!hit || (plain && length === 1 && !hit.thing.kind.place)) continue;
      found.push({ thing: hit.thing, at: start, length, ordinary: plain });
      taken.fill(true, start, start + length);
    }
  return found.sort((a, b) => a.at - b.at);
}

/** What the words name, at the worst in the way of `rank`: as they stand, in other forms, or a year after what it is the year of. */
function hitOf(search: Search, span: readonly Word[], rank: number, forms: Forms): Hit | null {
  const look = (words: readonly string[], worst: number): Hit[] => {
    const hit = search.bearer(words);
    return hit && hit.rank <= worst && !hit.thing.kind.composed ? [hit] : [];
  };
  const [literal] = look(
    span.map(({ spelt }) => spelt),
    rank,
  );
  if (literal) return literal;
  const otherwise = combinations(span.map((word) => [word.spelt, ...forms.of(word)])).slice(1);
  const telling = span.filter((word) => !forms.small(word));
  const dated = telling.length > 1 && telling.length < span.length && telling.some(isNumber);
  const found = [
    ...otherwise.flatMap((words) => look(words, rank)),
    ...(dated
      ? look(
          telling.map(({ spelt }) => spelt),
          MATCH.anyOrder,
        )
      : []),
  ];
  return found.sort((a, b) => a.rank - b.rank || a.thing.place - b.thing.place)[0] ?? null;
}

/** Ways to take one of each, those first that take the first of most. */
function combinations(choices: readonly (readonly string[])[]): string[][] {
  let rows: [string[], number][] = [[[], 0]];
  for (const next of choices) {
    const longer = rows.flatMap(([row, sum]) => next.map((one, n): [string[], number] => [[...row, one], sum + n]));
    rows = longer.sort(([, a], [, b]) => a - b).slice(0, TRIED);
  }
  return rows.map(([row]) => row);
}

function isNumber({ plain }: Word): boolean {
  return /^\p{N}+$/u.test(plain);
}
