// The network as an SVG file: the same signs, lines and names as on the canvas, drawn from the same numbers.
import { outline } from "../../core/kinds";
import type { State } from "../../core/store";
import { nameOf } from "../../core/things";
import { ofLanguage } from "../../core/words";
import { xml } from "../../files/graphml";
import type { Language } from "../../model/languages";
import { at } from "../../model/read";
import type { Model } from "../../model/types";
import { type Indirect, indirect } from "./indirect";
import { type Caption, drawNames, type Look } from "./labels";
import { eventWithDay } from "./meeting";
import { visibleLinks } from "./shown";

export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  readonly spots: ReadonlyMap<number, { readonly x: number; readonly y: number; readonly radius: number }>;
  readonly look: Look & { readonly edge: string; readonly accent: string; readonly surface: string };
  readonly colour: (n: number) => string;
  readonly faded: (n: number) => boolean;
  readonly names: readonly Caption[];
}

/** The scene as SVG; what lies outside the canvas is left out by its frame. */
export function sceneSvg(model: Model, state: State, scene: Scene, all: boolean): string {
  const { width, height, look } = scene;
  const brush = new Brush();
  drawNames(brush as unknown as CanvasRenderingContext2D, scene.names, look, [], { left: 2, top: 2, right: width - 2, bottom: height - 2 });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`,
    ` font-family="${xml(look.family)}">`,
    `<rect width="100%" height="100%" fill="${xml(look.ground)}"/>`,
    `<g fill="none">`,
    ...lines(model, state, scene, all),
    "</g>",
    ...signs(model, state, scene),
    `<g text-anchor="middle" dominant-baseline="text-before-edge" stroke-linejoin="round" paint-order="stroke"`,
    ` stroke="${xml(look.ground)}" stroke-width="3.5">`,
    ...brush.written,
    "</g>",
    "</svg>",
    "",
  ].join("\n");
}

function lines(model: Model, state: State, { spots, look, scale, faded }: Scene, all: boolean): string[] {
  const there = new Set(spots.keys());
  const { selected } = state;
  const marking = [...there].some(faded);
  const line = (a: number, b: number, weight: number, dashes: string, said = ""): string => {
    const [from, to] = [spots.get(a), spots.get(b)];
    if (!from || !to) return "";
    const own = a === selected || b === selected;
    const strength = (Math.min(5, weight) + (own ? 0.6 : 0)) * scale;
    const d = `M${from.x.toFixed(1)},${from.y.toFixed(1)}L${to.x.toFixed(1)},${to.y.toFixed(1)}`;
    const stroke = `stroke="${xml(own ? look.accent : look.edge)}" stroke-width="${strength.toFixed(2)}"`;
    return `<path d="${d}" ${stroke} stroke-opacity="${marking && !own ? 0.25 : 1}"${dashes}><title>${xml(said)}</title></path>`;
  };
  return [
    ...visibleLinks(model, there, state, all).map((link) => line(link.a, link.b, 0.8 + 0.5 * Math.log2(link.relations || 1), "")),
    ...indirect(model, there, state).map((one) =>
      line(
        one.a,
        one.b,
        0.9 + 0.5 * Math.log2(1 + one.weight),
        ` stroke-dasharray="${5 * scale} ${6 * scale}"`,
        tooltip(model, one, state.language),
      ),
    ),
  ].filter(Boolean);
}

/** Between whom an indirect line goes, and what it says: each event with its day. */
function tooltip(model: Model, { a, b, through }: Indirect, language: Language): string {
  const ends = [a, b].map((n) => nameOf(at(model.things, n), language)).join(` ${ofLanguage("dash", language)} `);
  return `${ends}: ${through.map((n) => eventWithDay(model, n, language)).join("; ")}`;
}

function signs(model: Model, state: State, { spots, look, colour, faded }: Scene): string[] {
  return [...spots].map(([n, { x, y, radius }]) => {
    const thing = at(model.things, n);
    const marked = n === state.selected;
    const place = `transform="translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(${(radius / 10).toFixed(3)})"`;
    const path = outline(thing.kind);
    const fill = xml(colour(n));
    const stroke = `stroke="${xml(marked ? look.ink : look.ground)}" stroke-width="${((marked ? 3 : 1.2) * 10) / radius}"`;
    return [
      `<g ${place}><title>${xml(nameOf(thing, state.language))}</title><path d="${path}" fill="${xml(look.ground)}"/>`,
      `<path d="${path}" fill="${fill}" ${stroke}${faded(n) ? ' opacity="0.28"' : ""}/>`,
      state.pinned.has(n) ? `<circle r="3.2" fill="${xml(look.surface)}"/>` : "",
      "</g>",
    ].join("");
  });
}

/** As much of a canvas as `drawNames` uses; it writes text elements instead of drawing. */
class Brush {
  readonly written: string[] = [];
  fillStyle = "";
  strokeStyle = "";
  lineWidth = 1;
  lineJoin = "round";
  textAlign = "center";
  textBaseline = "top";
  private readonly ruler = document.createElement("canvas").getContext("2d");
  private current = "";
  private path = "";

  get font(): string {
    return this.current;
  }

  set font(font: string) {
    this.current = font;
    if (this.ruler) this.ruler.font = font;
  }

  measureText(text: string): { width: number } {
    return this.ruler?.measureText(text) ?? { width: text.length * 7 };
  }

  strokeText(): void {
    // the group of the texts has a stroke under its fill
  }

  beginPath(): void {
    this.path = "";
  }

  moveTo(x: number, y: number): void {
    this.path += `M${x.toFixed(1)},${y.toFixed(1)}`;
  }

  lineTo(x: number, y: number): void {
    this.path += `L${x.toFixed(1)},${y.toFixed(1)}`;
  }

  stroke(): void {
    this.written.push(`<path class="leader" d="${this.path}" stroke="${xml(this.strokeStyle)}" stroke-width="${this.lineWidth}"/>`);
  }

  fillText(text: string, x: number, y: number): void {
    const [, weight = "", size = ""] = /^(\d+) ([\d.]+px)/.exec(this.current) ?? [];
    const font = `font-size="${size}" font-weight="${weight}" fill="${xml(this.fillStyle)}"`;
    this.written.push(`<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" ${font}>${xml(text)}</text>`);
  }
}
