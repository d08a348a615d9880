import assert from "node:assert/strict";
import { test } from "node:test";
import { onAxis } from "../src/core/numbers";
import type { App } from "../src/core/page";
import { periodOf, setPeriod, within } from "../src/core/period";
import { initial, type State, Store } from "../src/core/store";
import { at, spanOf, tickWords } from "../src/draw/spans";
import { ways } from "../src/path/ways";
import { aside, bands, boundsOf, range, runs } from "../src/views/figures/bands";
import { isPart } from "../src/views/figures/chart";
import { arcOf, middleOf, spread } from "../src/views/map/geometry";
import { extent, gap, histogram, LEAST, names, POINT, pack, withName } from "../src/views/timeline/pack";
import { sample } from "./sample";

const span = (edtf: string): NonNullable<ReturnType<typeof spanOf>> => {
  const found = spanOf(edtf);
  assert.ok(found, edtf);
  return found;
};

test("a date is the stretch of time that it may mean", () => {
  assert.deepEqual(span("1994"), {
    start: at(1994, 0, 1),
    end: at(1995, 0, 1),
    precision: "year",
    from: "known",
    to: "known",
    vague: false,
  });
  assert.deepEqual([span("1994-06").start, span("1994-06").end], [at(1994, 5, 1), at(1994, 6, 1)]);
  assert.deepEqual([span("2024-12").end, span("2024-02-29").end], [at(2025, 0, 1), at(2024, 2, 1)]);
  assert.equal(span("1994-06-16").precision, "day");
  const about = span("1990~/1993~");
  assert.deepEqual([about.start, about.end, about.vague, about.precision], [at(1990, 0, 1), at(1994, 0, 1), true, "interval"]);
});

test("an open side is told from one that nobody knows", () => {
  assert.deepEqual([span("2012/..").from, span("2012/..").to], ["known", "open"]);
  assert.equal(span("1975/").to, "unknown");
  assert.deepEqual([span("../1991").from, span("../1991").end], ["open", at(1992, 0, 1)]);
});

test("what is no date has no span", () => {
  for (const text of ["", "..", "/", "../..", "199x", "1994-13", "1994-06-41", "2001/1999", "1/2/3", "<b>"])
    assert.equal(spanOf(text), null, text);
});

test("marks of the axis say what begins there", () => {
  assert.deepEqual([tickWords(new Date(at(2001, 0, 1)), "en"), tickWords(new Date(at(2001, 2, 1)), "en")], ["2001", "Mar"]);
  assert.equal(tickWords(new Date(at(2001, 2, 5)), "vi"), "5/3");
});

const year = (time: number): number => ((time - at(2000, 0, 1)) / (at(2001, 0, 1) - at(2000, 0, 1))) * 100;
const edge = { left: -20, right: 520 };

test("a day is a point, a year its bar, a month never too small to see, what goes on reaches the edge", () => {
  const day = extent(span("2000-07-02"), year, edge);
  assert.ok(Math.abs(day.right - day.left - POINT) < 1e-9 && Math.abs((day.left + day.right) / 2 - 50) < 0.5);
  const whole = extent(span("2000"), year, edge);
  assert.deepEqual([whole.left, whole.right], [0, 100]);
  const month = extent(span("2000-03"), (time) => year(time) / 20, edge);
  assert.ok(Math.abs(month.right - month.left - LEAST) < 1e-9);
  assert.deepEqual([extent(span("2001/.."), year, edge).right, extent(span("../2001"), year, edge).left], [edge.right, edge.left]);
  const unknown = extent(span("2001/"), year, edge);
  assert.ok(unknown.right > 200 && unknown.right < 300);
});

test("marks of one row never touch, until there are no rows left", () => {
  const extents = Array.from({ length: 30 }, (_, n) => ({ left: 4 * n, right: 4 * n + 10 }));
  const rows = pack(extents, 2, 99);
  extents.forEach((one, n) => extents.slice(0, n).forEach((other, m) => assert.ok(rows[n] !== rows[m] || one.left >= other.right + 2)));
  assert.equal(Math.max(...rows), 2);
  assert.ok(pack(extents, 2, 2).every((row) => row < 2));
});

test("names stand where there is room: within, to the right, to the left, and never over another", () => {
  const mark = (left: number, right: number, width: number, bears = false): Parameters<typeof names>[0][number] => ({
    left,
    right,
    width,
    bears,
  });
  const frame = { left: 0, right: 400 };
  assert.deepEqual(
    names([mark(50, 300, 100, true)], frame).map((spot) => spot?.within),
    [true],
  );
  assert.deepEqual(
    names([mark(50, 60, 100)], frame).map((spot) => spot?.anchor),
    ["start"],
  );
  assert.deepEqual(
    names([mark(380, 390, 100)], frame).map((spot) => spot?.anchor),
    ["end"],
  );
  // a name that would be cut within its mark stands whole beside it, and is cut only where it has no room there either
  assert.deepEqual(
    names([mark(220, 400, 200, true)], frame).map((spot) => [spot?.within, spot?.anchor]),
    [[false, "end"]],
  );
  assert.deepEqual(
    names([mark(150, 400, 300, true)], frame).map((spot) => spot?.within),
    [true],
  );
  // or begins in its mark and runs out of it, where that alone leaves it whole; the next of the row is then named behind it
  assert.deepEqual(
    names([mark(20, 200, 210, true), mark(300, 310, 60)], frame).map((spot) => spot && [spot.x, spot.within, spot.room >= 60]),
    [
      [25, true, true],
      [315, false, true],
    ],
  );
  assert.ok((withName(mark(20, 200, 210, true), { left: 0, right: 240 }).right ?? 0) >= 235);
  const marks = [mark(10, 20, 90), mark(150, 160, 90), mark(380, 390, 90)];
  const boxes = names(marks, frame).map((spot, n) => {
    assert.ok(spot);
    const width = Math.min(spot.room, marks[n]?.width ?? 0);
    return spot.anchor === "start" ? [spot.x, spot.x + width] : [spot.x - width, spot.x];
  });
  for (const [n, a] of boxes.entries())
    for (const b of boxes.slice(n + 1)) assert.ok((a[1] ?? 0) <= (b[0] ?? 0) || (b[1] ?? 0) <= (a[0] ?? 0));
});

test("years are counted where they begin", () =>
  assert.deepEqual(histogram([span("2000"), span("2000-05"), span("2001/2003"), span("../2002"), span("1990")], 2000, 2003), [2, 1, 1, 0]));

test("the longest stretch without a date is told, unless something goes on through it", () => {
  const of = (...dates: string[]): ReturnType<typeof gap> => gap(dates.map(span));
  assert.deepEqual(of("2015", "2006-11", "2001", "1996"), [2006, 2015]);
  assert.deepEqual(of("1950/1991", "1978", "1999-05-01"), [1991, 1999]);
  assert.equal(of("2001", "2006"), null);
  assert.equal(of("2001", "2003/..", "2015"), null);
  assert.equal(of("2001", "../2015"), null);
  assert.equal(of(), null);
});

const figure = (edtf: string, value: number, more: Partial<Parameters<typeof boundsOf>[0]> = {}): Parameters<typeof boundsOf>[0] => ({
  span: span(edtf),
  value,
  upper: null,
  low: value,
  high: value,
  bound: "exact",
  ...more,
});

test("a bound word is an interval", () => {
  assert.deepEqual(boundsOf(figure("2017", 5, { bound: "over", low: 5, high: null })), { low: 5, high: null });
  assert.deepEqual(boundsOf(figure("2017", 45, { bound: "up-to", low: null, high: 45 })), { low: null, high: 45 });
  assert.deepEqual(boundsOf(figure("2017", 60, { bound: "between", upper: 80 })), { low: 60, high: 80 });
  assert.deepEqual(boundsOf(figure("2017", 100, { bound: "about", low: 90, high: 110 })), { low: 90, high: 110 });
});

test("a band spans what sources say of the same period, and there is none where they agree", () => {
  assert.deepEqual(bands([figure("2023", 3), figure("2023", 2), figure("2022", 5)]), [
    { start: at(2023, 0, 1), end: at(2024, 0, 1), low: 2, high: 3 },
  ]);
  assert.deepEqual(bands([figure("2023", 3), figure("2023", 3), figure("2023-06", 9)]), []);
});

test("only whole years that follow each other are joined", () => {
  const found = runs([
    figure("2016", 1),
    figure("2017", 2),
    figure("2018", 3),
    figure("2018", 4),
    figure("2020", 9),
    figure("2021", 1),
    figure("2023", 5),
    figure("2022-01/2022-06", 7),
    figure("2024/..", 1),
  ]);
  assert.deepEqual(
    found.map((run) => run.map(({ low, high }) => [low, high])),
    [
      [
        [1, 1],
        [2, 2],
        [3, 4],
      ],
      [
        [9, 9],
        [1, 1],
      ],
    ],
  );
  assert.ok(isPart({ span: span("2022-01/2022-06") }) && !isPart({ span: span("2022") }) && !isPart({ span: span("2012/..") }));
});

test("marks that would cover each other stand in a row", () => {
  assert.deepEqual(
    aside(
      [
        { x: 10, y: 5 },
        { x: 11, y: 6 },
        { x: 12, y: 4 },
        { x: 90, y: 5 },
        { x: 10, y: 80 },
      ],
      10,
    ),
    [-1, 0, 1, 0, 0],
  );
});

test("the axis begins at nought, below it where there is a fall, and ranks at the first", () => {
  assert.deepEqual(range([figure("2020", 50)], ""), [0, 50]);
  assert.equal(range([figure("2020", -36), figure("2021", 52)], "percent")[0], -36);
  assert.equal(range([figure("2020", 1), figure("2021", 28)], "rank")[0], 1);
});

test("numbers and times are written as readers of each language write them", () => {
  assert.deepEqual(
    (["vi", "en", "ru"] as const).map((language) => onAxis(3.5e9, "money", language)),
    ["3,5 tỷ", "3.5 billion", "3,5 млрд"],
  );
  assert.equal(onAxis(-36.4, "percent", "en"), "−36.4%");
});

test("there and back are drawn apart, and the middle lies on the line", () => {
  assert.notEqual(arcOf([0, 0], [100, 0]), arcOf([100, 0], [0, 0]));
  const [there, back] = [middleOf([0, 0], [100, 0]), middleOf([100, 0], [0, 0])];
  assert.deepEqual([there.x, back.x], [50, 50]);
  assert.ok(there.y < 0 && back.y > 0);
});

test("a name on the map stays within it and off what is there", () => {
  const frame = { left: 0, top: 0, right: 200, bottom: 100 };
  const own = { left: 95, top: 45, right: 105, bottom: 55 };
  assert.equal(spread(100, 50, 5, 60, [own], own, frame)?.anchor, "start");
  assert.equal(spread(180, 50, 5, 60, [], undefined, frame)?.anchor, "end");
  assert.equal(
    spread(100, 50, 5, 60, [own, { left: 100, top: 0, right: 200, bottom: 100 }, { left: 0, top: 0, right: 96, bottom: 100 }], own, frame),
    null,
  );
  // something right beside it, above, below and to the left: there is room a little lower
  const around = [
    { left: 109, top: 44, right: 112, bottom: 49 },
    { left: 85, top: 44, right: 90, bottom: 49 },
    { left: 98, top: 30, right: 102, bottom: 40 },
    { left: 98, top: 60, right: 102, bottom: 70 },
  ];
  const found = spread(100, 50, 5, 60, [own, ...around], own, frame);
  assert.equal(found?.anchor, "start");
  assert.ok(found && found.y > 50);
  for (const { left, top, right, bottom } of around)
    assert.ok(found.box.left >= right || found.box.right <= left || found.box.top >= bottom || found.box.bottom <= top);
});

test("the period lets through what touches it", () => {
  const state = (period: string): State => ({ ...initial(sample({ things: [] }), "network"), params: { period } });
  assert.equal(periodOf(state("x")), null);
  assert.equal(periodOf(state("2005/2001")), null);
  const thing = (earliest: string, latest: string): boolean => within([earliest, latest], state("1994/2001"));
  assert.deepEqual(
    [
      thing("", ""),
      thing("1994-06-16", "1994-06-16"),
      thing("1950-01-30", "1993-12-31"),
      thing("1991-01-01", ""),
      thing("", "1991-12-31"),
      thing("2001-12-31", "2004-01-01"),
    ],
    [true, true, false, true, false, true],
  );
});

test("choosing a period is a step back and forth, and dragging is one step", () => {
  const model = sample({ things: [["person:a", ["A", "A", "A"]]] });
  const pushed: boolean[] = [];
  const store = new Store(initial(model, "network"), (_, push) => pushed.push(push));
  const app = { model, store } as unknown as App;
  setPeriod(app, [1994, 2001]);
  setPeriod(app, [2002, 1994], false);
  assert.equal(store.state.params["period"], "1994/2002");
  setPeriod(app, [1994, 2002]);
  setPeriod(app, null);
  assert.deepEqual(store.state.params, {});
  assert.deepEqual(pushed, [true, false, true]);
});

test("ways pass the telling things, not the hub, and never what is barred", () => {
  const things = ["a", "hub", "quiet", "b", "topic", "far", ...Array.from({ length: 20 }, (_, n) => `x${n}`)];
  const model = sample({
    things: things.map((id) => [`person:${id}`, [id, id, id]]),
    links: [
      [0, 1, 1],
      [1, 3, 1],
      [0, 2, 1],
      [2, 3, 1],
      [0, 4, 1],
      [3, 4, 1],
      ...things.slice(6).map((_, n): [number, number, number] => [1, 6 + n, 1]),
    ],
    views: { connections: { barred: [4], hubs: [], steps: 4, again: 3, visits: 1000 } },
  });
  const found = ways(model, 0, 3);
  assert.deepEqual(
    found.map((way) => way.things),
    [
      [0, 2, 3],
      [0, 1, 3],
    ],
  );
  assert.ok(Math.abs((found[0]?.price ?? 0) - (2 + Math.log2(3))) < 1e-9);
  assert.deepEqual(
    found[0]?.links.map((link) => [link.a, link.b]),
    [
      [0, 2],
      [2, 3],
    ],
  );
  assert.deepEqual(ways(model, 0, 5), []);
  assert.deepEqual(ways(model, 0, 0), []);
  // what is barred may still be an end
  assert.deepEqual(ways(model, 0, 4).map((way) => way.things)[0], [0, 4]);
});
