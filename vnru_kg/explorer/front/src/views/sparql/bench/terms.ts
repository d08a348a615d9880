// Names of a query that are not where it looks for them, variables that stand nowhere else, and texts that are no regular expressions. As
// vnru_kg/remarks/reasons.py tells of them.
import type { Search } from "../../../core/search";
import { Shortener } from "../../../engine/turtle";
import { closeMatches } from "./close";
import { ABSOLUTE, type Enquiry, triple } from "./enquiry";
import type { Vain } from "./functions";
import { inner, type Node } from "./grammar";
import { alone } from "./patterns";
import { type Tree, TYPE } from "./tree";
import { words } from "./words";

type Role = "subject" | "predicate" | "object" | "class" | "graph" | "value" | "operand";

/** An IRI at its place in a query. */
interface Use {
  readonly role: Role;
  readonly iri: string;
  readonly node: Node;
}

const KEYS = { predicate: "noTriple", class: "noInstance", graph: "noGraph" } as const;
const NAMES = {
  predicate: "SELECT DISTINCT ?p { ?s ?p ?o }",
  class: "SELECT DISTINCT ?c { ?s a ?c }",
  graph: "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }",
} as const;
const OF_TYPES = ["http://www.w3.org/2001/XMLSchema#", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"];
const NEAR = 3;

/** Have everything asked at once that the others below need to know of a query. */
export async function learn(tree: Tree, enquiry: Enquiry): Promise<void> {
  const uses = usesOf(tree);
  const declared = uses.filter(({ role }) => role === "predicate").map(({ iri }) => subjectIs(iri));
  await enquiry.learn([...uses.flatMap(placesOf), ...declared, ...tree.patterns().map((one) => alone(tree, one))]);
}

/** The names that no triple has where the query looks for them, with names like them; `everywhere` if those that are not here at all. */
export async function* ofTerms(tree: Tree, enquiry: Enquiry, search: Pick<Search, "find">, everywhere: boolean): AsyncGenerator<Vain> {
  const short = new Shortener(enquiry.prefixes);
  for (const use of usesOf(tree)) {
    const { role, iri, node } = use;
    const places = everywhere ? [...placesOf(use), ...anywhere(iri)] : placesOf(use);
    if (await enquiry.matches(...places)) continue;
    const name = short.iri(iri);
    const near = await hints(use, name, enquiry, search);
    const key = role === "predicate" || role === "class" || role === "graph" ? KEYS[role] : "notHere";
    yield {
      start: node.from,
      said: (language) => {
        const told = words(key, language, { name });
        return near.length ? `${told}. ${words("meant", language, { names: near.join(", ") })}` : told;
      },
    };
  }
}

async function hints({ role, iri }: Use, name: string, enquiry: Enquiry, search: Pick<Search, "find">): Promise<string[]> {
  if (role !== "predicate" && role !== "class" && role !== "graph") {
    const meant = name.slice(name.indexOf(":") + 1).replaceAll("-", " ");
    const found = search.find(meant, NEAR).map(({ thing }) => thing.id);
    const space = iri.slice(0, Math.max(iri.lastIndexOf("/"), iri.lastIndexOf("#")) + 1);
    if (found.length || !ABSOLUTE.test(space)) return found;
    const here = await enquiry.names(`SELECT DISTINCT ?s { ?s ?p ?o FILTER(STRSTARTS(STR(?s), "${space}")) }`);
    const names = new Map(here.map((one) => [localOf(one), one]));
    return closeMatches(localOf(name), [...names.keys()], NEAR).flatMap((local) => names.get(local) ?? []);
  }
  // a word of the ontology that the data do not use
  if (role === "predicate" && (await enquiry.matches(subjectIs(iri)))) return [];
  const known = await enquiry.names(NAMES[role]);
  const local = localOf(name);
  const same = known.filter((one) => localOf(one) === local).sort();
  return same.length ? same : closeMatches(name, known, NEAR);
}

function localOf(name: string): string {
  return (name.replace(/>$/, "").split(/[:/#]/).pop() ?? "").toLowerCase();
}

/** The IRIs of a query, each once in each role, where it stands first. */
function usesOf(tree: Tree): Use[] {
  const first = new Map<string, Use>();
  for (const node of tree.nodes) {
    const role = node.name === "Iri" ? roleOf(node, tree) : null;
    const key = `${role} ${tree.text(node)}`;
    if (role && !first.has(key)) first.set(key, { role, iri: tree.iri(node), node });
  }
  return [...first.values()];
}

function roleOf(node: Node, tree: Tree): Role | null {
  if (tree.within(node, "ConstructTemplate")) return null;
  for (let at = node.parent; at; at = at.parent) {
    switch (at.name) {
      case "RDFLiteral":
        return null;
      case "IriOrFunction":
        return at.getChild("ArgList") ? null : operand(node, tree);
      case "SourceSelector":
      case "GraphGraphPattern":
        return "graph";
      case "VerbPath":
      case "VerbSimple":
      case "Verb":
        return "predicate";
      case "Object":
      case "ObjectPath":
        return samePlace(inner(at), node) ? objectOf(at, tree) : "object";
      case "DataBlockValue":
      case "DescribeQuery":
        return "value";
      case "TriplesSameSubject":
      case "TriplesSameSubjectPath":
        return "subject";
    }
  }
  return null;
}

function samePlace(one: Node, other: Node): boolean {
  return one.from === other.from && one.to === other.to;
}

function objectOf(object: Node, tree: Tree): Role {
  const verb = object.parent?.prevSibling;
  return verb && tree.property(inner(verb)) === TYPE ? "class" : "object";
}

/** What a variable must be, or be one of: names of datatypes are none of the graph. */
function operand(node: Node, tree: Tree): Role | null {
  if (OF_TYPES.some((space) => tree.iri(node).startsWith(space))) return null;
  return tree.mustBe(node) ? "operand" : null;
}

/** The patterns of which one matches if a term is in its place. */
function placesOf({ role, iri }: Use): string[] {
  if (!ABSOLUTE.test(iri)) return [];
  const term = `<${iri}>`;
  switch (role) {
    case "graph":
      return [inGraph(iri)];
    case "predicate":
      return [triple("", term)];
    case "class":
      return [triple("", `<${TYPE}>`, term)];
    case "operand":
      return anywhere(iri);
    default:
      return [triple(term), triple("", "", term)];
  }
}

function anywhere(iri: string): string[] {
  return ABSOLUTE.test(iri) ? [triple(`<${iri}>`), triple("", "", `<${iri}>`), triple("", `<${iri}>`), inGraph(iri)] : [];
}

function inGraph(iri: string): string {
  return `GRAPH <${iri}> { ?s ?p ?o }`;
}

function subjectIs(iri: string): string {
  return ABSOLUTE.test(iri) ? triple(`<${iri}>`) : "";
}

/** Regular expressions that are none: SPARQL takes their error for no match. */
export async function* ofExpressions(tree: Tree, enquiry: Enquiry): AsyncGenerator<Vain> {
  const written = tree.nodes.flatMap((node) => {
    const call = node.name === "RegexExpression" || node.name === "StrReplaceExpression";
    const given = call ? node.getChildren("Expression")[1] : undefined;
    const literal = given && inner(given);
    return literal?.name === "RDFLiteral" ? [{ literal, text: tree.text(literal) }] : [];
  });
  const holds = (text: string): string => `FILTER(REGEX('', ${text}) || !REGEX('', ${text}))`;
  await enquiry.learn(written.map(({ text }) => holds(text)));
  for (const { literal, text } of written)
    if (!(await enquiry.matches(holds(text)))) yield { start: literal.from, said: (language) => words("noExpression", language, { text }) };
}

/** Variables of an expression that no pattern fills. */
export function* ofVariables(tree: Tree): Generator<Vain> {
  const variables = tree.nodes.filter(({ name }) => name === "Var");
  const count = new Map<string, number>();
  for (const node of variables) count.set(tree.text(node).slice(1), (count.get(tree.text(node).slice(1)) ?? 0) + 1);
  for (const node of variables) {
    const name = tree.text(node);
    if (count.get(name.slice(1)) === 1 && inExpression(node))
      yield { start: node.from, said: (language) => words("nowhereElse", language, { name }) };
  }
}

/** Whether a variable stands in an expression, not as what AS names. */
function inExpression(variable: Node): boolean {
  for (let at = variable.parent; at && !at.name.startsWith("GroupGraphPattern"); at = at.parent)
    if (/^(?:Expression|Constraint|BuiltInCall)$/.test(at.name)) return true;
  return false;
}
