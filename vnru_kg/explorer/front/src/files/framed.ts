// A picture that can stand by itself: its title, what is shown, the key, and the documents and licence of the data go with it.
import { colour, outline } from "../core/kinds";
import type { App, Content } from "../core/page";
import { plain, say } from "../core/text";
import { token } from "../core/theme";
import { words as common } from "../core/words";
import { sourceColour, sourceShape } from "../draw/sources";
import { linesOf, svg, widthOf } from "../draw/svg";
import { licenceWords } from "./licence";
import { documentsOf } from "./tables";
import { words } from "./words";

const SIDE = 16;
const LEAST = 420;
const SWATCH = "M-10,-4h20v8h-20Z";

/** The SVG text `drawn` with all that whoever meets it elsewhere has to know. */
export function frameSvg(app: App, drawn: string, title: string, shown: Content): string {
  const { language } = app.store.state;
  const inner = new DOMParser().parseFromString(drawn, "image/svg+xml").documentElement;
  const [wide, high] = ["width", "height"].map((name) => Number(inner.getAttribute(name))) as [number, number];
  const width = Math.max(LEAST, wide);
  const page = new Sheet(width);
  page.write(title, 18, 650);
  page.write(shown.words, 13, 400, true);
  page.key(keyOf(app, shown));
  const top = page.y;
  page.y += high;
  for (const remark of shown.remarks ?? []) page.write(remark, 12, 400);
  const documents = documentsOf(shown.cited ?? shown.things.flatMap((thing) => thing.passages));
  const names = documents.map(({ id, labels }) => `[${id}] ${say(labels, language)}`).join("; ");
  if (names) page.write(`${words("sources", language)}: ${names}`, 11, 400, true);
  const { licence } = app.model;
  page.write([common("title", language), licence && licenceWords(licence)].filter(Boolean).join(" · "), 11, 400, true);
  for (const [name, value] of Object.entries({ x: (width - wide) / 2, y: top })) inner.setAttribute(name, String(value));
  return page.end(inner);
}

type Sign = readonly [path: string, colour: string, name: string];

/** What the signs of the picture mean: its documents, if those are its signs, or the types of its items and what else has a colour. */
function keyOf({ store }: App, shown: Content): Sign[] {
  const { language } = store.state;
  if (shown.bySource)
    return documentsOf(shown.cited ?? []).map((source) => [sourceShape(source, 90), sourceColour(source), say(source.labels, language)]);
  const kinds = [...new Set(shown.things.map(({ kind }) => kind))].sort((a, b) => a.index - b.index);
  const signs = kinds.map((kind): Sign => [outline(kind), shown.swatches ? token("muted") : colour(kind), say(kind.labels, language)]);
  return [...signs, ...(shown.swatches ?? []).map(({ colour: fill, name }): Sign => [SWATCH, fill, name])];
}

/** A sheet that is written on from the top. */
class Sheet {
  y = SIDE;
  private readonly parts: SVGElement[] = [];
  private readonly family = getComputedStyle(document.body).fontFamily;

  constructor(private readonly width: number) {}

  write(text: string, size: number, weight: number, muted = false): void {
    const fill = token(muted ? "muted" : "ink");
    const room = ((this.width - 2 * SIDE) * 12) / size;
    for (const line of linesOf(plain(text), room, weight)) {
      this.y += Math.round(size * 1.35);
      this.parts.push(
        svg("text", { x: SIDE, y: this.y - size * 0.3, fill, "font-family": this.family, "font-size": size, "font-weight": weight }, line),
      );
    }
    this.y += 3;
  }

  /** Signs with their names, as many in a row as find room. */
  key(signs: readonly Sign[]): void {
    let x = SIDE;
    this.y += 16;
    for (const [path, fill, name] of signs) {
      const wide = 22 + widthOf(plain(name)) + 14;
      if (x > SIDE && x + wide > this.width - SIDE) [x, this.y] = [SIDE, this.y + 19];
      this.parts.push(
        svg("path", { d: path, fill, transform: `translate(${x + 7},${this.y - 4}) scale(0.6)` }),
        svg("text", { x: x + 18, y: this.y, fill: token("ink"), "font-family": this.family, "font-size": 12 }, plain(name)),
      );
      x += wide;
    }
    this.y += 10;
  }

  end(inner: Element): string {
    const height = Math.round(this.y + SIDE / 2);
    const ground = svg("rect", { width: "100%", height: "100%", fill: token("ground") });
    const whole = svg("svg", { width: this.width, height, viewBox: `0 0 ${this.width} ${height}` }, ground, ...this.parts, inner);
    return new XMLSerializer().serializeToString(whole);
  }
}
