// What is done to a query before the engine reads it: what cannot be run is refused with its place, and rows are capped.
import { type Token, tokens } from "./lexer";
import { totallyOrdered } from "./order";

export type Form = "select" | "ask" | "construct" | "describe";

export interface Prepared {
  readonly form: Form;
  /** What the engine is asked: the project's prefixes on a line of their own, then the query. */
  readonly text: string;
  /** Whether more than the cap of rows would be left out. */
  readonly capped: boolean;
}

export type Fault = "empty" | "update" | "service" | "prefix" | "string" | "stray" | "open" | "form" | "long" | "deep";

/** A query that is not worth asking, and where that shows: offsets in UTF-16. */
export class Mistake extends Error {
  constructor(
    readonly fault: Fault,
    readonly start: number,
    readonly end: number,
    readonly what = "",
  ) {
    super(fault);
  }
}

const PAIRS: Readonly<Record<string, string>> = { ")": "(", "]": "[", "}": "{" };
const FORMS: readonly string[] = ["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"];
const UPDATES: readonly string[] = ["INSERT", "DELETE", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH", "LOAD"];
const MAX_LENGTH = 100_000;
const MAX_DEPTH = 100;

/** `query` as the engine is asked it, with at most `cap` rows; throws a {@link Mistake}. */
export function prepare(query: string, prefixes: Readonly<Record<string, string>>, cap: number): Prepared {
  if (query.length > MAX_LENGTH) throw new Mistake("long", 0, 1);
  const found = tokens(query);
  const form = formOf(found);
  for (const check of [strings, brackets, services]) check(found);
  unknownPrefix(found, prefixes);
  const ordered = totallyOrdered(query, found);
  const cuts = ordered === query ? found : tokens(ordered);
  const text = form === "ask" || form === "describe" ? ordered : limited(ordered, cuts, cap);
  return { form, text: `${prologue(prefixes)}\n${text}`, capped: text !== ordered };
}

/** The project's prefixes, which need no declaration, on one line; the query may declare them anew. */
export function prologue(prefixes: Readonly<Record<string, string>>): string {
  return Object.entries(prefixes)
    .map(([prefix, namespace]) => `PREFIX ${prefix}: <${namespace}>`)
    .join(" ");
}

function formOf(found: readonly Token[]): Form {
  const first = found[0];
  if (!first) throw new Mistake("empty", 0, 0);
  for (const token of found) {
    if (token.sort !== "word") continue;
    const word = token.text.toUpperCase();
    if (FORMS.includes(word)) return word.toLowerCase() as Form;
    if (UPDATES.includes(word)) throw at("update", token);
    if (word !== "PREFIX" && word !== "BASE") throw at("form", token);
  }
  throw at("form", first);
}

function strings(found: readonly Token[]): void {
  const open = found.find((token) => token.sort === "other" && (token.text === '"' || token.text === "'"));
  if (open) throw at("string", open);
}

function brackets(found: readonly Token[]): void {
  const open: Token[] = [];
  for (const token of found) {
    if (token.sort === "open") open.push(token);
    if (open.length > MAX_DEPTH) throw at("deep", token);
    if (token.sort !== "close") continue;
    if (open.pop()?.text !== PAIRS[token.text]) throw at("stray", token);
  }
  const left = open.pop();
  if (left) throw at("open", left);
}

function services(found: readonly Token[]): void {
  const service = found.find((token) => token.sort === "word" && token.text.toUpperCase() === "SERVICE");
  if (service) throw at("service", service);
}

function unknownPrefix(found: readonly Token[], prefixes: Readonly<Record<string, string>>): void {
  const declared = new Set(Object.keys(prefixes));
  let before = "";
  for (const token of found) {
    if (token.sort === "pname") {
      const prefix = token.text.slice(0, token.text.indexOf(":"));
      if (before === "PREFIX") declared.add(prefix);
      else if (!declared.has(prefix)) throw new Mistake("prefix", token.start, token.start + prefix.length + 1, `${prefix}:`);
    }
    before = token.text.toUpperCase();
  }
}

/** The query with a limit of one more than `cap`, where it has none or a larger one: so it shows whether rows are left out. */
function limited(query: string, found: readonly Token[], cap: number): string {
  let depth = 0;
  let limit: Token | null = null;
  let values: Token | null = null;
  for (const [n, token] of found.entries()) {
    if (token.sort === "open") depth++;
    else if (token.sort === "close") depth--;
    else if (depth === 0 && token.sort === "word") {
      const word = token.text.toUpperCase();
      if (word === "LIMIT") limit = found[n + 1] ?? null;
      else if (word === "VALUES") values ??= token;
    }
  }
  if (limit?.sort === "number") {
    return Number(limit.text) <= cap ? query : `${query.slice(0, limit.start)}${cap + 1}${query.slice(limit.start + limit.text.length)}`;
  }
  if (limit) return query; // “LIMIT” without a number: the engine says so
  return values ? `${query.slice(0, values.start)}LIMIT ${cap + 1} ${query.slice(values.start)}` : `${query}\nLIMIT ${cap + 1}`;
}

function at(fault: Fault, token: Token): Mistake {
  return new Mistake(fault, token.start, token.start + token.text.length, token.text);
}

const PLACE = /error at (\d+):(\d+)/;

/** Where the engine's message says that it stopped reading the text of {@link prepare}: an offset in the query, or -1. */
export function placeOf(message: string, query: string): number {
  const match = PLACE.exec(message);
  if (!match) return -1;
  const line = Number(match[1]) - 2; // from 0, and the prologue is a line of its own
  const lines = query.split("\n");
  if (line < 0) return 0;
  if (line >= lines.length) return query.length;
  const start = lines.slice(0, line).reduce((sum, text) => sum + text.length + 1, 0);
  // columns count characters, offsets count halves of them where there are two
  return start + [...(lines[line] ?? "")].slice(0, Number(match[2]) - 1).join("").length;
}

/** What stands at an offset: the token there, or the last one before it; empty if there is none. */
export function tokenAt(query: string, offset: number): Token | null {
  const found = tokens(query);
  return found.find((token) => token.start + token.text.length > offset) ?? found.at(-1) ?? null;
}

/** Line and column, both from 1, as people count them. */
export function position(query: string, offset: number): { line: number; column: number } {
  const before = query.slice(0, offset);
  const start = before.lastIndexOf("\n") + 1;
  return { line: before.split("\n").length, column: [...before.slice(start)].length + 1 };
}
