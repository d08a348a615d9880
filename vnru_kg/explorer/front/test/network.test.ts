import assert from "node:assert/strict";
import { test } from "node:test";
import { initial, type State } from "../src/core/store";
import { type Caption, drawNames } from "../src/views/network/labels";
import { place, type Spot } from "../src/views/network/place";
import { BATCH, restOf, visibleThings, visibleTies } from "../src/views/network/shown";
import { sample } from "./sample";

// a hub of 30, of which the first four are shown when the page opens
const model = sample({
  things: Array.from({ length: 30 }, (_, n) => [`person:${n}`, [`${n}`, `${n}`, `${n}`], n % 2]),
  ties: [...Array.from({ length: 29 }, (_, n): [number, number, number] => [0, n + 1, 100 - n]), [1, 2, 500], [2, 3, 400], [1, 3, 1]],
  opening: [0, 1, 2, 3],
});
const first = initial(model, "network");
const numbers = (state: State): number[] => [...visibleThings(model, state)].sort((a, b) => a - b);

test("the opening is shown, and the selected thing with it", () => {
  assert.deepEqual(numbers(first), [0, 1, 2, 3]);
  assert.deepEqual(numbers({ ...first, selected: 20 }), [0, 1, 2, 3, 20]);
});

test("neighbours come in batches, the strongest first, until none is left", () => {
  assert.equal(restOf(model, first, 0).length, 26);
  const once: State = { ...first, grown: new Map([[0, 1]]) };
  assert.deepEqual(numbers(once), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  assert.equal(restOf(model, once, 0).length, 26 - BATCH);
  assert.equal(restOf(model, { ...first, grown: new Map([[0, 4]]) }, 0).length, 0);
});

test("a filter makes room for the most important of what is left, and nothing filtered is shown", () => {
  const state: State = { ...first, off: new Set(["event"]) };
  assert.deepEqual(numbers(state), [0, 2, 4, 6]);
  assert.ok(restOf(model, state, 0).every((n) => n % 2 === 0));
  assert.deepEqual(numbers({ ...state, hidden: new Set([2]) }), [0, 4, 6]);
});

test("ties hold together what is shown; a weak one is drawn only when asked for", () => {
  const there = visibleThings(model, first);
  const pairs = (all: boolean, selected = -1): string[] =>
    visibleTies(model, there, { ...first, selected }, all).map((tie) => `${tie.a}-${tie.b}`);
  assert.deepEqual(pairs(true), ["1-2", "2-3", "0-1", "0-2", "0-3", "1-3"]);
  assert.ok(["1-2", "2-3", "0-1"].every((pair) => pairs(false).includes(pair)));
  assert.ok(pairs(false, 3).includes("1-3"));
});

test("within a period the lines are those of its relations, and those that nobody dates", () => {
  const dated = sample({
    things: ["0", "1", "2", "3"].map((n) => [`person:${n}`, [n, n, n], 0, [], "1995"]),
    ties: [
      [0, 1, 30, "1995"],
      [0, 2, 20, "2024"],
      [0, 3, 10],
    ],
  });
  const state: State = { ...initial(dated, "network"), params: { period: "1991/2000" } };
  const pairs = (some: State): string[] => visibleTies(dated, visibleThings(dated, some), some, true).map((tie) => `${tie.a}-${tie.b}`);
  assert.deepEqual(pairs(state), ["0-1", "0-3"]);
  assert.deepEqual(pairs({ ...state, params: {} }), ["0-1", "0-2", "0-3"]);
});

test("things that are shown stand apart, always in the same places, and stay when others come", () => {
  const spots = (): Map<number, Spot> => {
    const found = new Map<number, Spot>();
    place(model, new Set([...Array(30).keys()]), found, 1.5);
    return found;
  };
  const one = spots();
  assert.deepEqual([...one], [...spots()]);
  const all = [...one.values()];
  for (const [n, a] of all.entries()) for (const b of all.slice(n + 1)) assert.ok(Math.hypot((a.x - b.x) / 92, (a.y - b.y) / 58) > 0.5);
  const few = new Map<number, Spot>();
  place(model, new Set([0, 1, 2]), few, 1);
  const before = structuredClone([...few]);
  place(model, new Set([0, 1, 2, 9, 10]), few, 1);
  assert.deepEqual([...few].slice(0, 3), before);
});

test("names never cover each other, and the first comes first", () => {
  const ctx = {
    font: "",
    measureText: (text: string) => ({ width: 7 * text.length }),
    strokeText: () => undefined,
    fillText: () => undefined,
  } as unknown as CanvasRenderingContext2D;
  const things: Caption[] = Array.from({ length: 40 }, (_, n) => ({
    n,
    name: `name of ${n}`,
    x: 100 + (n % 8) * 30,
    y: 100 + Math.floor(n / 8) * 14,
    radius: 4,
    always: n === 39,
    large: false,
    first: false,
    faded: false,
  }));
  const boxes = drawNames(ctx, things, { family: "x", ink: "", faded: "", ground: "" }, [], { left: 0, top: 0, right: 500, bottom: 400 });
  assert.ok(boxes.has(0) && boxes.has(39));
  const free = [...boxes].filter(([n]) => n !== 39).map(([, box]) => box);
  for (const [n, a] of free.entries())
    for (const b of free.slice(n + 1)) assert.ok(a.left >= b.right || b.left >= a.right || a.top >= b.bottom || b.top >= a.bottom);
});

test("the name of a prominent thing may touch the signs around it, and hide none", () => {
  const ctx = {
    font: "",
    measureText: (text: string) => ({ width: 7 * text.length }),
    strokeText: () => undefined,
    fillText: () => undefined,
  } as unknown as CanvasRenderingContext2D;
  const sign = { name: "", radius: 10, always: false, large: false, first: false, faded: false };
  const canvas = { left: 0, top: 0, right: 400, bottom: 400 };
  const named = (prominent: boolean, nearer: number): boolean => {
    const apart = 36 - nearer; // from sign to sign, at every side of the one in the middle
    const around = [
      [0, apart],
      [apart + 27, 0],
      [-apart - 27, 0],
      [0, -apart],
    ].map(([x = 0, y = 0], n) => ({ ...sign, n: n + 1, x: 200 + x, y: 200 + y }));
    const middle = { ...sign, n: 0, name: "a name", x: 200, y: 200, prominent };
    return drawNames(ctx, [middle, ...around], { family: "x", ink: "", faded: "", ground: "" }, [], canvas).has(0);
  };
  assert.deepEqual([named(true, -30), named(false, -30)], [true, true], "there is room");
  assert.deepEqual([named(true, 0), named(false, 0)], [true, false], "a little of a sign is covered");
  assert.deepEqual([named(true, 10), named(false, 10)], [false, false], "half of it would be");
});
