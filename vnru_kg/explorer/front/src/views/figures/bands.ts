// What is drawn of figures beside their marks: how far they reach, where sources differ, which years follow each other.
import { type Span, yearOf } from "../../draw/spans";
import type { Observation } from "./rows";

type Figure = Pick<Observation, "span" | "value" | "upper" | "low" | "high" | "bound">;

/** The values that a figure allows; null is without end. */
export function boundsOf(figure: Figure): { low: number | null; high: number | null } {
  if (figure.upper !== null) return { low: figure.value, high: figure.upper };
  if (figure.bound === "over") return { low: figure.value, high: figure.high };
  if (figure.bound === "up-to") return { low: figure.low, high: figure.value };
  return { low: figure.low ?? figure.value, high: figure.high ?? figure.value };
}

export interface Band {
  readonly start: number;
  readonly end: number;
  readonly low: number;
  readonly high: number;
}

/** For each period for which sources give different values, from the least to the greatest of them. */
export function bands(figures: readonly Figure[]): Band[] {
  return [...byPeriod(figures).values()]
    .filter((all) => all.length > 1)
    .map(reach)
    .filter((band) => band.high > band.low);
}

/** Runs of whole years that follow each other without a gap, each with the least and the greatest value said of it; of one year, none. */
export function runs(figures: readonly Figure[]): Band[][] {
  const years = [...byPeriod(figures.filter(({ span }) => isYear(span))).values()].map(reach).sort((a, b) => a.start - b.start);
  const found: Band[][] = [];
  for (const year of years) {
    const last = found.at(-1);
    if (last?.at(-1)?.end === year.start) last.push(year);
    else found.push([year]);
  }
  return found.filter((run) => run.length > 1);
}

function isYear({ start, end, from, to }: Span): boolean {
  return (
    from === "known" &&
    to === "known" &&
    yearOf(end) === yearOf(start) + 1 &&
    end - start > 364 * 86_400_000 &&
    new Date(start).getUTCMonth() === 0
  );
}

function byPeriod(figures: readonly Figure[]): Map<string, Figure[]> {
  const found = new Map<string, Figure[]>();
  for (const figure of figures) {
    const { start, end, from, to } = figure.span;
    const key = `${start} ${end} ${from} ${to}`;
    found.set(key, [...(found.get(key) ?? []), figure]);
  }
  return found;
}

function reach(figures: readonly Figure[]): Band {
  const values = figures.flatMap(({ value, upper }) => (upper === null ? [value] : [value, upper]));
  const span = figures[0]?.span;
  return { start: span?.start ?? 0, end: span?.end ?? 0, low: Math.min(...values), high: Math.max(...values) };
}

/** How far each mark is set aside, so that those that would cover each other stand in a row; in `width`s, around 0. */
export function aside(marks: readonly { x: number; y: number }[], width: number): number[] {
  const shift = marks.map(() => 0);
  const order = marks.map((_, n) => n).sort((a, b) => (marks[a]?.x ?? 0) - (marks[b]?.x ?? 0) || a - b);
  const left = new Set(order);
  for (const n of order) {
    if (!left.has(n)) continue;
    const one = marks[n];
    const near = order.filter(
      (m) => left.has(m) && one && Math.abs((marks[m]?.x ?? 0) - one.x) < width && Math.abs((marks[m]?.y ?? 0) - one.y) < width,
    );
    near.forEach((m, place) => {
      left.delete(m);
      shift[m] = place - (near.length - 1) / 2;
    });
  }
  return shift;
}

/** The least and the greatest value that the axis has to show; it begins at 0, but for ranks. */
export function range(figures: readonly Figure[], sort: string): [number, number] {
  const values = figures.flatMap((figure) => {
    const { low, high } = boundsOf(figure);
    return [figure.value, low ?? figure.value, high ?? figure.value * (figure.value > 0 && sort !== "rank" ? 1.12 : 1)];
  });
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (sort === "rank") return [Math.max(1, least - 1), most + 1];
  return [Math.min(0, least), Math.max(0, most) || 1];
}
