// Where marks stand: pure functions of spans and pixels.
import { type Span, yearOf } from "../../draw/spans";

export const POINT = 12;
export const LEAST = 6;
const FADE = 54; // how far a side is drawn of which nobody knows where it ends

/** From where to where a mark reaches on the page; `edge` is where time ends to the right, for what goes on. */
export interface Extent {
  readonly left: number;
  readonly right: number;
}

export function extent(span: Span, x: (time: number) => number, edge: Extent): Extent {
  const [start, end] = [x(span.start), x(span.end)];
  if (span.precision === "day") {
    const middle = (start + end) / 2;
    return { left: middle - POINT / 2, right: middle + POINT / 2 };
  }
  const left = span.from === "known" ? start : span.from === "open" ? Math.min(edge.left, start) : Math.min(start, end - LEAST) - FADE;
  const right = span.to === "known" ? end : span.to === "open" ? Math.max(edge.right, end) : Math.max(end, start + LEAST) + FADE;
  const short = LEAST - (right - left);
  return short > 0 ? { left: left - short / 2, right: right + short / 2 } : { left, right };
}

/**
 * The row of each of `extents`, in whose order they are placed: the first that is free, or, after `most` rows, the one
 * that is free soonest.
 */
export function pack(extents: readonly Extent[], gap: number, most: number): number[] {
  const ends: number[] = [];
  return extents.map(({ left, right }) => {
    let row = ends.findIndex((end) => end + gap <= left);
    if (row < 0) row = ends.length < most ? ends.length : ends.indexOf(Math.min(...ends));
    ends[row] = Math.max(ends[row] ?? -Infinity, right);
    return row;
  });
}

export interface Name extends Extent {
  /** How wide the whole name is. */
  readonly width: number;
  /** Whether the mark itself can bear it. */
  readonly bears: boolean;
}

export interface Spot {
  readonly x: number;
  readonly anchor: "start" | "end";
  readonly room: number;
  readonly within: boolean;
}

const GAP = 5;
const APART = 10;
const SHORT = 130; // a name cut to this still tells something

/** How far a mark reaches with its name: within it, else to its right or, at the edge, to its left. */
export function withName({ left, right, width, bears }: Name, edge: Extent): Extent {
  const inside = Math.min(right, edge.right) - Math.max(left, edge.left) - 2 * GAP;
  const name = GAP + width + APART;
  if ((bears && inside >= width) || width <= 0) return { left, right };
  if (right + name <= edge.right) return { left, right: right + name };
  if (left - name >= edge.left) return { left: left - name, right };
  const over = Math.max(left, edge.left) + name; // from within the mark and out of it
  return { left, right: bears && over <= edge.right ? Math.max(right, over) : right + Math.min(name, SHORT) };
}

/** Where the names of the marks of one row stand: within a long bar, else to the right, else to the left, each gap bearing one.
 * What is whole in none of these begins within its bar and runs out of it. */
export function names(marks: readonly Name[], edge: Extent): (Spot | null)[] {
  const order = marks.map((_, n) => n).sort((a, b) => (marks[a]?.left ?? 0) - (marks[b]?.left ?? 0));
  const found: (Spot | null)[] = marks.map(() => null);
  let free = edge.left; // up to where the row is taken
  order.forEach((n, place) => {
    const mark = marks[n];
    if (!mark) return;
    const next = marks[order[place + 1] ?? -1]?.left ?? edge.right;
    const inside = Math.min(mark.right, edge.right) - Math.max(mark.left, edge.left) - 2 * GAP;
    const right = Math.min(next, edge.right) - mark.right - GAP - (next < edge.right ? APART : 0);
    const left = mark.left - GAP - free - APART;
    const enough = Math.min(mark.width, SHORT);
    const taken = Math.max(free, mark.right);
    // cut within the mark only where the whole name has no room beside it either
    const beside = right >= mark.width || left >= mark.width;
    const start = Math.max(mark.left, edge.left) + GAP;
    const over = mark.right + GAP + right - start;
    if (mark.bears && !beside && inside < mark.width && over >= mark.width)
      found[n] = { x: start, anchor: "start", room: over, within: true };
    else if (mark.bears && inside >= (beside ? mark.width : enough)) found[n] = { x: start, anchor: "start", room: inside, within: true };
    else if (right >= mark.width || (left < mark.width && (right >= enough || right >= left))) {
      if (right > 0) found[n] = { x: mark.right + GAP, anchor: "start", room: right, within: false };
    } else found[n] = { x: mark.left - GAP, anchor: "end", room: left, within: false };
    const spot = found[n];
    free = spot?.anchor === "start" ? Math.max(taken, spot.x + Math.min(spot.room, mark.width)) : taken;
  });
  return found;
}

/** How many of the spans touch each year from `first` to `last`; a long one counts in the year in which it begins. */
export function histogram(spans: readonly Span[], first: number, last: number): number[] {
  const counts = Array.from({ length: last - first + 1 }, () => 0);
  for (const span of spans) {
    const year = new Date(span.from === "known" ? span.start : span.end - 1).getUTCFullYear() - first;
    if (year >= 0 && year < counts.length) counts[year] = (counts[year] ?? 0) + 1;
  }
  return counts;
}

const LONG = 5; // years without anything that are worth a word

/** The longest stretch of years in which no span lies: the year before it and the year after it; null if none is long. */
export function gap(spans: readonly Span[]): readonly [number, number] | null {
  let found: readonly [number, number] | null = null;
  let reached: number | null = null;
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const [before, after] = [reached === null ? null : yearOf(reached - 1), yearOf(span.start)];
    if (before !== null && span.from === "known" && after - before > LONG && (!found || after - before > found[1] - found[0]))
      found = [before, after];
    if (span.to === "open") return found; // it goes on through all that follows
    reached = Math.max(reached ?? span.end, span.end);
  }
  return found;
}
