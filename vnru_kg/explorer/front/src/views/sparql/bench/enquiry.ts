// What the engine is asked to explain one answer: few questions, one after the other, all within one budget of time; given up at once where
// the reader asks something else. As vnru_kg/remarks/enquiry.py does it.
import type { Engine } from "../../../engine/client";
import { isEngineError } from "../../../engine/client";
import { Shortener } from "../../../engine/turtle";
import { parse, type Row, type Table } from "./answer";
import { bracketChains } from "./chains";
import { prologue } from "./prepare";

export const SECONDS = 10; // for all questions
const AT_ONCE = 50;
const [NUMBER, GRAPH] = ["n__", "g__"]; // variables that no pattern has
/** What an IRI must be to stand in a question. */
export const ABSOLUTE = /^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|^`\\]*$/u;

/** What is thrown once the budget is spent. */
export class Spent extends Error {}

export class Enquiry {
  private left = SECONDS;
  private before: Promise<unknown> = Promise.resolve();
  private readonly answers = new Map<string, Promise<Table>>();
  private readonly known = new Map<string, boolean>();

  constructor(
    private readonly engine: Pick<Engine, "ask">,
    readonly prefixes: Readonly<Record<string, string>>,
    private readonly signal?: AbortSignal,
  ) {}

  async rows(query: string): Promise<readonly Row[]> {
    return (await this.answer(query)).rows;
  }

  /** The answer of an ASK. */
  async isSo(query: string): Promise<boolean> {
    return (await this.answer(query)).truth === true;
  }

  /** Ask which of the patterns anything matches, many at once, so that {@link matches} knows them. */
  async learn(patterns: Iterable<string>): Promise<void> {
    const asked = [...new Set(patterns)].filter((pattern) => pattern && !this.known.has(pattern));
    for (let at = 0; at < asked.length; at += AT_ONCE) {
      const some = asked.slice(at, at + AT_ONCE);
      const union = some.map((pattern, n) => `{ SELECT (${n} AS ?${NUMBER}) { ${pattern} } LIMIT 1 }`).join(" UNION ");
      const found = new Set((await this.rows(`SELECT ?${NUMBER} { ${union} }`)).map(([n]) => Number(n?.value)));
      some.forEach((pattern, n) => this.known.set(pattern, found.has(n)));
    }
  }

  /** Whether anything matches one of the patterns; `""` is one that nothing can. */
  async matches(...patterns: string[]): Promise<boolean> {
    await this.learn(patterns);
    return patterns.some((pattern) => this.known.get(pattern));
  }

  /** The IRIs of a column, as they are written. */
  async names(query: string): Promise<string[]> {
    const short = new Shortener(this.prefixes);
    return (await this.rows(query)).map(([name]) => short.iri(name?.value ?? ""));
  }

  private answer(query: string): Promise<Table> {
    let asked = this.answers.get(query);
    if (!asked) this.answers.set(query, (asked = this.inTurn(query)));
    return asked;
  }

  /** One question after the other, so that each knows what is left for it. */
  private inTurn(query: string): Promise<Table> {
    const asked = this.before.then(() => this.ask(query));
    this.before = asked.catch(() => null);
    return asked;
  }

  private async ask(query: string): Promise<Table> {
    if (this.left <= 0) throw new Spent();
    try {
      const { text, ms } = await this.engine.ask(`${prologue(this.prefixes)}\n${bracketChains(query)}`, "json", this.left, this.signal);
      this.left -= ms / 1000;
      return parse(text);
    } catch (error) {
      if (isEngineError(error) && error.kind === "slow") this.left = 0;
      throw this.left > 0 ? error : new Spent();
    }
  }
}

/** A pattern for {@link Enquiry.matches}: triples with these parts, `""` for any. */
export function triple(subject = "", predicate = "", object = ""): string {
  return inSomeGraph([subject, predicate, object].map((part, n) => part || `?x${n}`).join(" "));
}

/** A pattern as one passage states it; its own variables may have any name but that of the graph. */
export function inSomeGraph(pattern: string): string {
  return `GRAPH ?${GRAPH} { ${pattern} }`;
}
