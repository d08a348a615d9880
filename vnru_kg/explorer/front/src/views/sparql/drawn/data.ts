import type { Language } from "../../../model/languages";
import type { Passage, Text, Thing } from "../../../model/types";
import type { Evidence } from "../bench/answer";

/** The rows of an answer with what is needed to draw them. */
export interface Data extends Evidence {
  thing(iri: string): Thing | null;
  passage(iri: string): Passage | null;
  label(iri: string): Text | null;
  /** What a cell says, in words. */
  words(row: number, column: string, language: Language): string;
}

export type Cells = Data["rows"][number]["cells"];

const DATES = new Set(
  ["date", "gYear", "gYearMonth"].map((name) => `http://www.w3.org/2001/XMLSchema#${name}`).concat("http://id.loc.gov/datatypes/edtf/EDTF"),
);
const NUMBERS = new Set(["integer", "decimal", "double", "float"].map((name) => `http://www.w3.org/2001/XMLSchema#${name}`));

/** The number of the first of these columns that is there, or of the first column whose every bound cell is a date; -1 if none is. */
export function dateColumn({ columns, rows }: Data): number {
  const isDate = (n: number): boolean =>
    rows.some(({ cells }) => cells[n]) && rows.every(({ cells }) => !cells[n] || DATES.has(cells[n].datatype ?? ""));
  return columns.findIndex((_, n) => isDate(n));
}

/** The first column of numbers, one called "value" before others; -1 if there is none. */
export function numberColumn({ columns, rows }: Data): number {
  const isNumber = (n: number): boolean =>
    rows.some(({ cells }) => cells[n]) && rows.every(({ cells }) => !cells[n] || NUMBERS.has(cells[n].datatype ?? ""));
  const value = columns.indexOf("value");
  return value >= 0 && isNumber(value) ? value : columns.findIndex((_, n) => isNumber(n));
}

/** The things of a row, in the order of its columns. */
export function thingsOf(data: Data, cells: Cells): Thing[] {
  return cells.flatMap((cell) => (cell?.type === "uri" ? (data.thing(cell.value) ?? []) : []));
}

/** The text of a cell, "" if it is not bound or not there. */
export function valueAt(cells: Cells, column: number): string {
  return (column >= 0 ? cells[column]?.value : "") ?? "";
}
