// What the parts of the page know of each other.
import type { Language } from "../model/languages";
import type { Edge, Model, Passage, Thing } from "../model/types";
import type { Search } from "./search";
import type { State, Store } from "./store";

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
  readonly title: (language: Language) => string;
  /** Path of its sign, in a box of 24 by 24. */
  readonly icon: string;
  /** Whether the text typed into the search box filters this view, so that no list of hits opens over it. */
  readonly filtersByText?: boolean;
  /** Build it, once, when it is first shown. */
  open(host: HTMLElement, app: App): OpenView;
}

/** Rows in the language of the reader, as they stand in a file or on paper. */
export interface Table {
  /** Part of the name of its file. */
  readonly name: string;
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What a colour stands for. */
export interface Swatch {
  readonly colour: string;
  readonly name: string;
}

/** What a view shows at the moment: no more and no less goes into files and onto paper. */
export interface Content {
  /** How much of what, in words. */
  readonly words: string;
  readonly things: readonly Thing[];
  /** The relations that it draws; without them, all among its things. */
  readonly edges?: readonly Edge[];
  /** What it tells of beside things, by IRI: figures, conflicts. */
  readonly others?: readonly string[];
  /** The passages that say so; without them, those of its things. */
  readonly cited?: readonly Passage[];
  readonly tables: readonly Table[];
  /** Whether it is told in words alone, though other things of the view are drawn. */
  readonly undrawn?: boolean;
  /** Whether the view itself tells all that is in its tables, so that paper need not have them beneath it. */
  readonly written?: boolean;
  /** What a picture of it is called; without it, as the view is. */
  readonly title?: string;
  /** What a picture of it has to say beneath. */
  readonly remarks?: readonly string[];
  /** What its colours stand for, where those are not the types. */
  readonly swatches?: readonly Swatch[];
  /** Whether its signs tell the documents apart, not the types of items. */
  readonly bySource?: boolean;
}

export interface OpenView {
  /** Follow a change of the state; called while the view is shown, and when it comes to be shown again. */
  update(state: State, before: State | null): void;
  /**
   * How it stands at the moment, beyond what the state says, in letters that an address may hold; it takes this up from
   * the state's `look`.
   */
  look?(): string;
  /** What is drawn, as an SVG file; for a view that is a drawing. */
  svg?(): string;
  /** What is shown; without it the view hands over files of its own. */
  content?(): Content;
}

/** A drawing within a view; it is drawn anew when the language or the width changes. */
export interface Drawing {
  readonly element: HTMLElement;
  /** How many rows of an answer it has no place for. */
  readonly undrawn?: number;
  draw(language: Language): void;
}

/** A part of the frame around the views. */
export interface Part {
  readonly element: HTMLElement;
  update(state: State, before: State | null): void;
}
