// Chains of sums and products, said with brackets: npm's Oxigraph, 0.5.11 at most, reads 10 - 4 - 3 as 10 - (4 - 3), where SPARQL
// reads from left to right and the Oxigraph of Python does so since 0.5.12.
import { type Node, nodesOf, type Span } from "./grammar";

const CHAINS: readonly string[] = ["AdditiveExpression", "MultiplicativeExpression"];

/** The query with brackets around the left part of each chain; the same text where there is no chain of three, or an error. */
export function bracketChains(query: string): string {
  const nodes = nodesOf(query);
  if (nodes.some(({ type }) => type.isError)) return query;
  const signs = nodes.filter(({ name }) => CHAINS.includes(name)).flatMap((node) => chainsOf(node).flatMap(brackets));
  // those that end something stand before those that begin something
  signs.sort((one, other) => one.at - other.at || one.sign.localeCompare(other.sign) * -1);
  let text = "";
  let at = 0;
  for (const { at: next, sign } of signs) {
    text += query.slice(at, next) + sign;
    at = next;
  }
  return text + query.slice(at);
}

/** The operands of a sum or product; a number with its sign written to it (10 -8/4/2) begins a product within the sum. */
function chainsOf(node: Node): Span[][] {
  const sum: Span[] = [];
  const products: Span[][] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    const { name, from, to } = child;
    const last = sum.at(-1);
    if (node.name === "AdditiveExpression" && name === "UnaryExpression" && last) {
      products.at(-1)?.push({ start: from, end: to });
      sum[sum.length - 1] = { start: last.start, end: to };
    } else if (name.endsWith("Expression") || name.startsWith("NumericLiteral")) {
      sum.push({ start: from, end: to });
      products.push([{ start: from + 1, end: to }]); // behind the sign
    }
  }
  return [sum, ...products];
}

function brackets(operands: readonly Span[]): { at: number; sign: string }[] {
  const [first] = operands;
  if (!first) return [];
  return operands.slice(1, -1).flatMap(({ end }) => [
    { at: first.start, sign: "(" },
    { at: end, sign: ")" },
  ]);
}
