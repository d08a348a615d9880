// What the search box offers beside names: indicators, and questions of the library with the names that were typed in their places.
import type { App, View } from "../core/page";
import type { Mention } from "../core/search/spans";
import { namesIn } from "../core/search/spans";
import { agrees, type Word, words as wordsOf } from "../core/search/words";
import { say } from "../core/text";
import { text } from "../model/blocks";
import { LANGUAGES, type Language } from "../model/languages";
import type { Text } from "../model/types";
import { indicators } from "../views/figures/rows";
import { decode, fill, type Parameter, type Question, type QuestionRow, takes, valueIn } from "../views/sparql/bench/questions";

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
const FITS = 0.08; // what it counts that a question has a place for a name, though it shares no telling word
const STEM = 4; // letters by which two forms of a word are known as one

interface Candidate {
  readonly question: Question;
  readonly title: readonly Word[];
  readonly about: readonly Word[];
}

export class Offers {
  private asked: readonly Candidate[] = [];
  private readonly weight = new Map<string, number>();

  constructor(
    private readonly app: App,
    private readonly views: readonly View[],
  ) {}

  /** Unpack the questions; asked for when somebody is about to type. */
  async prepare(): Promise<void> {
    if (this.asked.length || !document.getElementById("questions") || !this.has("sparql")) return;
    const [rows] = JSON.parse(await text("questions")) as [QuestionRow[]];
    const all = (one: Text): Word[] => wordsOf(typeof one === "string" ? one : one.join(" "));
    this.asked = decode(rows).map((question) => ({ question, title: all(question.titles), about: all(question.descriptions) }));
    for (const { title, about } of this.asked)
      for (const key of new Set([...title, ...about].map(stem))) this.weight.set(key, (this.weight.get(key) ?? 0) + 1);
  }

  find(typed: string, language: Language): Offer[] {
    const words = wordsOf(typed);
    return words.length ? [...this.indicators(words), ...this.questions(typed, language)] : [];
  }

  private has(view: string): boolean {
    return this.views.some(({ id }) => id === view);
  }

  /** Indicators of whose name each word that was typed begins one. */
  private indicators(words: readonly Word[]): Offer[] {
    if (!this.has("figures") || words.every(({ plain }) => plain.length < 2)) return [];
    const named = indicators(this.app.model).filter(({ labels }) =>
      LANGUAGES.some((_, n) => {
        const name = wordsOf(typeof labels === "string" ? labels : (labels[n] ?? ""));
        return words.every((word) => name.some((other) => agrees(word, other)));
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
  private questions(typed: string, language: Language): Offer[] {
    const found = namesIn(this.app.search, typed, (word) => this.weight.has(stem(word)));
    const said = wordsOf(typed);
    const within = (place: boolean) => (_: Word, n: number) =>
      found.some(({ thing, at, length }) => thing.kind.place === place && at <= n && n < at + length);
    const known = said.filter((word) => this.weight.has(stem(word)));
    // a name says of whom or of what, and not which question it is, unless there is nothing else
    const beside = said.filter((word, n) => known.includes(word) && !within(false)(word, n));
    const telling = beside.length ? beside : known;
    if (telling.every(tellsLittle) && telling === known) return [];
    const places = new Set(said.filter(within(true)));
    const ranked = this.asked
      .map((one) => ({ one, score: this.score(one, telling, found, places) }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score || (a.one.question.id < b.one.question.id ? -1 : 1));
    const best = ranked[0]?.score ?? 0;
    return ranked
      .filter(({ score }) => score > best / 3)
      .slice(0, QUESTIONS)
      .map(({ one: { question } }) => this.offer(question, found, language));
  }

  private score(
    { question, title, about }: Candidate,
    telling: readonly Word[],
    found: readonly Mention[],
    places: ReadonlySet<Word>,
  ): number {
    const little = (word: Word): boolean => tellsLittle(word) || places.has(word);
    const has = (words: readonly Word[], word: Word): boolean => words.some((other) => stem(other) === stem(word));
    const worth = (word: Word): number => (little(word) ? LITTLE : 1) / (this.weight.get(stem(word)) ?? 1);
    const named = telling.reduce((sum, word) => sum + (has(title, word) ? 2 : has(about, word) ? 0.7 : 0) * worth(word), 0);
    const given = place(question, found);
    if (telling.some((word) => has(title, word) && !little(word))) return (named * (1 + given.length)) / Math.sqrt(title.length);
    return given.some(([, { thing }]) => !thing.kind.place) ? FITS + named / 10 : 0;
  }

  private offer(question: Question, found: readonly Mention[], language: Language): Offer {
    const given = place(question, found);
    const query = given.reduce((sum, [name, { thing }]) => fill(sum, name, thing.id), question.text);
    return {
      sort: "question",
      id: question.id,
      name: question.titles,
      about: given.map(([, { thing }]) => say(thing.short, language)).join(", "),
      go: () =>
        this.app.store.set({
          view: "sparql",
          text: "",
          params: { ask: question.id, ...(query === question.text ? {} : { query }) },
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

/** Short words without an accent join others: who, was, как, khi. */
function tellsLittle({ plain, spelt }: Word): boolean {
  return plain.length < STEM && plain === spelt;
}

/** The beginning of a word, by which its forms are known. */
function stem({ plain }: Word): string {
  return plain.length > STEM ? plain.slice(0, STEM) : plain;
}
