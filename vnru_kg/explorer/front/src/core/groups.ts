// Groups of closely linked things, found when the page was made (vnru_kg/layout/groups.py), as colours of the network.
import type { Language } from "../model/languages";
import type { Model, Thing } from "../model/types";
import { el } from "./dom";
import { colour, onGround } from "./kinds";
import type { App } from "./page";
import type { State } from "./store";
import { shortOf } from "./things";

const KEY = "colour";
// Paul Tol's "muted", which readers with any sight of colours tell apart; without the purple, which comes near its red
const COLOURS = ["#332288", "#CC6677", "#44AA99", "#DDCC77", "#88CCEE", "#882255", "#117733", "#999933"];
const REST = "#A5A5A5";
const NAMED = 3; // members that a group is called by

export interface Group {
  readonly index: number;
  /** The most important first. */
  readonly members: readonly Thing[];
}

/** A patch of a colour. */
export function swatch(fill: string): HTMLElement {
  const patch = el("i", { class: "swatch" });
  patch.style.background = fill;
  return patch;
}

const known = new WeakMap<Model, readonly Group[]>();

/** The groups that have a colour: the most important ones of more than one thing. */
export function groupsOf(model: Model): readonly Group[] {
  let found = known.get(model);
  if (!found) {
    const all = new Map<number, Thing[]>();
    for (const thing of model.things) {
      const there = all.get(thing.group);
      if (there) there.push(thing);
      else all.set(thing.group, [thing]);
    }
    found = [...all]
      .filter(([, members]) => members.length > 1)
      .sort(([a], [b]) => a - b)
      .slice(0, COLOURS.length)
      .map(([index, members]) => ({ index, members }));
    known.set(model, found);
  }
  return found;
}

/** Whether colours tell groups, and not types. */
export function byGroup(state: State): boolean {
  return state.params[KEY] === "group";
}

export function setByGroup(app: App, wanted: boolean): void {
  const { [KEY]: _, ...others } = app.store.state.params;
  app.store.set({ params: wanted ? { ...others, [KEY]: "group" } : others });
}

/** The colour of each thing: of its kind, or of its group. */
export function fills(model: Model, state: State): (n: number) => string {
  const rest = onGround(REST);
  const grouped = byGroup(state);
  const colours = grouped ? new Map(groupsOf(model).map(({ index }, n) => [index, groupColour(n)])) : model.kinds.map(colour);
  return (n) => {
    const thing = model.things[n];
    return (thing && (colours instanceof Map ? colours.get(thing.group) : colours[thing.kind.index])) ?? rest;
  };
}

/** The colour of a group by its place; beyond the last one that of all the rest. */
export function groupColour(place: number): string {
  return onGround(COLOURS[place] ?? REST);
}

/** A group by its most important members. */
export function groupName({ members }: Group, language: Language): string {
  const names = members.slice(0, NAMED).map((thing) => shortOf(thing, language));
  return names.join(", ") + (members.length > NAMED ? ", …" : "");
}
