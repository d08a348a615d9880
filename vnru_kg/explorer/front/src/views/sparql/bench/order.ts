// ORDER BY made a total order, as vnru_kg/engine/sorting.py makes it, which says why.
import type { Token } from "./lexer";

interface Condition {
  /** ASC or DESC, if it stands there. */
  readonly direction: Token | null;
  /** What is sorted by. */
  readonly terminals: readonly Token[];
}

const MIXING: readonly string[] = ["COALESCE", "IF", "MIN", "MAX", "SAMPLE"]; // functions that give on whatever they are given

/** `query`, of which `found` are the terminals, sorting numbers behind all else, wherever both may meet. */
export function totallyOrdered(query: string, found: readonly Token[]): string {
  const nodes = nodesOf(found);
  let text = "";
  let end = 0;
  for (const { direction, terminals } of conditions(found)) {
    const first = terminals[0];
    const last = terminals.at(-1);
    if (!first || !last || !mayMix(terminals, nodes)) continue;
    const start = (direction ?? first).start;
    const written = query.slice(first.start, last.start + last.text.length);
    text += `${query.slice(end, start)}${direction?.text ?? ""}(ISNUMERIC(${written})) `;
    end = start;
  }
  return text + query.slice(end);
}

/** The variables that stand for a graph, a subject or a property somewhere, so that they are no numbers. */
function nodesOf(found: readonly Token[]): Set<string> {
  const nodes = new Set<string>();
  for (const [n, { sort, text }] of found.entries()) {
    const behind = found[n + 1];
    if (sort !== "variable" || !n || !behind) continue;
    const before = found[n - 1]?.text.toUpperCase();
    if (before === "GRAPH" || behind.text === "a" || behind.sort === "pname" || behind.sort === "iri") nodes.add(text);
  }
  return nodes;
}

function mayMix(condition: readonly Token[], nodes: ReadonlySet<string>): boolean {
  const variables = condition.filter((token) => token.sort === "variable");
  const words = condition.filter((token) => token.sort !== "variable").map((token) => token.text.toUpperCase());
  if (words.some((word) => MIXING.includes(word))) return true;
  return variables.length === 1 && words.every((word) => word === "(" || word === ")") && !nodes.has(variables[0]?.text ?? "");
}

function* conditions(found: readonly Token[]): Generator<Condition> {
  let place = 0;
  while (place + 1 < found.length) {
    const here = found[place];
    place++;
    if (here?.sort !== "word" || here.text.toUpperCase() !== "ORDER" || found[place]?.text.toUpperCase() !== "BY") continue;
    place++;
    while (place < found.length) {
      const token = found[place];
      const direction = token && ["ASC", "DESC"].includes(token.text.toUpperCase()) ? token : null;
      const first = direction ? place + 1 : place;
      place = endOf(found, first);
      if (place === first) break;
      yield { direction, terminals: found.slice(first, place) };
    }
  }
}

/** Where the condition that begins at `first` ends: at `first` itself if none begins there. */
function endOf(found: readonly Token[], first: number): number {
  if (found[first]?.sort === "variable") return first + 1;
  let opening = first;
  while (["word", "pname", "iri"].includes(found[opening]?.sort ?? "")) opening++;
  if (!["(", "{"].includes(found[opening]?.text ?? "") || opening - first > 2) return first;
  let depth = 0;
  for (let place = opening; place < found.length; place++) {
    const sort = found[place]?.sort;
    depth += sort === "open" ? 1 : sort === "close" ? -1 : 0;
    if (!depth) return place + 1;
  }
  return first;
}
