// In which order things stand in the table: sorted once for each column and language, and kept.

import { collator } from "../../core/text";
import { shortOf, typeOf } from "../../core/things";
import type { Language } from "../../model/languages";
import type { Model, Thing } from "../../model/types";

export const COLUMNS = ["name", "kind", "when", "links", "passages"] as const;
export type Column = (typeof COLUMNS)[number];

const known = new WeakMap<Model, Map<string, readonly Thing[]>>();

/** All things from the first to the last of a column; what is equal there stands by importance. */
export function sortThings(model: Model, column: Column, language: Language): readonly Thing[] {
  const orders = known.get(model) ?? new Map<string, readonly Thing[]>();
  known.set(model, orders);
  const key = `${column} ${language}`;
  let found = orders.get(key);
  if (!found) orders.set(key, (found = [...model.things].sort(comparison(column, model, language))));
  return found;
}

function comparison(column: Column, model: Model, language: Language): (a: Thing, b: Thing) => number {
  const { compare } = collator(language);
  const by = (text: (thing: Thing) => string): ((a: Thing, b: Thing) => number) => {
    const texts = model.things.map(text);
    return (a, b) => compare(texts[a.index] ?? "", texts[b.index] ?? "");
  };
  const name = by((thing) => shortOf(thing, language));
  switch (column) {
    case "name":
      return (a, b) => name(a, b) || a.index - b.index;
    case "kind": {
      const kind = by((thing) => sortOf(thing, language));
      return (a, b) => kind(a, b) || name(a, b) || a.index - b.index;
    }
    // what has no date stands after what has one
    case "when":
      return (a, b) => byCode(a.earliest || "9999", b.earliest || "9999") || byCode(a.latest, b.latest) || a.index - b.index;
    case "links":
      return (a, b) => a.links.length - b.links.length || b.index - a.index;
    case "passages":
      return (a, b) => a.mentions - b.mentions || b.index - a.index;
  }
}

/** What sort of thing it is, as the table says it. */
export function sortOf(thing: Thing, language: Language): string {
  return typeOf(thing, language);
}

function byCode(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
