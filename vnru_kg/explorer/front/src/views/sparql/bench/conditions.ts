// Conditions that are an error in every row: SPARQL takes an error for no, so that nothing is left and nothing is said. The engine itself
// is asked, as vnru_kg/remarks/conditions.py does it: has a condition a value in some row, and are there rows that come to it?
import { isEngineError } from "../../../engine/client";
import type { Enquiry } from "./enquiry";
import type { Vain } from "./functions";
import type { Node, Span } from "./grammar";
import type { Tree } from "./tree";
import { words } from "./words";

const MOST = 8; // conditions that are tried: each costs as much as the query

type Changes = ReadonlyMap<Span, string>;

/** A BIND: the variable that it names, where the expression stands that gives it its value, and where all of it ends. */
interface Bind {
  readonly name: string;
  readonly value: Span;
  readonly end: number;
}

/** The conditions of a query without an answer that are an error in each row that comes to them; where none is one alone, all that are so
 * together. Where it is the value of a BIND that is an error, that is told in place of the condition. */
export async function* conditionErrors(tree: Tree, enquiry: Enquiry): AsyncGenerator<Vain> {
  const { query } = tree;
  // one EDTF date may well be the same as another: that there is none is an answer
  const spans = conditions(tree)
    .filter(({ start, end }) => !query.slice(start, end).includes("EDTF"))
    .slice(0, MOST);
  const tried = new Tried(tree, enquiry);
  const without = await filter(spans, async (span) => !(await tried.hasValue(span, [])));
  let errors = await filter(without, (span) => tried.isReached(span, []));
  if (!errors.length)
    errors = await filter(without, async (span) => {
      const others = apart(span, spans);
      return !(await tried.hasValue(span, others)) && (await tried.isReached(span, others));
    });
  const told = new Set<number>();
  for (const span of errors) {
    const used = tree.nodes.filter(({ name, from, to }) => name === "Var" && span.start <= from && to <= span.end).map(nameOf(tree));
    const binds = bindsOf(tree).filter(({ name }) => used.includes(name));
    const causes = (await filter(binds, (bind) => tried.givesNothing(bind, spans))).map(({ value }) => value);
    for (const { start, end } of causes.length ? causes : [span]) {
      if (told.has(start)) continue;
      told.add(start);
      const what = query.slice(start, end);
      yield { start, said: (language) => words(causes.length ? "givesNothing" : "errsAlways", language, { what }) };
    }
  }
}

/** MINUS, FILTER, HAVING and parts that are queries themselves, where there are rows without one of them and none with it. */
export async function* takers(tree: Tree, enquiry: Enquiry): AsyncGenerator<Vain> {
  const tried = new Tried(tree, enquiry);
  const left = tree.nodes.filter((node) => /^(?:MinusGraphPattern|Filter|HavingClause)$/.test(node.name) || isJoinedQuery(tree, node));
  if (!left.length || (await tried.hasRows(null))) return;
  for (const node of left.slice(0, MOST)) {
    if (!(await tried.hasRows(spanOf(node)))) continue;
    const what = tree.text(node).split(/\s+/u).join(" ");
    yield { start: node.from, said: (language) => words("takesAll", language, { what }) };
  }
}

/** Whether a group is a query itself and anything stands beside it in the group around it. */
function isJoinedQuery({ query }: Tree, group: Node): boolean {
  if (group.name !== "GroupGraphPattern" || !group.getChild("SubSelect")) return false;
  return !/\{\s*$/.test(query.slice(0, group.from)) || !/^\s*\}/.test(query.slice(group.to));
}

async function filter<T>(all: readonly T[], holds: (one: T) => Promise<boolean>): Promise<T[]> {
  const found: T[] = [];
  for (const one of all) if (await holds(one)) found.push(one);
  return found;
}

/** Where the expressions behind FILTER and HAVING stand, those that “&&” joins each by itself; EXISTS is never an error. */
function conditions(tree: Tree): Span[] {
  const found = tree.nodes.filter(({ name }) => name === "Constraint").flatMap(conjuncts);
  return found.filter((node) => !/^(?:NOT\s+)?EXISTS\b/i.test(tree.text(node))).map(spanOf);
}

function conjuncts(constraint: Node): Node[] {
  const or = constraint.firstChild?.name === "BrackettedExpression" ? constraint.firstChild.getChild("Expression")?.firstChild : null;
  const all = or?.getChildren("ConditionalAndExpression") ?? [];
  const each = all.length === 1 ? (all[0]?.getChildren("ValueLogical") ?? []) : [];
  return each.length > 1 ? each : [constraint];
}

function bindsOf(tree: Tree): Bind[] {
  return tree.nodes.flatMap((node) => {
    const [value, variable] = node.name === "Bind" ? [node.getChild("Expression"), node.getChild("Var")] : [];
    return value && variable ? [{ name: nameOf(tree)(variable), value: spanOf(value), end: node.to }] : [];
  });
}

const nameOf =
  (tree: Tree) =>
  (variable: Node): string =>
    tree.text(variable).slice(1);

function spanOf({ from, to }: Node): Span {
  return { start: from, end: to };
}

/** The conditions that stand neither around another nor within it. */
function apart(span: Span, spans: readonly Span[]): Span[] {
  return spans.filter((other) => other.end <= span.start || span.end <= other.start);
}

/** A query, asked with other text in the place of some of its conditions. */
class Tried {
  constructor(
    private readonly tree: Tree,
    private readonly enquiry: Enquiry,
  ) {}

  /** Whether a condition has a value in any row, `without` others; and where that cannot be asked. */
  hasValue(span: Span, without: readonly Span[]): Promise<boolean> {
    const condition = this.tree.query.slice(span.start, span.end);
    return this.any(new Map([...free(without), [span, `(COALESCE(IF(${condition}, true, true), false))`]]), true);
  }

  /** Whether any row comes to a condition, `without` others. */
  isReached(span: Span, without: readonly Span[]): Promise<boolean> {
    return this.any(new Map([...free(without), [span, "(true)"]]), false);
  }

  /** Whether there are rows without some part, which may be nothing; what HAVING asks of groups counts. */
  hasRows(without: Span | null): Promise<boolean> {
    const groups = this.tree.nodes.filter(({ name }) => name === "HavingClause").map(({ from }) => ({ start: from, end: from }));
    return this.any(new Map([...groups, ...(without ? [without] : [])].map((span) => [span, ""])), false);
  }

  /** Whether the variable of a BIND has a value in none of the rows that the patterns give. */
  async givesNothing({ name, value, end }: Bind, spans: readonly Span[]): Promise<boolean> {
    const others = free(apart(value, spans));
    const bound: [Span, string] = [{ start: end, end }, `FILTER(BOUND(?${name}))`];
    return !(await this.any(new Map([...others, bound]), true)) && (await this.any(others, false));
  }

  /** Whether the query has any row then; `unasked` where that cannot be asked. */
  private async any(changes: Changes, unasked: boolean): Promise<boolean> {
    try {
      return await this.enquiry.isSo(existence(this.tree, changes));
    } catch (error) {
      if (isEngineError(error) && error.kind === "query") return unasked;
      throw error;
    }
  }
}

function free(spans: readonly Span[]): Map<Span, string> {
  return new Map(spans.map((span) => [span, "(true)"]));
}

/** The query as one that asks whether there is any row, with other text in some places: without order and choice, which take time. */
function existence({ query, nodes }: Tree, changes: Changes): string {
  const whole = nodes.find(({ name }) => /^(?:Select|Ask|Construct|Describe)Query$/.test(name));
  const pattern = nodes.find(({ name }) => name === "GroupGraphPattern");
  if (!whole || !pattern) return "";
  const groups = [...changes.keys()].some(({ start }) => start > pattern.to);
  const sources = whole.getChildren("DatasetClause").map(({ from, to }) => query.slice(from, to));
  const [from, to] = groups ? [whole.from, query.length] : [pattern.from, pattern.to];
  let [text, at] = ["", from];
  for (const [{ start, end }, instead] of [...outermost(changes)].sort(([one], [two]) => one.start - two.start)) {
    text += `${query.slice(at, start)} ${instead} `;
    at = end;
  }
  text += query.slice(at, to);
  return `${query.slice(0, whole.from)} ASK ${groups ? `{ ${text}\n}` : `${sources.join(" ")} ${text}`}`;
}

/** What is not replaced with what stands around it. */
function outermost(changes: Changes): Changes {
  const around = (one: Span, other: Span): boolean => one !== other && one.start <= other.start && other.end <= one.end;
  return new Map([...changes].filter(([span]) => ![...changes.keys()].some((other) => around(other, span))));
}
