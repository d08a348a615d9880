import { LANGUAGES } from "../../model/languages";
import type { Model, Thing } from "../../model/types";
import { inLanguage } from "../text";
import { coversWords, type Input, inputOf, MATCH, match, type Reading, readName } from "./match";
import { distance, errorLimit } from "./near";
import { sounds } from "./sounds";
import { agrees, compound, readings, same, type Word } from "./words";

export interface Hit {
  readonly thing: Thing;
  readonly name: string;
  /** One of {@link MATCH}. */
  readonly rank: number;
}

interface Name {
  readonly text: string;
  readonly readings: readonly Reading[];
}

/** Names that match equally well are ordered by the errors made, and by whether the name has other words. */
interface Match extends Hit {
  readonly errors: number;
  readonly more: number;
}

/** The words that one that was typed may stand for, each with its errors. */
type Group = ReadonlyMap<string, number>;

const SLICE = 60; // things made ready at a time while nobody waits: a few milliseconds
const LONGEST = 600; // characters; no name is so long
const MOST_WORDS = 60;
const MOST_GUESSED = 8; // words of which other spellings are tried

/** Finds things by any of their names as vnru_kg/search does; tests/data/twins/search.json holds both to it. */
export class Search {
  private readonly names: Name[][] = []; // by thing, the most important first
  /** The words that there are, and those of each sound. */
  private readonly known = new Set<string>();
  /** The numbers of the things that have a name with a word, and of those that are called by words written as one. */
  private readonly having = new Map<string, number[]>();
  private readonly called = new Map<string, number[]>();
  private readonly sounding = new Map<string, Set<string>>();

  constructor(private readonly model: Model) {}

  /** Make some names ready, a little at a time, so that the first search need not wait for all. */
  prepare(later: (step: () => void) => void): void {
    later(() => {
      if (!this.ready(this.names.length + SLICE)) this.prepare(later);
    });
  }

  /** The thing that bears best a name with all these words, letter by letter; found without a look at the others. */
  bearer(words: readonly string[]): Hit | null {
    this.ready(Infinity);
    const [typed] = readings(words.join(" "));
    if (!typed?.length) return null;
    const input = inputOf(typed, true);
    const holders = typed.map(({ plain }) => this.having.get(plain) ?? []).sort((a, b) => a.length - b.length);
    const [fewest = [], ...others] = holders.map((one) => new Set(one));
    const things = new Set([...fewest].filter((one) => others.every((other) => other.has(one))));
    for (const one of this.called.get(input.whole.plain) ?? []) things.add(one);
    const hits = [...things].flatMap((index): Match[] => {
      const thing = this.model.things[index];
      const best = thing && this.best(thing, (name) => withoutErrors(match(input, name.readings)));
      return best ? [best] : [];
    });
    return hits.sort(byQuality)[0] ?? null;
  }

  /** The words that names have, without accents. */
  words(): ReadonlySet<string> {
    this.ready(Infinity);
    return this.known;
  }

  /** The best hits first; among equals the more important thing. Nothing for an empty text. */
  find(text: string, limit = 12): Hit[] {
    if (!text.trim() || text.trim().length > LONGEST) return [];
    this.ready(Infinity);
    const typed = readings(text)
      .filter((words) => words.length > 0 && words.length <= MOST_WORDS)
      .map((words) => inputOf(words, this.known.has(words.at(-1)?.plain ?? "")));
    const found = new Map<number, Match>();
    for (const one of typed) this.literally(one, found);
    const [first] = typed;
    if (first && ![...found.values()].some(({ rank }) => rank <= MATCH.anyOrder)) this.otherwise(first, found);
    return [...found.values()].sort(byQuality).slice(0, limit);
  }

  /** The numbers of all things that `text` finds. */
  matching(text: string): Set<number> {
    return new Set(this.find(text, Infinity).map((hit) => hit.thing.index));
  }

  private literally(typed: Input, found: Map<number, Match>): void {
    this.take(found, true, (thing) => {
      const best = this.best(thing, (name) => withoutErrors(match(typed, name.readings)));
      if (best) return best;
      const all = this.namesOf(thing).flatMap((name) => name.readings[0]?.words ?? []);
      const name = this.namesOf(thing)[0]?.text ?? "";
      return all.length && coversWords(typed, all, true) ? { thing, name, rank: MATCH.unfinished, errors: 0, more: 0 } : null;
    });
  }

  /** Other transliterations; then, if they give nothing or only parts of names, typing errors. */
  private otherwise(typed: Input, found: Map<number, Match>): void {
    if (typed.words.length > MOST_GUESSED) return;
    const whole = found.size > 0; // parts of words fit: then other spellings only of whole names
    const heard = typed.words.map((word, n) => this.alike(word, n === typed.words.length - 1));
    this.guess(typed, found, heard, MATCH.sound, (one) => !whole || one.more < 2);
    if (![...found.values()].every(({ rank, more }) => more > 1 || rank < MATCH.sound)) return;
    for (const every of [false, true]) {
      const near = typed.words.map((word) =>
        !every && this.known.has(word.plain) ? new Map([[word.plain, 0]]) : this.near(word, typed.words.length),
      );
      this.guess(typed, found, near, MATCH.near, (one) => (every ? one.errors <= 2 && one.more < 2 : !whole || one.more < 2));
      if ([...found.values()].some(({ rank }) => rank === MATCH.near)) return;
    }
  }

  private guess(
    typed: Input,
    found: Map<number, Match>,
    groups: readonly Group[],
    rank: number,
    fits: (found: { errors: number; more: number }) => boolean,
  ): void {
    if (groups.some((group) => !group.size)) return;
    this.take(found, false, (thing) =>
      this.best(thing, (name) => {
        const one = among(groups, typed.words, name.readings, rank);
        return one && fits(one) ? one : null;
      }),
    );
  }

  /** The words that sound like one, or begin so: 0 for the word itself, 1 for others. */
  private alike(word: Word, unfinished: boolean): Group {
    const own = new Map(this.known.has(word.plain) ? [[word.plain, 0]] : []);
    const accented = word.spelt !== word.plain;
    if (own.size && accented) return own; // whoever types its accents means that word
    const heard = sounds(word);
    let found = heard.flatMap((key) => [...(this.sounding.get(key) ?? [])]);
    if (unfinished && !found.length) {
      const begun = (key: string): string[] => [...this.sounding].filter(([one]) => one.startsWith(key)).flatMap(([, words]) => [...words]);
      found = heard.filter((key) => key.length > 3).flatMap(begun);
    }
    // with accents, or in Cyrillic letters, it is a name that has no other spelling here
    if (accented) found = found.filter((plain) => /[^\x00-\x7f]/.test(plain));
    return new Map([...found.map((plain): [string, number] => [plain, 1]), ...own]);
  }

  /** The words that there are within the errors that a word may have among `count` words. */
  private near(word: Word, count: number): Group {
    const most = errorLimit(word.plain, count);
    const within = (errors: number): [string, number][] =>
      [...this.known].flatMap((plain): [string, number][] => {
        const apart = plain === word.plain ? errors + 1 : distance(word.plain, plain, errors);
        return apart <= errors ? [[plain, apart]] : [];
      });
    const found = new Map([...(most ? within(1) : []), ...this.alike(word, false)]);
    return found.size || most < 2 ? found : new Map(within(most));
  }

  /** Ask of each thing how it matches: of those that are found only if `again`, since a better match may come. */
  private take(found: Map<number, Match>, again: boolean, how: (thing: Thing) => Match | null): void {
    for (const thing of this.model.things) {
      const known = found.get(thing.index);
      if (known && !again) continue;
      const one = how(thing);
      if (one && (!known || byQuality(one, known) < 0)) found.set(thing.index, one);
    }
  }

  private best(thing: Thing, how: (name: Name) => Omit<Match, "thing" | "name"> | null): Match | null {
    let best: Match | null = null;
    for (const name of this.namesOf(thing)) {
      const one = how(name);
      const found = one && { ...one, thing, name: name.text };
      if (found && (!best || byQuality(found, best) < 0)) best = found;
    }
    return best;
  }

  private namesOf(thing: Thing): readonly Name[] {
    return this.names[thing.index] ?? [];
  }

  /** Make names ready until those of `count` things are; whether all are. */
  private ready(count: number): boolean {
    const { things } = this.model;
    for (let thing = things[this.names.length]; thing && this.names.length < count; thing = things[this.names.length]) {
      this.names.push(namesOf(thing).map((text) => ({ text, readings: readName(text) })));
      for (const { readings } of this.namesOf(thing))
        for (const { words } of readings) {
          for (const word of words) this.learn(word, thing);
          note(this.called, compound(words).plain, thing);
        }
    }
    return this.names.length >= things.length;
  }

  private learn(word: Word, thing: Thing): void {
    this.known.add(word.plain);
    note(this.having, word.plain, thing);
    for (const key of sounds(word)) {
      const words = this.sounding.get(key);
      if (words) words.add(word.plain);
      else this.sounding.set(key, new Set([word.plain]));
    }
  }
}

function namesOf({ labels, names, furtherNames }: Thing): readonly string[] {
  if (typeof labels === "string" && !names.length && !furtherNames.length) return labels ? [labels] : [];
  return [...new Set([...LANGUAGES.map((language) => inLanguage(labels, language)), ...names, ...furtherNames])].filter(Boolean);
}

/** Puts down that a thing has a word; things come one after the other. */
function note(index: Map<string, number[]>, word: string, { index: thing }: Thing): void {
  const things = index.get(word);
  if (!things) index.set(word, [thing]);
  else if (things.at(-1) !== thing) things.push(thing);
}

function withoutErrors(rank: number | null): { rank: number; errors: number; more: number } | null {
  return rank === null ? null : { rank, errors: 0, more: 0 };
}

function byQuality(one: Match, other: Match): number {
  return one.rank - other.rank || one.errors - other.errors || one.more - other.more || one.thing.place - other.thing.place;
}

/** How a name matches if each word that was typed may be any word of its group. */
function among(
  groups: readonly Group[],
  typed: readonly Word[],
  name: readonly Reading[],
  rank: number,
): { rank: number; errors: number; more: number } | null {
  let best: { rank: number; errors: number; more: number } | null = null;
  for (const [dropped, { words }] of name.entries()) {
    const left = [...words];
    let errors = 0;
    const fits = typed.every((word, n) => {
      const group = groups[n] ?? new Map<string, number>();
      const cost = (one: Word): number => (group.get(one.plain) ?? 0) + Number(!agrees(word, one));
      const there = left.filter((one) => group.has(one.plain) && (rank > MATCH.sound || one.plain !== word.plain || agrees(word, one)));
      const [meant] = there.sort((a, b) => cost(a) - cost(b));
      if (!meant) return false;
      errors += (group.get(meant.plain) ?? 0) + Number(meant.plain === word.plain && !same(word, meant));
      left.splice(left.indexOf(meant), 1);
      return true;
    });
    if (!fits) continue;
    const found = { rank, errors, more: 2 * Number(left.length > 0) + dropped };
    if (!best || found.errors < best.errors || (found.errors === best.errors && found.more < best.more)) best = found;
  }
  return best;
}
