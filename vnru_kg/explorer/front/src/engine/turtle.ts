// Writes Turtle that people read: grouped by subject, sorted, with the prefixes that are used, as vnru_kg/turtle.py has it written.
// (The engine's own has none of these.) Only a local name that Turtle would write with a backslash stays a whole IRI here.
export type Prefixes = Readonly<Record<string, string>>;
export type Triple = readonly [subject: string, predicate: string, object: string];

const RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const TYPE = `<${RDF}type>`;
const XSD = "http://www.w3.org/2001/XMLSchema#";
const LINE = /^(<[^>]*>|_:\S+) (<[^>]*>) (.+?) ?\.$/;
const LITERAL = /^("(?:[^"\\]|\\.)*")(?:\^\^<([^>]*)>|(@.+))?$/s;
const LOCAL = /^[A-Za-z0-9_](?:[\w.-]*[\w-])?$/;
const SHORT: Readonly<Record<string, RegExp>> = {
  integer: /^[+-]?\d+$/,
  decimal: /^[+-]?\d*\.\d+$/,
  double: /^[+-]?(?:\d+\.?\d*|\.\d+)e[+-]?\d+$/i,
  boolean: /^(?:true|false)$/,
};

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

/** Shortens IRIs, as `shrink` of vnru_kg/namespaces.py. */
export class Shortener {
  private readonly known: readonly (readonly [prefix: string, namespace: string])[];

  constructor(prefixes: Prefixes) {
    this.known = Object.entries(prefixes).sort((a, b) => b[1].length - a[1].length);
  }

  /** `prefix:local`, or `<iri>` where no prefix fits. */
  iri(iri: string): string {
    for (const [prefix, namespace] of this.known) {
      if (iri.startsWith(namespace) && LOCAL.test(iri.slice(namespace.length))) return `${prefix}:${iri.slice(namespace.length)}`;
    }
    return `<${iri}>`;
  }
}

/** Writes terms, and notes which prefixes that takes. */
class Writer {
  private readonly short: Shortener;
  private readonly namespaces: ReadonlyMap<string, string>;
  private readonly used = new Set<string>();

  constructor(prefixes: Prefixes) {
    this.short = new Shortener(prefixes);
    this.namespaces = new Map(Object.entries(prefixes).map(([prefix, namespace]) => [namespace, prefix]));
  }

  /** A term of N-Triples as Turtle writes it. */
  term(term: string): string {
    if (term.startsWith("<") && !term.startsWith("<<")) return this.iri(term.slice(1, -1));
    const [, text, datatype, language] = LITERAL.exec(term) ?? [];
    if (text === undefined) return term;
    if (datatype === undefined) {
      this.note(language ? RDF : XSD); // of text with a language, and of plain text
      return term;
    }
    const type = this.iri(datatype);
    const bare = datatype.startsWith(XSD) ? SHORT[datatype.slice(XSD.length)] : undefined;
    return bare?.test(text.slice(1, -1)) ? text.slice(1, -1) : `${text}^^${type}`;
  }

  /** The lines that declare the prefixes. */
  head(): string {
    const lines = [...this.namespaces].filter(([namespace]) => this.used.has(namespace));
    return lines
      .map(([namespace, prefix]) => `@prefix ${prefix}: <${namespace}> .\n`)
      .sort(compare)
      .join("");
  }

  private iri(iri: string): string {
    this.note(iri);
    const prefix = this.namespaces.get(iri);
    return prefix === undefined ? this.short.iri(iri) : `${prefix}:`;
  }

  private note(iri: string): void {
    this.used.add(iri.slice(0, Math.max(iri.lastIndexOf("/"), iri.lastIndexOf("#")) + 1));
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
  const writer = new Writer(prefixes);
  const written = new Map<string, string>();
  const write = (term: string): string => {
    let text = written.get(term);
    if (text === undefined) written.set(term, (text = writer.term(term)));
    return text;
  };
  const verb = (predicate: string): string => {
    const text = write(predicate);
    return predicate === TYPE ? "a" : text;
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
      .map(([predicate, objects]) => `${verb(predicate)} ${[...objects].sort(compare).map(write).join(" , ")}`);
    return `${write(subject)} ${lines.join(" ;\n    ")} .\n`;
  });
  return [writer.head(), ...blocks].filter(Boolean).join("\n");
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
