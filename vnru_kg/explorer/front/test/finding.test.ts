import assert from "node:assert/strict";
import { test } from "node:test";
import { spanOf } from "../src/draw/spans";
import { finding } from "../src/views/figures/finding";
import type { Observation } from "../src/views/figures/rows";
import "./words";

type Row = readonly [edtf: string, value: number, low?: number | null, high?: number | null, bound?: string];

function figures(rows: readonly Row[]): Observation[] {
  return rows.map(([edtf, value, low = value, high = value, bound = "exact"], n) => {
    const span = spanOf(edtf);
    assert.ok(span, edtf);
    return { id: `o${n}`, dated: true, span, edtf, value, upper: null, low, high, bound, words: String(value) } as unknown as Observation;
  });
}

const say = (rows: readonly Row[], { stock = true, sort = "", language = "en", name = "Wells", clashing = [] as string[] } = {}): string =>
  finding({ stock, sort }, name, figures(rows), new Set(clashing), language);

test("a chart says from what to what it went, in each language with the verb of the name", () => {
  const rows: Row[] = [
    ["2003", 40],
    ["2011", 90],
  ];
  assert.equal(say(rows), "Wells grew from 40 (2003) to 90 (2011)");
  assert.equal(say(rows, { language: "vi", name: "Số giếng" }), "Số giếng tăng từ 40 (2003) lên 90 (2011)");
  const verbs = { "Торговый оборот": "вырос", Доля: "выросла", Численность: "выросла", "Число скважин": "выросло", Стипендии: "выросли" };
  for (const [name, verb] of Object.entries(verbs))
    assert.equal(say(rows, { language: "ru", name }), `${name} ${verb}: было 40 (2003), стало 90 (2011)`);
  assert.equal(say([...rows].reverse().map(([, value], n): Row => [n ? "2011" : "2003", value])), "Wells fell from 90 (2003) to 40 (2011)");
});

test("what lies highest or lowest in between is told, and where figures disagree", () => {
  assert.equal(
    say([
      ["2001", 5],
      ["2004", 9, 8, 9, "nearly"],
      ["2008", 7],
    ]),
    "Wells grew from 5 (2001) to 7 (2008); the highest figure is 9 (2004)",
  );
  assert.equal(
    say([
      ["2001", 5],
      ["2004", 2],
      ["2008", 7],
    ]),
    "Wells grew from 5 (2001) to 7 (2008); the lowest figure is 2 (2004)",
  );
  const disputed = say([
    ["2001", 5],
    ["2004", 6],
    ["2004", 7],
    ["2008", 9],
    ["2008", 12],
  ]);
  assert.equal(disputed, "Wells grew from 5 (2001) to 9 or 12 (2008; figures disagree); some figures in between disagree");
  assert.equal(
    say(
      [
        ["2001", 5],
        ["2008", 9],
      ],
      { clashing: ["o1"] },
    ),
    "Wells grew from 5 (2001) to 9 (2008; figures disagree)",
  );
  // more than 8 and 9 do not disagree; 9 is the closer
  assert.equal(
    say([
      ["2001", 5],
      ["2008", 8, 8, null, "over"],
      ["2008", 9],
    ]),
    "Wells grew from 5 (2001) to 9 (2008)",
  );
});

test("nothing is claimed that the figures do not bear", () => {
  assert.equal(
    say([
      ["2001", 50, 40, 60, "about"],
      ["2008", 55],
    ]),
    "Wells: 50 (2001); 55 (2008)",
    "55 may be no more than about 50",
  );
  assert.equal(
    say([
      ["2001", 50, 50, null, "over"],
      ["2008", 90],
    ]),
    "Wells: 50 (2001); 90 (2008)",
    "more than 50 may be 90",
  );
  assert.equal(
    say([
      ["2001", 50],
      ["2008", 40],
      ["2008", 60],
    ]),
    "Wells: 50 (2001); 40 or 60 (2008; figures disagree)",
  );
  assert.equal(
    say(
      [
        ["2001", 5],
        ["2008", 3],
      ],
      { sort: "rank" },
    ),
    "Wells: 5 (2001); 3 (2008)",
    "a rank goes up as its number falls",
  );
  assert.equal(
    say(
      [
        ["2001", 5],
        ["1990/2008", 30],
      ],
      { stock: false },
    ),
    "Wells: 5 (2001); 30 (1990–2008)",
    "one is part of the other",
  );
  assert.equal(
    say(
      [
        ["2001", 5],
        ["2002/2008", 30],
      ],
      { stock: false },
    ),
    "Wells: 5 (2001); 30 (2002–2008)",
    "counted for longer",
  );
  assert.equal(
    say(
      [
        ["2001", 5],
        ["2008", 9],
        ["2009-01/2009-04", 2],
      ],
      { stock: false },
    ),
    "Wells grew from 5 (2001) to 9 (2008)",
  );
  assert.equal(
    say([
      ["2001", 5],
      ["2008", 9],
      ["2009-04", 2],
    ]),
    "Wells fell from 5 (2001) to 2 (April 2009); the highest figure is 9 (2008)",
  );
  assert.equal(
    say([
      ["2001", 5],
      ["2003/..", 9],
    ]),
    "Wells: 5 (2001); 9 (since 2003)",
  );
  assert.equal(say([["2001", 5]]), "Wells: 5 (2001)");
  assert.equal(say([]), "Wells");
});
