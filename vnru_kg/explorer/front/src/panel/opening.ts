// An answer that the introduction opens with; who has one says so here.
import type { App } from "../core/page";
import type { State } from "../core/store";

/** An answer for a drawing of this width, or null if the graph has none. */
export type Opening = (app: App, state: State, width: number) => HTMLElement | null;

const openings: Opening[] = [];

/** From now on the introduction opens with this, if nothing that was added before has an answer. */
export function addOpening(opening: Opening): void {
  openings.push(opening);
}

/** The answer to open with. */
export function openingOf(app: App, state: State, width: number): HTMLElement | null {
  for (const opening of openings) {
    const found = opening(app, state, width);
    if (found) return found;
  }
  return null;
}
