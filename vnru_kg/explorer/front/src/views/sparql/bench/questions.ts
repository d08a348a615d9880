// The library's questions: the rows are written by vnru_kg/explorer/dataset.py, and filled in as vnru_kg/library.py does.

import { expand } from "../../../engine/turtle";
import type { Language } from "../../../model/languages";
import type { Text } from "../../../model/types";
import { inner, nodesOf, textOf } from "./grammar";

export type ParameterRow = readonly [name: string, type: string, labels: Text, prefixes: readonly string[] | null];
export type QuestionRow = readonly [
  id: string,
  titles: Text,
  descriptions: Text,
  tags: readonly string[],
  view: string,
  parameters: readonly ParameterRow[],
  text: string,
];

/** What the columns of answers are called, by their variables. */
export type Headings = Readonly<Record<string, Text>>;

export interface Parameter {
  readonly name: string;
  readonly type: string;
  readonly labels: Text;
  /** Those of the things that it takes, none if any thing may stand there; `null` for a value. */
  readonly prefixes: readonly string[] | null;
}

export interface Question {
  readonly id: string;
  readonly titles: Text;
  readonly descriptions: Text;
  readonly tags: readonly string[];
  readonly view: string;
  readonly parameters: readonly Parameter[];
  /** The query with its defaults. */
  readonly text: string;
}

export function decode(rows: readonly QuestionRow[]): Question[] {
  return rows.map(([id, titles, descriptions, tags, view, parameters, text]) => ({
    id,
    titles,
    descriptions,
    tags,
    view,
    text,
    parameters: parameters.map(([name, type, labels, prefixes]) => ({ name, type, labels, prefixes })),
  }));
}

/** The parameter that is the language of the reader, who is not asked for it. */
export const READER = "language";

const values = (name: string): RegExp => new RegExp(String.raw`VALUES \?${name} \{([^}\n]*)\}`);
/** The lines of a parameter: those of one that is left open are comments that begin with its mark, those of a given one end in it. */
const OPEN = /^([ \t]*)#\?(\w+) (.*)$/;
const GIVEN = /^(.*) #\?(\w+)$/;

/** The terms that a query gives a parameter, as they are written there; `""` if it is left open, `null` if its line is gone. */
export function valueIn(text: string, name: string): string | null {
  return values(name).exec(text)?.[1]?.trim() ?? null;
}

/** The query with other terms for a parameter; with `""` it is left open, and its lines drop out. */
export function fill(text: string, name: string, terms: string): string {
  return text
    .split("\n")
    .map((line) => {
      const open = OPEN.exec(line);
      const given = open ? null : GIVEN.exec(line);
      if ((open ?? given)?.[2] !== name) return line;
      const plain = open ? `${open[1]}${open[3]}` : (given?.[1] ?? "");
      const put = plain.replace(values(name), () => `VALUES ?${name} { ${terms ? `${terms} ` : ""}}`);
      return terms ? `${put} #?${name}` : put.replace(/^[ \t]*/, (space) => `${space}#?${name} `);
    })
    .join("\n");
}

/** The query of a question for whoever reads in `language`. */
export function queryOf({ text }: Question, language: Language): string {
  return fill(text, READER, `"${language}"`);
}

/** The terms of a line as IRIs and values; what it leaves open, or writes with a prefix that nobody knows, is none. */
export function termsOf(written: string, prefixes: Readonly<Record<string, string>>): string[] {
  const query = `ASK { VALUES ?x { ${written} } }`;
  return nodesOf(query).flatMap((node) => {
    if (node.name !== "DataBlockValue") return [];
    const term = inner(node);
    const text = textOf(query, term);
    if (term.name === "Iri") return text.startsWith("<") || (text.split(":", 1)[0] ?? "") in prefixes ? [expand(text, prefixes)] : [];
    const string = term.getChild("String");
    return string ? [plain(textOf(query, string))] : term.name === "UNDEF" ? [] : [text];
  });
}

/** What a string says that is written so. */
function plain(written: string): string {
  const bare = written.replace(/^(?:"""|'''|"|')|(?:"""|'''|"|')$/g, "");
  return JSON.parse(`"${bare.replace(/\\'/g, "'").replace(/(?<!\\)"/g, '\\"')}"`) as string;
}

/** A value as SPARQL writes it, by the type of its parameter; `null` for what is none of that type. */
export function termFor(type: string, value: string): string | null {
  const text = value.trim();
  if (type === "date") {
    const day = /^\d{4}$/.test(text) ? `${text}-01-01` : /^\d{4}-\d\d$/.test(text) ? `${text}-01` : text;
    const time = Date.parse(`${day}T00:00:00Z`);
    const valid = /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
    return valid ? `"${day}"^^xsd:date` : null;
  }
  if (type === "year" || type === "number") return /^-?\d{1,9}$/.test(text) ? text : null;
  if (type === "text") return `"${text.replace(/[\\"]/g, "\\$&").replace(/\n/g, "\\n").replace(/\r/g, "\\r")}"`;
  return null;
}

/** Whether a thing may stand for a parameter. */
export function takes({ prefixes }: Parameter, id: string): boolean {
  return prefixes !== null && (!prefixes.length || prefixes.includes(id.slice(0, id.indexOf(":"))));
}
