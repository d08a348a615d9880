import { cite, citesOf, type Open, placesOf } from "../../../core/cite";
import { dateWords } from "../../../core/dates";
import { button, el, phrase } from "../../../core/dom";
import { sign } from "../../../core/kinds";
import { inDigits } from "../../../core/numbers";
import type { App } from "../../../core/page";
import { say } from "../../../core/text";
import type { Language } from "../../../model/languages";
import type { Cell } from "./answer";
import type { Names } from "./names";
import type { Tools } from "./tools";

const XSD = "http://www.w3.org/2001/XMLSchema#";
const NUMBERS = new Set(
  ["integer", "decimal", "double", "float", "int", "long", "nonNegativeInteger", "positiveInteger"].map((name) => XSD + name),
);
const DATES = new Set([`${XSD}date`, `${XSD}gYear`, `${XSD}gYearMonth`, "http://id.loc.gov/datatypes/edtf/EDTF"]);

export function isNumber(cell: Cell | null): boolean {
  return cell !== null && NUMBERS.has(cell.datatype ?? "");
}

export function isDate(cell: Cell | null): boolean {
  return cell !== null && DATES.has(cell.datatype ?? "");
}

/** Whether a column of numbers is one of years, which no language groups by thousands. */
export function areYears(cells: readonly (Cell | null)[]): boolean {
  return cells.every((cell) => cell === null || (isNumber(cell) && /^(?:1[89]|20)\d\d$/.test(cell.value)));
}

/** A cell as a reader sees it. */
export function textOf(cell: Cell | null, names: Names, language: Language, years = false): string {
  if (!cell) return "";
  if (cell.type === "uri")
    return say(names.label(cell.value) ?? "", language) || citation(cell.value, names, language) || names.short(cell.value);
  if (isNumber(cell)) return years ? cell.value : inDigits(cell.value, language);
  return isDate(cell) ? dateWords(cell.value, language) : cell.value;
}

function citation(iri: string, names: Names, language: Language): string {
  const passage = names.passage(iri);
  return passage ? `${say(passage.document.labels, language)}, ${placesOf([passage], language)}` : "";
}

/** A cell: a thing as a button, a passage as a citation, anything else as text. */
export function show(app: App & Tools, cell: Cell | null, names: Names, language: Language, years: boolean): Node {
  if (!cell) return el("span", { class: "unbound" }, "–");
  if (cell.type === "uri") return withIri(nameCell(app, cell.value, names, language), names.short(cell.value));
  const text = textOf(cell, names, language, years);
  return el(
    "bdi",
    { lang: cell.language && cell.language !== language ? cell.language : null, title: text === cell.value ? null : cell.value },
    text,
  );
}

function nameCell(app: App & Tools, iri: string, names: Names, language: Language): Node {
  const thing = names.things.get(iri);
  if (thing)
    return button(
      { class: "thing", "data-thing": thing.id },
      (event) => app.select(app, thing.index, event),
      sign(thing.kind),
      phrase(thing.short, language),
    );
  const passage = names.passage(iri);
  if (passage) return cite(app, passage.document, [passage], language, opens(app));
  const label = names.label(iri);
  return label ? phrase(label, language) : el("code", {}, names.short(iri));
}

function withIri(shown: Node, short: string): Node {
  if (shown instanceof HTMLElement && shown.tagName === "CODE") return shown;
  return el("span", { class: "with-iri" }, shown, el("code", { class: "iri" }, short));
}

/** The passages that say a row, by document. */
export function citations(app: App & Tools, passages: readonly string[], names: Names, language: Language): Node {
  const known = passages.flatMap((iri) => names.passage(iri) ?? []);
  const unknown = passages.filter((iri) => !names.passage(iri)).map((iri) => el("code", {}, names.short(iri)));
  return el("span", { class: "cites" }, ...citesOf(app, known, language, opens(app)), ...unknown);
}

function opens(app: App & Tools): Open {
  return (document, event) => app.select(app, document, event);
}
