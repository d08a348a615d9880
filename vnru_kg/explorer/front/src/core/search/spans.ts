// Names that stand in a sentence.
import type { Thing } from "../../model/types";
import type { Search } from ".";
import { MATCH } from "./match";
import { type Word, words as wordsOf } from "./words";

export interface Mention {
  readonly thing: Thing;
  /** Its words in the text: the first of them, and how many. */
  readonly at: number;
  readonly length: number;
}

const LONGEST = 5; // words of a name
const MOST = 24; // words of a sentence that is looked through

/**
 * The things whose names stand in `text`, in their order there; a longer name goes before a shorter; `ordinary` words
 * are no name by themselves, and side by side only where a name is or begins like that.
 */
export function namesIn(search: Search, text: string, ordinary: (word: Word) => boolean): Mention[] {
  const words = wordsOf(text).slice(0, MOST);
  const taken = words.map(() => false);
  const found: Mention[] = [];
  for (let length = Math.min(LONGEST, words.length); length > 0; length--)
    for (let start = 0; start + length <= words.length; start++) {
      const span = words.slice(start, start + length);
      if (taken.slice(start, start + length).some(Boolean)) continue;
      const plain = span.every((word) => word.plain.length < 3 || ordinary(word));
      if (length === 1 && plain) continue;
      if (span.every(({ plain }) => /^\p{N}+$/u.test(plain))) continue;
      const [hit] = search.find(span.map(({ spelt }) => spelt).join(" "), 1);
      if (!hit || hit.rank > (plain ? MATCH.beginning : MATCH.row) || hit.thing.kind.composed) continue;
      found.push({ thing: hit.thing, at: start, length });
      taken.fill(true, start, start + length);
    }
  return found.sort((a, b) => a.at - b.at);
}
