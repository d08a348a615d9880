import type { App, Drawing } from "../../../core/page";
import type { Thing } from "../../../model/types";
import { placesAlone, pointIds } from "../../map/alone";
import { type Data, thingsOf } from "./data";

/** The places of an answer on the map, each with how many rows name it. Null if none of them has a point. */
export function ofPlaces(app: App, data: Data): Drawing | null {
  const points = pointIds(app);
  const rows = new Map<number, Set<Thing>>();
  for (const { cells } of data.rows) {
    const things = thingsOf(data, cells);
    for (const place of things) {
      if (!points.has(place.index)) continue;
      const here = rows.get(place.index) ?? new Set<Thing>();
      for (const other of things) if (other !== place && !other.kind.place) here.add(other);
      rows.set(place.index, here);
    }
  }
  const undrawn = data.rows.filter(({ cells }) => !thingsOf(data, cells).some(({ index }) => points.has(index))).length;
  return rows.size ? Object.assign(placesAlone(app, rows), { undrawn }) : null;
}
