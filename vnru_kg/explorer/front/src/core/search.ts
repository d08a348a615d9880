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

/** Finds things by any of their names as vnru_kg/search.py does: exact, beginning, whole word, part, all words, near spelling. */
export class Search {
  private readonly entries: Entry[];

  constructor(model: Model) {
    this.entries = model.things.flatMap((thing) => names(thing).map((name) => ({ thing, name, plain: fold(name) })));
  }

  /** The best hits first; among equals the more important thing. Nothing for an empty text. */
  find(text: string, limit = 12): Hit[] {
    const wanted = text.trim().replace(/\s+/g, " ");
    const folded = fold(wanted);
    if (!folded) return [];
    const parts = words(folded);
    const best = new Map<number, Hit>();
    for (const entry of this.entries) {
      const { thing, name } = entry;
      const rank = rankOf(wanted, folded, parts, entry);
      const known = best.get(thing.index);
      if (rank !== null && (!known || rank < known.rank)) best.set(thing.index, { thing, name, rank });
    }
    if (best.size === 0 && folded.length > 3) this.near(folded, best);
    return [...best.values()].sort((a, b) => a.rank - b.rank || a.thing.index - b.thing.index).slice(0, limit);
  }

  /** The numbers of all things that `text` finds. */
  matching(text: string): Set<number> {
    return new Set(this.find(text, Infinity).map((hit) => hit.thing.index));
  }

  private near(folded: string, best: Map<number, Hit>): void {
    const wanted = pairs(folded);
    for (const { thing, name, plain } of this.entries) {
      const rank = 6 - similarity(wanted, pairs(plain));
      const known = best.get(thing.index);
      if (rank <= 6 - NEAR && (!known || rank < known.rank)) best.set(thing.index, { thing, name, rank });
    }
  }
}

function names(thing: Thing): string[] {
  return [...new Set([...LANGUAGES.map((language) => inLanguage(thing.labels, language)), ...thing.names])].filter(Boolean);
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
