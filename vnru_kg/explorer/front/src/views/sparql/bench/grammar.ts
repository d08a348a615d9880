// A query as the editor's own grammar reads it: all that the page must know of a query, it knows from this tree.
import { SparqlLanguage } from "codemirror-lang-sparql";

export type Node = ReturnType<typeof SparqlLanguage.parser.parse>["topNode"];

/** A piece of a query: offsets in UTF-16. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

// The grammar (codemirror-lang-sparql 2.1.0) reads some valid queries wrongly, 12 of 795 of the W3C's tests: its words have no digits,
// so that MD5 and SHA… are none; its IRIs have no escapes; and "\\" does not end where it ends. What is as long and may stand there
// takes their place for reading. So it reads all 795 of those tests, and knows more than terminals do: (?a<?b)&&?c>?d is no IRI.
const HASHES: Readonly<Record<number, string>> = { 3: "STR", 4: "LANG", 6: "STRLEN" };
const HASH = /\b(?:MD5|SHA(?:1|256|384|512))(?=\s*\()/gi;
const ESCAPE = /\\(?:[\\tbnrf"']|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})/g;

/** All nodes of a query, outer before inner; those of no length stand for what was not written. */
export function nodesOf(query: string): Node[] {
  const readable = query.replace(HASH, (name) => HASHES[name.length] ?? name).replace(ESCAPE, (written) => "x".repeat(written.length));
  const nodes: Node[] = [];
  SparqlLanguage.parser.parse(readable).iterate({ enter: ({ node }) => void nodes.push(node) });
  return nodes;
}

/** What is written there. */
export function textOf(query: string, { from, to }: Node): string {
  return query.slice(from, to);
}

/** What a node comes down to: the innermost that is as long as it, an IRI or literal taken whole. */
export function inner(node: Node): Node {
  let at = node;
  while (at.name !== "Iri" && !at.name.endsWith("Literal")) {
    const { firstChild } = at;
    if (!firstChild || firstChild.from !== at.from || firstChild.to !== at.to) break;
    at = firstChild;
  }
  return at;
}

/** Where the text first is something that SPARQL is not, or -1. */
export function firstError(query: string): number {
  return nodesOf(query).find(({ type }) => type.isError)?.from ?? -1;
}

/** The words and signs of a query, without its comments; the tree has no nodes for some signs. */
export function piecesOf(query: string): Span[] {
  const pieces: Span[] = [];
  let at = 0;
  const between = (end: number): void => {
    for (const { 0: piece, index } of query.slice(at, end).matchAll(/[\p{L}\p{N}_]+|\S/gu)) {
      pieces.push({ start: at + index, end: at + index + piece.length });
    }
  };
  for (const { firstChild, type, name, from, to } of nodesOf(query)) {
    if (firstChild || type.isError || from === to) continue;
    between(from);
    if (name === "Nil" || name === "Anon") pieces.push({ start: from, end: from + 1 }, { start: to - 1, end: to });
    else if (name !== "Comment") pieces.push({ start: from, end: to });
    at = to;
  }
  between(query.length);
  return pieces;
}
