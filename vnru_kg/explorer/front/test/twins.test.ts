// What Python does too, by the tables that its tests read.
import assert from "node:assert/strict";
import { test } from "node:test";
import { dateBounds, dateWords, formOf } from "../src/core/dates";
import { fold } from "../src/core/fold";
import { inDigits, onAxis } from "../src/core/numbers";
import { Search } from "../src/core/search";
import { collator } from "../src/core/text";
import { fill } from "../src/core/words";
import { expand, Shortener, triplesOf, turtle } from "../src/engine/turtle";
import { cell, edgeColumns, nodeColumns } from "../src/files/csv";
import { edgeAttributes, nodeAttributes } from "../src/files/graphml";
import { LANGUAGES } from "../src/model/languages";
import { ways } from "../src/path/ways";
import { gather, parse } from "../src/views/sparql/bench/answer";
import { closeMatches } from "../src/views/sparql/bench/close";
import { dateComparisons } from "../src/views/sparql/bench/compared";
import { Enquiry } from "../src/views/sparql/bench/enquiry";
import { totallyOrdered } from "../src/views/sparql/bench/order";
import { position, prologue } from "../src/views/sparql/bench/prepare";
import { fill as fillIn, termFor } from "../src/views/sparql/bench/questions";
import { ofDate, remarksOn } from "../src/views/sparql/bench/remarks";
import { type Contents, keyOf, valuesInVain } from "../src/views/sparql/bench/values";
import { sample } from "./sample";
import { over } from "./store";
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

test("names stand in the same order", () => {
  const found = table<Record<string, string[]>>("alphabet");
  assert.deepEqual(Object.keys(found), [...LANGUAGES]);
  for (const language of LANGUAGES) {
    const ordered = found[language] ?? [];
    assert.deepEqual([...ordered].reverse().sort(collator(language).compare), ordered, language);
  }
});

test("numbers are written alike, and words take the same form beside them", () => {
  const { plain, axis, forms } = table<{ plain: string[][]; axis: string[][]; forms: number[][] }>("numbers");
  for (const [text = "", ...written] of plain)
    assert.deepEqual(
      LANGUAGES.map((language) => inDigits(text, language)),
      written,
      text,
    );
  for (const [text, sort = "", ...written] of axis)
    assert.deepEqual(
      LANGUAGES.map((language) => onAxis(Number(text), sort, language)),
      written,
      text,
    );
  for (const [number = 0, ...chosen] of forms)
    assert.deepEqual(
      LANGUAGES.map((language, n) => fill(`{n|${["0", "0|1", "0|1|2"][n]}}`, language, { n: number })),
      chosen.map(String),
      String(number),
    );
});

test("names are shortened and spelt out alike, and Turtle has the same bytes", () => {
  const {
    prefixes,
    names,
    triples,
    turtle: lines,
  } = table<{
    prefixes: Record<string, string>;
    names: [string, string][];
    triples: string[];
    turtle: string[];
  }>("turtle");
  const short = new Shortener(prefixes);
  for (const [iri, name] of names) {
    assert.equal(short.iri(iri), name);
    assert.equal(expand(name, prefixes), iri);
  }
  assert.equal(turtle(triplesOf(triples.join("\n")), prefixes, "https://w3id.org/vnru/"), lines.join("\n"));
});

test("the same words are near to one that is not known", () => {
  const { known, asked } = table<{ known: string[]; asked: [string, string[], string[]?][] }>("near");
  for (const [word, near, others] of asked) assert.deepEqual(closeMatches(word, others ?? known, 3), near, word);
});

test("orders are made total alike", () => {
  for (const [query, ordered] of table<[string, string][]>("orders")) assert.equal(totallyOrdered(query), ordered);
});

test("questions are filled in alike", () => {
  for (const [given, text, sent] of table<[Record<string, [string, string]>, string, string | null][]>("filled")) {
    let filled: string | null = text;
    for (const [name, [type, value]] of Object.entries(given)) {
      const term: string | null = value === "*" ? "" : termFor(type, value);
      filled = filled === null || term === null ? null : fillIn(filled, name, term);
    }
    // the page's query keeps its marks, so that a parameter can be given anew
    const lines = filled?.split("\n").filter((line) => !/^\s*#\?/.test(line));
    assert.equal(lines?.map((line) => line.replace(/ #\?\w+$/, "")).join("\n") ?? null, sent);
  }
});

test("files have the same columns, and the same cells are kept from being formulas", () => {
  const { nodes, edges, ...columns } = table<Record<string, string[]>>("columns");
  const written = {
    "nodes with passages": nodeColumns(),
    "edges with passages": edgeColumns(),
    "node attributes": nodeAttributes(),
    "edge attributes": edgeAttributes(),
  };
  assert.deepEqual(written, columns);
  // the page hands over one file, so that passages stand in a cell; the command writes them as rows of a third, which names edges by Id
  assert.deepEqual(nodeColumns().slice(0, -1), nodes?.slice(0, -1));
  assert.deepEqual(
    edgeColumns().slice(0, -1),
    edges?.slice(0, -1).filter((column) => column !== "Id"),
  );
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

test("the same ways are found, at the same price", () => {
  const { things, links, barred, hubs, limits, asked } = table<{
    things: string[];
    links: [string, string][];
    barred: string[];
    hubs: string[];
    limits: { steps: number; again: number; visits: number };
    asked: [string, string, [string, number][]][];
  }>("ways");
  const number = (name: string): number => things.indexOf(name);
  const model = sample({
    things: things.map((id) => [id, [id]]),
    links: links.map(([a, b]) => [number(a), number(b), 1]),
    views: { connections: { ...limits, barred: barred.map(number), hubs: hubs.map(number) } },
  });
  for (const [start, end, told] of asked) {
    const found = ways(model, number(start), number(end)).map(({ things: passed, price }) => [
      passed.map((n) => things[n]).join(" "),
      Number(price.toFixed(6)),
    ]);
    assert.deepEqual(found, told, `${start} ${end}`);
  }
});

test("rows that say the same are gathered alike, with the same passages", () => {
  for (const [answer, columns, rows] of table<[object, string[], [(string | null)[], string[]][]][]>("passages")) {
    const found = gather(parse(JSON.stringify(answer)));
    assert.deepEqual(found.columns, columns);
    assert.deepEqual(
      found.rows.map(({ cells, passages }) => [cells.map((cell) => cell?.value ?? null), passages]),
      rows,
    );
  }
});

test("the same comparisons of dates are told of, in the same words", () => {
  const { prefixes, dates, cases } = table<{
    prefixes: Record<string, string>;
    dates: Record<string, string[]>;
    cases: [string, [number, number, string, string, string][]][];
  }>("compared");
  const instead = new Map(
    Object.entries(dates).map(([name, others]) => [expand(name, prefixes), others.map((other) => expand(other, prefixes))]),
  );
  for (const [query, told] of cases) {
    const found = dateComparisons(query, prefixes, (property) => instead.has(property)).map((one) => {
      const { start, said } = ofDate({ ...one, instead: instead.get(one.property) ?? [] }, prefixes);
      const { line, column } = position(query, start);
      return [line, column, ...LANGUAGES.map(said)];
    });
    assert.deepEqual(found, told, query);
  }
});

test("the same texts and values are told of as asked in vain, in the same words", () => {
  const { prefixes, languages, none, sorts, written, cases } = table<{
    prefixes: Record<string, string>;
    languages: string[];
    none: [string, string][];
    sorts: Record<string, string[]>;
    written: Record<string, Record<string, string[]>>;
    cases: [string, [number, number, string, string, string][]][];
  }>("values");
  const held: Contents = {
    languages,
    none: new Set(none.map(([kind, text]) => keyOf(expand(kind, prefixes), text))),
    sorts: new Map(Object.entries(sorts).map(([name, here]) => [expand(name, prefixes), here])),
    written: new Map(
      Object.entries(written).flatMap(([name, texts]) =>
        Object.entries(texts).map(([text, here]) => [keyOf(expand(name, prefixes), text), here] as const),
      ),
    ),
  };
  for (const [query, told] of cases) {
    const found = valuesInVain(query, prefixes, held).map(({ start, said }) => {
      const { line, column } = position(query, start);
      return [line, column, ...LANGUAGES.map(said)];
    });
    assert.deepEqual(found, told, query);
  }
});

test("an empty answer is explained alike, by what an engine says of the same graph", async () => {
  const { prefixes, data, cases } = table<{
    prefixes: Record<string, string>;
    data: string;
    cases: [string, [number, number, string, string, string][]][];
  }>("explained");
  const engine = over(`${prologue(prefixes)}\n${data}`);
  const none = { find: () => [] };
  for (const [query, told] of cases) {
    const found = await remarksOn(query, '{"boolean":false}', new Enquiry(engine, prefixes), none);
    const said = found.map(({ start, said }) => {
      const { line, column } = position(query, start);
      return [line, column, ...LANGUAGES.map(said)];
    });
    assert.deepEqual(said, told, query);
  }
  // what no search of things finds is offered by its likeness
  const [near] = await remarksOn("SELECT ?x { ?x schema:location place:hanoy }", '{"boolean":false}', new Enquiry(engine, prefixes), none);
  assert.equal(near?.said("en"), "place:hanoy is not in the graph. Did you mean place:hanoi?");
});
