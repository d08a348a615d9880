import type { Drawing } from "../../../core/page";
import type { select } from "../../../core/things";
import type { Words } from "../../../model/languages";
import type { Data } from "../drawn/data";
import type { Headings } from "./questions";

/** This script has copies of the page's modules; what they remember is the page's, so it is handed over. */
export interface Tools {
  readonly select: typeof select;
  readonly headings: Headings;
  readonly words: Words;
  /** An answer as a chart, timeline, map or network, or null if it cannot be drawn so. */
  readonly drawn: (view: string, data: Data) => Drawing | null;
}
