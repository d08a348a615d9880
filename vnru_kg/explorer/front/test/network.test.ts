import assert from "node:assert/strict";
import { test } from "node:test";
import { initial, type State } from "../src/core/store";
import { type Caption, drawNames } from "../src/views/network/labels";
import { frameOf } from "../src/views/network/look";
import { place, type Spot } from "../src/views/network/place";
import { type Ground, Pointer } from "../src/views/network/pointer";
import { BATCH, restOf, visibleLinks, visibleThings } from "../src/views/network/shown";
import { sample } from "./sample";

// a hub of 30, of which the first four are shown when the page opens
const model = sample({
  things: Array.from({ length: 30 }, (_, n) => [`person:${n}`, [`${n}`, `${n}`, `${n}`], n % 2]),
  links: [...Array.from({ length: 29 }, (_, n): [number, number, number] => [0, n + 1, 100 - n]), [1, 2, 500], [2, 3, 400], [1, 3, 1]],
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

test("links hold together what is shown; a weak one is drawn only when asked for", () => {
  const there = visibleThings(model, first);
  const pairs = (all: boolean, selected = -1): string[] =>
    visibleLinks(model, there, { ...first, selected }, all).map((link) => `${link.a}-${link.b}`);
  assert.deepEqual(pairs(true), ["1-2", "2-3", "0-1", "0-2", "0-3", "1-3"]);
  assert.ok(["1-2", "2-3", "0-1"].every((pair) => pairs(false).includes(pair)));
  assert.ok(pairs(false, 3).includes("1-3"));
});

test("within a period the lines are those of its relations, and those that nobody dates", () => {
  const dated = sample({
    things: ["0", "1", "2", "3"].map((n) => [`person:${n}`, [n, n, n], 0, [], "1995"]),
    links: [
      [0, 1, 30, "1995"],
      [0, 2, 20, "2024"],
      [0, 3, 10],
    ],
  });
  const state: State = { ...initial(dated, "network"), params: { period: "1991/2000" } };
  const pairs = (some: State): string[] => visibleLinks(dated, visibleThings(dated, some), some, true).map((link) => `${link.a}-${link.b}`);
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

const rule = {
  font: "",
  measureText: (text: string) => ({ width: 7 * text.length }),
  strokeText: () => undefined,
  fillText: () => undefined,
  beginPath: () => undefined,
  moveTo: () => undefined,
  lineTo: () => undefined,
  stroke: () => undefined,
} as unknown as CanvasRenderingContext2D;
const sheet = { left: 0, top: 0, right: 500, bottom: 400 };
const bare = { family: "x", ink: "", faded: "", ground: "" };
const caption = (n: number, x: number, y: number, more: Partial<Caption> = {}): Caption => ({
  ...{ n, name: `name of ${n}`, x, y, radius: 6, always: false, large: false, first: false, faded: false },
  ...more,
});

test("a name that has no room in the middle of a side begins or ends with its sign", () => {
  // signs under, over, left and right of the first, all of which a name in the middle would cover
  const crossed = [caption(0, 250, 200), caption(1, 225, 214), caption(2, 275, 186), caption(3, 275, 200), caption(4, 225, 200)];
  const boxes = drawNames(rule, crossed, bare, [], sheet);
  assert.ok(boxes.has(0));
  const box = boxes.get(0) ?? sheet;
  for (const { x, y } of crossed) assert.ok(x + 6 <= box.left || x - 6 >= box.right || y + 6 <= box.top || y - 6 >= box.bottom);
});

test("what is too large for the room is written smaller, not left out", () => {
  const narrow = { left: 220, top: 180, right: 300, bottom: 226 };
  const wide = { ...rule, measureText: (text: string) => ({ width: (rule.font.startsWith("620") ? 12 : 7) * text.length }) };
  const pen = Object.assign(wide, {
    set font(font: string) {
      rule.font = font;
    },
    get font() {
      return rule.font;
    },
  });
  const boxes = drawNames(pen as CanvasRenderingContext2D, [caption(0, 260, 200, { large: true, name: "ninechars" })], bare, [], narrow);
  assert.equal((boxes.get(0)?.right ?? 0) - (boxes.get(0)?.left ?? 0), 63);
});

test("the foremost stand off with a line rather than over a sign", () => {
  const around = [-14, 0, 14].flatMap((x) => [-14, 0, 14].map((y) => [x, y] as const)).filter(([x, y]) => x || y);
  const crowd = around.map(([x, y], n) => caption(n + 1, 250 + 1.2 * x, 200 + 1.2 * y, { radius: 8 }));
  const box = drawNames(rule, [caption(0, 250, 200, { first: true }), ...crowd], bare, [], sheet).get(0);
  assert.ok(box);
  for (const { x, y } of crowd) assert.ok(x + 8 <= box.left || x - 8 >= box.right || y + 8 <= box.top || y - 8 >= box.bottom);
});

test("among many things, what the pointer leaves with the canvas is told again when it comes back", () => {
  const told: string[] = [];
  const host = new EventTarget();
  let drawn = 0;
  const ground = {
    host,
    network: { on: () => undefined, redraw: () => drawn++ },
    app: { model },
    tip: { hide: () => told.push("nothing"), thing: ({ index }: { index: number }) => told.push(`thing ${index}`) },
    amongMany: () => true,
    signAt: ({ x }: { x: number }) => (x < 100 ? 7 : -1),
  };
  const pointer = new Pointer(ground as unknown as Ground);
  const move = (x: number): boolean => host.dispatchEvent(Object.assign(new Event("pointermove"), { offsetX: x, offsetY: 5, buttons: 0 }));
  move(50);
  move(60);
  host.dispatchEvent(new Event("pointerleave"));
  assert.equal(pointer.hovered, -1);
  move(50);
  assert.deepEqual(told, ["thing 7", "nothing", "thing 7"]);
  assert.equal(drawn, 3);
  host.dispatchEvent(new Event("pointerleave"));
  host.dispatchEvent(new Event("pointerleave"));
  assert.equal(drawn, 4);
});

test("however many things there are, all of them are brought into sight", () => {
  const spots = Array.from({ length: 300_000 }, (_, n) => ({ x: n - 100_000, y: n % 1000 }));
  const frame = frameOf(spots, { width: 1000, height: 800 });
  assert.equal(frame?.position.x, 49_999.5);
  assert.ok(frame && 300_000 * frame.scale <= 1000);
});
