// What a reader sees at the moment: the things of the current view, and the relations among them.
import type { App } from "../core/page";
import { passes } from "../core/things";
import { at } from "../model/read";
import type { Edge, Thing } from "../model/types";
import { shown } from "../views/network/shown";

/** The things of the current view: those on the network, those that the list finds, or all that the filters let through. */
export function visibleThings({ model, store: { state }, search }: App): Thing[] {
  if (state.view === "network") return [...shown(model, state)].sort((a, b) => a - b).map((n) => at(model.things, n));
  const matching = state.view === "list" && state.text.trim() ? search.matching(state.text) : null;
  return model.things.filter((thing) => passes(thing, state) && (!matching || matching.has(thing.index)));
}

/** Every relation among these things. */
export function edgesAmong(app: App, things: readonly Thing[]): Edge[] {
  const there = new Set(things.map((thing) => thing.index));
  return app.model.edges.filter((edge) => there.has(edge.source) && there.has(edge.target));
}
