// Where things stand: as computed before, or near what called them up, moved apart until none covers another.
import { extent } from "d3-array";
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, type SimulationNodeDatum } from "d3-force";
import { across, at } from "../../model/read";
import type { Model } from "../../model/types";

export interface Spot {
  x: number;
  y: number;
}

const GOLDEN = Math.PI * (3 - Math.sqrt(5));
const WIDE = 92; // names are wider than high, so things stand farther apart sideways
const HIGH = 58;
const ROOM = 1.9;
const ROUNDS = 80;
const LINE = 300; // as long as what is written on it
const TICKS = 300;
const STEP = 240; // of a connection, so that a name has room under each of its things
const UNDER = 130;

/**
 * Give every thing of `there` a spot; those that have one in `spots` stay where they are. A first view takes the form of
 * the canvas: `aspect` is its width by its height.
 */
export function place(model: Model, there: ReadonlySet<number>, spots: Map<number, Spot>, aspect: number): void {
  const fresh = [...there].filter((n) => !spots.has(n)).sort((a, b) => a - b);
  if (!fresh.length) return;
  const settled = spots.size > 0;
  const turns = new Map<number, number>();
  for (const n of fresh) {
    const thing = at(model.things, n);
    const anchor = settled ? thing.links.map((link) => across(link, n)).find((other) => there.has(other) && spots.has(other)) : undefined;
    spots.set(n, anchor === undefined ? { x: thing.x, y: thing.y } : around(at2(spots, anchor), anchor, turns));
  }
  if (!settled) stretch([...spots.values()], aspect);
  spread(
    [...there].sort((a, b) => a - b),
    new Set(fresh),
    spots,
  );
}

/** Give each of so many things that nobody could push them apart the spot that was computed for it, whatever else is shown. */
export function placeMany(model: Model, there: ReadonlySet<number>, spots: Map<number, Spot>, aspect: number): void {
  const all = model.things.map(({ x, y }): Spot => ({ x, y }));
  stretch(all, aspect);
  for (const n of there) if (!spots.has(n)) spots.set(n, at(all, n));
}

interface Body extends SimulationNodeDatum {
  readonly n: number;
}

/**
 * Place all of `there` anew by the `lines` among them: the ends of a line near each other, with room to write on it, and
 * nothing else on it.
 */
export function placeByLines(
  there: ReadonlySet<number>,
  lines: readonly { readonly a: number; readonly b: number }[],
  spots: Map<number, Spot>,
  aspect: number,
): void {
  const linked = new Set(lines.flatMap(({ a, b }) => [a, b]));
  const bodies = [...there].sort((a, b) => a - b).map((n): Body => ({ n })); // the same start, so the same end
  const links = lines.map(({ a, b }) => ({ source: a, target: b }));
  forceSimulation(bodies)
    .force(
      "lines",
      forceLink<Body, { source: number | Body; target: number | Body }>(links)
        .id(({ n }) => n)
        .distance(LINE),
    )
    .force(
      "apart",
      forceManyBody<Body>().strength(({ n }) => (linked.has(n) ? -2600 : -40)),
    )
    .force("room", forceCollide<Body>(WIDE * 0.6))
    .force("x", forceX<Body>().strength(0.09))
    .force("y", forceY<Body>().strength(Math.min(0.3, 0.09 * aspect ** 2)))
    .stop()
    .tick(TICKS);
  for (const { n, x = 0, y = 0 } of bodies) spots.set(n, { x, y });
}

/** Connections from left to right, one under another, between the ends that they share; what is on none of them stands below. */
export function placeWays(there: ReadonlySet<number>, ways: readonly (readonly number[])[], spots: Map<number, Spot>): void {
  const width = STEP * Math.max(1, ...ways.map((way) => way.length - 1));
  ways.forEach((way, row) =>
    way.forEach((n, step) => {
      const end = step === 0 || step === way.length - 1;
      if (!spots.has(n)) spots.set(n, { x: (width * step) / (way.length - 1), y: end ? 0 : (row - (ways.length - 1) / 2) * UNDER });
    }),
  );
  const rest = [...there].filter((n) => !spots.has(n));
  rest.forEach((n, place) => spots.set(n, { x: (place % 5) * STEP, y: (ways.length / 2 + 1 + Math.floor(place / 5)) * UNDER }));
}

/** Stretch the whole so that it is as wide by its height as the canvas, within reason, with the same room for each thing. */
export function stretch(spots: readonly Spot[], aspect: number): void {
  const reach = (of: (spot: Spot) => number): number => {
    const [least = 0, most = 0] = extent(spots, of);
    return most - least;
  };
  const [width, height] = [reach(({ x }) => x), reach(({ y }) => y)];
  if (!width || !height) return;
  const form = Math.min(2.2, Math.max(0.5, aspect));
  const area = spots.length * WIDE * HIGH * ROOM;
  const [right, down] = [Math.sqrt(area * form) / width, Math.sqrt(area / form) / height];
  for (const spot of spots) {
    spot.x *= right;
    spot.y *= down;
  }
}

function around(centre: Spot, anchor: number, turns: Map<number, number>): Spot {
  const turn = turns.get(anchor) ?? 0;
  turns.set(anchor, turn + 1);
  const reach = 110 + 14 * turn;
  return { x: centre.x + reach * Math.cos(GOLDEN * turn), y: centre.y + reach * Math.sin(GOLDEN * turn) };
}

function at2(spots: Map<number, Spot>, n: number): Spot {
  return spots.get(n) ?? { x: 0, y: 0 };
}

/** Push apart what stands too near; only `movable` things move. The same input always gives the same spots. */
export function spread(ids: readonly number[], movable: ReadonlySet<number>, spots: Map<number, Spot>): void {
  const all = ids.map((n) => ({ spot: at2(spots, n), free: movable.has(n) }));
  for (let round = 0; round < ROUNDS; round++) {
    let moved = false;
    // in a grid of cells as large as the least distance, only neighbours of a cell can be too near
    const cells = new Map<string, number[]>();
    all.forEach(({ spot }, n) => {
      const key = `${Math.floor(spot.x / WIDE)} ${Math.floor(spot.y / HIGH)}`;
      const cell = cells.get(key);
      if (cell) cell.push(n);
      else cells.set(key, [n]);
    });
    all.forEach(({ spot }, n) => {
      const [column, row] = [Math.floor(spot.x / WIDE), Math.floor(spot.y / HIGH)];
      for (let c = column - 1; c <= column + 1; c++)
        for (let r = row - 1; r <= row + 1; r++)
          for (const m of cells.get(`${c} ${r}`) ?? []) if (m > n) moved = apart(at(all, n), at(all, m), n) || moved;
    });
    if (!moved) return;
  }
}

function apart(one: { spot: Spot; free: boolean }, other: { spot: Spot; free: boolean }, seed: number): boolean {
  if (!one.free && !other.free) return false;
  let dx = (other.spot.x - one.spot.x) / WIDE;
  let dy = (other.spot.y - one.spot.y) / HIGH;
  let distance = Math.hypot(dx, dy);
  if (distance >= 1) return false;
  if (distance < 1e-3) {
    [dx, dy, distance] = [1e-3 * Math.cos(seed), 1e-3 * Math.sin(seed), 1e-3];
  }
  const push = (1 - distance) / distance / (one.free && other.free ? 2 : 1);
  if (one.free) {
    one.spot.x -= dx * push * WIDE;
    one.spot.y -= dy * push * HIGH;
  }
  if (other.free) {
    other.spot.x += dx * push * WIDE;
    other.spot.y += dy * push * HIGH;
  }
  return true;
}
