// Rows as a reader of a language sees them, with the passages that say so.
import type { Table } from "../core/page";
import { say } from "../core/text";
import { nameOf, typeOf } from "../core/things";
import type { Language } from "../model/languages";
import type { Model, Passage, Source, Thing } from "../model/types";
import { passages } from "./csv";
import { words } from "./words";

/** Things as rows: name, type, date, passages. */
export function itemTable(model: Model, things: readonly Thing[], language: Language): Table {
  return {
    name: "items",
    title: words("items", language),
    columns: [words("name", language), words("type", language), words("date", language), words("passages", language)],
    rows: things.map((thing) => [
      nameOf(thing, language),
      typeOf(thing, language),
      say(thing.when, language),
      passages(model, thing.passages),
    ]),
  };
}

/** The documents that these passages are of, in the order of their dates. */
export function documentsOf(cited: Iterable<Passage>): Source[] {
  const found = new Set([...cited].map((passage) => passage.document));
  return [...found].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.index - b.index));
}
