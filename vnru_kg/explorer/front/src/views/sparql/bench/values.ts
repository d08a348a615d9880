// Texts in languages that are not here, texts that are written otherwise, and values of another sort than what is there, as
// vnru_kg/remarks tells of them.
import { Shortener } from "../../../engine/turtle";
import type { Row } from "./answer";
import type { Enquiry } from "./enquiry";
import { castable, ofForms, ofFunctions, ofSums, propertiesAsked, propertiesSummed, type Typed, type Vain } from "./functions";
import { inner, type Node } from "./grammar";
import { compare, sortOf, tag, textOf, XSD } from "./sorts";
import { outer, Tree } from "./tree";
import { words } from "./words";

/** What the graph holds, as far as a query asks for it. */
export interface Contents {
  /** The languages of its texts. */
  readonly languages: readonly string[];
  /** Property → the sorts of its values: a datatype, `@` and a language, or `IRI`. */
  readonly sorts: ReadonlyMap<string, readonly string[]>;
  /** Property and text (see `keyOf`) → how its values with that text are written. */
  readonly written: ReadonlyMap<string, readonly string[]>;
  /** Datatype and text (see `keyOf`) of what is no value of that datatype. */
  readonly none: ReadonlySet<string>;
}

type Prefixes = Readonly<Record<string, string>>;

const EDTF = "edtf:EDTF";
export const keyOf = (property: string, text: string): string => `${property} ${text}`;

/** What a query asks of texts and values in vain, by what the graph holds, in its order. */
export function valuesInVain(query: string, prefixes: Prefixes, held: Contents): Vain[] {
  const tree = new Tree(query, prefixes);
  const short = new Shortener(prefixes);
  const found = [
    ...ofTexts(tree, held),
    ...ofLanguages(tree, held),
    ...ofSorts(tree, short, held),
    ...ofFunctions(tree, short, held.sorts),
    ...ofSums(tree, held.sorts),
    ...ofForms(tree, short, ({ kind, text }) => held.none.has(keyOf(kind, text))),
  ];
  return found.sort((one, two) => one.start - two.start);
}

/** The same, with what the engine knows. */
export async function findVain(query: string, enquiry: Enquiry): Promise<Vain[]> {
  const { prefixes } = enquiry;
  const tree = new Tree(query, prefixes);
  const texts = literals(tree);
  const typed = castable(tree);
  const properties = [...[...comparisons(tree)].map(({ property }) => property), ...propertiesAsked(tree), ...propertiesSummed(tree)];
  const functions = !ofFunctions(tree, new Shortener(prefixes), new Map()).next().done;
  if (!texts.length && !properties.length && !typed.length && !functions && !languagesAsked(tree).length) return [];
  const rows = (body: string): Promise<readonly Row[]> => enquiry.rows(`SELECT DISTINCT ${body}`);
  const short = new Shortener(prefixes);
  const [languages, values, here, none] = await Promise.all([
    rows("?l WHERE { ?s ?p ?o BIND(LANG(?o) AS ?l) FILTER(?l != '') }"),
    rows(`?p ?sort WHERE { VALUES ?p { ${properties.map((iri) => `<${iri}>`).join(" ")} } ?s ?p ?o
      BIND(IF(ISLITERAL(?o), IF(LANG(?o) = "", STR(DATATYPE(?o)), CONCAT("@", LANG(?o))), "IRI") AS ?sort) }`),
    rows(`?p ?o WHERE { VALUES (?p ?t ?exact) { ${texts.map(({ property, text, term }) => `(<${property}> ${text} ${term})`).join(" ")} }
      ?s ?p ?o FILTER(ISLITERAL(?o) && STR(?o) = ?t) FILTER NOT EXISTS { ?any ?other ?exact } }`),
    noneOf(typed, enquiry),
  ]);
  const sorts = new Map<string, string[]>();
  for (const [p, sort] of values) {
    const found = sort?.value ?? "";
    sorts.set(p?.value ?? "", [...(sorts.get(p?.value ?? "") ?? []), /^(?:@|IRI$)/.test(found) ? found : short.iri(found)]);
  }
  const written = new Map<string, string[]>();
  for (const [p, o] of here) {
    if (!p || !o) continue;
    const mark = o.language ? `@${o.language}` : !o.datatype || o.datatype === `${XSD}string` ? "" : `^^${short.iri(o.datatype)}`;
    const key = keyOf(p.value, o.value);
    written.set(key, [...(written.get(key) ?? []), `"${o.value}"${mark}`]);
  }
  return valuesInVain(query, prefixes, { languages: languages.map(([l]) => l?.value ?? ""), sorts, written, none });
}

/** The values that are none of their datatype. */
async function noneOf(typed: readonly Typed[], enquiry: Enquiry): Promise<Set<string>> {
  if (!typed.length) return new Set();
  const asked = typed.map(({ kind, text }, n) => `(COALESCE(DATATYPE(<${kind}>(${JSON.stringify(text)})) = <${kind}>, false) AS ?v${n})`);
  const [row = []] = await enquiry.rows(`SELECT ${asked.join(" ")} {}`);
  return new Set(typed.filter((_, n) => row[n]?.value === "false").map(({ kind, text }) => keyOf(kind, text)));
}

interface Text {
  readonly property: string;
  readonly text: string;
  readonly term: string;
  readonly node: Node;
}

/** The texts that stand as objects or are given to them, without those with escapes, each once; `term` with the datatype in full. */
function literals(tree: Tree): Text[] {
  const seen = new Set<string>();
  return [...tree.statements(), ...tree.inlineData()].flatMap(({ property, object }) => {
    const written = tree.text(object);
    if (object.name !== "RDFLiteral" || written.includes("\\") || seen.has(written)) return [];
    seen.add(written);
    const text = textOf(object, tree);
    const datatype = tree.datatype(object);
    const term = `${JSON.stringify(text)}${datatype ? `^^<${datatype}>` : tag(object, tree)}`;
    return [{ property, text: JSON.stringify(text), term, node: object }];
  });
}

function* ofTexts(tree: Tree, { languages, written }: Contents): Generator<Vain> {
  for (const { property, text, node } of literals(tree)) {
    const here = written.get(keyOf(property, JSON.parse(text) as string));
    const language = tag(node, tree).slice(1);
    if (here?.length && !here.includes(`${JSON.stringify(JSON.parse(text))}${tag(node, tree)}`)) {
      const names = [...here].sort().join(", ");
      yield { start: node.from, said: (of) => words("writtenOtherwise", of, { text: tree.text(node), here: names }) };
    } else if (!here?.length && language && !languages.includes(language)) yield noLanguage(node, language, languages);
  }
}

function noLanguage({ from }: Node, language: string, languages: readonly string[]): Vain {
  const names = [...languages].sort().join(", ");
  return { start: from, said: (of) => words("noLanguage", of, { language, names }) };
}

function* ofLanguages(tree: Tree, { languages }: Contents): Generator<Vain> {
  for (const node of languagesAsked(tree)) {
    const language = textOf(node, tree);
    const range = outer(node).parent?.firstChild?.name === "LANGMATCHES"; // in whatever case, and with what is narrower
    const known = languages.some((one) => one === language || (range && `${one}-`.startsWith(`${language.toLowerCase()}-`)));
    if (language && language !== "*" && !known) yield noLanguage(node, language, languages);
  }
}

/** The texts with which LANG(?x) is compared: beside “=”, after IN, or in LANGMATCHES(LANG(?x), …). */
function languagesAsked(tree: Tree): Node[] {
  const asked = tree.nodes.flatMap((node) => {
    if (node.name !== "BuiltInCall" || node.firstChild?.name !== "LANG") return [];
    const beside = tree.opposite(node);
    if (beside) return beside.sign === "=" ? [beside.other] : [];
    const list = tree.listOf(node);
    if (list.length) return list;
    const { parent } = outer(node);
    return parent?.firstChild?.name === "LANGMATCHES" ? parent.getChildren("Expression").slice(1).map(inner) : [];
  });
  return asked.filter((node) => node.name === "RDFLiteral");
}

interface Comparison {
  readonly property: string;
  readonly name: string;
  readonly start: number;
  readonly others: readonly Node[];
}

/** Variables that are compared with something, and the property whose value they are. */
function* comparisons(tree: Tree): Generator<Comparison> {
  const bound = new Map(tree.statements().flatMap((one) => (one.object.name === "Var" ? [[tree.text(one.object), one] as const] : [])));
  for (const node of tree.nodes) {
    const of = node.name === "Var" ? bound.get(tree.text(node)) : undefined;
    if (!of) continue;
    const beside = tree.opposite(node);
    const others = beside ? [beside.other] : tree.listOf(node);
    if (others.length) yield { property: of.property, name: `${tree.text(node)} (${of.written})`, start: node.from, others };
  }
}

function* ofSorts(tree: Tree, short: Shortener, { sorts }: Contents): Generator<Vain> {
  const told = new Set<string>();
  for (const { property, name, start, others } of comparisons(tree)) {
    const wanted = others.map((other) => sortOf(other, tree, short));
    const here = sorts.get(property) ?? [];
    if (told.has(name) || !wanted.every(Boolean) || !here.length || here.includes(EDTF)) continue;
    if (here.some((one) => wanted.some((sort) => compare(one, sort)))) continue;
    told.add(name);
    const held = [...here].sort().join(", ");
    const other = others.map((node) => tree.text(node)).join(", ");
    yield { start, said: (language) => words("neverCompares", language, { name, here: held, other }) };
  }
}
