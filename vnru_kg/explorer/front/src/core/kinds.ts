import type { Kind } from "../model/types";
import { picture } from "./dom";
import { dark } from "./theme";

// The canvas and the legend draw the same outline.
const OTHER = "M-6,0a6,6 0 1,0 12,0a6,6 0 1,0 -12,0Z";

/** The outline of a kind. */
export function outline(kind: Kind): string {
  return kind.outline || OTHER;
}

/** The colour of a kind. */
export function colour(kind: Kind): string {
  return onGround(kind.colour);
}

/** A colour as it is on the page, lighter on a dark ground. */
export function onGround(hex: string): string {
  const channels = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex)?.slice(1) ?? ["5f", "6b", "76"];
  const parts = channels.map((channel) => parseInt(channel, 16));
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
