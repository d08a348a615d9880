// What can be done on the network with the thing that the panel tells of.
import { button, type Child, el } from "../../core/dom";
import type { App } from "../../core/page";
import type { State } from "../../core/store";
import type { Thing } from "../../model/types";
import { words } from "../../panel/words";
import { BATCH, restOf } from "./shown";

/** Show more or fewer of its neighbours, hold it in its place, leave it out. */
export function actions(app: App, thing: Thing, state: State): Child[] {
  if (state.view !== "network") return [];
  const { language, grown, hidden, pinned } = state;
  const remaining = restOf(app.model, state, thing.index).length;
  const times = grown.get(thing.index) ?? 0;
  const grow = (to: number): void => {
    const next = new Map(grown);
    if (to > 0) next.set(thing.index, to);
    else next.delete(thing.index);
    app.store.set({ grown: next });
  };
  const turned = (set: ReadonlySet<number>): Set<number> => {
    const next = new Set(set);
    if (!next.delete(thing.index)) next.add(thing.index);
    return next;
  };
  return [
    remaining > 0
      ? button({ class: "grow" }, () => grow(times + 1), words("grow", language, { n: Math.min(BATCH, remaining), left: remaining }))
      : el("span", { class: "muted" }, words("grown", language)),
    times > 0 && button({ class: "quiet" }, () => grow(0), words("shrink", language)),
    button(
      { class: "quiet", "aria-pressed": String(pinned.has(thing.index)), title: words("pinned", language) },
      () => app.store.set({ pinned: turned(pinned) }),
      words("pin", language),
    ),
    button(
      { class: "quiet" },
      () => app.store.set({ hidden: turned(hidden) }),
      words(hidden.has(thing.index) ? "unhide" : "hide", language),
    ),
  ];
}
