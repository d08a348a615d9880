import { decode } from "../src/model/read";
import type { Model, Rows, TieRow } from "../src/model/types";

type Sample = Partial<Pick<Rows, "opening" | "focus" | "views">> & {
  things: [id: string, labels: string[], kind?: number, names?: string[]][];
  ties?: [number, number, number][];
};

/** A model of these things, tied in pairs by one relation each. */
export function sample({ things, ties = [], opening, focus, views = {} }: Sample): Model {
  return decode({
    languages: ["vi", "en", "ru"],
    language: "vi",
    base: "https://w3id.org/vnru/",
    prefixes: { person: "https://w3id.org/vnru/person/" },
    focus: focus ?? [],
    opening: opening ?? things.map((_, n) => n),
    network: {
      nodes: things.map((_, n) => [10 * n, 5 * n, 100 - n]),
      ties: ties.map(([a, b, strength]): TieRow => [a, b, strength, 1]).sort((s, t) => t[2] - s[2]),
      options: {},
    },
    kinds: [
      ["person", ["Người", "People", "Люди"], "#1F6FB4"],
      ["event", ["Sự kiện", "Events", "События"], "#D9531E"],
    ],
    types: [],
    relations: [["vnru:knows", ["quen", "knows", "знает"]]],
    headings: [],
    facts: [],
    documents: [],
    passages: [],
    views,
    things: things.map(([id, labels, kind = 0, names = []]) => [id, labels, kind, "", "", "", names, [], [], [], []]),
    edges: ties.map(([a, b]) => [a, b, 0, "", "", [], ""]),
  });
}
