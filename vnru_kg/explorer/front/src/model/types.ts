// The model of the page. The rows are written by vnru_kg/explorer/data.py; the order of their fields is the contract.

import type { Language, Words } from "./languages";

/** One string where all languages agree, else one for each of LANGUAGES, "" where a language has none. */
export type Text = string | readonly string[];

export type ThingRow = [
  id: string,
  labels: Text,
  kind: number,
  when: Text,
  earliest: string,
  latest: string,
  names: string[],
  types: number[],
  identifiers: string[],
  facts: number[],
  passages: number[],
  short?: Text,
  hidden?: string[],
  place?: number,
];
/** What the ontology says of a kind; the marks are the annotations of it that hold, the answers the opening questions that it answers. */
export type KindRow = [
  id: string,
  labels: Text,
  colour: string,
  outline: string,
  weight: number,
  bond: number,
  marks: readonly Mark[],
  answers: readonly string[],
];
export type Mark = "happensOnce" | "takesPlace" | "isPlace" | "composedNames" | "meets";
/** A sort of things below the kinds: its IRI as a prefixed name, its names, and the numbers of the sorts that it is one of. */
export type TypeRow = [id: string, labels: Text, above: number[]];
export type EdgeRow = [
  source: number,
  target: number,
  relation: number,
  earliest: string,
  latest: string,
  passages: number[],
  statement: string,
];
export type FactRow = [heading: number, text: Text, things: number[], date: string, passages: number[]];
export type DocumentRow = [id: string, labels: Text, file: string, sha256: string, date: string, thing: number, language: string];
export type PassageRow = [document: number, paragraph: number, start: number, end: number, sha256: string, id: string, language?: string];

/** The strongest come first. */
export type LinkRow = [a: number, b: number, strength: number, relations: number];

/** What the page can open without, in the order of its lines. */
export const LATER = ["edges", "headings", "facts", "views"] as const;

export interface Rows {
  words: Words;
  language: Language;
  base: string;
  /** The address of the licence of the data, or "". */
  licence?: string;
  prefixes: Record<string, string>;
  focus: number[];
  opening: number[];
  network: { nodes: [x: number, y: number, weight: number, group?: number][]; links: LinkRow[]; options: object };
  kinds: KindRow[];
  types: TypeRow[];
  relations: [id: string, labels: Text][];
  headings: Text[];
  things: ThingRow[];
  edges: EdgeRow[];
  facts: FactRow[];
  documents: DocumentRow[];
  passages: PassageRow[];
  views?: ViewRows;
}

/** The rows of the views beside the network; each view's own `rows.ts` says what is in it. */
// biome-ignore lint/suspicious/noEmptyInterface: each view declares its own rows in it
export interface ViewRows {}

export interface Kind {
  readonly index: number;
  readonly id: string;
  readonly labels: Text;
  readonly colour: string;
  readonly count: number;
  /** Whether things of it tell something by themselves, as a field or an office does not. */
  readonly telling: boolean;
  /** Whether they happen once, and at a place. */
  readonly once: boolean;
  readonly placed: boolean;
  /** Whether they are places themselves. */
  readonly place: boolean;
  /** Whether their names are sentences, made of the names of others. */
  readonly composed: boolean;
  /** Whether they meet: what joins two of them is what both took part in. */
  readonly meets: boolean;
  /** An SVG path in a box from -10 to 10, or "". */
  readonly outline: string;
  /** How closely two things are bound that have one of them in common. */
  readonly bond: number;
  /** The opening questions that are answered by showing them. */
  readonly answers: readonly string[];
}

/** A sort of things, as the ontology has it: what is below a kind. */
export interface Type {
  readonly index: number;
  readonly id: string;
  readonly labels: Text;
  /** The numbers of the types that it is a sort of. */
  readonly above: readonly number[];
}

export interface Passage {
  readonly index: number;
  readonly document: Source;
  readonly paragraph: number;
  readonly start: number;
  readonly end: number;
  readonly sha256: string;
  /** Its IRI as a prefixed name. */
  readonly id: string;
  /** The language of its words, or "". */
  readonly language: string;
}

/** A document that the graph cites; `thing` is its number among the things, or -1. */
export interface Source {
  readonly index: number;
  readonly id: string;
  readonly labels: Text;
  readonly file: string;
  readonly sha256: string;
  readonly date: string;
  readonly thing: number;
  readonly language: string;
}

export interface Fact {
  readonly heading: Text;
  readonly text: Text;
  readonly things: readonly number[];
  readonly date: string;
  readonly passages: readonly Passage[];
}

export interface Edge {
  readonly source: number;
  readonly target: number;
  readonly relation: Text;
  readonly relationId: string;
  readonly earliest: string;
  readonly latest: string;
  readonly passages: readonly Passage[];
  /** The node that stands between the two, or "". */
  readonly statement: string;
}

/** All edges between two things, drawn as one line; `a` < `b`, and a lower `index` is a stronger link. */
export interface Link {
  readonly index: number;
  readonly a: number;
  readonly b: number;
  readonly strength: number;
  /** The number of its edges, which need not be made to know it. */
  readonly relations: number;
  readonly edges: readonly Edge[];
}

/** A thing; its number is its place by importance, 0 the most important. */
export interface Thing {
  readonly index: number;
  readonly id: string;
  readonly iri: string;
  readonly labels: Text;
  /** Its name where there is little room: in pictures, headings and tables. */
  readonly short: Text;
  /** Names by which it is found and that nobody is shown. */
  readonly furtherNames: readonly string[];
  /** Its place among hits that are equally good. */
  readonly place: number;
  readonly kind: Kind;
  readonly when: Text;
  readonly earliest: string;
  readonly latest: string;
  /** When it was, or when what relates it to other things was: first and last day, "" for an end that nobody knows; none if undated. */
  readonly times: readonly Time[];
  readonly names: readonly string[];
  /** What it is, as narrowly as it is told. */
  readonly types: readonly Type[];
  readonly identifiers: readonly string[];
  readonly facts: readonly Fact[];
  readonly passages: readonly Passage[];
  /** The number of its passages. */
  readonly mentions: number;
  readonly weight: number;
  /** The number of the group of closely linked things that it belongs to: 0 weighs most. */
  readonly group: number;
  readonly x: number;
  readonly y: number;
  /** Its links, the strongest first. */
  readonly links: readonly Link[];
}

export type Time = readonly [first: string, last: string];

export interface Model {
  readonly language: Language;
  readonly base: string;
  /** The address of the licence of the data, or "". */
  readonly licence: string;
  readonly prefixes: Readonly<Record<string, string>>;
  readonly focus: readonly number[];
  readonly opening: readonly number[];
  readonly options: object;
  readonly kinds: readonly Kind[];
  readonly types: readonly Type[];
  readonly things: readonly Thing[];
  /** The number of edges between two different things. */
  readonly relations: number;
  readonly edges: readonly Edge[];
  readonly links: readonly Link[];
  readonly facts: readonly Fact[];
  readonly documents: readonly Source[];
  readonly passages: readonly Passage[];
  readonly views: ViewRows;
  /** The number of the thing with this prefixed name. */
  readonly byId: ReadonlyMap<string, number>;
}
