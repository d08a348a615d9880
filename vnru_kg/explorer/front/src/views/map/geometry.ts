// Lines and names on the map: pure functions of points on the page.

type Pair = readonly [number, number];

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const BEND = 0.16;

/** A line bent to the left of its way, so that there and back stand apart. */
export function arcOf(start: Pair, end: Pair): string {
  const [x, y] = bend(start, end);
  return `M${round(start[0])},${round(start[1])}Q${round(x)},${round(y)} ${round(end[0])},${round(end[1])}`;
}

/** The middle of that line, and in degrees where it leads. */
export function middleOf(start: Pair, end: Pair): { x: number; y: number; angle: number } {
  const [x, y] = bend(start, end);
  return {
    x: start[0] / 4 + x / 2 + end[0] / 4,
    y: start[1] / 4 + y / 2 + end[1] / 4,
    angle: (Math.atan2(end[1] - start[1], end[0] - start[0]) * 180) / Math.PI,
  };
}

function bend([ax, ay]: Pair, [bx, by]: Pair): Pair {
  return [(ax + bx) / 2 + (by - ay) * BEND * 2, (ay + by) / 2 - (bx - ax) * BEND * 2];
}

const HIGH = 15;

/**
 * Where a name of this width has room beside a spot: to the right, the left, above or below, or between these; null where nothing is free
 * within the frame. `own` is the spot itself.
 */
export function spread(
  x: number,
  y: number,
  r: number,
  width: number,
  taken: readonly Box[],
  own: Box | undefined,
  frame: Box,
): { x: number; y: number; anchor: string; box: Box } | null {
  const at = (left: number, middle: number): Box => ({ left, top: middle - HIGH / 2, right: left + width, bottom: middle + HIGH / 2 });
  const options = [
    { x: x + r + 4, y, anchor: "start", box: at(x + r + 4, y) },
    { x: x - r - 4, y, anchor: "end", box: at(x - r - 4 - width, y) },
    { x, y: y - r - 9, anchor: "middle", box: at(x - width / 2, y - r - 9) },
    { x, y: y + r + 10, anchor: "middle", box: at(x - width / 2, y + r + 10) },
    // a little lower or higher at its sides; above or below, begun or ended with it
    ...[HIGH / 2, -HIGH / 2].flatMap((off) => [
      { x: x + r + 4, y: y + off, anchor: "start", box: at(x + r + 4, y + off) },
      { x: x - r - 4, y: y + off, anchor: "end", box: at(x - r - 4 - width, y + off) },
    ]),
    ...[y + r + 10, y - r - 9].flatMap((middle) => [
      { x: x - r, y: middle, anchor: "start", box: at(x - r, middle) },
      { x: x + r, y: middle, anchor: "end", box: at(x + r - width, middle) },
    ]),
  ];
  return (
    options.find(
      ({ box }) =>
        box.left >= frame.left &&
        box.right <= frame.right &&
        box.top >= frame.top &&
        box.bottom <= frame.bottom &&
        taken.every((other) => other === own || !overlap(box, other)),
    ) ?? null
  );
}

function overlap(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
