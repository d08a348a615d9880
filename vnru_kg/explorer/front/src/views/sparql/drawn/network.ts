import { el, on } from "../../../core/dom";
import { colour, outline } from "../../../core/kinds";
import type { App, Drawing } from "../../../core/page";
import { plain } from "../../../core/text";
import { nameOf, select, shortOf } from "../../../core/things";
import { fitText, linesOf, svg, widthOf } from "../../../draw/svg";
import type { Language } from "../../../model/languages";
import { at } from "../../../model/read";
import type { Model, Thing } from "../../../model/types";
import { eventWithDay, meeting } from "../../network/meeting";
import { place, placeByLines, type Spot } from "../../network/place";
import { type Cells, type Data, thingsOf } from "./data";

const MOST = 120;
const HIGH = 460;
const MARGIN = { x: 70, y: 34 };
const LONGEST = 150;
const NARROW = 600; // pixels; there a drawing is higher than wide, and what stands on a line is broken
const BROKEN = 112;
const ALONG = [0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78]; // where on a line there may be room for what it says

interface Line {
  readonly from: number;
  readonly to: number;
  /** The events that the rows name beside the two. */
  readonly through: Set<number>;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The things of an answer, linked where a row names both: `from` and `to` if it says so, else its first two. Null if nothing is linked. */
export function ofLinks(app: App, data: Data): Drawing | null {
  const lines = linksOf(data);
  const things = [...new Set(lines.flatMap(({ from, to }) => [from, to]))].slice(0, MOST).map((n) => at(app.model.things, n));
  if (!things.length) return null;
  const spots = new Map<number, Spot>();
  const there = new Set(things.map((thing) => thing.index));
  const aspect = innerWidth < NARROW ? 0.7 : 1.6;
  if (lines.every(({ through }) => through.size))
    placeByLines(
      there,
      lines.map(({ from, to }) => ({ a: from, b: to })),
      spots,
      aspect,
    );
  else place(app.model, there, spots, aspect);
  const element = on(el("div", { class: "linked" }), {
    click: (event) => {
      const node = event.target instanceof Element ? event.target.closest("[data-node]") : null;
      if (node) select(app, Number(node.getAttribute("data-node")));
    },
  });
  const draw = (language: Language): void => {
    element.replaceChildren(
      drawing(
        things,
        lines.filter(({ from, to }) => there.has(from) && there.has(to)),
        app.model,
        spots,
        Math.max(260, element.clientWidth || 720),
        language,
      ),
    );
  };
  const undrawn = data.rows.filter(({ cells }) => !endsOf(data, cells)?.every(({ index }) => there.has(index))).length;
  return { element, draw, undrawn };
}

/** The two things that a row links; null if it has no two. */
function endsOf(data: Data, cells: Cells): readonly [Thing, Thing] | null {
  const [from, to] = ["from", "to"].map((name) => data.columns.indexOf(name)) as [number, number];
  const [one, other] = from >= 0 && to >= 0 ? thingsOf(data, [cells[from] ?? null, cells[to] ?? null]) : thingsOf(data, cells);
  return one && other && one !== other ? [one, other] : null;
}

function linksOf(data: Data): Line[] {
  const found = new Map<string, Line>();
  for (const { cells } of data.rows) {
    const ends = endsOf(data, cells);
    if (!ends) continue;
    const [one, other] = ends;
    const line = found.get(`${one.index} ${other.index}`) ?? { from: one.index, to: other.index, through: new Set() };
    for (const thing of thingsOf(data, cells)) if (thing.kind.once && thing !== one && thing !== other) line.through.add(thing.index);
    found.set(`${one.index} ${other.index}`, line);
  }
  return [...found.values()];
}

function drawing(
  things: readonly Thing[],
  lines: readonly Line[],
  model: Model,
  spots: ReadonlyMap<number, Spot>,
  width: number,
  language: Language,
): SVGSVGElement {
  const narrow = width < NARROW;
  const each = !lines.some(({ through }) => through.size) ? 22 : narrow ? 58 : 40; // lines that say something need room
  const height = Math.min(narrow ? HIGH * 1.3 : HIGH, 160 + things.length * each);
  const [xs, ys] = [things.map(({ index }) => spots.get(index)?.x ?? 0), things.map(({ index }) => spots.get(index)?.y ?? 0)];
  const scale = (list: readonly number[], size: number, margin: number): ((value: number) => number) => {
    const [least, most] = [Math.min(...list), Math.max(...list)];
    return (value) => (most > least ? margin + ((value - least) / (most - least)) * (size - 2 * margin) : size / 2);
  };
  const [x, y] = [scale(xs, width, MARGIN.x), scale(ys, height, MARGIN.y)];
  const spot = (n: number): readonly [number, number] => [x(spots.get(n)?.x ?? 0), y(spots.get(n)?.y ?? 0)];
  const write = names(things, spot, width, height, language);
  const told = lines.map((line) => ({ ...line, said: plain(meeting(model, [...line.through], language)) }));
  return svg(
    "svg",
    { class: "links", width, height, viewBox: `0 0 ${width} ${height}`, role: "img" },
    ...told.map(({ from, to, said, through }) => {
      const [[x1, y1], [x2, y2]] = [spot(from), spot(to)];
      const line = svg("line", { x1: x1.toFixed(1), y1: y1.toFixed(1), x2: x2.toFixed(1), y2: y2.toFixed(1) });
      if (said) line.append(svg("title", {}, [...through].map((n) => plain(eventWithDay(model, n, language))).join("\n")));
      return line;
    }),
    ...things.map((thing) => {
      const [cx, cy] = spot(thing.index);
      const shape = svg("path", { d: outline(thing.kind), transform: "scale(0.8)" });
      shape.style.fill = colour(thing.kind);
      return svg(
        "g",
        { class: "node", "data-node": thing.index, transform: `translate(${cx.toFixed(1)} ${cy.toFixed(1)})` },
        svg("title", {}, plain(nameOf(thing, language))),
        svg("circle", { r: 13, class: "reach" }),
        shape,
      );
    }),
    ...write.labels,
    ...told.map(({ from, to, said }) => write.along(spot(from), spot(to), said)).filter((label) => label !== null),
  );
}

/** The names of things beside their signs, none over another, and what stands along the lines where there is room for it. */
function names(
  things: readonly Thing[],
  spot: (n: number) => readonly [number, number],
  width: number,
  height: number,
  language: Language,
): { labels: SVGElement[]; along(from: readonly [number, number], to: readonly [number, number], said: string): SVGElement | null } {
  const taken: Box[] = things.map(({ index }) => {
    const [x, y] = spot(index);
    return { left: x - 8, right: x + 8, top: y - 8, bottom: y + 8 };
  });
  const fits = (box: Box): boolean =>
    box.left >= 0 &&
    box.right <= width &&
    box.top >= 0 &&
    box.bottom <= height &&
    !taken.some((other) => box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom);
  const around = (x: number, y: number, long: number): Box => ({ left: x - long / 2, right: x + long / 2, top: y - 8, bottom: y + 7 });
  const text = (box: Box, words: string, sort?: string): SVGElement => {
    taken.push(box);
    const at = { x: ((box.left + box.right) / 2).toFixed(1), y: (box.top + 11).toFixed(1), "text-anchor": "middle" };
    return svg("text", sort ? { ...at, class: sort } : at, words);
  };
  const labels = things.map((thing) => {
    const [x, y] = spot(thing.index);
    const words = fitText(plain(shortOf(thing, language)), LONGEST);
    const long = widthOf(words);
    const places = [
      around(Math.max(long / 2, Math.min(width - long / 2, x)), y + 18, long),
      ...[-1, 1].map((side) => around(x + side * (long / 2 + 13), y, long)),
      ...[-1, 0, 1].map((side) => around(x + (side * long) / 2, y - 18, long)),
      ...[-1, 1].map((side) => around(x + (side * long) / 2, y + 18, long)),
    ];
    return text(places.find(fits) ?? at(places, 0), words);
  });
  return {
    labels,
    along: ([x1, y1], [x2, y2], said) => {
      const rows = width < NARROW ? linesOf(said, BROKEN) : [said];
      const long = Math.max(...rows.map((row) => widthOf(row)), 0);
      const more = 7 * (rows.length - 1);
      const beside = [
        [0, 0],
        ...[-1, 1].flatMap((side) => [
          [0, side * (12 + more)],
          [side * (long / 2 + 5), 0],
        ]),
      ] as const;
      const box = beside
        .flatMap(([right = 0, down = 0]) => ALONG.map((part) => around(x1 + (x2 - x1) * part + right, y1 + (y2 - y1) * part + down, long)))
        .map((one) => ({ ...one, top: one.top - more, bottom: one.bottom + more }))
        .find(fits);
      if (!said || !box) return null;
      const label = text(box, "", "said");
      const x = label.getAttribute("x");
      label.append(...rows.map((row, n) => svg("tspan", n ? { x, dy: 14 } : { x }, n ? ` ${row}` : row)));
      return label;
    },
  };
}
