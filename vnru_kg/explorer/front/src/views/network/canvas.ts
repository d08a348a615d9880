import { nameOf, passes, select, type App } from "../../core/app";
import { colour, outline } from "../../core/kinds";
import { token } from "../../core/theme";
import { plain } from "../../core/text";
import { at } from "../../model/read";
import type { State } from "../../core/store";
import type { Tie } from "../../model/types";
import { drawNames, type Box, type Look } from "./labels";
import { place, type Spot } from "./place";
import { drawn, left, shown } from "./shown";
import type { Tip } from "./tip";

const FAMILY = 'system-ui, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif';
const MARGIN = { x: 76, top: 64, bottom: 84 };
const SMALL = 7;
const LARGE = 22;
const LEAST = 0.58;
const PROMINENT = 9; // the most important things have larger names where there is room,
const ROOMY = 600;
const FOREMOST = 3; // and the very first are named even over a sign

/** vis-network on a host: only what is shown is handed to it, and only what changed is handed to it again. */
export class Canvas {
  private readonly nodes = new vis.DataSet<vis.Node>([]);
  private readonly edges = new vis.DataSet<vis.Edge>([]);
  private readonly network: vis.Network;
  private readonly spots = new Map<number, Spot>();
  private readonly paths = new Map<number, Path2D>();
  private readonly sizes: readonly number[];
  private there = new Set<number>();
  private near = new Set<number>();
  private readonly looks = new Map<number, string>();
  private boxes = new Map<number, Box>();
  private hovered = -1;
  private look: Look & { edge: string; accent: string; surface: string } = { family: FAMILY, ink: "", faded: "", ground: "", edge: "", accent: "", surface: "" };
  private colours: string[] = [];

  constructor(private readonly host: HTMLElement, private readonly app: App, private readonly tip: Tip, private readonly covered: () => Box[]) {
    const most = Math.max(1, ...app.model.things.map((thing) => thing.weight));
    this.sizes = app.model.things.map((thing) => SMALL + (LARGE - SMALL) * Math.pow(thing.weight / most, 0.42));
    for (const kind of app.model.kinds) this.paths.set(kind.index, new Path2D(outline(kind)));
    this.repaint();
    this.network = new vis.Network(host, { nodes: this.nodes, edges: this.edges }, app.model.options);
    this.network.on("afterDrawing", (ctx) => this.names(ctx));
    this.listen();
  }

  get count(): number {
    return this.there.size;
  }

  /** Take up the colours of the ground. */
  repaint(): void {
    this.look = { family: FAMILY, ink: token("ink"), faded: token("faded"), ground: token("ground"), edge: token("edge"), accent: token("accent"), surface: token("surface") };
    this.colours = this.app.model.kinds.map(colour);
  }

  /** Show what the state says; gives whether the set of things has changed. */
  update(state: State, all: boolean): boolean {
    const before = this.there;
    this.there = shown(this.app.model, state);
    const ties = drawn(this.app.model, this.there, state.selected, all);
    this.near = new Set(state.selected >= 0 ? ties.filter((tie) => tie.a === state.selected || tie.b === state.selected).flatMap((tie) => [tie.a, tie.b]) : []);
    const gone = [...before].filter((n) => !this.there.has(n));
    if (gone.length > before.size / 2) for (const n of gone) this.spots.delete(n);
    const { clientWidth, clientHeight } = this.host;
    place(this.app.model, this.there, this.spots, clientHeight ? clientWidth / clientHeight : 1);
    this.nodes.remove(gone);
    this.nodes.add([...this.there].filter((n) => !before.has(n)).map((n) => this.node(n)));
    this.draw(ties, state.selected);
    this.network.redraw();
    return gone.length > 0 || this.there.size !== before.size;
  }

  /** Bring everything that is shown into sight, with room for the names at the edges. */
  fit(): void {
    const spots = Object.values(this.network.getPositions([...this.there]));
    const { clientWidth, clientHeight } = this.host;
    if (!spots.length || !clientWidth) return;
    const [xs, ys] = [spots.map((spot) => spot.x), spots.map((spot) => spot.y)];
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const room = { x: Math.max(80, clientWidth - 2 * Math.min(MARGIN.x, clientWidth / 5)), y: Math.max(80, clientHeight - MARGIN.top - MARGIN.bottom) };
    const scale = Math.min(1.4, room.x / (right - left || 1), room.y / (bottom - top || 1));
    this.network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 + (MARGIN.bottom - MARGIN.top) / 2 / scale }, scale, animation: false });
  }

  zoom(factor: number): void {
    this.network.moveTo({ scale: Math.min(4, Math.max(0.1, this.network.getScale() * factor)), animation: { duration: 160, easingFunction: "easeInOutQuad" } });
  }

  redraw(): void {
    this.network.redraw();
  }

  /** Bring a thing into sight if it is not. */
  reveal(n: number): void {
    const spot = this.spots.get(n);
    if (!spot || !this.there.has(n)) return;
    const { x, y } = this.network.canvasToDOM(spot);
    const margin = 60;
    if (x < margin || y < margin || x > this.host.clientWidth - margin || y > this.host.clientHeight - margin) this.network.moveTo({ position: spot, animation: { duration: 260, easingFunction: "easeInOutQuad" } });
  }

  private node(n: number): vis.Node {
    const spot = this.spots.get(n) ?? { x: 0, y: 0 };
    return { id: n, x: spot.x, y: spot.y, size: this.sizes[n] ?? SMALL, shape: "custom", ctxRenderer: (brush) => this.shape(brush) };
  }

  private draw(ties: readonly Tie[], selected: number): void {
    const wanted = new Map(ties.map((tie) => [tie.index, tie]));
    const known = this.edges.getIds();
    const gone = known.filter((id) => !wanted.has(id));
    this.edges.remove(gone);
    for (const id of gone) this.looks.delete(id);
    // a tie that looks as before is not handed over again: that is most of them, and most of the cost
    this.edges.update([...wanted.values()].flatMap((tie) => {
      const own = tie.a === selected || tie.b === selected;
      const colour = own ? this.look.accent : this.look.edge;
      const opacity = selected < 0 || !this.near.size ? 1 : own ? 0.9 : 0.25;
      const looks = `${colour} ${opacity}`;
      if (this.looks.get(tie.index) === looks) return [];
      this.looks.set(tie.index, looks);
      return [{ id: tie.index, from: tie.a, to: tie.b, width: Math.min(5, 0.8 + 0.5 * Math.log2(tie.edges.length || 1)) + (own ? 0.6 : 0), color: { color: colour, hover: this.look.accent, highlight: this.look.accent, opacity } }];
    }));
  }

  /** The size of a sign: that of its importance, but never too small to be told from another. */
  private sizeOf(n: number): number {
    return (this.sizes[n] ?? SMALL) * Math.max(1, LEAST / this.network.getScale());
  }

  private faded(n: number): boolean {
    return this.near.size > 0 && !this.near.has(n);
  }

  private shape({ ctx, id, x, y, state }: vis.Brush): vis.Drawn {
    const thing = at(this.app.model.things, id);
    const size = this.sizeOf(id);
    const marked = id === this.app.store.state.selected;
    return {
      nodeDimensions: { width: 2 * size, height: 2 * size },
      drawNode: () => {
        ctx.translate(x, y);
        ctx.scale(size / 10, size / 10);
        const path = this.paths.get(thing.kind.index);
        if (!path) return;
        ctx.fillStyle = this.look.ground; // so that lines do not show through what is faded
        ctx.fill(path);
        ctx.globalAlpha = this.faded(id) ? 0.28 : 1;
        ctx.fillStyle = this.colours[thing.kind.index] ?? this.look.ink;
        ctx.fill(path);
        ctx.lineWidth = (marked ? 3 : state.hover ? 2 : 1.2) * (10 / size);
        ctx.strokeStyle = marked || state.hover ? this.look.ink : this.look.ground;
        ctx.stroke(path);
        if (!passes(thing, this.app.store.state)) ctx.globalAlpha = 0.5;
      },
    };
  }

  private names(ctx: CanvasRenderingContext2D): void {
    const { language, selected } = this.app.store.state;
    const scale = this.network.getScale();
    const ratio = ctx.canvas.width / (ctx.canvas.clientWidth || ctx.canvas.width);
    const [width, height] = [ctx.canvas.width / ratio, ctx.canvas.height / ratio];
    const positions = this.network.getPositions();
    const order = [...this.there].sort((a, b) => this.turn(a, selected) - this.turn(b, selected) || a - b);
    const things = order.flatMap((n) => {
      const position = positions[n];
      if (!position) return [];
      const { x, y } = this.network.canvasToDOM(position);
      if (x < -80 || y < -60 || x > width + 80 || y > height + 60) return [];
      const thing = at(this.app.model.things, n);
      return [{ n, name: plain(nameOf(thing, language)), x, y, radius: this.sizeOf(n) * scale, always: n === selected || n === this.hovered, large: n < PROMINENT && width > ROOMY, first: n < FOREMOST, faded: this.faded(n) && n !== this.hovered }];
    });
    ctx.save();
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.boxes = drawNames(ctx, things, this.look, this.covered(), { left: 2, top: 2, right: width - 2, bottom: height - 2 });
    ctx.restore();
  }

  /** Whose name is drawn first. */
  private turn(n: number, selected: number): number {
    if (n === selected) return 0;
    if (n === this.hovered) return 1;
    return this.near.has(n) ? 2 : 3;
  }

  private listen(): void {
    const { network, app, tip } = this;
    const under = (point: vis.Point): number => network.getNodeAt(point) ?? this.named(point);
    network.on("click", ({ pointer, edges }) => {
      const n = under(pointer.DOM);
      tip.hide();
      if (n >= 0) select(app, n);
      else if (!edges.length) select(app, -1);
      else this.hoverTie(edges[0] ?? -1, pointer.DOM);
    });
    network.on("doubleClick", ({ pointer }) => {
      const n = under(pointer.DOM);
      if (n < 0) return;
      const { grown } = app.store.state;
      if (left(app.model, app.store.state, n).length) app.store.set({ grown: new Map([...grown, [n, (grown.get(n) ?? 0) + 1]]) });
    });
    network.on("hoverNode", ({ node, pointer }) => {
      this.hovered = node ?? -1;
      const thing = app.model.things[this.hovered];
      if (thing) tip.thing(thing, pointer.DOM.x, pointer.DOM.y);
    });
    network.on("blurNode", () => {
      this.hovered = -1;
      tip.hide();
    });
    network.on("hoverEdge", ({ edge, pointer }) => {
      if (this.hovered < 0) this.hoverTie(edge ?? -1, pointer.DOM);
    });
    network.on("blurEdge", () => {
      if (this.hovered < 0) tip.hide();
    });
    network.on("zoom", () => tip.hide());
    network.on("dragStart", () => tip.hide());
    network.on("dragEnd", ({ nodes }) => {
      for (const [n, spot] of Object.entries(network.getPositions(nodes))) this.spots.set(Number(n), spot);
    });
  }

  private hoverTie(index: number, { x, y }: vis.Point): void {
    const tie = this.app.model.ties[index];
    if (tie) this.tip.tie(tie, x, y);
  }

  /** The thing whose name stands at this point, or -1. */
  private named({ x, y }: vis.Point): number {
    for (const [n, box] of this.boxes) if (x >= box.left && x <= box.right && y >= box.top && y <= box.bottom) return n;
    return -1;
  }
}
