// How the network stands, as an address says it: what is in sight, and where each thing is.
import { extent } from "d3-array";
import type { Spot } from "./place";

export interface Look {
  /** The middle of what is in sight, and how wide and high that is. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly spots: ReadonlyMap<number, Spot>;
}

const MARGIN = { x: 76, top: 64, bottom: 84 };
const MOST = 400; // things whose spots an address can hold

export function writeLook({ x, y, width, height, spots }: Look): string {
  const rows = spots.size > MOST ? [] : [...spots].map(([n, spot]) => [n, spot.x, spot.y]);
  return [[x, y, width, height], ...rows].map((row) => row.map((value) => Math.round(value).toString(36)).join("_")).join("~");
}

/** What {@link writeLook} wrote, or null for anything else. */
export function readLook(text: string): Look | null {
  const rows = text
    .split("~")
    .map((row) => row.split("_").map((value) => (/^-?[0-9a-z]{1,8}$/.test(value) ? parseInt(value, 36) : Number.NaN)));
  const [x = 0, y = 0, width = 0, height = 0] = rows[0] ?? [];
  if (rows[0]?.length !== 4 || rows.flat().some(Number.isNaN) || width <= 0 || height <= 0) return null;
  return { x, y, width, height, spots: new Map(rows.slice(1).map(([n = -1, sx = 0, sy = 0]) => [n, { x: sx, y: sy }])) };
}

/**
 * Where to look, and from how near, so that all spots are in sight with room for the names at the edges; null if there
 * is nothing to see.
 */
export function frameOf(
  spots: readonly Spot[],
  { width, height }: { readonly width: number; readonly height: number },
): { position: Spot; scale: number } | null {
  if (!spots.length || !width) return null;
  const [left = 0, right = 0] = extent(spots, ({ x }) => x);
  const [top = 0, bottom = 0] = extent(spots, ({ y }) => y);
  const room = { x: Math.max(80, width - 2 * Math.min(MARGIN.x, width / 5)), y: Math.max(80, height - MARGIN.top - MARGIN.bottom) };
  const scale = Math.min(1.4, room.x / (right - left || 1), room.y / (bottom - top || 1));
  return { position: { x: (left + right) / 2, y: (top + bottom) / 2 + (MARGIN.bottom - MARGIN.top) / 2 / scale }, scale };
}
