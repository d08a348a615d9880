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
  /** Drawn over a sign rather than not at all. */
  readonly first: boolean;
  /** Drawn where it covers a little of a sign, rather than not at all. */
  readonly prominent?: boolean;
  /** Where its middle may stand, instead of beside a sign. */
  readonly along?: readonly { readonly x: number; readonly y: number }[];
}

const WIDTH = 132;
const LINES = 3;
const GAP = 3;
const HALO = 3.5;
const TOUCH = 0.25; // of a sign may be covered by the name of a prominent thing
const RING = 18; // pixels between the rings on which names stand that found no room beside their signs
const RINGS = 12;
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
  const signs = things
    .filter(({ stranger }) => !stranger)
    .map(({ x, y, radius }) => ({ left: x - radius, top: y - radius, right: x + radius, bottom: y + radius }));
  const names: Box[] = [...covered];
  const boxes = new Map<number, Box>();
  ctx.textAlign = "center";
  ctx.textBaseline = "top";
  ctx.lineJoin = "round";
  ctx.lineWidth = HALO;
  ctx.strokeStyle = look.ground;
  let current = "";
  for (const thing of things) {
    if (thing.stranger) continue;
    const line = thing.large ? 17 : 15;
    const font = `${thing.large ? "620 14px" : "480 12.5px"} ${look.family}`;
    if (font !== current) ctx.font = current = font; // costly to set, and to ask for
    const { lines, width } = thing.along ? inOneLine(ctx, thing.name) : wrap(ctx, thing.name, font);
    const height = lines.length * line;
    const places = candidates(thing, width, height).filter((one) => inside(one, canvas));
    const free = (over: readonly Box[]): Box[] => places.filter((one) => !over.some((other) => overlap(one, other)));
    const off = (): Box | undefined => (thing.near ? farther(thing, width, height, canvas, [...signs, ...names]) : undefined);
    const chosen =
      free([...signs, ...names])[0] ??
      off() ??
      (thing.prominent ? free(names).find((one) => signs.every((sign) => overlapArea(one, sign) <= TOUCH * area(sign))) : undefined) ??
      (thing.first || thing.always || thing.near ? free(names)[0] : undefined) ??
      (thing.always || thing.near ? places[0] : undefined);
    if (!chosen) continue;
    if (thing.near && !places.includes(chosen)) lead(ctx, thing, chosen, look);
    names.push(chosen);
    boxes.set(thing.n, chosen);
    ctx.fillStyle = thing.faded ? look.faded : look.ink;
    const middle = (chosen.left + chosen.right) / 2;
    lines.forEach((words, row) => {
      ctx.strokeText(words, middle, chosen.top + row * line);
      ctx.fillText(words, middle, chosen.top + row * line);
    });
  }
  return boxes;
}

/** The nearest free box around a sign, on rings that grow. */
function farther({ x, y, radius }: Caption, width: number, height: number, canvas: Box, taken: readonly Box[]): Box | undefined {
  for (let ring = 1; ring <= RINGS; ring++)
    for (let turn = 0; turn < TURNS; turn++) {
      const angle = ((turn + (ring % 2) / 2) * 2 * Math.PI) / TURNS;
      const [left, top] = [
        x + (radius + width / 2 + ring * RING * 1.4) * Math.cos(angle) - width / 2,
        y + (radius + height / 2 + ring * RING) * Math.sin(angle) - height / 2,
      ];
      const box = { left, top, right: left + width, bottom: top + height };
      if (inside(box, canvas) && !taken.some((other) => overlap(box, other))) return box;
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
  return [
    box(x - width / 2, y + radius + GAP),
    box(x + radius + GAP, y - height / 2),
    box(x - radius - GAP - width, y - height / 2),
    box(x - width / 2, y - radius - GAP - height),
  ];
}

function inside(one: Box, other: Box): boolean {
  return one.left >= other.left && one.top >= other.top && one.right <= other.right && one.bottom <= other.bottom;
}

function overlap(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

function area({ left, top, right, bottom }: Box): number {
  return (right - left) * (bottom - top);
}

/** How many square pixels of two boxes are the same. */
function overlapArea(one: Box, other: Box): number {
  const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return Math.max(0, width) * Math.max(0, height);
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
