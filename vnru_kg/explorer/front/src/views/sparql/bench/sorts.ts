// Of what sort a value is, as far as it decides with what it compares. As vnru_kg/remarks/comparison.py tells it.
import type { Shortener } from "../../../engine/turtle";
import type { Node } from "./grammar";
import type { Tree } from "./tree";

export const XSD = "http://www.w3.org/2001/XMLSchema#";
// what compares with each other, beside what is of one datatype
const ALIKE = [
  ["integer", "decimal", "double", "float", "nonNegativeInteger", "positiveInteger", "int", "long"],
  ["gYear", "gYearMonth"],
].map((kinds) => kinds.map((kind) => `xsd:${kind}`));

/** What stands between the quotes of a literal. */
export function textOf(literal: Node, tree: Tree): string {
  const string = literal.getChild("String");
  const written = string ? tree.text(string) : "";
  const width = /^("""|''')/.test(written) ? 3 : 1;
  return written.slice(width, -width);
}

/** `@` and the language of a literal; `""` where it has none. */
export function tag(literal: Node, tree: Tree): string {
  const found = literal.getChild("Langtag");
  return found ? tree.text(found).toLowerCase() : "";
}

/** What an operand is, as far as it decides with what it compares; `""` where that is not known. */
export function sortOf(node: Node, tree: Tree, short: Shortener): string {
  const text = tree.text(node);
  if (node.name === "Iri") return "IRI";
  if (!node.name.endsWith("Literal") || text.includes("\\")) return "";
  if (node.name !== "RDFLiteral") return /^(?:true|false)$/i.test(text) ? "xsd:boolean" : "xsd:decimal";
  return tag(node, tree) || short.iri(tree.datatype(node) || `${XSD}string`);
}

/** Whether values of two sorts compare. */
export function compare(one: string, other: string): boolean {
  return one === other || ALIKE.some((alike) => alike.includes(one) && alike.includes(other));
}
