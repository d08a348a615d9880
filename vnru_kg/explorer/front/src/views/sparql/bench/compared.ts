// Dates in EDTF that a query compares: SPARQL compares them with nothing, so rows are missing. As vnru_kg/remarks/compared.py tells it.
import type { Engine } from "../../../engine/client";
import { expand } from "../../../engine/turtle";
import { parse } from "./answer";
import { inner, type Node, nodesOf } from "./grammar";
import { prologue } from "./prepare";

/** A date that is compared in vain: how it and its property are written, and against what it stands. */
export interface Compared {
  readonly name: string;
  readonly property: string;
  readonly start: number;
  readonly amongThemselves: boolean;
}

/** What compares in place of a date: the typed properties of the same thing; none, if the text must serve. */
export interface InVain extends Compared {
  readonly instead: readonly string[];
}

const SECONDS = 10;
const EDTF = "http://id.loc.gov/datatypes/edtf/EDTF";
const XSD = "http://www.w3.org/2001/XMLSchema#";
const PARTS = ["YEAR", "MONTH", "DAY"];
const DAYS = ["date", "dateTime", "gYear", "gYearMonth"].map((kind) => XSD + kind);
const DECLARED = /\bPREFIX\s+([^\s:]*):\s*<([^>]*)>/giu;

/** Compared variables and days among the objects whose property, by `dates`, holds EDTF; each variable once, as they stand in the query. */
export function comparedDates(
  query: string,
  prefixes: Readonly<Record<string, string>>,
  dates: (property: string) => boolean,
): readonly Compared[] {
  const known = { ...prefixes, ...Object.fromEntries([...query.matchAll(DECLARED)].map(([, name = "", iri = ""]) => [name, iri])) };
  const text = ({ from, to }: Node): string => query.slice(from, to);
  const iriOf = (node: Node): string => (text(node).startsWith("<") ? text(node).slice(1, -1) : expand(text(node), known));
  const datatype = (node: Node): string => {
    const type = node.name === "RDFLiteral" ? node.getChild("Iri") : null;
    return type ? iriOf(type) : "";
  };
  const nodes = nodesOf(query);
  const found: Compared[] = [];
  const bound = new Map<string, { property: string; written: string }>();
  for (const node of nodes) {
    if (node.name !== "Object" && node.name !== "ObjectPath") continue;
    const verb = node.parent?.prevSibling && inner(node.parent.prevSibling);
    if (verb?.name !== "Iri" || !dates(iriOf(verb))) continue;
    const object = inner(node);
    const written = text(verb);
    if (object.name === "Var") bound.set(text(object), { property: iriOf(verb), written });
    else if (DAYS.includes(datatype(object)))
      found.push({ name: written, property: iriOf(verb), start: object.from, amongThemselves: false });
  }
  const seen = new Set<string>();
  for (const node of nodes) {
    const date = node.name === "Var" ? bound.get(text(node)) : undefined;
    if (!date || seen.has(text(node))) continue;
    const against = taken(node, text) ?? opposite(node, query);
    if (!against) continue;
    const { sign, other } = against;
    const isDate = datatype(other) === EDTF;
    // one EDTF date may well be the same as another, and what a function gives is not known
    if (sign === "=" && (isDate || !other.name.endsWith("Literal"))) continue;
    seen.add(text(node));
    found.push({
      name: `${text(node)} (${date.written})`,
      property: date.property,
      start: node.from,
      amongThemselves: isDate || (other.name === "Var" && bound.has(text(other))),
    });
  }
  return found.sort((one, two) => one.start - two.start);
}

/** The same, with what the engine knows of the properties. */
export async function datesInVain(query: string, prefixes: Readonly<Record<string, string>>, engine: Engine): Promise<InVain[]> {
  const asked = [...new Set(comparedDates(query, prefixes, () => true).map(({ property }) => property))];
  if (!asked.length) return [];
  const head = prologue(prefixes);
  const holds = `FILTER EXISTS { ?s ?p ?v FILTER(DATATYPE(?v) = <${EDTF}>) }`;
  const typed = "OPTIONAL { ?p vnru:typedStart ?start } OPTIONAL { ?p vnru:typedEnd ?end }";
  const list = asked.map((iri) => `<${iri}>`).join(" ");
  const told = await engine.ask(`${head}\nSELECT ?p ?start ?end WHERE { VALUES ?p { ${list} } ${holds} ${typed} }`, "json", SECONDS);
  const instead = new Map(
    parse(told.text).rows.map(([p, ...typed]) => [p?.value ?? "", typed.flatMap((term) => (term ? [term.value] : []))]),
  );
  return comparedDates(query, prefixes, (property) => instead.has(property)).map((one) => ({
    ...one,
    instead: instead.get(one.property) ?? [],
  }));
}

/** The outermost node that is just as long. */
function outer(node: Node): Node {
  let at = node;
  while (at.parent?.from === node.from && at.parent.to === node.to) at = at.parent;
  return at;
}

interface Against {
  readonly sign: string;
  readonly other: Node;
}

/** The function that takes a variable for a day: YEAR(?d), xsd:date(?d). */
function taken(variable: Node, text: (node: Node) => string): Against | null {
  const { parent } = outer(variable);
  const call = parent?.name === "ArgList" ? parent.parent : parent;
  const name = call?.firstChild;
  const takes = name && (PARTS.includes(text(name).toUpperCase()) || text(name).toUpperCase().startsWith("XSD:"));
  return takes ? { sign: "", other: name } : null;
}

/** The other side of the sign beside a variable. */
function opposite(variable: Node, query: string): Against | null {
  const side = outerOperand(variable);
  const [one, two] = [side?.parent?.firstChild, side?.parent?.lastChild];
  if (!side || !one || !two || one.from === two.from) return null;
  const sign = query.slice(one.to, two.from).trim();
  return /^[<>=!]=?$/.test(sign) ? { sign, other: inner(side.from === one.from ? two : one) } : null;
}

/** The operand of a comparison that is nothing but the variable. */
function outerOperand(variable: Node): Node | null {
  const at = outer(variable);
  return at.parent?.name === "RelationalExpression" ? at : null;
}
