import { block } from "./blocks";
import {
  type Edge,
  type EdgeRow,
  type Fact,
  type Kind,
  type KindRow,
  LATER,
  type Link,
  type Mark,
  type Model,
  type Passage,
  type Rows,
  type Source,
  type Text,
  type Thing,
  type ThingRow,
  type Time,
  type Type,
} from "./types";

/** The rows of the page: what it opens with, and a line of JSON for each of LATER, read when it is first asked for. */
export async function rows(): Promise<Rows> {
  const parsed = (line: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(line));
  const [view, first, rest] = await Promise.all([block("view"), block("model"), block("later")]);
  const found = Object.assign(parsed(view) as object, parsed(first)) as Rows;
  const later = lazy(() => linesOf(rest));
  LATER.forEach((key, n) => {
    const read = lazy(() => parsed(at(later(), n)));
    Object.defineProperty(found, key, { get: read });
  });
  return found;
}

function linesOf(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  for (let start = 0; start < bytes.length; ) {
    const found = bytes.indexOf(10, start);
    const end = found < 0 ? bytes.length : found;
    lines.push(bytes.subarray(start, end));
    start = end + 1;
  }
  return lines;
}

function kindOf([id, labels, colour, outline, weight, bond, marks, answers]: KindRow, index: number, count: number): Kind {
  const bears = (mark: Mark): boolean => marks.includes(mark);
  return {
    index,
    id,
    labels,
    colour,
    outline,
    count,
    bond,
    answers,
    telling: weight >= 1,
    once: bears("happensOnce"),
    placed: bears("takesPlace"),
    place: bears("isPlace"),
    composed: bears("composedNames"),
    meets: bears("meets"),
  };
}

/** Rows that refer to each other by number, as objects that refer to each other; edges and facts are made when they are asked for. */
export function decode(rows: Rows): Model {
  const documents: Source[] = rows.documents.map(([id, labels, file, sha256, date, thing, language], index) => ({
    index,
    id,
    labels,
    file,
    sha256,
    date,
    thing,
    language,
  }));
  const passages: Passage[] = rows.passages.map(([document, paragraph, start, end, sha256, id, language], index) => ({
    index,
    document: at(documents, document),
    paragraph,
    start,
    end,
    sha256,
    id,
    language: language ?? at(documents, document).language,
  }));
  const cited = (numbers: readonly number[]): Passage[] => numbers.map((n) => at(passages, n));
  const facts = lazy(() =>
    rows.facts.map(
      ([heading, text, things, date, from]): Fact => ({ heading: at(rows.headings, heading), text, things, date, passages: cited(from) }),
    ),
  );
  const edges = lazy(() => rows.edges.map((row) => edgeOf(row, rows, cited)));
  const between = lazy(() => edgesByThing(edges()));
  const counts = rows.kinds.map(() => 0);
  for (const row of rows.things) counts[row[2]] = (counts[row[2]] ?? 0) + 1;
  const kinds = rows.kinds.map((row, index) => kindOf(row, index, counts[index] ?? 0));
  const links = rows.network.links.map(([a, b, strength, relations], index) => new OfRow(index, a, b, strength, relations, between));
  const near: Link[][] = rows.things.map(() => []);
  for (const link of links) for (const n of [link.a, link.b]) near[n]?.push(link); // the strongest come first, so they do for each
  const types = rows.types.map(([id, labels, above], index): Type => ({ index, id, labels, above }));
  const tables = { rows, kinds, types, near, facts, cited };
  const things: Thing[] = rows.things.map((row, index) => new OfRows(index, row, tables));
  const { language, base, licence = "", prefixes, focus, opening, network } = rows;
  const byId = lazy(() => new Map(things.map((thing) => [thing.id, thing.index])));
  return {
    language,
    base,
    licence,
    prefixes,
    focus,
    opening,
    options: network.options,
    kinds,
    types,
    things,
    links,
    documents,
    passages,
    relations: links.reduce((sum, link) => sum + link.relations, 0),
    get edges() {
      return edges();
    },
    get facts() {
      return facts();
    },
    get views() {
      return rows.views ?? {};
    },
    get byId() {
      return byId();
    },
  };
}

function edgeOf(
  [source, target, relation, earliest, latest, from, statement]: EdgeRow,
  rows: Rows,
  cited: (numbers: readonly number[]) => Passage[],
): Edge {
  const [relationId, labels] = at(rows.relations, relation);
  return { source, target, relation: labels, relationId, earliest, latest, passages: cited(from), statement };
}

function edgesByThing(edges: readonly Edge[]): Map<number, Edge[]> {
  const found = new Map<number, Edge[]>();
  for (const edge of edges) {
    const key = pair(edge.source, edge.target);
    const known = found.get(key);
    if (known) known.push(edge);
    else found.set(key, [edge]);
  }
  return found;
}

class OfRow implements Link {
  constructor(
    readonly index: number,
    readonly a: number,
    readonly b: number,
    readonly strength: number,
    readonly relations: number,
    private readonly between: () => Map<number, Edge[]>,
  ) {}

  get edges(): readonly Edge[] {
    return this.between().get(pair(this.a, this.b)) ?? [];
  }
}

interface Tables {
  readonly rows: Rows;
  readonly kinds: readonly Kind[];
  readonly types: readonly Type[];
  readonly near: readonly Link[][];
  readonly facts: () => Fact[];
  readonly cited: (numbers: readonly number[]) => Passage[];
}

/** What happens once has its own date, which says when it is. Anything else is also of the time of what it is related to. */
function timesOf(thing: Thing, { rows, kinds }: Tables): Time[] {
  const own: Time[] = thing.earliest || thing.latest ? [[thing.earliest, thing.latest]] : [];
  if (own.length && thing.kind.once) return own;
  const related = thing.links.flatMap((link) => {
    const [, , kind, , earliest, latest] = at(rows.things, link.a === thing.index ? link.b : link.a);
    const other: Time[] = (earliest || latest) && at(kinds, kind).once ? [[earliest, latest]] : [];
    return link.edges.flatMap((edge): Time[] => (edge.earliest || edge.latest ? [[edge.earliest, edge.latest]] : other));
  });
  return [...own, ...related];
}

class OfRows implements Thing {
  readonly id: string;
  readonly labels: Text;
  readonly kind: Kind;
  readonly when: Text;
  readonly earliest: string;
  readonly latest: string;
  readonly names: readonly string[];
  readonly identifiers: readonly string[];
  readonly weight: number;
  readonly group: number;
  readonly x: number;
  readonly y: number;
  readonly links: readonly Link[];
  private known: readonly Time[] | undefined;

  constructor(
    readonly index: number,
    private readonly row: ThingRow,
    private readonly tables: Tables,
  ) {
    [this.id, this.labels, , this.when, this.earliest, this.latest, this.names, , this.identifiers] = row;
    this.kind = at(tables.kinds, row[2]);
    [this.x, this.y, this.weight, this.group = index] = at(tables.rows.network.nodes, index);
    this.links = at(tables.near, index);
  }

  get times(): readonly Time[] {
    return (this.known ??= timesOf(this, this.tables));
  }

  get short(): Text {
    return this.row[11] || this.labels;
  }

  get furtherNames(): readonly string[] {
    return this.row[12] ?? [];
  }

  get place(): number {
    return this.row[13] ?? this.index;
  }

  get iri(): string {
    return expand(this.id, this.tables.rows.prefixes);
  }

  get types(): readonly Type[] {
    return this.row[7].map((n) => at(this.tables.types, n));
  }

  get facts(): readonly Fact[] {
    return this.row[9].map((n) => at(this.tables.facts(), n));
  }

  get passages(): readonly Passage[] {
    return this.tables.cited(this.row[10]);
  }

  get mentions(): number {
    return this.row[10].length;
  }
}

function lazy<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

/** One number for two things, whatever their order. */
function pair(one: number, other: number): number {
  return one < other ? one * 0x4000000 + other : other * 0x4000000 + one;
}

function expand(id: string, prefixes: Record<string, string>): string {
  if (id.startsWith("<")) return id.slice(1, -1);
  const colon = id.indexOf(":");
  return (prefixes[id.slice(0, colon)] ?? "") + id.slice(colon + 1);
}

/** The element with this number; a number that has none is a page that does not fit its script. */
export function at<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new RangeError(`the page has no row ${index}`);
  return found;
}

/** Passages as their documents have them. */
export function inOrder(passages: readonly Passage[]): Passage[] {
  return [...passages].sort((a, b) => a.document.index - b.document.index || a.paragraph - b.paragraph || a.start - b.start);
}

/** The other end of a link. */
export function across(link: Link, from: number): number {
  return link.a === from ? link.b : link.a;
}
