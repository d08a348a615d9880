// How two things are connected: the same search as vnru_kg/path.py, over the links of the page.
import { across, at } from "../model/read";
import type { Link, Model } from "../model/types";

// The row is written by vnru_kg/explorer/connections.py.
declare module "../model/types" {
  interface ViewRows {
    connections?: {
      /** The things that connect everything with everything and count as no link. */
      barred: number[];
      /** The things of which so much is said that no way passes through them either. */
      hubs: number[];
      steps: number;
      again: number;
      visits: number;
    };
  }
}

/** One connection: the things from one end to the other, and the link of each step. */
export interface Way {
  readonly things: readonly number[];
  readonly links: readonly Link[];
  /** The sum of the prices of the things between the ends, and 1 a step; smaller is more telling. */
  readonly price: number;
}

const LIMIT = 3;
const DEFAULT = { barred: [] as number[], hubs: [] as number[], steps: 4, again: 3, visits: 20_000 };

/** The longest way that is looked for, in steps. */
export function longest(model: Model): number {
  return model.views.connections?.steps ?? DEFAULT.steps;
}

let known: { model: Model; key: string; found: Way[] } | null = null;

/** Up to three ways from `start` to `end`, the most telling first; none if the two are not connected within {@link longest} steps. */
export function ways(model: Model, start: number, end: number): readonly Way[] {
  const key = `${start} ${end}`;
  if (known?.model !== model || known.key !== key) known = { model, key, found: find(model, start, end) };
  return known.found;
}

/** A hub is looked for from the other end, as Python does, which does not read all that a hub is linked to. */
function find(model: Model, start: number, end: number): Way[] {
  const { hubs } = model.views.connections ?? DEFAULT;
  const turned = hubs.includes(start) && !hubs.includes(end);
  const [first, last] = turned ? [end, start] : [start, end];
  return new Search(model, first, last, turned).all();
}

class Search {
  private readonly near = new Map<number, readonly (readonly [number, Link])[]>();
  private readonly penalty = new Map<number, number>();
  private readonly barred: ReadonlySet<number>;
  private readonly rules: { steps: number; again: number; visits: number };
  private direct = true;

  constructor(
    private readonly model: Model,
    private readonly start: number,
    private readonly end: number,
    private readonly turned: boolean,
  ) {
    const { barred, hubs, ...rules } = model.views.connections ?? DEFAULT;
    this.barred = new Set([...barred, ...hubs]);
    this.rules = rules;
  }

  all(): Way[] {
    const found: Way[] = [];
    const seen = new Set<string>();
    if (this.start === this.end) return found;
    for (let turn = 0; turn < LIMIT * 3 && found.length < LIMIT; turn++) {
      const things = this.cheapest();
      if (!things) break;
      if (!seen.has(things.join(" "))) {
        seen.add(things.join(" "));
        found.push(this.way(this.turned ? [...things].reverse() : things));
      }
      if (things.length === 2) this.direct = false;
      // further ways are looked for with the things of this one made dearer, so that the ways differ
      for (const thing of things.slice(1, -1)) this.penalty.set(thing, (this.penalty.get(thing) ?? 0) + this.rules.again);
    }
    const names = (way: Way): string => way.things.map((n) => at(this.model.things, n).iri).join("\n");
    return found.sort((a, b) => a.price - b.price || (names(a) < names(b) ? -1 : 1));
  }

  private cheapest(): readonly number[] | null {
    const queue = new Queue();
    const best = new Map<string, number>();
    queue.push(0, [this.start]);
    for (let visits = 0; visits < this.rules.visits; ) {
      const first = queue.pop();
      if (!first) return null;
      const { price, things } = first;
      const here = things.at(-1) ?? this.start;
      if (here === this.end) return things;
      if ((best.get(`${here} ${things.length}`) ?? Infinity) < price || things.length > this.rules.steps) continue;
      visits++;
      for (const [other] of this.neighbours(here)) {
        if (things.includes(other) || (other === this.end && things.length === 1 && !this.direct)) continue;
        if (other !== this.end && this.barred.has(other)) continue;
        const further = price + 1 + (other === this.end ? 0 : this.price(other) + (this.penalty.get(other) ?? 0));
        const key = `${other} ${things.length + 1}`;
        if (further >= (best.get(key) ?? Infinity)) continue;
        best.set(key, further);
        queue.push(further, [...things, other]);
      }
    }
    return null;
  }

  /** What a thing is linked to, in the order of names, so that equal ways are found in the same order everywhere. */
  private neighbours(n: number): readonly (readonly [number, Link])[] {
    let found = this.near.get(n);
    if (!found) {
      const iri = (other: number): string => at(this.model.things, other).iri;
      found = at(this.model.things, n)
        .links.map((link) => [across(link, n), link] as const)
        .sort(([a], [b]) => (iri(a) < iri(b) ? -1 : 1));
      this.near.set(n, found);
    }
    return found;
  }

  private price(n: number): number {
    return Math.log2(1 + at(this.model.things, n).links.length);
  }

  private way(things: readonly number[]): Way {
    const links = things.slice(1).flatMap((n, step) =>
      this.neighbours(things[step] ?? -1)
        .filter(([other]) => other === n)
        .map(([, link]) => link),
    );
    return { things, links, price: things.slice(1, -1).reduce((sum, n) => sum + this.price(n), 0) + links.length };
  }
}

interface Entry {
  readonly price: number;
  readonly order: number;
  readonly things: readonly number[];
}

/** A heap: the cheapest first, among equals the one that came first. */
class Queue {
  private readonly heap: Entry[] = [];
  private order = 0;

  push(price: number, things: readonly number[]): void {
    const { heap } = this;
    heap.push({ price, order: this.order++, things });
    for (let n = heap.length - 1; n > 0; ) {
      const up = (n - 1) >> 1;
      if (!this.before(n, up)) break;
      this.swap(n, up);
      n = up;
    }
  }

  pop(): Entry | undefined {
    const { heap } = this;
    const first = heap[0];
    const last = heap.pop();
    if (!first || !last || !heap.length) return first;
    heap[0] = last;
    for (let n = 0; ; ) {
      const [left, right] = [2 * n + 1, 2 * n + 2];
      let least = n;
      if (left < heap.length && this.before(left, least)) least = left;
      if (right < heap.length && this.before(right, least)) least = right;
      if (least === n) return first;
      this.swap(n, least);
      n = least;
    }
  }

  private before(a: number, b: number): boolean {
    const [one, other] = [this.heap[a], this.heap[b]];
    return one !== undefined && other !== undefined && (one.price < other.price || (one.price === other.price && one.order < other.order));
  }

  private swap(a: number, b: number): void {
    const [one, other] = [this.heap[a], this.heap[b]];
    if (one && other) [this.heap[a], this.heap[b]] = [other, one];
  }
}
