// Functions whose value is compared with one of another sort, datatypes and languages that no value of a property has, and values that are
// none of the datatype that is written with them. As vnru_kg/remarks/comparison.py tells it.
import type { Shortener } from "../../../engine/turtle";
import type { Language } from "../../../model/languages";
import { inner, type Node } from "./grammar";
import { compare, sortOf, textOf, XSD } from "./sorts";
import type { Statement, Tree } from "./tree";
import { words } from "./words";

/** What is asked in vain, at its place. */
export interface Vain {
  readonly start: number;
  said(language: Language): string;
}

// what functions give, whatever they are given
const GIVES: Readonly<Record<string, readonly string[]>> = {
  "xsd:integer": ["YEAR", "MONTH", "DAY", "HOURS", "MINUTES", "STRLEN"],
  "xsd:string": ["STR", "LANG"],
  IRI: ["DATATYPE", "IRI", "URI"],
};
const CAST = ["date", "dateTime", "integer", "decimal", "double", "boolean"].map((kind) => XSD + kind);

interface Call {
  readonly node: Node;
  readonly name: string;
  readonly gives: string;
  /** The variable that is all it is given. */
  readonly variable: string;
  readonly other: Node;
}

/** Calls whose value is compared, `!=` left out, which another sort fulfils. */
function* calls(tree: Tree): Generator<Call> {
  for (const node of tree.nodes) {
    const name = node.name === "BuiltInCall" && node.firstChild ? tree.text(node.firstChild).toUpperCase() : "";
    const gives = Object.keys(GIVES).find((sort) => GIVES[sort]?.includes(name));
    const against = gives ? tree.opposite(node) : null;
    if (!gives || !against || against.sign === "!=") continue;
    const [given] = node.getChildren("Expression").map(inner);
    yield { node, name, gives, variable: given?.name === "Var" ? tree.text(given) : "", other: against.other };
  }
}

/** The properties whose values are asked for their datatype or language. */
export function propertiesAsked(tree: Tree): string[] {
  const bound = variables(tree);
  return [...calls(tree)].flatMap(({ variable }) => bound.get(variable)?.property ?? []);
}

function variables(tree: Tree): Map<string, Statement> {
  return new Map(tree.statements().flatMap((one) => (one.object.name === "Var" ? [[tree.text(one.object), one] as const] : [])));
}

/** What is asked of functions in vain, by the sorts of the values of each property. */
export function* ofFunctions(tree: Tree, short: Shortener, sorts: ReadonlyMap<string, readonly string[]>): Generator<Vain> {
  const bound = variables(tree);
  for (const { node, name, gives, variable, other } of calls(tree)) {
    const sort = sortOf(other, tree, short);
    const [start, written] = [node.from, tree.text(other)];
    const of = bound.get(variable);
    if (!sort) continue;
    if (!compare(sort, gives)) {
      const called = tree.text(node);
      yield { start, said: (language) => words("givesOther", language, { name: called, here: gives, other: written }) };
    } else if (of && (name === "DATATYPE" || name === "LANG")) {
      const kind = gives === "IRI" ? short.iri(tree.iri(other)) : `@${textOf(other, tree).toLowerCase()}`;
      const here = sorts.get(of.property) ?? [];
      const texts = here.some((one) => one.startsWith("@")); // then an unknown language is told of by itself
      const fits = kind === "@" || here.includes(kind) || (texts && (gives !== "IRI" || kind === "rdf:langString"));
      if (!here.length || fits) continue;
      const names = { name: `${variable} (${of.written})`, here: [...here].sort().join(", "), other: kind };
      yield { start, said: (language) => words("holdsNever", language, names) };
    }
  }
}

/** The variables of which a sum or an average is asked. */
function* sumsOf(tree: Tree): Generator<{ node: Node; of: Statement }> {
  const bound = variables(tree);
  for (const aggregate of tree.nodes) {
    if (aggregate.name !== "Aggregate" || !/^(?:SUM|AVG)\b/i.test(tree.text(aggregate))) continue;
    const [node] = aggregate.getChildren("Expression").map(inner);
    const of = node?.name === "Var" ? bound.get(tree.text(node)) : undefined;
    if (node && of) yield { node, of };
  }
}

/** The properties whose values are added. */
export function propertiesSummed(tree: Tree): string[] {
  return [...sumsOf(tree)].map(({ of }) => of.property);
}

/** Sums and averages of what is no number, which have no value; of dates it is told by itself. */
export function* ofSums(tree: Tree, sorts: ReadonlyMap<string, readonly string[]>): Generator<Vain> {
  for (const { node, of } of sumsOf(tree)) {
    const here = sorts.get(of.property) ?? [];
    if (!here.length || here.includes("edtf:EDTF") || here.some((one) => compare(one, "xsd:decimal"))) continue;
    const names = { name: `${tree.text(node)} (${of.written})`, here: [...here].sort().join(", "), other: "xsd:decimal" };
    yield { start: node.from, said: (language) => words("holdsNever", language, names) };
  }
}

/** A literal in an expression that names a datatype which has a function of its name. */
export interface Typed {
  readonly node: Node;
  readonly kind: string;
  readonly text: string;
}

/** Each of them, without those with escapes or quotes. */
export function castable(tree: Tree): Typed[] {
  return tree.nodes.flatMap((node) => {
    const kind = node.parent?.name === "PrimaryExpression" ? tree.datatype(node) : "";
    const text = textOf(node, tree);
    return CAST.includes(kind) && !/["\\\n]/.test(text) ? [{ node, kind, text }] : [];
  });
}

/** Those that are no value of their datatype, which the engine tells: what is compared with one is an error. */
export function* ofForms(tree: Tree, short: Shortener, isNone: (typed: Typed) => boolean): Generator<Vain> {
  for (const typed of castable(tree)) {
    if (!isNone(typed)) continue;
    const key = typed.kind === `${XSD}date` ? "noDay" : typed.kind === `${XSD}dateTime` ? "noMoment" : "noValue";
    const names = { text: tree.text(typed.node), kind: short.iri(typed.kind) };
    yield { start: typed.node.from, said: (language) => words(key, language, names) };
  }
}
