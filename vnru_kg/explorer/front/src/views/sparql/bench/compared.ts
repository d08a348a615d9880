// Dates in EDTF that a query compares: SPARQL compares them with nothing, so rows are missing. As vnru_kg/remarks/comparison.py tells it.
import type { Enquiry } from "./enquiry";
import type { Node } from "./grammar";
import { type Against, outer, Tree } from "./tree";

/** A date that is compared in vain: how it and its property are written, and against what it stands. */
export interface DateComparison {
  readonly name: string;
  readonly property: string;
  readonly start: number;
  readonly amongThemselves: boolean;
}

/** What compares in place of a date: the typed properties of the same thing; none, if the text must serve. */
export interface InVain extends DateComparison {
  readonly instead: readonly string[];
}

const EDTF = "http://id.loc.gov/datatypes/edtf/EDTF";
const XSD = "http://www.w3.org/2001/XMLSchema#";
const TAKEN = ["YEAR", "MONTH", "DAY", "SUM", "AVG"];
const DAYS_OR_NUMBERS = ["date", "dateTime", "gYear", "gYearMonth", "integer", "decimal", "double"].map((kind) => XSD + kind);

/** What is compared in vain with an object whose property, by `dates`, holds EDTF; each variable once, as they stand in the query. */
export function dateComparisons(
  query: string,
  prefixes: Readonly<Record<string, string>>,
  dates: (property: string) => boolean,
): readonly DateComparison[] {
  const tree = new Tree(query, prefixes);
  const found: DateComparison[] = [];
  const bound = new Map<string, { property: string; written: string }>();
  for (const { property, written, object } of [...tree.statements(), ...tree.inlineData()]) {
    if (!dates(property)) continue;
    if (object.name === "Var") bound.set(tree.text(object), { property, written });
    else if (object.name === "NumericLiteral" || DAYS_OR_NUMBERS.includes(tree.datatype(object)))
      found.push({ name: written, property, start: object.from, amongThemselves: false });
  }
  const seen = new Set<string>();
  for (const node of tree.nodes) {
    const name = tree.text(node);
    const date = node.name === "Var" ? bound.get(name) : undefined;
    if (!date || seen.has(name)) continue;
    const against = operandOf(node, tree) ?? tree.opposite(node);
    if (!against) continue;
    const { sign, other } = against;
    const isDate = tree.datatype(other) === EDTF;
    // one EDTF date may well be the same as another, and what a function gives is not known
    if (sign === "=" && (isDate || !other.name.endsWith("Literal"))) continue;
    seen.add(name);
    found.push({
      name: `${name} (${date.written})`,
      property: date.property,
      start: node.from,
      amongThemselves: isDate || (other.name === "Var" && bound.has(tree.text(other))),
    });
  }
  return found.sort((one, two) => one.start - two.start);
}

/** The same, with what the engine knows of the properties. */
export async function datesInVain(query: string, enquiry: Enquiry): Promise<InVain[]> {
  const { prefixes } = enquiry;
  const asked = [...new Set(dateComparisons(query, prefixes, () => true).map(({ property }) => property))];
  if (!asked.length) return [];
  const holds = `FILTER EXISTS { ?s ?p ?v FILTER(DATATYPE(?v) = <${EDTF}>) }`;
  const typed = "OPTIONAL { ?p vnru:typedStart ?start } OPTIONAL { ?p vnru:typedEnd ?end }";
  const list = asked.map((iri) => `<${iri}>`).join(" ");
  const told = await enquiry.rows(`SELECT ?p ?start ?end WHERE { VALUES ?p { ${list} } ${holds} ${typed} }`);
  const instead = new Map(told.map(([p, ...typed]) => [p?.value ?? "", typed.flatMap((term) => (term ? [term.value] : []))]));
  return dateComparisons(query, prefixes, (property) => instead.has(property)).map((one) => ({
    ...one,
    instead: instead.get(one.property) ?? [],
  }));
}

/** The function that takes a variable for a day or a number: YEAR(?d), xsd:date(?d), AVG(?d). */
function operandOf(variable: Node, tree: Tree): Against | null {
  const { parent } = outer(variable);
  const call = parent?.name === "ArgList" ? parent.parent : parent;
  const name = call?.firstChild;
  const takes = name && (TAKEN.includes(tree.text(name).toUpperCase()) || tree.text(name).toUpperCase().startsWith("XSD:"));
  return takes ? { sign: "", other: name } : null;
}
