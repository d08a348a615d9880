// Ties that the filter took away: two things are shown, and what brings them together is not.

import { periodOf } from "../../core/period";
import type { State } from "../../core/store";
import { passes } from "../../core/things";
import { across, at } from "../../model/read";
import type { Model } from "../../model/types";

export interface Indirect {
  /** Below 0, so that no tie of the model has it. */
  readonly id: number;
  readonly a: number;
  readonly b: number;
  readonly weight: number;
  /** What brings the two together, the most telling first. */
  readonly through: readonly number[];
}

const CROWD = 14; // what brings more of those shown together says nothing of any two
const EACH = 3;
const WEIGHT: Readonly<Record<string, number>> = {
  event: 3,
  instrument: 3,
  project: 2,
  organization: 1.5,
  office: 1.5,
  topic: 0.1,
  document: 0,
};

/** The indirect ties among `there`, the strongest first: those that hold it together, and a few of each thing beyond. */
export function indirect(model: Model, there: ReadonlySet<number>, state: State): Indirect[] {
  if (!state.off.size && !periodOf(state)) return [];
  const met = new Map<number, number[]>();
  const direct = new Set<string>();
  for (const n of [...there].sort((a, b) => a - b)) {
    for (const tie of at(model.things, n).ties) {
      const other = across(tie, n);
      if (there.has(other)) direct.add(`${tie.a} ${tie.b}`);
      else if (!passes(at(model.things, other), state)) {
        const found = met.get(other);
        if (found) found.push(n);
        else met.set(other, [n]);
      }
    }
  }
  const pairs = new Map<string, { a: number; b: number; weight: number; through: [number, number][] }>();
  for (const [middle, ends] of met) {
    const weight = (WEIGHT[at(model.things, middle).kind.id] ?? 1) / ends.length;
    if (ends.length > CROWD || !weight) continue;
    ends.forEach((a, n) => {
      for (const b of ends.slice(n + 1)) {
        const key = `${a} ${b}`;
        if (direct.has(key)) continue;
        const pair = pairs.get(key) ?? { a, b, weight: 0, through: [] };
        pair.weight += weight;
        pair.through.push([weight, middle]);
        pairs.set(key, pair);
      }
    });
  }
  return chosen([...pairs.values()].sort((s, t) => t.weight - s.weight || s.a - t.a || s.b - t.b)).map(({ a, b, weight, through }) => ({
    id: -1 - (a * model.things.length + b),
    a,
    b,
    weight,
    through: through.sort((s, t) => t[0] - s[0] || s[1] - t[1]).map(([, middle]) => middle),
  }));
}

function chosen<T extends { a: number; b: number }>(ranked: readonly T[]): T[] {
  const count = new Map<number, number>();
  const of = (n: number): number => count.get(n) ?? 0;
  return ranked.filter(({ a, b }) => {
    if (Math.min(of(a), of(b)) >= EACH || Math.max(of(a), of(b)) >= 3 * EACH) return false;
    count.set(a, of(a) + 1).set(b, of(b) + 1);
    return true;
  });
}
