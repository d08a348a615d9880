// Made while the script is built: the land of the earth, without any border, light enough to stand in the page.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { quantize } from "topojson-client";
import { filter, filterWeight, presimplify, simplify } from "topojson-simplify";

const DETAIL = 0.035; // square degrees at the equator; bends and islands smaller than this go
const GRID = 8000;
const SOUTH = -58; // the map is of Eurasia, and Antarctica only takes room

/** The area of a triangle of degrees as it is on the globe, so that the Arctic is not drawn finer than the rest. */
function weight([[ax, ay], [bx, by], [cx, cy]]) {
  return (Math.abs((ax - cx) * (by - ay) - (ax - bx) * (cy - ay)) / 2) * Math.cos((((ay + by + cy) / 3) * Math.PI) / 180);
}

export function land() {
  const file = createRequire(import.meta.url).resolve("world-atlas/land-50m.json");
  let world = JSON.parse(readFileSync(file, "utf8"));
  const north = new Set();
  const {
    scale: [, step],
    translate: [, base],
  } = world.transform;
  world.arcs.forEach((arc, n) => {
    let y = 0;
    let top = -90;
    for (const [, dy] of arc) top = Math.max(top, (y += dy) * step + base);
    if (top > SOUTH) north.add(n);
  });
  const kept = (polygon) => polygon.flat().every((arc) => north.has(arc < 0 ? ~arc : arc));
  for (const part of world.objects.land.geometries) if (part.type === "MultiPolygon") part.arcs = part.arcs.filter(kept);
  world = simplify(presimplify(world, weight), DETAIL);
  world = filter(world, filterWeight(world, DETAIL, weight));
  return quantize({ type: "Topology", objects: world.objects, arcs: world.arcs }, GRID);
}

/** The module `land:all` is that land. */
export const allLand = {
  name: "land",
  setup(plugin) {
    plugin.onResolve({ filter: /^land:all$/ }, () => ({ path: "all", namespace: "land" }));
    plugin.onLoad({ filter: /.*/, namespace: "land" }, () => ({ loader: "json", contents: JSON.stringify(land()) }));
  },
};
