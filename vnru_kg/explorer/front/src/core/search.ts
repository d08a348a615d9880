import { LANGUAGES, type Model, type Thing } from "../model/types";
import { fold } from "./fold";
import { inLanguage } from "./text";

export interface Hit {
  readonly thing: Thing;
  readonly name: string;
  readonly rank: number;
}

interface Entry {
  readonly thing: Thing;
  readonly name: string;
  readonly plain: string;
  /** The words of `plain`, cut when they are first asked for. */
  words?: string[];
}

const NEAR = 0.55;
const RANKS = 5;
const SLICE = 2000; // names made ready at a time while nobody waits

/** Finds things by any of their names as vnru_kg/search.py does: exact, beginning, whole word, part, all words, near spelling. */
export class Search {
  private readonly made: Entry[] = []; // by thing, the most important first
  private next = 0;

  constructor(private readonly model: Model) {}

  /** Make some names ready, a little at a time, so that the first search need not wait for all. */
  prepare(later: (step: () => void) => void): void {
    if (this.ready(this.made.length + SLICE)) return;
    later(() => this.prepare(later));
  }

  /** The best hits first; among equals the more important thing. Nothing for an empty text. */
  find(text: string, limit = 12): Hit[] {
    const found = this.ranked(text);
    const hits = found.flat();
    return (hits.length ? hits : this.near(text)).slice(0, limit);
  }

  /** The numbers of all things that `text` finds. */
  matching(text: string): Set<number> {
    return new Set(this.find(text, Infinity).map((hit) => hit.thing.index));
  }

  /** The hits of each rank, in the order of things. */
  private ranked(text: string): Hit[][] {
    const found: Hit[][] = Array.from({ length: RANKS }, () => []);
    const wanted = text.trim().replace(/\s+/g, " ");
    const folded = fold(wanted);
    if (!folded) return found;
    const parts = words(folded);
    let best = null as Hit | null;
    for (const entry of this.entries()) {
      const rank = rankOf(wanted, folded, parts, entry);
      if (rank === null) continue;
      if (best?.thing !== entry.thing) {
        if (best) found[best.rank]?.push(best);
        best = null;
      }
      if (!best || rank < best.rank) best = { thing: entry.thing, name: entry.name, rank };
    }
    if (best) found[best.rank]?.push(best);
    return found;
  }

  private near(text: string): Hit[] {
    const folded = fold(text);
    if (folded.length <= 3) return [];
    const wanted = pairs(folded);
    const least = (NEAR * wanted.size) / (2 - NEAR); // with fewer pairs in common no name is near enough
    const best = new Map<number, Hit>();
    for (const { thing, name, plain } of this.entries()) {
      if (!shares(plain, wanted, least)) continue;
      const rank = RANKS + 1 - similarity(wanted, pairs(plain));
      const known = best.get(thing.index);
      if (rank <= RANKS + 1 - NEAR && (!known || rank < known.rank)) best.set(thing.index, { thing, name, rank });
    }
    return [...best.values()].sort((a, b) => a.rank - b.rank || a.thing.index - b.thing.index);
  }

  private entries(): readonly Entry[] {
    this.ready(Infinity);
    return this.made;
  }

  /** Make names ready until there are `count`; whether all are. */
  private ready(count: number): boolean {
    const { things } = this.model;
    for (; this.next < things.length && this.made.length < count; this.next++) {
      const thing = things[this.next];
      if (thing) for (const name of names(thing)) this.made.push({ thing, name, plain: fold(name) });
    }
    return this.next >= things.length;
  }
}

function names(thing: Thing): readonly string[] {
  const { labels } = thing;
  if (typeof labels === "string" && !thing.names.length) return labels ? [labels] : [];
  return [...new Set([...LANGUAGES.map((language) => inLanguage(labels, language)), ...thing.names])].filter(Boolean);
}

/** Whether at least `least` of the pairs stand in the text. */
function shares(plain: string, wanted: ReadonlySet<string>, least: number): boolean {
  let missing = wanted.size - least;
  for (const pair of wanted) if (!plain.includes(pair) && --missing < 0) return false;
  return true;
}

function rankOf(wanted: string, folded: string, parts: readonly string[], entry: Entry): number | null {
  const { name, plain } = entry;
  if (plain === folded) return agree(wanted, name) ? 0 : null;
  if (!plain.includes(folded)) return parts.length > 1 && wanted.toLowerCase() === folded && allWords(parts, entry) ? 4 : null;
  if (!agree(wanted, name)) return null;
  if (plain.startsWith(folded)) return 1;
  return ` ${wordsOf(entry).join(" ")} `.includes(` ${folded} `) ? 2 : 3;
}

function allWords(parts: readonly string[], entry: Entry): boolean {
  return parts.every((part) => entry.plain.includes(part)) && parts.every((part) => wordsOf(entry).some((word) => word.startsWith(part)));
}

function wordsOf(entry: Entry): string[] {
  return (entry.words ??= words(entry.plain));
}

function words(plain: string): string[] {
  return plain.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

/** Whether every word that was typed with accents stands so in the name. */
function agree(wanted: string, name: string): boolean {
  const lower = name.toLowerCase();
  return wanted.split(" ").every((word) => word.toLowerCase() === fold(word) || lower.includes(word.toLowerCase()));
}

function pairs(text: string): Set<string> {
  const found = new Set<string>();
  for (let n = 0; n + 1 < text.length; n++) found.add(text.slice(n, n + 2));
  return found;
}

function similarity(one: Set<string>, other: Set<string>): number {
  let shared = 0;
  for (const pair of one) if (other.has(pair)) shared++;
  return (2 * shared) / (one.size + other.size || 1);
}
