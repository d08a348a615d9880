// What the search box offers beside names: indicators, and questions of the library with the names that were typed in their places.
import type { App, View } from "../core/page";
import { Forms, withoutPossessives } from "../core/search/forms";
import { type Mention, namesIn } from "../core/search/spans";
import { agrees, type Word, words as wordsOf } from "../core/search/words";
import { say } from "../core/text";
import { text } from "../model/blocks";
import { LANGUAGES, type Language } from "../model/languages";
import type { Text, Thing } from "../model/types";
import { indicators } from "../views/figures/rows";
import { decode, fill, type Parameter, type Question, type QuestionRow, queryOf, takes, valueIn } from "../views/sparql/bench/questions";

export interface Offer {
  readonly sort: "indicator" | "question";
  readonly id: string;
  readonly name: Text;
  /** What it is about beyond its name: the names that were typed. */
  readonly about: string;
  readonly go: () => void;
}

const INDICATORS = 3;
const QUESTIONS = 4;
const LITTLE = 0.3; // what a word counts that joins others
const BESIDE = 0.3; // what a word counts that stands in the description alone
const ANYWHERE = 0.1; // what it counts that a country may stand where places do: so many questions ask of both
const ANYTHING = 0.6; // what it counts that a name may stand where any may
const FITS = 1; // what it counts that a question has a place for a name, though it shares no telling word
const STEM = 4; // letters by which two forms of a word are known as one

interface Candidate {
  readonly question: Question;
  readonly title: Said;
  readonly about: Said;
}

/** What the words of a text begin with, and how much they tell together. */
interface Said {
  readonly stems: ReadonlySet<string>;
  readonly size: number;
}

export class Offers {
  private asked: readonly Candidate[] = [];
  private readonly weight = new Map<string, number>();
  private count = 0;
  private known: Forms | null = null;
  private stems: ReadonlySet<string> | null = null;

  constructor(
    private readonly app: App,
    private readonly views: readonly View[],
  ) {}

  /** Unpack the questions; asked for when somebody is about to type. */
  async prepare(): Promise<void> {
    if (this.asked.length || !document.getElementById("questions") || !this.has("sparql")) return;
    const [rows] = JSON.parse(await text("questions")) as [QuestionRow[]];
    this.learn(decode(rows));
  }

  /** Offer these questions from now on. */
  learn(questions: readonly Question[]): void {
    const all = (one: Text): Word[] => wordsOf(typeof one === "string" ? one : one.join(" "));
    const told = questions.map((question) => ({ question, title: all(question.titles), about: all(question.descriptions) }));
    this.count = told.length;
    for (const { title, about } of told)
      for (const key of new Set([...title, ...about].map(stem))) this.weight.set(key, (this.weight.get(key) ?? 0) + 1);
    const said = (words: readonly Word[]): Said => ({
      stems: new Set(words.map(stem)),
      size: Math.max(Math.hypot(...words.map((word) => (this.tellsLittle(word) ? LITTLE : 1) * this.rarity(word))), 1),
    });
    this.asked = told.map(({ question, title, about }) => ({ question, title: said(title), about: said(about) }));
  }

  find(typed: string, language: Language): Offer[] {
    const text = withoutPossessives(typed);
    const said = wordsOf(text);
    if (!said.length) return [];
    const found = namesIn(this.app.search, text, (word) => this.weight.has(stem(word)), this.forms());
    return [...this.indicators(said, found), ...this.questions(said, found, language)];
  }

  private forms(): Forms {
    this.known ??= new Forms(this.app.search.words());
    return this.known;
  }

  private has(view: string): boolean {
    return this.views.some(({ id }) => id === view);
  }

  /** Indicators of whose name each word that was typed is one, beside places and what joins words; the last may be unfinished. */
  private indicators(words: readonly Word[], found: readonly Mention[]): Offer[] {
    const asked = words.filter((word, n) => !within(found, n, true) && (words.length === 1 || !this.tellsLittle(word)));
    if (!this.has("figures") || asked.every(({ plain }) => plain.length < 2)) return [];
    const named = indicators(this.app.model).filter(({ labels }) =>
      LANGUAGES.some((_, n) => {
        const name = wordsOf(typeof labels === "string" ? labels : (labels[n] ?? ""));
        return asked.every((word) => name.some((other) => agrees(word, other) || this.forms().same(word, other)));
      }),
    );
    return named.slice(0, INDICATORS).map(({ id, labels }) => ({
      sort: "indicator",
      id,
      name: labels,
      about: "",
      go: () => this.app.store.set({ view: "figures", text: "", params: { figure: id } }),
    }));
  }

  /** Questions that share telling words with what was typed, best first, each with the names that it has places for. */
  private questions(said: readonly Word[], found: readonly Mention[], language: Language): Offer[] {
    const known = said.filter((word) => this.weight.has(stem(word)));
    // a name says of whom or of what, and not which question it is, unless there is nothing else
    const beside = said.filter((word, n) => known.includes(word) && !within(found, n, false));
    const telling = beside.every((word) => this.tellsLittle(word)) ? known : beside;
    if (telling.every((word) => this.tellsLittle(word)) && !found.length) return [];
    const outside = telling.filter((word) => !found.some(({ at, length }) => said.indexOf(word) >= at && said.indexOf(word) < at + length));
    const places = new Set(
      said.filter((word, n) => within(found, n, true) || (within(found, n, false) && this.stemsOfPlaces().has(stem(word)))).map(stem),
    );
    const ranked = this.asked
      .map((one) => ({ one, score: this.score(one, telling, outside, found, places) }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score || a.one.title.size - b.one.title.size);
    const best = ranked[0]?.score ?? 0;
    return ranked
      .filter(({ score }) => score > best / 3)
      .slice(0, QUESTIONS)
      .map(({ one: { question } }) => this.offer(question, found, language));
  }

  private score(
    { question, title, about }: Candidate,
    telling: readonly Word[],
    outside: readonly Word[],
    found: readonly Mention[],
    places: ReadonlySet<string>,
  ): number {
    const little = (word: Word): boolean => this.tellsLittle(word) || places.has(stem(word));
    const has = ({ stems }: Said, word: Word): boolean => stems.has(stem(word));
    const worth = (word: Word): number => (little(word) ? LITTLE : 1) * this.rarity(word);
    const share = (said: Said, of = telling): number =>
      of.reduce((sum, word) => sum + (has(said, word) ? worth(word) ** 2 : 0), 0) / said.size;
    const all = telling.reduce((sum, word) => sum + worth(word), 0);
    const known = telling.reduce((sum, word) => sum + (has(title, word) || has(about, word) ? worth(word) : 0), 0);
    const named = (share(title) + BESIDE * share(about)) * (known / (all || 1));
    const given = place(question, found);
    const fitting = given.reduce((sum, [name, one]) => sum + this.fitting(question, name, one), 0);
    if (telling.some((word) => has(title, word) && !little(word))) return named * (1 + fitting) + FITS * fitting;
    return fitting >= ANYTHING ? FITS * fitting + BESIDE * share(about, outside) : 0;
  }

  /**
   * What it counts that a question has a place for a name: little for a country, of which so many speak, less than all where
   * any name may stand.
   */
  private fitting({ parameters }: Question, name: string, { thing, ordinary }: Mention): number {
    if (thing.kind.place && this.asks(thing)) return ANYWHERE;
    return parameters.find((one) => one.name === name)?.prefixes?.length && !ordinary ? 1 : ANYTHING;
  }

  /** Words that join others, or ask: who, was, как, khi; and single letters. */
  private tellsLittle(word: Word): boolean {
    return word.plain.length < 2 || this.forms().small(word);
  }

  /** Whether questions themselves name it, as they do both countries. */
  private asks(thing: Thing): boolean {
    return LANGUAGES.some((language) => wordsOf(say(thing.short, language)).some((word) => this.weight.has(stem(word))));
  }

  /** What the words of places begin with. */
  private stemsOfPlaces(): ReadonlySet<string> {
    const { things } = this.app.model;
    this.stems ??= new Set(
      things.filter(({ kind }) => kind.place).flatMap(({ short }) => LANGUAGES.flatMap((one) => wordsOf(say(short, one)).map(stem))),
    );
    return this.stems;
  }

  /** How few of the questions have a word. */
  private rarity(word: Word): number {
    return Math.log(1 + this.count / (this.weight.get(stem(word)) ?? 1));
  }

  private offer(question: Question, found: readonly Mention[], language: Language): Offer {
    const given = place(question, found);
    const query = given.reduce((sum, [name, { thing }]) => fill(sum, name, thing.id), queryOf(question, language));
    return {
      sort: "question",
      id: question.id,
      name: question.titles,
      about: given.map(([, { thing }]) => say(thing.short, language)).join(", "),
      go: () =>
        this.app.store.set({
          view: "sparql",
          text: "",
          params: { ask: question.id, ...(given.length ? { query } : {}) },
        }),
    };
  }
}

/** Whether a name may stand for a parameter; one that takes anything, which may be meant for a code, is given what is like its default. */
function fits({ text }: Question, parameter: Parameter, id: string): boolean {
  if (!takes(parameter, id)) return false;
  const prefix = id.slice(0, id.indexOf(":") + 1);
  return parameter.prefixes?.length !== 0 || (valueIn(text, parameter.name) ?? "").startsWith(prefix);
}

/** The parameters of a question with the names that may stand in them, each name in one place. */
function place(question: Question, found: readonly Mention[]): [string, Mention][] {
  const left = [...found];
  return question.parameters.flatMap((parameter): [string, Mention][] => {
    // a place is mostly where something is, and not what a question about anything is about
    const n = left.findIndex(({ thing }) => fits(question, parameter, thing.id) && (!!parameter.prefixes?.length || !thing.kind.place));
    const [one] = n < 0 ? [] : left.splice(n, 1);
    return one ? [[parameter.name, one]] : [];
  });
}

/** Whether the word at `n` belongs to a name, of a place or of something else that has no ordinary name. */
function within(found: readonly Mention[], n: number, place: boolean): boolean {
  return found.some(({ thing, at, length, ordinary }) => thing.kind.place === place && (place || !ordinary) && at <= n && n < at + length);
}

/** The beginning of a word, by which its forms are known. */
function stem({ plain }: Word): string {
  return plain.length > STEM ? plain.slice(0, STEM) : plain;
}
