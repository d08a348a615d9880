import type { State } from "../../core/store";
import { passes } from "../../core/things";
import { at } from "../../model/read";
import type { Model, Thing } from "../../model/types";

// The rows are written by vnru_kg/explorer/map.py; the order of their fields is the contract.
declare module "../../model/types" {
  interface ViewRows {
    map?: {
      points: [place: number, latitude: number, longitude: number][];
      at: [thing: number, place: number, exact: number][];
      stands: [country: number, place: number][];
      journeys: [event: number, from: number, to: number][];
    };
  }
}

/** A place that has a point. */
export interface Point {
  readonly place: Thing;
  readonly latitude: number;
  readonly longitude: number;
}

export interface Atlas {
  readonly points: readonly Point[];
  /** The things at each place with a point. */
  readonly at: ReadonlyMap<number, readonly Thing[]>;
  /** The things of which only a country or region is known. */
  readonly vague: ReadonlyMap<number, readonly Thing[]>;
  /** What takes place somewhere (events, projects), but no place is told. */
  readonly nowhere: readonly Thing[];
  /** The place from whose point the journeys of a country are drawn. */
  readonly stands: ReadonlyMap<number, number>;
  readonly journeys: readonly { readonly event: Thing; readonly from: number; readonly to: number }[];
}

const known = new WeakMap<Model, Atlas>();

export function atlas(model: Model): Atlas {
  let found = known.get(model);
  if (!found) known.set(model, (found = decode(model)));
  return found;
}

function decode(model: Model): Atlas {
  const rows = model.views.map ?? { points: [], at: [], stands: [], journeys: [] };
  const [exact, vague] = [new Map<number, Thing[]>(), new Map<number, Thing[]>()];
  for (const [thing, place, sure] of rows.at) {
    const into = sure ? exact : vague;
    const list = into.get(place);
    if (list) list.push(at(model.things, thing));
    else into.set(place, [at(model.things, thing)]);
  }
  const placed = new Set(rows.at.map(([thing]) => thing));
  return {
    points: rows.points.map(([place, latitude, longitude]) => ({ place: at(model.things, place), latitude, longitude })),
    at: exact,
    vague,
    nowhere: model.things.filter((thing) => thing.kind.placed && !placed.has(thing.index)),
    stands: new Map(rows.stands),
    journeys: rows.journeys.map(([event, from, to]) => ({ event: at(model.things, event), from, to })),
  };
}

/** The journeys between the same two places in the same direction. */
export interface Route {
  readonly key: string;
  readonly from: number;
  readonly to: number;
  /** The places whose points it is drawn between. */
  readonly start: number;
  readonly end: number;
  readonly events: readonly Thing[];
}

/**
 * The journeys that the filters let through, those with the same ends together; `from` and `to` are told apart from
 * where they are drawn.
 */
export function routes(model: Model, state: State): Route[] {
  const { journeys, stands, points } = atlas(model);
  const there = new Set(points.map(({ place }) => place.index));
  const found = new Map<string, Route>();
  for (const { event, from, to } of journeys) {
    if (!passes(event, state)) continue;
    const [start, end] = [from, to].map((n) => (there.has(n) ? n : (stands.get(n) ?? -1))) as [number, number];
    if (start < 0 || end < 0 || start === end) continue;
    const key = `${at(model.things, from).id}>${at(model.things, to).id}`;
    const same = found.get(key);
    found.set(key, { key, from, to, start, end, events: [...(same?.events ?? []), event] });
  }
  return [...found.values()].sort((a, b) => b.events.length - a.events.length || (a.key < b.key ? -1 : 1));
}

/** Those of `things` that the filters let through, the earliest first. */
export function passing(things: readonly Thing[] | undefined, state: State): Thing[] {
  const day = (thing: Thing): string => thing.earliest || "9999";
  return (things ?? [])
    .filter((thing) => passes(thing, state))
    .sort((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : a.index - b.index));
}

/** How many of `things` the filters let through, and whether the selected one is among them. */
export function countOf(things: readonly Thing[] | undefined, state: State): { count: number; chosen: boolean } {
  let [count, chosen] = [0, false];
  for (const thing of things ?? []) {
    if (!passes(thing, state)) continue;
    count++;
    if (thing.index === state.selected) chosen = true;
  }
  return { count, chosen };
}
