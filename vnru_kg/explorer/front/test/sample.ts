import { decode } from "../src/model/read";
import type { LinkRow, Model, Rows, ThingRow } from "../src/model/types";
import { WORDS } from "./words";

type Sample = Partial<Pick<Rows, "opening" | "focus" | "views">> & { kinds?: Rows["kinds"]; types?: Rows["types"] } & {
  things: [
    id: string,
    labels: string[],
    kind?: number,
    names?: string[],
    day?: string,
    types?: number[],
    hidden?: string[],
    place?: number,
  ][];
  /** Two things, how strong their link is, and the day of their relation. */
  links?: [number, number, number, string?][];
};

/** A model of these things, linked in pairs by one relation each. */
export function sample({ things, links = [], opening, focus, views = {}, kinds: more = [], types = [] }: Sample): Model {
  return decode({
    words: WORDS,
    language: "vi",
    base: "https://w3id.org/vnru/",
    prefixes: { person: "https://w3id.org/vnru/person/" },
    focus: focus ?? [],
    opening: opening ?? things.map((_, n) => n),
    network: {
      nodes: things.map((_, n) => [10 * n, 5 * n, 100 - n]),
      links: links.map(([a, b, strength]): LinkRow => [a, b, strength, 1]).sort((s, t) => t[2] - s[2]),
      options: {},
    },
    kinds: [
      ["person", ["Người", "People", "Люди"], "#1F6FB4", "", 1, 1, ["meets"], []],
      ["event", ["Sự kiện", "Events", "События"], "#D9531E", "", 1, 3, ["happensOnce", "takesPlace", "composedNames"], []],
      ...more,
    ],
    types,
    relations: [["vnru:knows", ["quen", "knows", "знает"]]],
    headings: [],
    facts: [],
    documents: [],
    passages: [],
    views,
    things: things.map(([id, labels, kind = 0, names = [], day = "", of = [], hidden = [], place], n): ThingRow => {
      return [id, labels, kind, day, day, day, names, of, [], [], [], "", hidden, place ?? n];
    }),
    edges: links.map(([a, b, , day = ""]) => [a, b, 0, day, day, [], ""]),
  });
}
