// What a query asks in vain: names, languages and texts that the graph does not have, values that do not compare. Its writer is told why.
import { distance } from "../../../core/search/near";
import type { Engine } from "../../../engine/client";
import { expand, Shortener } from "../../../engine/turtle";
import type { Language } from "../../../model/languages";
import { parse } from "./answer";
import { datesInVain, type InVain } from "./compared";
import { nodesOf, textOf } from "./grammar";
import type { Names } from "./names";
import { findVain } from "./values";
import { words } from "./words";

/** What is the matter at a place of the query. */
export interface Remark {
  readonly start: number;
  said(language: Language): string;
}

/** All remarks on a query that gave an answer, in its order; of texts and values only where that says nothing. */
export async function remarksOn(query: string, answer: string, names: Names, engine: Engine): Promise<Remark[]> {
  const { prefixes } = names.model;
  const [unknown, dates, values] = await Promise.all([
    findUnknown(query, names, engine),
    datesInVain(query, prefixes, engine),
    saysNothing(answer) ? findVain(query, prefixes, engine) : [],
  ]);
  const ofDates = dates.map((date) => ofDate(date, prefixes));
  const others = values.filter(({ start }) => !dates.some((date) => date.start === start));
  return [...unknown.map(ofName), ...ofDates, ...others].sort((one, two) => one.start - two.start);
}

/** Whether an answer has no row, no triple, is no, or counts nothing. */
function saysNothing(answer: string): boolean {
  if (!answer.trimStart().startsWith("{")) return !answer.trim();
  const { rows, truth } = parse(answer);
  const [row = []] = rows;
  return truth === null ? !rows.length || (rows.length === 1 && row.every((cell) => Number(cell?.value ?? 0) === 0)) : !truth;
}

function ofName({ name, start, near }: Unknown): Remark {
  return {
    start,
    said: (language) => {
      const meant = near.length ? ` ${words("meant", language, { names: near.join(", ") })}` : "";
      return `${words("unknown", language, { name })}${meant}`;
    },
  };
}

/** That a date does not compare, and what does. */
export function ofDate({ name, start, instead, amongThemselves }: InVain, prefixes: Readonly<Record<string, string>>): Remark {
  const short = new Shortener(prefixes);
  const names = [...new Set(instead)].map((iri) => short.iri(iri)).join(", ");
  const key = !names ? "datesAsText" : amongThemselves ? "datesAmongThemselves" : "datesWithDays";
  return { start, said: (language) => words(key, language, { name, names }) };
}

/** A name that nothing in the graph has, where it stands in the query, and names like it. */
interface Unknown {
  readonly name: string;
  readonly start: number;
  readonly near: readonly string[];
}

const SECONDS = 10;
const NEAR = 3; // names that are offered, and errors that they may be away
const VALUES = ["xsd", "rdf", "rdfs", "owl"]; // names of types, functions and the language itself

/** The names of a query that stand neither as subject, predicate, object nor graph in any triple. */
async function findUnknown(query: string, names: Names, engine: Engine): Promise<Unknown[]> {
  const named = namesIn(query, names.model.prefixes).filter(({ iri }) => !names.knows(iri));
  if (!named.length) return [];
  const absent = ["?n ?p ?o", "?s ?n ?o", "?s ?p ?n"].map((triple) => `FILTER NOT EXISTS { ${triple} }`).join(" ");
  const list = [...new Set(named.map(({ iri }) => `<${iri}>`))].join(" ");
  const told = await engine.ask(
    `SELECT ?n WHERE { VALUES ?n { ${list} } ${absent} FILTER NOT EXISTS { GRAPH ?n { ?s ?p ?o } } }`,
    "json",
    SECONDS,
  );
  const missing = new Set(parse(told.text).rows.map(([term]) => term?.value));
  const first = new Map(
    named
      .filter(({ iri }) => missing.has(iri))
      .map((one) => [one.iri, one] as const)
      .reverse(),
  );
  return [...first.values()].reverse().map(({ name, start }) => ({ name, start, near: near(name, names) }));
}

/** The prefixed names of a query with what they stand for, without those of types and those that it declares a prefix with. */
function namesIn(query: string, known: Readonly<Record<string, string>>): { name: string; start: number; iri: string }[] {
  const prefixes: Record<string, string> = { ...known };
  const named: { name: string; start: number; iri: string }[] = [];
  for (const node of nodesOf(query)) {
    const [name, iri] = [textOf(query, node), node.name === "PrefixDecl" ? node.getChild("IriRef") : null];
    const prefix = node.getChild("Pname_ns");
    if (prefix && iri) prefixes[textOf(query, prefix).slice(0, -1)] = textOf(query, iri).slice(1, -1);
    if (node.name !== "PrefixedName" || node.parent?.parent?.name === "RDFLiteral") continue;
    const [before = "", ...local] = name.split(":");
    if (local.join("") && !VALUES.includes(before) && !name.includes("\\"))
      named.push({ name, start: node.from, iri: expand(name, prefixes) });
  }
  return named;
}

/** Names of the same prefix that are written nearly so. */
function near(name: string, names: Names): string[] {
  const [prefix, local] = [name.slice(0, name.indexOf(":") + 1), name.slice(name.indexOf(":") + 1).toLowerCase()];
  return names
    .terms()
    .filter((term) => term.name.startsWith(prefix))
    .map((term) => ({ term, errors: distance(local, term.name.slice(prefix.length).toLowerCase(), NEAR) }))
    .filter(({ errors }) => errors <= Math.min(NEAR, Math.ceil(local.length / 3)))
    .sort((a, b) => a.errors - b.errors)
    .slice(0, NEAR)
    .map(({ term }) => term.name);
}
