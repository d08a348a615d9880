import land from "land:all";
import { type GeoProjection, geoAzimuthalEqualArea, geoPath } from "d3-geo";
import { select as pick } from "d3-selection";
import { type D3ZoomEvent, type ZoomBehavior, type ZoomTransform, zoom, zoomIdentity } from "d3-zoom";
import { feature } from "topojson-client";
import { grasps } from "../../draw/grasp";
import { beforeFrame, set, svg, widthOf } from "../../draw/svg";
import { arcOf, type Box, middleOf, spread } from "./geometry";

/** A place to draw: how many things are there, and what it is called. */
export interface Spot {
  readonly id: number;
  readonly longitude: number;
  readonly latitude: number;
  readonly count: number;
  readonly name: string;
  readonly chosen: boolean;
}

/** Journeys to draw, from the point of one spot to that of another. */
export interface Arc {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  readonly count: number;
  readonly chosen: boolean;
}

const CENTRE: readonly [number, number] = [-85, -42]; // between the two countries, so that both keep their form
const EDGE = 28; // a spot in sight is at least so far from the edge
const NAMED = 60; // more names than that are noise
const MARGIN = { x: 54, top: 46, bottom: 66 };

/** The land, the places on it, and the journeys between them. */
export class Globe {
  readonly svg = svg("svg", { class: "globe", role: "img" });
  private readonly ground = svg("path", { class: "land" });
  private readonly arcs = svg("g", { class: "arcs" });
  private readonly spots = svg("g", { class: "spots" });
  private readonly names = svg("g", { class: "names" });
  private readonly zooming: ZoomBehavior<SVGSVGElement, unknown>;
  private readonly later = beforeFrame(() => this.move());
  private readonly earth = feature(land, land.objects.land);
  private projection: GeoProjection = geoAzimuthalEqualArea();
  private transform: ZoomTransform = zoomIdentity;
  private shown: readonly Spot[] = [];
  private groups: readonly SVGGElement[] = [];
  private readonly known = new Map<number, SVGGElement>();
  private lines: readonly Arc[] = [];
  private base = new Map<number, readonly [number, number]>();
  private width = 0;
  private height = 0;
  private fitted = "";

  constructor() {
    this.svg.append(this.ground, this.arcs, this.spots, this.names);
    this.zooming = zoom<SVGSVGElement, unknown>()
      .scaleExtent([0.6, 60])
      .constrain((transform) => this.within(transform))
      .filter(grasps)
      .on("zoom", (event: D3ZoomEvent<SVGSVGElement, unknown>) => {
        this.transform = event.transform;
        this.later();
      });
    pick(this.svg).call(this.zooming).on("dblclick.zoom", null);
  }

  /** Take up a new size; the first time, or when the points are others, all of them come into sight. */
  size(width: number, height: number, points: readonly (readonly [number, number])[]): void {
    const key = `${width} ${height} ${points.join(" ")}`;
    if (!width || !height || key === this.fitted) return;
    [this.fitted, this.width, this.height] = [key, width, height];
    set(this.svg, { width, height, viewBox: `0 0 ${width} ${height}` });
    const box: [[number, number], [number, number]] = [
      [MARGIN.x, MARGIN.top],
      [Math.max(MARGIN.x + 80, width - MARGIN.x), Math.max(MARGIN.top + 80, height - MARGIN.bottom)],
    ];
    const all =
      points.length > 1
        ? points
        : [
            [20, 60],
            [135, 60],
            [100, 0],
          ];
    this.projection = geoAzimuthalEqualArea()
      .rotate([...CENTRE])
      .clipAngle(140)
      .fitExtent(box, { type: "MultiPoint", coordinates: all.map(([x = 0, y = 0]) => [x, y]) });
    this.ground.setAttribute("d", geoPath(this.projection).digits(1)(this.earth) ?? "");
    this.fit();
  }

  draw(shown: readonly Spot[], lines: readonly Arc[]): void {
    this.shown = [...shown].sort((a, b) => b.count - a.count || a.id - b.id); // the small over the large
    this.lines = lines;
    this.base = new Map(this.shown.map((spot) => [spot.id, this.projection([spot.longitude, spot.latitude]) ?? [0, 0]]));
    this.groups = this.shown.map((spot) => this.group(spot));
    const stand = this.spots.children;
    // only those that stand in another order than before are moved
    this.groups.forEach((group, n) => stand[n] !== group && this.spots.insertBefore(group, stand[n] ?? null));
    while (stand.length > this.groups.length) stand[stand.length - 1]?.remove();
    this.arcs.replaceChildren(
      ...this.lines.map((arc) => {
        const group = svg(
          "g",
          { class: `arc${arc.chosen ? " chosen" : ""}`, "data-arc": arc.key },
          svg("path", { class: "reach" }),
          svg("path", { class: "line", "stroke-width": 1 + 1.1 * Math.sqrt(arc.count) }),
          svg("path", { class: "head", d: "M-5,-4.5L5,0L-5,4.5Z" }),
        );
        return group;
      }),
    );
    this.move();
  }

  /** The group of a spot, kept from one drawing to the next. */
  private group(spot: Spot): SVGGElement {
    let group = this.known.get(spot.id);
    if (!group) this.known.set(spot.id, (group = svg("g", { "data-spot": spot.id }, svg("circle"), svg("circle", { class: "reach" }))));
    const looks = `spot${spot.chosen ? " chosen" : ""}${spot.count ? "" : " bare"}`;
    if (group.getAttribute("class") !== looks) group.setAttribute("class", looks);
    const r = round(radius(spot.count));
    const [circle, reach] = group.children;
    if (circle && reach && circle.getAttribute("r") !== String(r)) {
      circle.setAttribute("r", String(r));
      reach.setAttribute("r", String(Math.max(12, r)));
    }
    return group;
  }

  /** The middle of what is in sight as longitude and latitude, and how far it is zoomed. */
  get sight(): readonly [longitude: number, latitude: number, zoom: number] {
    const [x, y] = this.transform.invert([this.width / 2, this.height / 2]);
    const [longitude, latitude] = this.projection.invert?.([x, y]) ?? [0, 0];
    return [longitude, latitude, this.transform.k];
  }

  /** Bring that middle to the middle, zoomed so far. */
  see(longitude: number, latitude: number, zoomed: number): void {
    const [x, y] = this.projection([longitude, latitude]) ?? [0, 0];
    pick(this.svg).call(
      this.zooming.transform,
      zoomIdentity.translate(this.width / 2 - x * zoomed, this.height / 2 - y * zoomed).scale(zoomed),
    );
  }

  zoomBy(factor: number): void {
    pick(this.svg).call(this.zooming.scaleBy, factor);
  }

  fit(): void {
    pick(this.svg).call(this.zooming.transform, zoomIdentity);
  }

  /** Bring a spot into sight. */
  reveal(id: number): void {
    const point = this.base.get(id);
    if (!point) return;
    const [x, y] = this.transform.apply([...point] as [number, number]);
    if (x > 40 && x < this.width - 40 && y > 40 && y < this.height - 40) return;
    pick(this.svg).call(this.zooming.translateTo, point[0], point[1]);
  }

  /** The transform, moved by as little as brings a spot into sight if it showed none. */
  private within(transform: ZoomTransform): ZoomTransform {
    const [left, top, right, bottom] = [EDGE, EDGE, this.width - EDGE, this.height - EDGE];
    let [x, y, least] = [0, 0, Number.POSITIVE_INFINITY];
    for (const [px, py] of this.base.values()) {
      const [sx, sy] = [transform.applyX(px), transform.applyY(py)];
      const [dx, dy] = [Math.min(Math.max(sx, left), right) - sx, Math.min(Math.max(sy, top), bottom) - sy];
      const far = Math.hypot(dx, dy);
      if (far < least) [x, y, least] = [dx, dy, far];
    }
    return least > 0 && least < Number.POSITIVE_INFINITY ? transform.translate(x / transform.k, y / transform.k) : transform;
  }

  /** Where a spot is on the drawing. */
  where(id: number): readonly [number, number] | null {
    const point = this.base.get(id);
    return point ? this.transform.apply([...point] as [number, number]) : null;
  }

  private move(): void {
    this.ground.setAttribute("transform", this.transform.toString());
    const places = this.shown.map((spot) => this.where(spot.id) ?? ([0, 0] as const));
    places.forEach(([x, y], n) => this.groups[n]?.setAttribute("transform", `translate(${round(x)},${round(y)})`));
    [...this.arcs.children].forEach((group, n) => {
      const arc = this.lines[n];
      const [start, end] = [arc && this.where(arc.start), arc && this.where(arc.end)];
      if (!start || !end) return;
      const line = arcOf(start, end);
      const { x, y, angle } = middleOf(start, end);
      group.children[0]?.setAttribute("d", line);
      group.children[1]?.setAttribute("d", line);
      group.children[2]?.setAttribute("transform", `translate(${round(x)},${round(y)}) rotate(${round(angle)})`);
    });
    this.write(places);
  }

  /** Names beside the spots, the chosen and the greater first, none over another. */
  private write(places: readonly (readonly [number, number])[]): void {
    const order = this.shown.map((_, n) => n).sort((a, b) => Number(this.shown[b]?.chosen) - Number(this.shown[a]?.chosen) || a - b);
    const taken: Box[] = places.slice(0, NAMED).map(([x, y], n) => around(x, y, radius(this.shown[n]?.count ?? 0)));
    const texts: SVGTextElement[] = [];
    for (const n of order) {
      const [spot, place] = [this.shown[n], places[n]];
      if (texts.length >= NAMED) break;
      if (!spot || !place) continue;
      const [x, y] = place;
      if (x < -20 || y < -20 || x > this.width + 20 || y > this.height + 20) continue;
      const found = spread(x, y, radius(spot.count), widthOf(spot.name, spot.chosen ? 650 : 500) + 2, taken, taken[n], {
        left: 3,
        top: 3,
        right: this.width - 3,
        bottom: this.height - 3,
      });
      if (!found) continue;
      taken.push(found.box);
      texts.push(
        svg(
          "text",
          { class: spot.chosen ? "chosen" : null, x: round(found.x), y: round(found.y), "text-anchor": found.anchor, dy: "0.34em" },
          spot.name,
        ),
      );
    }
    this.names.replaceChildren(...texts);
  }
}

export function radius(count: number): number {
  return count ? 4 + 2.6 * Math.sqrt(count) : 3.2;
}

function around(x: number, y: number, r: number): Box {
  return { left: x - r, top: y - r, right: x + r, bottom: y + r };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
