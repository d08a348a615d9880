import type { Kind } from "../model/types";
import { picture } from "./dom";
import { dark } from "./theme";

// One outline for each kind, in a box from -10 to 10; the canvas and the legend draw the same.
const SHAPES: Readonly<Record<string, string>> = {
  person: "M-9,0a9,9 0 1,0 18,0a9,9 0 1,0 -18,0Z",
  office: "M0,9.5L9.8,-7.5H-9.8Z",
  organization: "M-6,-8.2h12a2.2,2.2 0 0,1 2.2,2.2v12a2.2,2.2 0 0,1 -2.2,2.2h-12a2.2,2.2 0 0,1 -2.2,-2.2v-12a2.2,2.2 0 0,1 2.2,-2.2Z",
  place: "M0,-9.5L9.8,7.5H-9.8Z",
  event: "M0,-10.5L10.5,0L0,10.5L-10.5,0Z",
  instrument: "M-7.5,-9.5h9.5l5.5,5.5v13.5h-15Z",
  partnership: "M-5.2,-9h10.4l5.2,9l-5.2,9h-10.4l-5.2,-9Z",
  project: "M0,-10L9.8,-2.6L6,9H-6L-9.8,-2.6Z",
  figure: "M-3.5,-9.5h7v6h6v7h-6v6h-7v-6h-6v-7h6Z",
  position: "M-7.5,-9h15a2,2 0 0,1 2,2v9a2,2 0 0,1 -2,2h-7l-5.5,5.5v-5.5h-2.5a2,2 0 0,1 -2,-2v-9a2,2 0 0,1 2,-2Z",
  topic: "M-9.5,-6.8h11l8.5,6.8l-8.5,6.8h-11Z",
  document: "M-7.5,-9.5h15v19l-7.5,-5.5l-7.5,5.5Z",
};
const OTHER = "M-6,0a6,6 0 1,0 12,0a6,6 0 1,0 -12,0Z";

/** The outline of a kind. */
export function outline(kind: Kind): string {
  return SHAPES[kind.id] ?? OTHER;
}

/** The colour of a kind, lighter on a dark ground. */
export function colour(kind: Kind): string {
  const channels = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(kind.colour)?.slice(1) ?? ["5f", "6b", "76"];
  const parts = channels.map((hex) => parseInt(hex, 16));
  return `rgb(${(dark() ? parts.map((part) => Math.round(part + (255 - part) * 0.38)) : parts).join(" ")})`;
}

/** The sign of a kind, coloured by the style sheet's own rule for it. */
export function sign(kind: Kind): SVGSVGElement {
  const svg = picture(outline(kind), "sign");
  svg.style.fill = colour(kind);
  svg.dataset["kind"] = String(kind.index);
  return svg;
}

/** Colour all signs anew after the ground has changed. */
export function repaintSigns(kinds: readonly Kind[]): void {
  for (const svg of document.querySelectorAll<SVGSVGElement>("svg.sign")) {
    const kind = kinds[Number(svg.dataset["kind"])];
    if (kind) svg.style.fill = colour(kind);
  }
}
