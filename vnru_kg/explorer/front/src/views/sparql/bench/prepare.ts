// What is done to a query before the engine reads it: what cannot be run is refused with its place, and rows are capped.
import { bracketChains } from "./chains";
import { firstError, type Node, nodesOf, piecesOf, type Span, textOf } from "./grammar";
import { totallyOrdered } from "./order";

export type Form = "select" | "ask" | "construct" | "describe";

export interface Request {
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
const OPENING: readonly string[] = Object.values(PAIRS);
const FORMS: readonly string[] = ["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"];
const UPDATES: readonly string[] = ["INSERT", "DELETE", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH", "LOAD"];
const MAX_LENGTH = 100_000;
const MAX_DEPTH = 100;

/** `query` as the engine is asked it, with at most `cap` rows; throws a {@link Mistake}. */
export function prepare(query: string, prefixes: Readonly<Record<string, string>>, cap: number): Request {
  if (query.length > MAX_LENGTH) throw new Mistake("long", 0, 1);
  const nodes = nodesOf(query);
  const form = formOf(query, nodes);
  depth(query);
  const service = nodes.find(({ name }) => name === "SERVICE");
  if (service) throw at("service", query, spanOf(service));
  checkPrefixes(query, nodes, prefixes);
  const ordered = totallyOrdered(query);
  const text = form === "ask" || form === "describe" ? ordered : limit(ordered, ordered === query ? nodes : nodesOf(ordered), cap);
  return { form, text: `${prologue(prefixes)}\n${bracketChains(text)}`, capped: text !== ordered };
}

/** What is the matter with a query that the engine could not read, where the reason is a string or a bracket. */
export function imbalance(query: string): Mistake | null {
  if (firstError(query) < 0) return null;
  const open: Span[] = [];
  for (const piece of piecesOf(query)) {
    const sign = query.slice(piece.start, piece.end);
    if (sign === '"' || sign === "'") return at("string", query, piece);
    if (OPENING.includes(sign)) open.push(piece);
    const last = sign in PAIRS ? open.pop() : null;
    if (last !== null && (!last || query[last.start] !== PAIRS[sign])) return at("stray", query, piece);
  }
  const left = open.pop();
  return left ? at("open", query, left) : null;
}

/** The project's prefixes, which need no declaration, on one line; the query may declare them anew. */
export function prologue(prefixes: Readonly<Record<string, string>>): string {
  return Object.entries(prefixes)
    .map(([prefix, namespace]) => `PREFIX ${prefix}: <${namespace}>`)
    .join(" ");
}

function formOf(query: string, nodes: readonly Node[]): Form {
  const first = nodes.find(
    ({ firstChild, from, to, name, parent }) => !firstChild && from < to && name !== "Comment" && !inPrologue(parent),
  );
  if (!first) {
    const [piece] = piecesOf(query);
    throw piece ? at("form", query, piece) : new Mistake("empty", 0, 0);
  }
  const word = textOf(query, first).toUpperCase();
  if (FORMS.includes(word)) return word.toLowerCase() as Form;
  throw at(UPDATES.includes(word) ? "update" : "form", query, spanOf(first));
}

function inPrologue(node: Node | null): boolean {
  return node?.name === "Prologue" || (node !== null && inPrologue(node.parent));
}

function depth(query: string): void {
  let open = 0;
  for (const piece of piecesOf(query)) {
    const sign = query.slice(piece.start, piece.end);
    open += OPENING.includes(sign) ? 1 : sign in PAIRS ? -1 : 0;
    if (open > MAX_DEPTH) throw at("deep", query, piece);
  }
}

function checkPrefixes(query: string, nodes: readonly Node[], prefixes: Readonly<Record<string, string>>): void {
  const declared = new Set(Object.keys(prefixes));
  for (const node of nodes) {
    const prefix = textOf(query, node).split(":", 1)[0] ?? "";
    if (node.name === "Pname_ns" && node.parent?.name === "PrefixDecl") declared.add(prefix);
    else if (node.name === "PrefixedName" && !declared.has(prefix)) {
      throw new Mistake("prefix", node.from, node.from + prefix.length + 1, `${prefix}:`);
    }
  }
}

/** The query with a limit of one more than `cap`, where it has none or a larger one: so it shows whether rows are left out. */
function limit(query: string, nodes: readonly Node[], cap: number): string {
  const whole = nodes.find(({ name }) => name === "Query");
  const limit = nodes.find(({ name, parent }) => name === "LimitClause" && parent?.parent?.parent?.parent?.name === "Query");
  if (limit) {
    const rows = limit.getChild("Integer"); // without one the engine says so
    if (!rows || Number(textOf(query, rows)) <= cap) return query;
    return `${query.slice(0, rows.from)}${cap + 1}${query.slice(rows.to)}`;
  }
  const values = whole?.getChild("ValuesClause");
  return values && values.from < values.to
    ? `${query.slice(0, values.from)}LIMIT ${cap + 1} ${query.slice(values.from)}`
    : `${query}\nLIMIT ${cap + 1}`;
}

function spanOf({ from, to }: Node): Span {
  return { start: from, end: to };
}

function at(fault: Fault, query: string, { start, end }: Span): Mistake {
  return new Mistake(fault, start, end, query.slice(start, end));
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

/** What stands at an offset: the word or sign there, or the last one before it; empty if there is none. */
export function pieceAt(query: string, offset: number): Span | null {
  const pieces = piecesOf(query);
  return pieces.find(({ end }) => end > offset) ?? pieces.at(-1) ?? null;
}

/** Line and column, both from 1, as people count them. */
export function position(query: string, offset: number): { line: number; column: number } {
  const before = query.slice(0, offset);
  const start = before.lastIndexOf("\n") + 1;
  return { line: before.split("\n").length, column: [...before.slice(start)].length + 1 };
}
