import type { Language } from "../model/languages";
import type { Thing } from "../model/types";
import { withoutDetails } from "./details";
import type { App } from "./page";
import { ofPeriod } from "./period";
import type { State } from "./store";
import { say } from "./text";
import { isOff } from "./types";

/** Whether the filters that hold for all views let a thing through. */
export function passes(thing: Thing, state: State): boolean {
  return !isOff(thing, state.off) && ofPeriod(thing, state);
}

/** Select a thing, wherever it was named; on the network it then comes to be shown. -1 selects nothing. */
export function select(app: App, n: number, event?: UIEvent): void {
  app.store.set({ selected: n, params: withoutDetails(app.store.state.params) });
  // a click without a pointer is a key
  if (event?.detail === 0 && n >= 0) app.toDetails();
}

/** The name of a thing where there is little room. */
export function shortOf(thing: Thing, language: Language): string {
  return say(thing.short, language) || nameOf(thing, language);
}

/** What a thing is, in a word. */
export function typeOf(thing: Thing, language: Language): string {
  return say(thing.types[0]?.labels ?? thing.kind.labels, language);
}

/** The name of a thing in the language of the reader. */
export function nameOf(thing: Thing, language: Language): string {
  return say(thing.labels, language) || thing.id;
}
