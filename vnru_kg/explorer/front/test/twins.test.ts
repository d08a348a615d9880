// What Python does too, by the tables that its tests read.
import assert from "node:assert/strict";
import { test } from "node:test";
import { dateBounds, dateWords, formOf } from "../src/core/dates";
import { fold } from "../src/core/fold";
import { Search } from "../src/core/search";
import { cell, EDGES, NODES } from "../src/files/csv";
import { EDGE, NODE } from "../src/files/graphml";
import { LANGUAGES } from "../src/model/languages";
import { tokens } from "../src/views/sparql/bench/lexer";
import { sample } from "./sample";
import { table } from "./twins";

test("dates are said alike, and have the same days or the same reason why they have none", () => {
  const iso = ([year, month, day]: readonly [number, number, number]): string =>
    `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  for (const [edtf = "", vi, en, ru, first, last] of table<string[][]>("dates")) {
    assert.deepEqual(
      LANGUAGES.map((language) => dateWords(edtf, language)),
      [vi, en, ru],
    );
    const none = formOf(edtf) ? "backwards" : "no date";
    const found = dateBounds(edtf)?.map((bound) => (typeof bound === "string" ? bound : iso(bound))) ?? [none, none];
    assert.deepEqual(found, [first, last], edtf);
  }
});

test("names are folded alike", () => {
  for (const [typed = "", folded] of table<[string, string][]>("fold")) assert.equal(fold(typed), folded);
});

test("queries are cut alike", () => {
  for (const [query, cut] of table<[string, string[]][]>("tokens")) {
    assert.deepEqual(
      tokens(query).map(({ sort, text }) => `${sort} ${text}`),
      cut,
    );
  }
});

test("files have the same columns, and the same cells are kept from being formulas", () => {
  const columns = table<Record<string, string[]>>("columns");
  assert.deepEqual({ nodes: NODES, edges: EDGES, "node attributes": NODE, "edge attributes": EDGE }, columns);
  for (const [text = "", safe] of table<[string, string][]>("cells")) assert.equal(cell(text), safe);
});

test("things are found alike, and as well", () => {
  const { things, asked } = table<{ things: Record<string, string[]>; asked: [string, [string, number][]][] }>("search");
  const model = sample({
    things: Object.entries(things).map(([id, [vi = "", en = "", ru = "", ...names]]) => [id.replace("/", ":"), [vi, en, ru], 0, names]),
  });
  const search = new Search(model);
  for (const [text, hits] of asked) {
    const found = search.find(text, 5).map(({ thing, rank }): [string, number] => [thing.id.replace(":", "/"), rank]);
    assert.deepEqual(found, hits, text);
  }
});
