// Lines for what the filter took away: two things are shown, and what brings them together is not.

import { ofPeriod, periodOf } from "../../core/period";
import type { State } from "../../core/store";
import { isOff } from "../../core/types";
import { across, at } from "../../model/read";
import type { Model } from "../../model/types";
import { MANY } from "./crowd";

// The rows are written by vnru_kg/explorer/meetings.py.
declare module "../../model/types" {
  interface ViewRows {
    meetings?: [event: number, one: number, other: number][];
  }
}

export interface Indirect {
  /** Below 0, so that no link of the model has it. */
  readonly id: number;
  readonly a: number;
  readonly b: number;
  readonly weight: number;
  /** Whether two persons met. */
  readonly met: boolean;
  /** What brings the two together, the most telling first. */
  readonly through: readonly number[];
}

const CROWD = 14; // what brings more of those shown together says nothing of any two
const EACH = 3;

interface Pair {
  a: number;
  b: number;
  weight: number;
  through: [weight: number, middle: number][];
}

/**
 * The indirect links among `there`, the strongest first: all meetings of persons; of others those that hold them
 * together, and a few more.
 */
export function indirect(model: Model, there: ReadonlySet<number>, state: State): Indirect[] {
  if (!state.off.size && !periodOf(state)) return [];
  const meets = (n: number): boolean => at(model.things, n).kind.meets;
  const away = (n: number): boolean => !there.has(n) && isOff(at(model.things, n), state.off) && ofPeriod(at(model.things, n), state);
  // among very many, what two have in common with a third tells nothing that could be seen, and takes long to find
  const others = (there.size > MANY ? [] : common(model, there, away)).filter(({ a, b }) => !(meets(a) && meets(b)));
  const made = (pair: Pair, met: boolean): Indirect => ({
    ...pair,
    id: -1 - (pair.a * model.things.length + pair.b),
    met,
    through: pair.through.sort((s, t) => t[0] - s[0] || s[1] - t[1]).map(([, middle]) => middle),
  });
  return [...meetings(model, there, away).map((pair) => made(pair, true)), ...choice(others).map((pair) => made(pair, false))];
}

/** The pairs of persons that took part in one event, the latest events first. */
function meetings(model: Model, there: ReadonlySet<number>, away: (n: number) => boolean): Pair[] {
  const pairs = new Map<string, Pair>();
  for (const [event, a, b] of model.views.meetings ?? []) {
    if (!there.has(a) || !there.has(b) || !away(event)) continue;
    const pair = pairs.get(`${a} ${b}`) ?? { a, b, weight: 0, through: [] };
    pair.weight += 1;
    pair.through.push([Number(at(model.things, event).latest.replaceAll("-", "")) || 0, event]);
    pairs.set(`${a} ${b}`, pair);
  }
  return [...pairs.values()];
}

/** The pairs that have something in common which is away, the strongest first. */
function common(model: Model, there: ReadonlySet<number>, away: (n: number) => boolean): Pair[] {
  const ends = new Map<number, number[]>();
  const direct = new Set<string>();
  for (const n of [...there].sort((a, b) => a - b)) {
    for (const link of at(model.things, n).links) {
      const other = across(link, n);
      if (there.has(other)) direct.add(`${link.a} ${link.b}`);
      else if (away(other)) ends.set(other, [...(ends.get(other) ?? []), n]);
    }
  }
  const pairs = new Map<string, Pair>();
  for (const [middle, of] of ends) {
    const weight = at(model.things, middle).kind.bond / of.length;
    if (of.length > CROWD || !weight) continue;
    of.forEach((a, n) => {
      for (const b of of.slice(n + 1)) {
        const key = `${a} ${b}`;
        if (direct.has(key)) continue;
        const pair = pairs.get(key) ?? { a, b, weight: 0, through: [] };
        pair.weight += weight;
        pair.through.push([weight, middle]);
        pairs.set(key, pair);
      }
    });
  }
  return [...pairs.values()].sort((s, t) => t.weight - s.weight || s.a - t.a || s.b - t.b);
}

function choice<T extends { a: number; b: number }>(ranked: readonly T[]): T[] {
  const count = new Map<number, number>();
  const of = (n: number): number => count.get(n) ?? 0;
  return ranked.filter(({ a, b }) => {
    if (Math.min(of(a), of(b)) >= EACH || Math.max(of(a), of(b)) >= 3 * EACH) return false;
    count.set(a, of(a) + 1).set(b, of(b) + 1);
    return true;
  });
}
