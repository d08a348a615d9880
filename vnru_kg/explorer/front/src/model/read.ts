import type { Edge, Fact, Kind, Model, Passage, Rows, Source, Thing, Tie } from "./types";

/** The bytes of a packed island (gzip in base 64). Written to the stream itself: `Blob.stream()` fails in WebKit under file:. */
export async function unpack(text: string): Promise<Uint8Array> {
  const letters = atob(text.trim());
  const packed = new Uint8Array(letters.length);
  for (let n = 0; n < letters.length; n++) packed[n] = letters.charCodeAt(n);
  const stream = new DecompressionStream("gzip");
  const writer = stream.writable.getWriter();
  void writer.write(packed);
  void writer.close();
  return new Uint8Array(await new Response(stream.readable).arrayBuffer());
}

/** The island of the page that has this id, as JSON. */
export async function island<T>(id: string): Promise<T> {
  const text = document.getElementById(id)?.textContent ?? "";
  return JSON.parse(new TextDecoder().decode(await unpack(text))) as T;
}

/** Rows that refer to each other by number, as objects that refer to each other. */
export function decode(rows: Rows): Model {
  const documents: Source[] = rows.documents.map(([id, labels, file, sha256, date, thing], index) => ({ index, id, labels, file, sha256, date, thing }));
  const passages: Passage[] = rows.passages.map(([document, paragraph, start, end, sha256], index) => ({ index, document: at(documents, document), paragraph, start, end, sha256 }));
  const cited = (numbers: number[]): Passage[] => numbers.map((n) => at(passages, n));
  const facts: Fact[] = rows.facts.map(([heading, text, things, date, from]) => ({ heading: at(rows.headings, heading), text, things, date, passages: cited(from) }));
  const counts = rows.kinds.map(() => 0);
  for (const row of rows.things) counts[row[2]] = (counts[row[2]] ?? 0) + 1;
  const kinds: Kind[] = rows.kinds.map(([id, labels, colour], index) => ({ index, id, labels, colour, count: counts[index] ?? 0 }));
  const edges: Edge[] = rows.edges.map(([source, target, relation, earliest, latest, from]) => {
    const [relationId, labels] = at(rows.relations, relation);
    return { source, target, relation: labels, relationId, earliest, latest, passages: cited(from) };
  });
  const ties = tied(rows, edges);
  const near: Tie[][] = rows.things.map(() => []);
  for (const tie of ties) for (const n of [tie.a, tie.b]) at(near, n).push(tie);
  const things: Thing[] = rows.things.map(([id, labels, kind, when, earliest, latest, names, types, identifiers, told, from], index) => {
    const [x, y, weight] = at(rows.network.nodes, index);
    return {
      index, id, iri: expand(id, rows.prefixes), labels, kind: at(kinds, kind), when, earliest, latest, names, identifiers, weight, x, y,
      types: types.map((n) => at(rows.types, n)), facts: told.map((n) => at(facts, n)), passages: cited(from),
      ties: at(near, index).sort((s, t) => t.strength - s.strength || s.index - t.index),
    };
  });
  const { language, base, prefixes, focus, opening, network } = rows;
  const byId = new Map(things.map((thing) => [thing.id, thing.index]));
  return { language, base, prefixes, focus, opening, options: network.options, kinds, things, edges, ties, facts, documents, passages, byId };
}

function tied(rows: Rows, edges: Edge[]): Tie[] {
  const between = new Map<string, Edge[]>();
  for (const edge of edges) {
    const key = pair(edge.source, edge.target);
    const found = between.get(key);
    if (found) found.push(edge);
    else between.set(key, [edge]);
  }
  return rows.network.ties.map(([a, b, strength], index) => ({ index, a, b, strength, edges: between.get(pair(a, b)) ?? [] }));
}

function pair(one: number, other: number): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`;
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

/** The other end of a tie. */
export function across(tie: Tie, from: number): number {
  return tie.a === from ? tie.b : tie.a;
}
