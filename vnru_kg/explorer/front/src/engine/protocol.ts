// What page and worker say to each other.
import type { Pack } from "../model/bytes";

/** To begin with: packed as the page holds them, or as an earlier worker unpacked them. */
export interface Order {
  readonly engine: Pack | WebAssembly.Module;
  readonly dataset: Pack | Uint8Array;
}

/** What Turtle is written with. */
export interface Names {
  readonly prefixes: Readonly<Record<string, string>>;
  readonly base: string;
}

export interface Begun {
  /** `null` where the browser does not hand compiled code from one worker to the next. */
  readonly module: WebAssembly.Module | null;
  readonly dataset: Uint8Array;
  /** Number of triples of the merged graph. */
  readonly triples: number;
}

export type Shape = "json" | "csv" | "ntriples" | "turtle";

export interface Question extends Names {
  readonly query: string;
  readonly as: Shape;
}

export type Answer =
  | { readonly begun: Begun }
  | { readonly text: string; readonly ms: number }
  /** `broken` if the engine cannot be asked again. */
  | { readonly error: string; readonly broken: boolean };
