// Answers drawn with the parts of the other views.
import type { App, Drawing } from "../../../core/page";
import { ofFigures } from "./chart";
import type { Data } from "./data";
import { ofPlaces } from "./map";
import { ofLinks } from "./network";
import { ofDates } from "./timeline";

const WAYS: Readonly<Record<string, (app: App, data: Data) => Drawing | null>> = {
  chart: ofFigures,
  timeline: ofDates,
  map: ofPlaces,
  network: ofLinks,
};

/** An answer as the view that its question names, or null if it cannot be drawn so. */
export function drawingOf(app: App, view: string, data: Data): Drawing | null {
  return WAYS[view]?.(app, data) ?? null;
}
