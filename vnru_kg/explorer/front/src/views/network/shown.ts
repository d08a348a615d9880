// Which things and links stand on the canvas: pure functions of model and state.

import { binds, periodOf } from "../../core/period";
import type { State } from "../../core/store";
import { passes } from "../../core/things";
import { across, at } from "../../model/read";
import type { Link, Model } from "../../model/types";
import { panelWays } from "../../path/index";

export const BATCH = 8;
const EXTRA = 2;

/**
 * The things shown: those of a connection that is told, by themselves; else those of the opening or, under a filter, the
 * most important it lets through; and what was asked for.
 */
export function visibleThings(model: Model, state: State): Set<number> {
  const way = panelWays(model, state).flatMap(({ things }) => things);
  if (way.length) return new Set([...way, ...state.pinned].filter((n) => !state.hidden.has(n)));
  const found = new Set(base(model, state));
  for (const n of anchorsOf(model, state)) found.add(n);
  for (const n of state.hidden) found.delete(n);
  for (const n of found) if (!passes(at(model.things, n), state) && n !== state.selected && !state.pinned.has(n)) found.delete(n);
  return found;
}

/** Whether everything that the filters let through is to be shown, not only the most important. */
export function wantsAll(state: State): boolean {
  return state.params["items"] === "all";
}

function base(model: Model, state: State): number[] {
  if (wantsAll(state)) return model.things.filter((thing) => passes(thing, state)).map((thing) => thing.index);
  const still = model.opening.filter((n) => passes(at(model.things, n), state));
  if ((state.off.size === 0 && !periodOf(state)) || model.focus.length) return still;
  const found = new Set(still);
  for (const thing of model.things) {
    if (found.size >= model.opening.length) break;
    if (thing.links.length > 0 && passes(thing, state)) found.add(thing.index);
  }
  return [...found];
}

/** The selected thing and the pinned ones, all whose neighbours were asked for, and those neighbours, batch by batch. */
export function anchorsOf(model: Model, state: State): number[] {
  const found = [...state.pinned, ...(state.selected >= 0 ? [state.selected] : [])];
  for (const [n, times] of state.grown) found.push(n, ...candidatesOf(model, state, n).slice(0, times * BATCH));
  return found;
}

/** The neighbours of a thing that the filters let through and the opening does not show, the strongest first. */
export function candidatesOf(model: Model, state: State, n: number): number[] {
  const there = new Set(base(model, state));
  return at(model.things, n)
    .links.filter((link) => binds(link, state))
    .map((link) => across(link, n))
    .filter((other) => !there.has(other) && passes(at(model.things, other), state));
}

/** The neighbours of a thing that are not shown yet, the strongest first. */
export function restOf(model: Model, state: State, n: number): number[] {
  const there = visibleThings(model, state);
  return candidatesOf(model, state, n).filter((other) => !there.has(other));
}

/** The links of the period drawn among `there`: those that hold it together, the strongest of each thing, and all of the selected one. */
export function visibleLinks(model: Model, there: ReadonlySet<number>, state: State, all: boolean): Link[] {
  const { selected } = state;
  const within = model.links.filter((link) => there.has(link.a) && there.has(link.b) && binds(link, state)); // the strongest first
  if (all) return within;
  const kept = new Set<Link>();
  const root = new Map<number, number>();
  const find = (n: number): number => {
    let at = n;
    for (let up = root.get(at); up !== undefined; up = root.get(at)) at = up;
    return at;
  };
  const count = new Map<number, number>();
  for (const link of within) {
    const [a, b] = [find(link.a), find(link.b)];
    if (a !== b) {
      root.set(a, b);
      kept.add(link);
    } else if (Math.min(count.get(link.a) ?? 0, count.get(link.b) ?? 0) < EXTRA) {
      count.set(link.a, (count.get(link.a) ?? 0) + 1);
      count.set(link.b, (count.get(link.b) ?? 0) + 1);
      kept.add(link);
    }
  }
  return within.filter((link) => kept.has(link) || link.a === selected || link.b === selected);
}
