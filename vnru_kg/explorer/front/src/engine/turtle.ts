// Writes Turtle that people read: grouped by subject, sorted, with the prefixes that are used. The engine's own has none of these.
export type Prefixes = Readonly<Record<string, string>>;
export type Triple = readonly [subject: string, predicate: string, object: string];

const TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>";
const XSD = "http://www.w3.org/2001/XMLSchema#";
const LINE = /^(<[^>]*>|_:\S+) (<[^>]*>) (.+?) ?\.$/;
const LITERAL = /^("(?:[^"\\]|\\.)*")(?:\^\^<([^>]*)>)?$/s;
const LOCAL = /^[A-Za-z0-9_](?:[\w.-]*[\w-])?$/;
const SHORT: Readonly<Record<string, RegExp>> = { integer: /^[+-]?\d+$/, decimal: /^[+-]?\d*\.\d+$/, boolean: /^(?:true|false)$/ };

/** The triples of N-Triples, each of its three terms as it is written there. */
export function triplesOf(lines: string): Triple[] {
  const found: Triple[] = [];
  for (const line of lines.split("\n")) {
    const match = LINE.exec(line);
    if (match) found.push([match[1] ?? "", match[2] ?? "", match[3] ?? ""]);
    else if (line.trim()) throw new SyntaxError(`not a triple: ${line.slice(0, 80)}`);
  }
  return found;
}

/** Shortens IRIs, and notes which prefixes it used. */
export class Shortener {
  readonly used = new Set<string>();
  private readonly known: readonly (readonly [prefix: string, namespace: string])[];

  constructor(prefixes: Prefixes) {
    this.known = Object.entries(prefixes).sort((a, b) => b[1].length - a[1].length);
  }

  /** `prefix:local`, or `<iri>` where no prefix fits. */
  iri(iri: string): string {
    for (const [prefix, namespace] of this.known) {
      if (!iri.startsWith(namespace) || !LOCAL.test(iri.slice(namespace.length))) continue;
      this.used.add(prefix);
      return `${prefix}:${iri.slice(namespace.length)}`;
    }
    return `<${iri}>`;
  }

  /** A term of N-Triples as Turtle writes it. */
  term(term: string): string {
    if (term.startsWith("<") && !term.startsWith("<<")) return this.iri(term.slice(1, -1));
    const literal = LITERAL.exec(term);
    const [, text, datatype] = literal ?? [];
    if (text === undefined || datatype === undefined) return term;
    const bare = datatype.startsWith(XSD) ? SHORT[datatype.slice(XSD.length)] : undefined;
    return bare?.test(text.slice(1, -1)) ? text.slice(1, -1) : `${text}^^${this.iri(datatype)}`;
  }
}

/** The IRI that a prefixed name, or one in angle brackets, stands for. */
export function expand(name: string, prefixes: Prefixes): string {
  if (name.startsWith("<")) return name.slice(1, -1);
  const colon = name.indexOf(":");
  return (prefixes[name.slice(0, colon)] ?? "") + name.slice(colon + 1);
}

/** Triples as Turtle: things under `base` before the vocabulary, a thing's class before all else that is said of it. */
export function turtle(triples: Iterable<Triple>, prefixes: Prefixes, base = ""): string {
  const short = new Shortener(prefixes);
  const written = new Map<string, string>();
  const write = (term: string): string => {
    let text = written.get(term);
    if (text === undefined) written.set(term, (text = short.term(term)));
    return text;
  };
  const subjects = new Map<string, Map<string, Set<string>>>();
  for (const [subject, predicate, object] of triples) {
    let predicates = subjects.get(subject);
    if (!predicates) subjects.set(subject, (predicates = new Map<string, Set<string>>()));
    const objects = predicates.get(predicate);
    if (objects) objects.add(object);
    else predicates.set(predicate, new Set([object]));
  }
  const own = (subject: string): number => (base && subject.startsWith(`<${base}`) ? 0 : 1);
  const ordered = [...subjects].sort(([a], [b]) => own(a) - own(b) || compare(a, b));
  const blocks = ordered.map(([subject, predicates]) => {
    const lines = [...predicates]
      .sort(([a], [b]) => Number(b === TYPE) - Number(a === TYPE) || compare(a, b))
      .map(
        ([predicate, objects]) => `    ${predicate === TYPE ? "a" : write(predicate)} ${[...objects].sort(compare).map(write).join(" , ")}`,
      );
    return `${write(subject)}\n${lines.join(" ;\n")} .\n`;
  });
  const head = Object.entries(prefixes)
    .filter(([prefix]) => short.used.has(prefix))
    .map(([prefix, namespace]) => `@prefix ${prefix}: <${namespace}> .\n`);
  return [head.join(""), ...blocks].filter(Boolean).join("\n");
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
