// What is drawn is true: meetings, periods, planned and happened.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ofPeriod } from "../src/core/period";
import { initial, type State } from "../src/core/store";
import { indirect } from "../src/views/network/indirect";
import { meeting } from "../src/views/network/meeting";
import type { Data } from "../src/views/sparql/drawn/data";
import { momentsOf } from "../src/views/sparql/drawn/timeline";
import { sample } from "./sample";

const [PERSON, EVENT, OFFICE] = [0, 1, 2];
const name = (text: string): string[] => [text, text, text];
const model = sample({
  things: [
    ["person:a", name("A"), PERSON],
    ["person:b", name("B"), PERSON],
    ["person:c", name("C"), PERSON],
    ["event:met", name("Talks"), EVENT, [], "1994-06-16"],
    ["event:later", name("Visit"), EVENT, [], "2001-03-01"],
    ["office:pm", name("Prime Minister"), OFFICE],
  ],
  links: [
    [0, 3, 9],
    [1, 3, 9],
    [1, 4, 8],
    [2, 4, 8],
    [0, 5, 7, "1993-01-01"],
    [2, 5, 7, "2020-01-01"],
  ],
  // a and b met; b and c are named at the same visit, but took no part in it together
  kinds: [["office", name("Offices"), "#777777", "", 0.4, 0, [], []]],
  views: { meetings: [[3, 0, 1]] },
});
const first = initial(model, "network");
const persons: State = { ...first, off: new Set(["event", "office"]) };
const lines = (state: State, there = [0, 1, 2]): string[] =>
  indirect(model, new Set(there), state).map(({ a, b, through }) => `${a}-${b}: ${through.join()}`);

test("a line between persons is a meeting; an office that both held is none", () => {
  assert.deepEqual(lines(persons), ["0-1: 3"]);
  assert.deepEqual(lines({ ...persons, params: { period: "1991/2000" } }), ["0-1: 3"]);
  assert.deepEqual(lines({ ...persons, params: { period: "2000/2010" } }), []);
  assert.equal(meeting(model, [3], "en"), "Talks, 1994-06-16");
  assert.equal(meeting(model, [3, 4], "en"), "Talks, 1994-06-16 +1");
});

test("two events may be joined by who took part in both, never by an office or a place", () => {
  assert.deepEqual(lines({ ...first, off: new Set(["person", "office"]) }, [3, 4]), ["3-4: 1"]);
});

test("a thing is of a period if it or a relation of it is; what has no date only if it is wanted", () => {
  const within = (period: string, undated = false): number[] => {
    const state = { ...first, params: { period, ...(undated && { undated: "1" }) } };
    return model.things.filter((thing) => ofPeriod(thing, state)).map(({ index }) => index);
  };
  assert.deepEqual(within("1991/1995"), [0, 1, 3, 5]);
  assert.deepEqual(within("2001/2001"), [1, 2, 4]);
  assert.deepEqual(within("1960/1961"), []);
  const lone = sample({ things: [["person:x", name("X")]] });
  const thing = lone.things[0];
  assert.ok(thing && !ofPeriod(thing, { ...first, params: { period: "1991/1995" } }));
  assert.ok(ofPeriod(thing, { ...first, params: { period: "1991/1995", undated: "1" } }));
});

test("what several passages say of one event is one mark; that it happened wins over that it was planned", () => {
  const day = "http://id.loc.gov/datatypes/edtf/EDTF";
  const row = (n: number, when: string, mode = ""): Data["rows"][number] =>
    ({
      cells: [
        { type: "uri", value: `thing:${n}` },
        { type: "literal", value: when, datatype: day },
        mode ? { type: "uri", value: mode } : null,
      ],
    }) as unknown as Data["rows"][number];
  const data = {
    columns: ["visit", "when", "modality"],
    rows: [row(3, "1994-06", "code/planned"), row(3, "1994-06-16", "code/happened"), row(4, "2030", "code/planned"), row(4, "2030")],
    thing: (iri: string) => model.things[Number(iri.slice(6))] ?? null,
  } as unknown as Data;
  const found = momentsOf(data, 1).map(({ thing, dates, planned }) => [thing.index, dates.length, dates[0]?.precision, planned]);
  assert.deepEqual(found, [
    [3, 1, "day", false],
    [4, 1, "year", true],
  ]);
});

test("a mark is named by whom its date is of, not by what was asked about", () => {
  const uri = (n: number): object => ({ type: "uri", value: `thing:${n}` });
  const date = (value: string): object => ({ type: "literal", value, datatype: "http://id.loc.gov/datatypes/edtf/EDTF" });
  const asked = (rows: object[][]): number[] =>
    momentsOf(
      {
        columns: ["post", "person", "when"],
        rows: rows.map((cells) => ({ cells })),
        thing: (iri: string) => model.things[Number(iri.slice(6))] ?? null,
      } as unknown as Data,
      2,
    ).map(({ thing }) => thing.index);
  assert.deepEqual(
    asked([
      [uri(5), uri(0), date("1994")],
      [uri(5), uri(1), date("2001")],
    ]),
    [0, 1],
    "holders of one office",
  );
  assert.deepEqual(
    asked([
      [uri(3), uri(0), date("1994")],
      [uri(3), uri(1), date("1994")],
    ]),
    [3],
    "an event has its own date",
  );
});
