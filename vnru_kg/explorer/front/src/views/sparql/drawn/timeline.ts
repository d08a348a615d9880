import type { App, Drawing } from "../../../core/page";
import { type Span, spanOf } from "../../../draw/spans";
import type { Thing } from "../../../model/types";
import { DatesAlone } from "../../timeline/alone";
import { type Data, dateColumn, thingsOf, valueAt } from "./data";

/** The dated things of an answer on a line of time, in lanes by their kinds. Null if none of its rows has both. */
export function ofDates(app: App, data: Data): Drawing | null {
  const when = dateColumn(data);
  const dates = (when < 0 ? [] : momentsOf(data, when)).flatMap(({ thing, dates, planned }) =>
    dates.map((span) => ({ thing, kind: thing.kind, span, planned, force: false })),
  );
  const undrawn = data.rows.filter(({ cells }) => !thingsOf(data, cells).length || !spanOf(valueAt(cells, when))).length;
  return dates.length ? Object.assign(new DatesAlone(app, dates, "asked"), { undrawn }) : null;
}

interface Moment {
  readonly thing: Thing;
  readonly dates: readonly Span[];
  /** Announced, and no passage says that it happened. */
  readonly planned: boolean;
}

/** Each thing once, with what all its rows say, for several passages tell of it: a month beside its own day says nothing. */
export function momentsOf(data: Data, when: number): Moment[] {
  const modality = data.columns.indexOf("modality");
  const found = new Map<Thing, { dates: Map<string, Span>; modes: Set<string> }>();
  const asked = sameInAll(data);
  for (const { cells } of data.rows) {
    const [thing] = [
      ...thingsOf(
        data,
        cells.map((cell, n) => (asked.has(n) ? null : cell)),
      ),
      ...thingsOf(data, cells),
    ];
    const edtf = valueAt(cells, when);
    const span = spanOf(edtf);
    if (!thing || !span) continue;
    const known = found.get(thing) ?? { dates: new Map<string, Span>(), modes: new Set<string>() };
    known.dates.set(edtf, span);
    const mode = valueAt(cells, modality);
    if (mode) known.modes.add(mode);
    found.set(thing, known);
  }
  return [...found].map(([thing, { dates, modes }]) => ({
    thing,
    dates: [...dates.values()].filter((one) => ![...dates.values()].some((other) => isWithin(other, one))),
    planned: modes.size > 0 && [...modes].every((mode) => mode.endsWith("/planned")),
  }));
}

/** The columns that name one undated thing in all of several rows: what was asked about, and not what the dates are of. */
function sameInAll({ columns, rows, thing }: Data): Set<number> {
  const same = (n: number): boolean => {
    const first = valueAt(rows[0]?.cells ?? [], n);
    const { earliest = "", latest = "" } = thing(first) ?? {};
    return rows.length > 1 && !earliest && !latest && rows.every(({ cells }) => valueAt(cells, n) === first);
  };
  return new Set(columns.flatMap((_, n) => (same(n) ? [n] : [])));
}

/** Whether a span lies within another that is wider. */
function isWithin(one: Span, other: Span): boolean {
  return one.start >= other.start && one.end <= other.end && one.end - one.start < other.end - other.start;
}
