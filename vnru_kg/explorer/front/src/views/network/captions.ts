// What is written on the canvas: the names of things, and on lines between persons where and when they met.
import type { App } from "../../core/page";
import { plain } from "../../core/text";
import { shortOf } from "../../core/things";
import { at } from "../../model/read";
import { MANY } from "./crowd";
import type { Indirect } from "./indirect";
import type { Caption } from "./labels";
import { meeting } from "./meeting";
import type { Spot } from "./place";

const PROMINENT = 9; // the most important things have larger names where there is room, and in any case one,
const ROOMY = 600;
const SHARE = 75; // pixels of width for each of those that have one where there is less
const TRIED = 400; // of many; more names than these find no room on any screen
const TOLD = 40; // as many meetings are named in any case
const ALONG = [0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78]; // where on a line there may be room for what it says

/** What the reader sees of the network. */
export interface Sight {
  readonly width: number;
  readonly height: number;
  /** What is shown, the most important first. */
  readonly things: readonly number[];
  readonly near: ReadonlySet<number>;
  readonly hovered: number;
  readonly meetings: readonly Indirect[];
  spot(n: number): Spot | undefined;
  onCanvas(spot: Spot): Spot;
  radius(n: number): number;
  faint(n: number): boolean;
}

/** The names in sight, in the order in which they take their places. */
export function captions(app: App, sight: Sight): Caption[] {
  const { language, selected, pinned } = app.store.state;
  const { width, height, hovered, near } = sight;
  const foremost = [selected, hovered, ...[...near].filter((n) => n !== selected && n !== hovered).sort((a, b) => a - b)];
  const found: Caption[] = [];
  const take = (n: number): void => {
    const spot = sight.spot(n);
    if (!spot) return;
    const { x, y } = sight.onCanvas(spot);
    if (x < -80 || y < -60 || x > width + 80 || y > height + 60) return;
    const faded = sight.faint(n) && n !== hovered;
    found.push({
      n,
      name: plain(shortOf(at(app.model.things, n), language)),
      x,
      y,
      radius: sight.radius(n),
      always: n === selected || n === hovered || pinned.has(n),
      large: n < PROMINENT && width > ROOMY,
      first: n < Math.min(PROMINENT, width / SHARE),
      faded,
      stranger: faded && !pinned.has(n),
      near: near.has(n),
    });
  };
  const early = new Set(foremost.filter((n) => n >= 0));
  for (const n of early) take(n);
  for (const n of sight.things) {
    if (sight.things.length > MANY && found.length >= TRIED + early.size) break;
    if (!early.has(n)) take(n);
  }
  return [...found, ...onLines(app, sight)];
}

/** What is written on the lines between persons: the event at which they met, and when. */
function onLines(app: App, { width, height, meetings, spot, onCanvas }: Sight): Caption[] {
  const { language, selected } = app.store.state;
  const told = meetings.length <= TOLD && width > ROOMY; // else they would only cover each other
  return meetings.flatMap(({ id, a, b, through }) => {
    const [from, to] = [spot(a), spot(b)];
    if (!from || !to || (selected >= 0 && a !== selected && b !== selected)) return [];
    const along = ALONG.map((part) => onCanvas({ x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part }));
    const [middle] = along;
    if (!middle || middle.x < 0 || middle.y < 0 || middle.x > width || middle.y > height) return [];
    const name = plain(meeting(app.model, through, language));
    return [{ n: id, name, ...middle, radius: 0, always: false, large: false, first: false, faded: false, near: told, along }];
  });
}
