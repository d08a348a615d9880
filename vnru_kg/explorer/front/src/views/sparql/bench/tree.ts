// A query as a tree, with what is bound and compared in it.
import { expand } from "../../../engine/turtle";
import { inner, type Node, nodesOf, textOf } from "./grammar";

export const TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

/** An object of a triple whose predicate is one IRI. */
export interface Statement {
  readonly property: string;
  readonly written: string;
  readonly object: Node;
}

/** A triple pattern; `plain` if its verb is no path. What stands in one group must match together. */
export interface Pattern {
  readonly subject: Node;
  readonly verb: Node;
  readonly plain: boolean;
  readonly object: Node;
  readonly group: Node | null;
}

/** The other side of the sign beside an operand. */
export interface Against {
  readonly sign: string;
  readonly other: Node;
}

export class Tree {
  readonly nodes: readonly Node[];
  private readonly known: Readonly<Record<string, string>>;

  constructor(
    readonly query: string,
    prefixes: Readonly<Record<string, string>>,
  ) {
    this.nodes = nodesOf(query);
    this.known = { ...prefixes, ...Object.fromEntries(this.nodes.flatMap((node) => this.declaration(node))) };
  }

  text(node: Node): string {
    return textOf(this.query, node);
  }

  iri(node: Node): string {
    const text = this.text(node);
    return text.startsWith("<") ? text.slice(1, -1) : expand(text, this.known);
  }

  /** The prefix that a node declares, without its colon, and what it stands for. */
  private declaration(node: Node): [string, string][] {
    const [prefix, iri] = node.name === "PrefixDecl" ? [node.getChild("Pname_ns"), node.getChild("IriRef")] : [];
    return prefix && iri ? [[this.text(prefix).slice(0, -1), this.text(iri).slice(1, -1)]] : [];
  }

  /** The datatype that a literal names; `""` where it names none. */
  datatype(node: Node): string {
    const type = node.name === "RDFLiteral" ? node.getChild("Iri") : null;
    return type ? this.iri(type) : "";
  }

  /** The objects whose predicate is no path, in their order; what a CONSTRUCT makes is none. */
  statements(): Statement[] {
    return this.patterns().flatMap(({ verb, plain, object }) => {
      const property = plain && verb.name !== "Var" ? this.property(verb) : "";
      return property ? [{ property, written: this.text(verb), object }] : [];
    });
  }

  /** The triple patterns. */
  patterns(): Pattern[] {
    return this.nodes.flatMap((node) => {
      if ((node.name !== "Object" && node.name !== "ObjectPath") || this.within(node, "ConstructTemplate")) return [];
      const [list, properties] = [node.parent, node.parent?.parent];
      const verb = list?.prevSibling && inner(list.prevSibling);
      const subject = properties?.parent?.firstChild;
      if (!subject || !verb) return [];
      const plain = verb.name === "Iri" || verb.name === "Var" || this.text(verb) === "a";
      return [{ subject: inner(subject), verb, plain, object: inner(node), group: this.around(node, "GroupGraphPattern") }];
    });
  }

  /** The IRI of a verb that is one. */
  property(verb: Node): string {
    return verb.name === "Iri" ? this.iri(verb) : this.text(verb) === "a" ? TYPE : "";
  }

  /** Whether a condition wants a variable to be an operand: what stands beside “=”, behind IN, or in sameTerm. */
  mustBe(operand: Node): boolean {
    const beside = this.opposite(operand);
    if (beside) return beside.sign === "=";
    const { parent } = outer(operand);
    const list = parent?.name === "ExpressionList" ? parent.parent : null;
    return parent?.firstChild?.name === "SAMETERM" || (list?.name === "RelationalExpression" && !list.getChild("NOT"));
  }

  /** What IN lists behind an operand; nothing for NOT IN. */
  listOf(operand: Node): Node[] {
    const { parent } = outer(operand);
    if (parent?.name !== "RelationalExpression" || !parent.getChild("IN") || parent.getChild("NOT")) return [];
    return parent.getChild("ExpressionList")?.getChildren("Expression").map(inner) ?? [];
  }

  /** Whether a node stands somewhere in one of a name. */
  within(node: Node, name: string): boolean {
    return this.around(node, name) !== null;
  }

  /** The innermost node of a name around another. */
  private around(node: Node, name: string): Node | null {
    for (let at = node.parent; at; at = at.parent) if (at.name === name) return at;
    return null;
  }

  /** The terms that VALUES gives to the objects of such predicates: as if they stood there. */
  inlineData(): Statement[] {
    const bound = new Map(this.statements().map((one) => [this.text(one.object), one]));
    return this.nodes.flatMap((node) => {
      if (!/^InlineData(?:OneVar|Full)$/.test(node.name)) return [];
      const columns = node.getChildren("Var").map((column) => bound.get(this.text(column)));
      return node.getChildren("DataBlockValue").flatMap((value, n) => {
        const column = columns[n % columns.length];
        return column ? [{ ...column, object: inner(value) }] : [];
      });
    });
  }

  /** The terms that VALUES gives to each variable, with UNDEF. */
  inlineTerms(): [variable: string, value: Node][] {
    return this.nodes.flatMap((node) => {
      if (!/^InlineData(?:OneVar|Full)$/.test(node.name)) return [];
      const columns = node.getChildren("Var").map((column) => this.text(column));
      return node.getChildren("DataBlockValue").map((value, n): [string, Node] => [columns[n % columns.length] ?? "", inner(value)]);
    });
  }

  /** The other side of the sign beside an operand that is nothing else. */
  opposite(operand: Node): Against | null {
    const side = outer(operand);
    const [one, two] = [side.parent?.firstChild, side.parent?.lastChild];
    if (side.parent?.name !== "RelationalExpression" || !one || !two || one.from === two.from) return null;
    const sign = this.query.slice(one.to, two.from).trim();
    return /^[<>=!]=?$/.test(sign) ? { sign, other: inner(side.from === one.from ? two : one) } : null;
  }
}

/** The outermost node that is just as long. */
export function outer(node: Node): Node {
  let at = node;
  while (at.parent?.from === node.from && at.parent.to === node.to) at = at.parent;
  return at;
}
