import { el, on } from "../../../core/dom";
import { colour, outline } from "../../../core/kinds";
import type { App, Drawing } from "../../../core/page";
import { plain } from "../../../core/text";
import { nameOf, select, shortOf } from "../../../core/things";
import { fitText, svg, widthOf } from "../../../draw/svg";
import type { Language } from "../../../model/languages";
import { at } from "../../../model/read";
import type { Thing } from "../../../model/types";
import { place, type Spot } from "../../network/place";
import { type Data, thingsOf } from "./data";

const MOST = 120;
const HIGH = 460;
const MARGIN = { x: 70, y: 34 };
const LONGEST = 150;

interface Line {
  readonly from: number;
  readonly to: number;
}

/** The things of an answer, tied where a row names both: `from` and `to` if it says so, else its first two. Null if nothing is tied. */
export function ofTies(app: App, data: Data): Drawing | null {
  const lines = linesOf(data);
  const things = [...new Set(lines.flatMap(({ from, to }) => [from, to]))].slice(0, MOST).map((n) => at(app.model.things, n));
  if (!things.length) return null;
  const spots = new Map<number, Spot>();
  const there = new Set(things.map((thing) => thing.index));
  place(app.model, there, spots, 1.6);
  const element = on(el("div", { class: "tied" }), {
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
        spots,
        Math.max(260, element.clientWidth || 720),
        language,
      ),
    );
  };
  return { element, draw };
}

function linesOf(data: Data): Line[] {
  const [from, to] = ["from", "to"].map((name) => data.columns.indexOf(name)) as [number, number];
  const found = new Map<string, Line>();
  for (const { cells } of data.rows) {
    const named = from >= 0 && to >= 0 ? thingsOf(data, [cells[from] ?? null, cells[to] ?? null]) : thingsOf(data, cells);
    const [one, other] = named;
    if (one && other && one !== other) found.set(`${one.index} ${other.index}`, { from: one.index, to: other.index });
  }
  return [...found.values()];
}

function drawing(
  things: readonly Thing[],
  lines: readonly Line[],
  spots: ReadonlyMap<number, Spot>,
  width: number,
  language: Language,
): SVGSVGElement {
  const height = Math.min(HIGH, 160 + things.length * 22);
  const [xs, ys] = [things.map(({ index }) => spots.get(index)?.x ?? 0), things.map(({ index }) => spots.get(index)?.y ?? 0)];
  const scale = (list: readonly number[], size: number, margin: number): ((value: number) => number) => {
    const [least, most] = [Math.min(...list), Math.max(...list)];
    return (value) => (most > least ? margin + ((value - least) / (most - least)) * (size - 2 * margin) : size / 2);
  };
  const [x, y] = [scale(xs, width, MARGIN.x), scale(ys, height, MARGIN.y)];
  const spot = (n: number): readonly [number, number] => [x(spots.get(n)?.x ?? 0), y(spots.get(n)?.y ?? 0)];
  const named: { left: number; right: number; top: number; bottom: number }[] = [];
  const labels = things.map((thing) => {
    const [cx, cy] = spot(thing.index);
    const words = fitText(plain(shortOf(thing, language)), LONGEST);
    const half = widthOf(words) / 2;
    const box = { left: cx - half, right: cx + half, top: cy + 10, bottom: cy + 25 };
    if (named.some((other) => box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom))
      return null;
    named.push(box);
    return svg(
      "text",
      { x: Math.max(half + 2, Math.min(width - half - 2, cx)).toFixed(1), y: (cy + 21).toFixed(1), "text-anchor": "middle" },
      words,
    );
  });
  return svg(
    "svg",
    { class: "ties", width, height, viewBox: `0 0 ${width} ${height}`, role: "img" },
    ...lines.map(({ from, to }) => {
      const [[x1, y1], [x2, y2]] = [spot(from), spot(to)];
      return svg("line", { x1: x1.toFixed(1), y1: y1.toFixed(1), x2: x2.toFixed(1), y2: y2.toFixed(1) });
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
    ...labels,
  );
}
