// Answers of the engine as rows, and rows that say the same gathered with all their passages, as vnru_kg/answers.py does.
export interface Cell {
  readonly type: "uri" | "bnode" | "literal";
  readonly value: string;
  readonly language?: string;
  readonly datatype?: string;
}

export type Row = readonly (Cell | null)[];

export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  /** For ASK. */
  readonly truth: boolean | null;
}

interface Binding {
  readonly type: "uri" | "bnode" | "literal" | "typed-literal" | "triple";
  readonly value: unknown;
  readonly "xml:lang"?: string;
  readonly datatype?: string;
}

interface Json {
  readonly head?: { readonly vars?: readonly string[] };
  readonly boolean?: boolean;
  readonly results?: { readonly bindings: readonly Readonly<Record<string, Binding | undefined>>[] };
}

/** The rows of an answer in SPARQL's JSON format. */
export function parse(text: string): Table {
  const json = JSON.parse(text) as Json;
  const columns = json.head?.vars ?? [];
  const rows = (json.results?.bindings ?? []).map((binding) => columns.map((column) => cellOf(binding[column])));
  return { columns, rows, truth: json.boolean ?? null };
}

function cellOf(found: Binding | undefined): Cell | null {
  if (!found) return null;
  const type = found.type === "uri" || found.type === "bnode" ? found.type : "literal";
  const value = typeof found.value === "string" ? found.value : JSON.stringify(found.value);
  const [language, datatype] = [found["xml:lang"], found.datatype];
  return { type, value, ...(language ? { language } : {}), ...(datatype ? { datatype } : {}) };
}

/** Whether a column names passages that say what stands in its row. */
export function cites(column: string): boolean {
  return column === "passage" || column.startsWith("passage_");
}

export interface Evidence {
  /** The columns that do not cite. */
  readonly columns: readonly string[];
  readonly rows: readonly { readonly cells: Row; readonly passages: readonly string[] }[];
  readonly cited: boolean;
}

/**
 * Rows that say the same as one, with all their passages; a table that has passages alone, or none, stays as it is. Whoever writes a query
 * sees all that it finds: a graph that is no passage (the ontology, what follows) stays among what is cited, which Python leaves out.
 */
export function gather({ columns, rows }: Table): Evidence {
  const citing = columns.map((column, n) => (cites(column) ? n : -1)).filter((n) => n >= 0);
  const kept = columns.map((_, n) => n).filter((n) => !citing.includes(n));
  if (!citing.length || !kept.length) return { columns, rows: rows.map((cells) => ({ cells, passages: [] })), cited: false };
  const found = new Map<string, { cells: Row; passages: Set<string> }>();
  for (const row of rows) {
    const cells = kept.map((n) => row[n] ?? null);
    const key = JSON.stringify(cells);
    let known = found.get(key);
    if (!known) found.set(key, (known = { cells, passages: new Set<string>() }));
    for (const n of citing) if (row[n]?.type === "uri") known.passages.add(row[n].value);
  }
  return {
    columns: kept.map((n) => columns[n] ?? ""),
    cited: true,
    rows: [...found.values()].map(({ cells, passages }) => ({ cells, passages: [...passages].sort() })),
  };
}
