// Names on the canvas: of one size at every zoom, the important first, none over another.

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Caption {
  readonly n: number;
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** Drawn though it covers another. */
  readonly always: boolean;
  readonly faded: boolean;
  /** Larger than the others. */
  readonly large: boolean;
  /** A stranger to what is selected: it has no name, and names may cover its sign. */
  readonly stranger?: boolean;
  /** Named in any case: where there is no room beside its sign, farther off with a line that leads to it. */
  readonly near?: boolean;
  /** Named in any case too, be it over a sign. */
  readonly first: boolean;
  /** Where its middle may stand, instead of beside a sign. */
  readonly along?: readonly { readonly x: number; readonly y: number }[];
}

const WIDTH = 132;
const ROOMY = 600; // in less, what stands on a line is broken as names are
const LINES = 3;
const GAP = 3;
const HALO = 3.5;
const CELL = 64; // pixels of the grid in which what is taken is looked up
const RING = 18; // pixels between the rings on which names stand that found no room beside their signs
const RINGS = 12;
const FEW = 2;
const TURNS = 16;

export interface Look {
  readonly family: string;
  readonly ink: string;
  readonly faded: string;
  readonly ground: string;
}

/**
 * Draws the names of `things`, in their order, where there is room within `canvas` and not `covered`; gives the boxes
 * taken, for clicks.
 */
export function drawNames(
  ctx: CanvasRenderingContext2D,
  things: readonly Caption[],
  look: Look,
  covered: readonly Box[],
  canvas: Box,
): Map<number, Box> {
  const signs = new Taken(
    things
      .filter(({ stranger }) => !stranger)
      .map(({ x, y, radius }) => ({ left: x - radius, top: y - radius, right: x + radius, bottom: y + radius })),
  );
  const names = new Taken(covered);
  const boxes = new Map<number, Box>();
  ctx.textAlign = "center";
  ctx.textBaseline = "top";
  ctx.lineJoin = "round";
  ctx.lineWidth = HALO;
  ctx.strokeStyle = look.ground;
  let current = "";
  for (const thing of things) {
    if (thing.stranger) continue;
    for (const large of thing.large ? [true, false] : [false]) {
      const line = large ? 17 : 15;
      const font = `${large ? "620 14px" : "480 12.5px"} ${look.family}`;
      if (font !== current) ctx.font = current = font; // costly to set, and to ask for
      const { lines, width } = thing.along && canvas.right > ROOMY ? inOneLine(ctx, thing.name) : wrap(ctx, thing.name, font);
      const places = candidates(thing, width, lines.length * line).filter((one) => inside(one, canvas));
      const chosen = choose(thing, places, large, canvas, signs, names);
      if (!chosen) continue; // smaller, then
      if (!places.includes(chosen)) lead(ctx, thing, chosen, look);
      names.add(chosen);
      boxes.set(thing.n, chosen);
      ctx.fillStyle = thing.faded ? look.faded : look.ink;
      const middle = (chosen.left + chosen.right) / 2;
      lines.forEach((words, row) => {
        ctx.strokeText(words, middle, chosen.top + row * line);
        ctx.fillText(words, middle, chosen.top + row * line);
      });
      break;
    }
  }
  return boxes;
}

/** Where a name stands: beside its sign, or else as near as it has to be; undefined if nowhere, or if it may still be `smaller`. */
function choose(thing: Caption, places: readonly Box[], smaller: boolean, canvas: Box, signs: Taken, names: Taken): Box | undefined {
  const free = places.find((one) => !signs.covers(one) && !names.covers(one));
  if (free || smaller) return free;
  const [place] = places;
  const size = place && { width: place.right - place.left, height: place.bottom - place.top };
  const rings = thing.near ? RINGS : thing.first ? FEW : 0;
  const off = size && farther(thing, size, rings, canvas, signs, names);
  if (off) return off;
  const over = thing.first || thing.always || thing.near ? leastCovering(places, signs, names) : undefined;
  return over ?? (thing.always || thing.near ? place : undefined);
}

/** The place that covers no name and the fewest signs. */
function leastCovering(places: readonly Box[], signs: Taken, names: Taken): Box | undefined {
  const free = places.filter((one) => !names.covers(one)).map((one) => ({ one, count: signs.count(one) }));
  return free.sort((a, b) => a.count - b.count)[0]?.one;
}

/** Boxes that are taken, in a grid: there may be thousands, and a name lies near few of them. */
class Taken {
  private readonly cells = new Map<string, Box[]>();

  constructor(boxes: readonly Box[]) {
    for (const box of boxes) this.add(box);
  }

  add(box: Box): void {
    for (const key of keys(box)) {
      const cell = this.cells.get(key);
      if (cell) cell.push(box);
      else this.cells.set(key, [box]);
    }
  }

  covers(box: Box): boolean {
    for (const key of keys(box)) if (this.cells.get(key)?.some((other) => overlap(box, other))) return true;
    return false;
  }

  count(box: Box): number {
    const found = new Set<Box>();
    for (const key of keys(box)) for (const other of this.cells.get(key) ?? []) if (overlap(box, other)) found.add(other);
    return found.size;
  }
}

function* keys({ left, top, right, bottom }: Box): Generator<string> {
  for (let column = Math.floor(left / CELL); column <= right / CELL; column++)
    for (let row = Math.floor(top / CELL); row <= bottom / CELL; row++) yield `${column} ${row}`;
}

/** The nearest free box around a sign, on rings that grow. */
function farther(
  { x, y, radius }: Caption,
  { width, height }: { width: number; height: number },
  rings: number,
  canvas: Box,
  ...taken: readonly Taken[]
): Box | undefined {
  for (let ring = 1; ring <= rings; ring++)
    for (let turn = 0; turn < TURNS; turn++) {
      const angle = ((turn + (ring % 2) / 2) * 2 * Math.PI) / TURNS;
      const [left, top] = [
        x + (radius + width / 2 + ring * RING * 1.4) * Math.cos(angle) - width / 2,
        y + (radius + height / 2 + ring * RING) * Math.sin(angle) - height / 2,
      ];
      const box = { left, top, right: left + width, bottom: top + height };
      if (inside(box, canvas) && !taken.some((some) => some.covers(box))) return box;
    }
  return undefined;
}

/** A thin line from a sign to its name. */
function lead(ctx: CanvasRenderingContext2D, { x, y }: Caption, box: Box, look: Look): void {
  const within = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));
  ctx.strokeStyle = look.faded;
  ctx.lineWidth = 1;
  ctx.beginPath();
  ctx.moveTo(x, y);
  ctx.lineTo(within(x, box.left, box.right), within(y, box.top, box.bottom));
  ctx.stroke();
  ctx.strokeStyle = look.ground;
  ctx.lineWidth = HALO;
}

function candidates({ x, y, radius, along }: Caption, width: number, height: number): Box[] {
  if (along)
    return along.map((at) => ({ left: at.x - width / 2, top: at.y - height / 2, right: at.x + width / 2, bottom: at.y + height / 2 }));
  const box = (left: number, top: number): Box => ({ left, top, right: left + width, bottom: top + height });
  const [under, over, right, left] = [y + radius + GAP, y - radius - GAP - height, x + radius + GAP, x - radius - GAP - width];
  const [middle, level] = [x - width / 2, y - height / 2];
  const slid = [x - radius, x + radius - width]; // under or over its sign, but begun or ended with it
  return [
    ...[box(middle, under), box(right, level), box(left, level), box(middle, over)],
    ...slid.flatMap((at) => [box(at, under), box(at, over)]),
    ...[right, left].flatMap((at) => [box(at, y - radius), box(at, y + radius - height)]),
  ];
}

function inside(one: Box, other: Box): boolean {
  return one.left >= other.left && one.top >= other.top && one.right <= other.right && one.bottom <= other.bottom;
}

function overlap(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

interface Cut {
  readonly lines: readonly string[];
  readonly width: number;
}

function inOneLine(ctx: CanvasRenderingContext2D, name: string): Cut {
  return { lines: [name], width: ctx.measureText(name).width };
}

const known = new Map<string, Map<string, Cut>>();

/** The name in lines of at most WIDTH, cut after LINES, and the width of the widest. */
function wrap(ctx: CanvasRenderingContext2D, name: string, font: string): Cut {
  const ofFont = known.get(font) ?? new Map<string, Cut>();
  known.set(font, ofFont);
  let found = ofFont.get(name);
  if (!found) ofFont.set(name, (found = cut(ctx, name)));
  return found;
}

function cut(ctx: CanvasRenderingContext2D, name: string): Cut {
  const measure = (text: string): number => ctx.measureText(text).width;
  const space = measure(" ");
  const lines: string[] = [];
  let line = "";
  let width = 0;
  for (const word of name.split(/\s+/)) {
    const more = measure(word);
    if (line && width + space + more > WIDTH) {
      lines.push(line);
      [line, width] = [word, more];
    } else [line, width] = line ? [`${line} ${word}`, width + space + more] : [word, more];
  }
  lines.push(line);
  const short = lines.map((one) => (one.length > 28 ? `${one.slice(0, 27)}…` : one));
  const kept = short.length > LINES ? [...short.slice(0, LINES - 1), `${short[LINES - 1] ?? ""}…`] : short;
  return { lines: kept, width: Math.max(...kept.map(measure)) };
}
