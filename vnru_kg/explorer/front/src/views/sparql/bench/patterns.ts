// Patterns that no triple matches by themselves, with what VALUES gives, or together with another. As vnru_kg/remarks/reasons.py tells
// of them.
import { ABSOLUTE, type Enquiry, inSomeGraph } from "./enquiry";
import type { Vain } from "./functions";
import type { Node } from "./grammar";
import { textOf } from "./sorts";
import type { Pattern, Tree } from "./tree";
import { words } from "./words";

const [PAIRS, TOLD] = [30, 3]; // pairs of patterns that are tried, and what is told of one kind

// where a pattern may match nothing and there are rows all the same
const SPARE = ["OptionalGraphPattern", "MinusGraphPattern", "NotExistsFunc"];

/** Where every term is known: patterns that nothing matches, with any value that VALUES gives, and pairs of them; only those without which
 * there is no row. */
export async function* ofPatterns(tree: Tree, enquiry: Enquiry): AsyncGenerator<Vain> {
  const needed = tree.patterns().filter(({ object }) => !SPARE.some((name) => tree.within(object, name)));
  const named = needed.filter(({ object }) => !/^[[(]/.test(tree.text(object)));
  const patterns = named.sort((one, two) => Number(two.plain) - Number(one.plain));
  const text = ({ subject, verb, object }: Pattern): string => [subject, verb, object].map((node) => nameOf(node, tree)).join(" ");
  const fits = async (pattern: Pattern): Promise<boolean> => {
    const asked = alone(tree, pattern);
    return !asked || enquiry.matches(asked);
  };
  let some = false;
  for (const one of patterns) {
    if (await fits(one)) continue;
    some = true;
    const back = { ...one, subject: one.object, object: one.subject };
    const term = [one.subject, one.object].some(({ name }) => name !== "Var");
    const turns = !one.object.name.endsWith("Literal") && term && (await fits(back));
    yield {
      start: one.subject.from,
      said: (language) => {
        const what = words(one.plain ? "noMatch" : "nothingMatches", language, { pattern: text(one) });
        return turns ? `${what}. ${words("otherWay", language, { pattern: text(back) })}` : what;
      },
    };
  }
  if (some) return;
  for (const one of patterns) {
    const given = tree.inlineTerms().filter(([variable]) => variable === tree.text(one.object));
    const filled = given.map(([, object]) => ({ ...one, object }));
    await enquiry.learn(filled.map((each) => alone(tree, each)));
    const known = filled.every((each) => tree.text(each.object).toUpperCase() !== "UNDEF");
    if (!known || (await Promise.all(filled.map(fits))).some(Boolean)) continue;
    for (const each of filled.slice(0, TOLD))
      yield { start: each.object.from, said: (language) => words("noMatch", language, { pattern: text(each) }) };
  }
  const pairs = patterns
    .flatMap((one, n) => patterns.slice(n + 1).map((other) => ({ one, other, asked: together(tree, one, other) })))
    .filter(({ one, other, asked }) => asked && one.group?.from === other.group?.from && shareVariable(tree, one, other))
    .slice(0, PAIRS);
  await enquiry.learn(pairs.map(({ asked }) => asked));
  let told = 0;
  for (const { one, other, asked } of pairs) {
    if (told >= TOLD || (await enquiry.matches(asked))) continue;
    told++;
    yield { start: other.verb.from, said: (language) => words("notBoth", language, { one: text(one), other: text(other) }) };
  }
}

/** A part of a pattern as it is written, a path without spaces. */
function nameOf(node: Node, tree: Tree): string {
  const text = tree.text(node);
  return /^[[(]/.test(text) && !node.name.startsWith("Path") ? "[]" : node.name.endsWith("Literal") ? text : text.replace(/\s+/g, "");
}

/** A pattern by itself; `""` where it cannot be asked. */
export function alone(tree: Tree, pattern: Pattern): string {
  const text = sparql(tree, pattern);
  return text && pattern.plain ? inSomeGraph(text) : text;
}

/** Two patterns as one, in the merge of all graphs: either may stand in another passage. */
function together(tree: Tree, one: Pattern, other: Pattern): string {
  const parts = [sparql(tree, one), sparql(tree, other)];
  return parts.every(Boolean) ? parts.join(" . ") : "";
}

function shareVariable(tree: Tree, ...both: [Pattern, Pattern]): boolean {
  const [one, other] = both.map(({ subject, verb, object }) =>
    [subject, verb, object].filter(({ name }) => name === "Var").map((node) => tree.text(node)),
  );
  return (one ?? []).some((name) => other?.includes(name));
}

function sparql(tree: Tree, { subject, verb, plain, object }: Pattern): string {
  const parts = [termOf(subject, tree), plain ? termOf(verb, tree) : pathOf(verb, tree), termOf(object, tree)];
  return parts.every(Boolean) ? parts.join(" ") : "";
}

/** A path with its IRIs in full. */
function pathOf(verb: Node, tree: Tree): string {
  let [text, at] = ["", verb.from];
  for (const node of tree.nodes) {
    if (node.name !== "Iri" || node.from < verb.from || node.to > verb.to) continue;
    if (!ABSOLUTE.test(tree.iri(node))) return "";
    text += `${tree.query.slice(at, node.from)}<${tree.iri(node)}>`;
    at = node.to;
  }
  return text + tree.query.slice(at, verb.to);
}

/** A term in full, `[]` for what has no name, `""` for what may be written in several ways, or is no single term. */
function termOf(node: Node, tree: Tree): string {
  const text = tree.text(node);
  if (node.name === "Var") return text;
  if (node.name === "Anon" || node.name.startsWith("Blank") || /^(?:[[(]|_:)/.test(text)) return "[]";
  if (text === "a" || node.name === "Iri") return ABSOLUTE.test(tree.property(node)) ? `<${tree.property(node)}>` : "";
  if (node.name !== "RDFLiteral") return node.name.endsWith("Literal") ? text : "";
  if (text.includes("\\")) return "";
  const [kind, tag] = [tree.datatype(node), node.getChild("Langtag")];
  return `${JSON.stringify(textOf(node, tree))}${kind ? `^^<${kind}>` : tag ? tree.text(tag) : ""}`;
}
