// ORDER BY made a total order, as vnru_kg/engine/sorting.py makes it, which says why.
import { inner, type Node, nodesOf, textOf } from "./grammar";

/** Functions that give values of any type. */
const MIXING: readonly string[] = ["COALESCE", "IF", "MIN", "MAX", "SAMPLE", "STRDT"];
/** What may stand around a subject, property or graph in the pattern that every row fits: nothing optional, excluded, or one of several. */
const PATTERN: readonly string[] = [
  ...["WhereClause", "GroupGraphPattern", "GroupGraphPatternSub", "TriplesBlock", "TriplesSameSubjectPath", "PropertyListPathNotEmpty"],
  ...["VarOrTerm", "VarOrIri", "VerbSimple", "GraphPatternNotTriples", "GraphGraphPattern"],
  ...["TriplesTemplate", "TriplesSameSubject", "PropertyListNotEmpty", "Verb"], // of CONSTRUCT WHERE
];
const FIRST: readonly string[] = ["Var", "Iri", "A_predicate"]; // a path may be of no length, and then it begins at a number as well

/** `query` sorting numbers behind all else, wherever both may meet. */
export function totallyOrdered(query: string): string {
  if (!/order/i.test(query)) return query;
  const nodes = nodesOf(query);
  const noNumbers = new Set(nodes.filter(({ name }) => name === "Var").flatMap((node) => nameIn(query, node)));
  let text = "";
  let end = 0;
  for (const condition of nodes.filter(({ name }) => name === "OrderCondition")) {
    const { from, to, firstChild } = condition;
    const direction = firstChild && ["ASC", "DESC"].includes(firstChild.name) ? firstChild : null;
    const by = query.slice(direction?.nextSibling?.from ?? from, to);
    const inside = nodes.filter((node) => node.from >= from && node.to <= to);
    const asked = condition.parent?.parent?.parent; // behind its clause and what else modifies the rows
    if (!by || from < end || !asked || !mayMix(query, by, inside, (name) => noNumbers.has(`${asked.from} ${name}`))) continue;
    text += `${query.slice(end, from)}${direction ? textOf(query, direction) : ""}(ISNUMERIC(${by})) `;
    end = from;
  }
  return text + query.slice(end);
}

/**
 * The variable with the place of its query, if it stands for a graph, a subject or a property in what each row of that
 * fits: so it is no number.
 */
function nameIn(query: string, variable: Node): string[] {
  const verb = variable.parent?.name === "VarOrTerm" ? variable.parent.nextSibling?.firstChild : null;
  if (verb && !FIRST.includes(inner(verb).name)) return [];
  let at = variable.parent;
  while (at && PATTERN.includes(at.name)) at = at.parent;
  return at && /Query|SubSelect/.test(at.name) ? [`${at.from} ${textOf(query, variable)}`] : [];
}

/** Whether numbers and other values may meet in a condition: in a variable, or in a function that gives on whatever it is given. */
function mayMix(query: string, by: string, inside: readonly Node[], isNamed: (variable: string) => boolean): boolean {
  if (inside.some(({ name }) => MIXING.includes(name))) return true;
  const variables = inside.filter(({ name }) => name === "Var").map((node) => textOf(query, node));
  const plain = by.replace(/#[^\n\r]*|[()\s]/g, "");
  return variables.length === 1 && plain === variables[0] && !isNamed(plain);
}
