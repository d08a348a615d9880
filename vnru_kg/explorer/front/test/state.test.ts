import assert from "node:assert/strict";
import { test } from "node:test";
import { dateBounds, dateWords } from "../src/core/dates";
import { initial, type State, Store } from "../src/core/store";
import { choose, plain } from "../src/core/text";
import { read, write } from "../src/core/url";
import { fill } from "../src/core/words";
import { dayTyped } from "../src/day/typed";
import { LANGUAGES } from "../src/model/languages";
import { wordAt } from "../src/panel/words-in-text";
import { sample } from "./sample";
import "./words";
import { table } from "./twins";

const model = sample({
  things: [
    ["person:a", ["A", "A", "A"]],
    ["person:b,c", ["B", "B", "B"]],
    ["event:e", ["E", "E", "E"], 1],
  ],
  links: [[0, 1, 5]],
});
const first = initial(model, "network");

test("an untouched page has no fragment", () => assert.equal(write(first, model, first), ""));

test("what a fragment says is what was written", () => {
  const state: State = {
    ...first,
    language: "ru",
    view: "list",
    selected: 2,
    off: new Set(["event"]),
    text: "võ & b=c#",
    grown: new Map([[0, 2]]),
    hidden: new Set([2]),
    pinned: new Set([0]),
    params: { sort: "-links" },
  };
  assert.deepEqual(read(`#${write(state, model, first)}`, model, first), state);
  assert.equal(read("#kinds=", model, first).off.size, model.kinds.length);
});

test("nonsense in a fragment is passed over", () => {
  const state = read("#thing=person:nobody&lang=xx&grown=person:a*-3,*,x*y&kinds=person,nothing&hidden=%3Cscript%3E", model, first);
  assert.equal(state.selected, -1);
  assert.equal(state.language, "vi");
  assert.deepEqual([...state.grown], [[0, 0]]);
  assert.deepEqual([...state.off], ["event"]);
  assert.equal(state.hidden.size, 0);
});

test("the store tells of changes only, and records them", () => {
  const recorded: boolean[] = [];
  const told: State[] = [];
  const store = new Store(first, (_, push) => recorded.push(push));
  store.subscribe((state) => told.push(state));
  store.set({ selected: first.selected });
  store.set({ selected: 1 });
  store.set({ text: "x" }, false);
  assert.deepEqual(recorded, [true, false]);
  assert.equal(told.length, 2);
});

test("numbers take the form that their language asks for", () => {
  const template = "{n} {n|объект|объекта|объектов}";
  assert.deepEqual(
    [1, 3, 5, 21].map((n) => fill(template, "ru", { n })),
    ["1 объект", "3 объекта", "5 объектов", "21 объект"],
  );
  assert.equal(fill("{n} {n|thing|things}", "en", { n: 1 }), "1 thing");
  assert.equal(fill("{n} đối tượng", "vi", { n: 1824 }), "1.824 đối tượng");
  assert.equal(fill("{text}", "en", { text: "{n} <b>" }), "{n} <b>");
});

test("a missing language is stood in for, and says so", () => {
  assert.deepEqual(choose(["", "Hanoi", ""], "ru"), { text: "Hanoi", language: "en", fallback: true });
  assert.equal(choose(["Hà Nội", "", ""], "vi").fallback, false);
  assert.equal(plain("a\u202eb\u2066c\u0000"), "a b c ");
});

test("a name is found in a text only as a word of its own", () => {
  assert.equal(wordAt("Ngày nay, Nga", "Nga"), 10);
  assert.equal(wordAt("экономика", "кон"), -1);
});

test("a day is read as the page writes it, in each language, and as people type it", () => {
  let seen = 0;
  for (const [edtf = ""] of table<string[][]>("dates").filter(([edtf = ""]) => /^(?:19|20)\d\d(?:-\d\d){0,2}$/.test(edtf))) {
    const last = dateBounds(edtf)?.[1];
    if (!last || typeof last === "string" || edtf.slice(5, 7) > "12") continue;
    const day = last.map((part) => String(part).padStart(2, "0")).join("-");
    for (const language of LANGUAGES) assert.equal(dayTyped(dateWords(edtf, language)), day, dateWords(edtf, language));
    seen++;
  }
  assert.ok(seen > 3);
  const same = ["29.7.2012", "29/07/2012", " 2012-07-29 ", "ngày 29 tháng 7 năm 2012", "July 29th, 2012", "29 июл 2012 г.", "2012.7.29"];
  for (const text of same) assert.equal(dayTyped(text), "2012-07-29", text);
  for (const text of [
    "",
    "yesterday",
    "31.2.2012",
    "29.7.12",
    "7",
    "июль",
    "1.2.3.2012",
    "1 May June 2012",
    "2012-13",
    "32/1/2000",
    "3000",
  ])
    assert.equal(dayTyped(text), null, text);
});

test("an address with a view's former name opens that view", () => {
  const first = initial(model, "network");
  assert.equal(read("view=disagreements", model, first).view, "conflicts");
  assert.equal(read("view=list", model, first).view, "list");
  assert.equal(read("view=constructor", model, first).view, "constructor");
});

test("an address with a parameter's former name says the same", () => {
  assert.deepEqual(read("ties=all&sort=-ties&route=ties", model, first).params, { links: "all", sort: "-links", route: "ties" });
  assert.equal(read("sort=ties", model, first).params["sort"], "links");
});
