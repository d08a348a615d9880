// Networks for spreadsheets, in the columns that vnru_kg/export/tables.py writes, but for passages: here they stand in a cell.

import { inLanguage, say } from "../core/text";
import { expand } from "../engine/turtle";
import { LANGUAGES, type Language } from "../model/languages";
import type { Edge, Model, Passage, Text, Thing } from "../model/types";

/** Rows as CSV (RFC 4180) with the mark without which Excel garbles Vietnamese; no cell is run as a formula. */
export function csv(rows: Iterable<readonly string[]>): string {
  return `\ufeff${[...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`;
}

export function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

const headings = (): string[] => ["Label", ...LANGUAGES.map((language) => `Label (${language})`)];
export const nodeColumns = (): string[] => ["Id", ...headings(), "Kind", "Earliest", "Latest", "Passages"];
export const edgeColumns = (): string[] => [
  ...["Source", "Target", "Type", ...headings()],
  ...["Predicate", "Statement", "Earliest", "Latest", "Passages"],
];

export function nodesCsv(model: Model, things: readonly Thing[], language: Language): string {
  return csv([
    nodeColumns(),
    ...things.map((thing) => [
      thing.iri,
      ...labels(thing.labels, language),
      thing.kind.id,
      thing.earliest,
      thing.latest,
      passages(model, thing.passages),
    ]),
  ]);
}

export function edgesCsv(model: Model, edges: readonly Edge[], language: Language): string {
  const iri = (n: number): string => model.things[n]?.iri ?? "";
  return csv([
    edgeColumns(),
    ...edges.map((edge) => [
      iri(edge.source),
      iri(edge.target),
      "Directed",
      ...labels(edge.relation, language),
      expand(edge.relationId, model.prefixes),
      statement(model, edge),
      edge.earliest,
      edge.latest,
      passages(model, edge.passages),
    ]),
  ]);
}

/** A label as a reader of the language sees it, and in each language. */
export function labels(text: Text, language: Language): string[] {
  return [say(text, language), ...LANGUAGES.map((one) => inLanguage(text, one) || say(text, one))];
}

/** The node that stands between the two ends of an edge, or "". */
export function statement(model: Model, edge: Edge): string {
  return edge.statement && expand(edge.statement, model.prefixes);
}

export function passages(model: Model, of: readonly Passage[]): string {
  return of.map((passage) => expand(passage.id, model.prefixes)).join(" ");
}
