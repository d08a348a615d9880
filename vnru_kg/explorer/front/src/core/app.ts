import type { Language, Model, Text, Thing } from "../model/types";
import { withoutDetails } from "./details";
import { within } from "./period";
import type { Search } from "./search";
import type { State, Store } from "./store";
import { say } from "./text";

/** What every part of the page is handed. */
export interface App {
  readonly model: Model;
  readonly store: Store;
  readonly search: Search;
  /** Say something to those who do not see the page. */
  announce(text: string): void;
  /** Take whoever uses the keyboard to the details of what is selected. */
  toDetails(): void;
}

/** One way to look at the graph. Its folder under src/views/ holds all that is its own: code, words, style. */
export interface View {
  readonly id: string;
  /** Its place among the tabs. */
  readonly order: number;
  readonly title: Text;
  /** Path of its sign, in a box of 24 by 24. */
  readonly icon: string;
  /** Whether the text typed into the search box filters this view, so that no list of hits opens over it. */
  readonly filtersByText?: boolean;
  /** Build it, once, when it is first shown. */
  open(host: HTMLElement, app: App): Opened;
}

export interface Opened {
  /** Follow a change of the state; called while the view is shown, and when it comes to be shown again. */
  update(state: State, before: State | null): void;
  /** What is drawn, as an SVG file; for a view that is a drawing. */
  svg?(): string;
}

/** Whether the filters that hold for all views let a thing through. */
export function passes(thing: Thing, state: State): boolean {
  return !state.off.has(thing.kind.id) && within(thing, state);
}

/** Select a thing, wherever it was named; on the network it then comes to be shown. -1 selects nothing. */
export function select(app: App, n: number, event?: UIEvent): void {
  app.store.set({ selected: n, params: withoutDetails(app.store.state.params) });
  // a click without a pointer is a key
  if (event?.detail === 0 && n >= 0) app.toDetails();
}

/** The name of a thing in the language of the reader. */
export function nameOf(thing: Thing, language: Language): string {
  return say(thing.labels, language) || thing.id;
}
