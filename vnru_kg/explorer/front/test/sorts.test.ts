import assert from "node:assert/strict";
import { test } from "node:test";
import { initial } from "../src/core/store";
import { passes } from "../src/core/things";
import { alone, nameOfSort, omissions, passState, type Sort, sortsOf, toggleType } from "../src/core/types";
import { read, write } from "../src/core/url";
import { at } from "../src/model/read";
import { sample } from "./sample";

const named = (name: string): string[] => [name, name, name];
const model = sample({
  types: [
    ["code:visit", named("visit"), []],
    ["code:state-visit", named("state visit"), [0]],
    ["<http://x.org/a,b!c>", named("signing"), []],
    ["code:signing-ceremony", named("signing ceremony"), [2, 4]],
    ["code:ceremony", named("ceremony"), []],
    ["code:one", named("one"), [6]],
    ["code:other", named("other"), []],
  ],
  things: [
    ["person:p", named("P"), 0, [], "", [5]],
    ["event:v", named("V"), 1, [], "", [0]],
    ["event:s", named("S"), 1, [], "", [1]],
    ["event:both", named("B"), 1, [], "", [1, 2]],
    ["event:c", named("C"), 1, [], "", [3]],
    ["event:f", named("F"), 1, [], "", [4]],
    ["event:none", named("N"), 1],
  ],
});
const [people, events] = [at(model.kinds, 0), at(model.kinds, 1)];
const first = initial(model, "list");
const told = (sorts: readonly Sort[]): unknown[] =>
  sorts.map((sort) => [nameOfSort(sort, "en"), sort.members.length, ...(sort.inner.length ? [told(sort.inner)] : [])]);
const find = (id: string): Sort => {
  const all = sortsOf(model, events).flatMap((sort) => [sort, ...sort.inner]);
  return at(
    all.filter((sort) => sort.id === id),
    0,
  );
};
const there = (off: ReadonlySet<string>): string =>
  model.things
    .filter((thing) => passes(thing, { ...first, off }))
    .map(({ id }) => id.split(":")[1])
    .join(" ");

test("the sorts of a kind are a tree: one may be below two, what is of none has a place, one alone is not told", () => {
  assert.deepEqual(told(sortsOf(model, events)), [
    ["visit", 3, [["state visit", 2]]],
    ["signing", 2, [["signing ceremony", 1]]],
    ["ceremony", 2, [["signing ceremony", 1]]],
    ["other", 1],
  ]);
  assert.deepEqual(sortsOf(model, people), []);
});

test("a thing goes when all that it is goes, and comes back with one of them", () => {
  const visits = toggleType(model, new Set(), events, find("code:visit"));
  assert.equal(there(visits), "p both c f none");
  assert.equal(there(toggleType(model, visits, events, find("<http://x.org/a,b!c>"))), "p f none");
  assert.equal(there(toggleType(model, visits, events, find("code:state-visit"))), "p s both c f none");
  assert.equal(passState(model, visits, events), "some");
  assert.equal(passState(model, visits, events, find("code:visit")), "none");
  assert.deepEqual(
    omissions(model, visits).map((sort) => nameOfSort(sort, "en")),
    ["visit"],
  );
});

test("all sorts of a kind are the kind", () => {
  let off = new Set<string>();
  for (const sort of sortsOf(model, events)) if (passState(model, off, events, sort) !== "none") off = toggleType(model, off, events, sort);
  // a sort that was gone in part is there whole first
  for (const sort of sortsOf(model, events)) if (passState(model, off, events, sort) === "all") off = toggleType(model, off, events, sort);
  assert.deepEqual([...toggleType(model, new Set(), events)], ["event"]);
  assert.equal(passState(model, off, events, find("-event")), "none");
  assert.equal(there(alone(model, events, find("-event"))), "none");
  assert.equal(there(alone(model, events)), "v s both c f none");
  assert.equal(there(toggleType(model, new Set(["event"]), events, find("code:ceremony"))), "p c f");
});

test("an address holds the sorts that are left out, whatever their names; older ones say kinds only", () => {
  const off = new Set(["person", "<http://x.org/a,b!c>", "-event"]);
  const fragment = write({ ...first, off }, model, first);
  assert.deepEqual([...read(`#${fragment}`, model, first).off].sort(), [...off].sort());
  assert.deepEqual([...read("#kinds=event", model, first).off], ["person"]);
  assert.deepEqual([...read("#without=code:nobody,%3Cscript%3E", model, first).off], []);
});
