// The terminals of SPARQL 1.1 (§19.8), as vnru_kg/engine/lexer.py cuts them.
export type Sort = "comment" | "string" | "iri" | "variable" | "pname" | "word" | "number" | "open" | "close" | "other";

export interface Token {
  readonly sort: Sort;
  readonly text: string;
  readonly start: number;
}

// a scalar value as \u or \U writes it: a surrogate is none
const UNICODE = String.raw`\\u(?![Dd][89A-Fa-f])[0-9A-Fa-f]{4}|\\U000(?!0[Dd][89A-Fa-f])[0-9A-Fa-f]{5}|\\U0010[0-9A-Fa-f]{4}`;
const ESCAPE = String.raw`\\[tbnrf"'\\]|${UNICODE}`;
const PARTS: readonly (readonly [Sort, string])[] = [
  ["comment", String.raw`#[^\n\r]*`],
  [
    "string",
    `"""(?:[^"\\\\]|${ESCAPE}|"(?!""))*"""|'''(?:[^'\\\\]|${ESCAPE}|'(?!''))*'''|"(?:[^"\\\\\\n\\r]|${ESCAPE})*"|'(?:[^'\\\\\\n\\r]|${ESCAPE})*'`,
  ],
  ["iri", `<(?:[^<>"{}|^\`\\\\\\x00-\\x20]|${UNICODE})*>`],
  ["variable", String.raw`[?$][\p{L}\p{N}_]+`],
  ["pname", String.raw`(?:\p{L}[\p{L}\p{N}_.\-]*)?:(?:[\p{L}\p{N}_.:\-]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%])*`],
  ["word", String.raw`\p{L}[\p{L}\p{N}_]*`],
  ["number", String.raw`(?:\d+\.?\d*|\.\d+)(?:[Ee][+\-]?\d+)?`],
  ["open", String.raw`[({\[]`],
  ["close", String.raw`[)}\]]`],
  ["other", String.raw`\S`],
];
const TOKEN = new RegExp(PARTS.map(([, pattern]) => `(${pattern})`).join("|"), "gsu");

/** The terminals of a query, comments left out. */
export function tokens(query: string): Token[] {
  const found: Token[] = [];
  for (const match of query.matchAll(TOKEN)) {
    const part = match.slice(1).findIndex((group) => group !== undefined);
    const sort = PARTS[part]?.[0] ?? "other";
    if (sort !== "comment") found.push({ sort, text: match[0], start: match.index });
  }
  return found;
}
