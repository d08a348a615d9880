import { fills } from "../../core/groups";
import { outline } from "../../core/kinds";
import type { App } from "../../core/page";
import type { State } from "../../core/store";
import { calm } from "../../core/theme";
import { at } from "../../model/read";
import type { Link } from "../../model/types";
import { panelWays } from "../../path/index";
import type { Way } from "../../path/ways";
import { captions } from "./captions";
import { Crowd, covers, leastOf, MANY } from "./crowd";
import { lookOf } from "./ground";
import { type Indirect, indirect } from "./indirect";
import { type Box, type Caption, drawNames } from "./labels";
import { Lines } from "./lines";
import { frameOf, type Look as Placed } from "./look";
import { place, placeByLines, placeMany, placeWays, type Spot } from "./place";
import { Pointer } from "./pointer";
import { visibleLinks, visibleThings } from "./shown";
import { paintSign } from "./sign";
import type { Scene } from "./svg";
import type { NetworkTip } from "./tip";

const SMALL = 7;
const LARGE = 22;
const LEAST = 0.58;

function moving(duration: number): boolean | { duration: number; easingFunction: string } {
  return calm() ? false : { duration, easingFunction: "easeInOutQuad" };
}

/** vis-network on a host: only what is shown is handed to it, and only what changed is handed to it again. */
export class Canvas {
  private readonly nodes = new vis.DataSet<vis.Node>([]);
  private readonly lines = new Lines();
  private readonly network: vis.Network;
  private readonly spots = new Map<number, Spot>();
  private readonly paths = new Map<number, Path2D>();
  private readonly sizes: readonly number[];
  private there = new Set<number>();
  /** The same, the most important first. */
  private order: readonly number[] = [];
  /** What paints where there are many things; made when it is first needed, null where the browser has none. */
  private crowd: Crowd | null | undefined;
  private crowded = false;
  private all = false;
  private near = new Set<number>();
  private byLines = false;
  /** Whether a link said where things stand. */
  private taken = false;
  /** The connection along which things stand. */
  private along = "";
  private drawnLinks: readonly Link[] = [];
  private boxes = new Map<number, Box>();
  private readonly pointer: Pointer;
  private size = { width: 0, height: 0 };
  private look = lookOf();
  private fill: (n: number) => string = () => "";

  constructor(
    private readonly host: HTMLElement,
    private readonly app: App,
    tip: NetworkTip,
    private readonly covered: () => Box[],
  ) {
    const most = Math.max(1, ...app.model.things.map((thing) => thing.weight));
    this.sizes = app.model.things.map((thing) => SMALL + (LARGE - SMALL) * (thing.weight / most) ** 0.42);
    for (const kind of app.model.kinds) this.paths.set(kind.index, new Path2D(outline(kind)));
    this.repaint();
    this.network = new vis.Network(host, { nodes: this.nodes, edges: this.lines.data }, app.model.options);
    this.resize(); // now, since the page has just been laid out for it
    host.querySelector(".vis-network")?.removeAttribute("tabindex"); // there is nothing in it that a key could reach
    this.network.on("beforeDrawing", () => this.paintCrowd());
    this.network.on("afterDrawing", (ctx) => {
      if (this.crowded) this.paintMarked(ctx);
      this.names(ctx);
    });
    this.pointer = new Pointer({
      host,
      network: this.network,
      app,
      tip,
      lines: this.lines,
      amongMany: () => this.crowded,
      signAt: (point) => (this.crowded ? this.crowdAt(point) : (this.network.getNodeAt(point) ?? -1)),
      nameAt: (point) => this.nameAt(point),
      onMoved: (n, spot) => this.spots.set(n, spot),
    });
  }

  get count(): number {
    return this.there.size;
  }

  /** The links that are drawn, without the indirect ones, which no triple tells. */
  get links(): readonly Link[] {
    return this.drawnLinks;
  }

  /** The things that are drawn, the most important first. */
  get things(): readonly number[] {
    return this.order;
  }

  /** Take up the colours of the ground. */
  repaint(): void {
    this.look = lookOf();
  }

  /** Take several steps, and paint when all are taken: vis-network would paint after each. */
  atOnce(steps: () => void): void {
    const { emitter } = this.network.body;
    emitter.emit("_blockRedraw");
    try {
      steps();
    } finally {
      emitter.emit("_allowRedraw");
    }
    this.network.redraw();
  }

  /** Show what the state says, at the next painting; gives whether the set of things has changed. */
  update(state: State, all: boolean): boolean {
    const before = this.there;
    this.all = all;
    this.fill = fills(this.app.model, state);
    this.there = visibleThings(this.app.model, state);
    this.order = [...this.there].sort((a, b) => a - b);
    const wasCrowded = this.crowded;
    const changed = (isLost: boolean): void => {
      if (isLost) this.crowd = null; // vis-network paints then, more slowly
      this.atOnce(() => this.update(this.app.store.state, this.all));
    };
    if (this.there.size > MANY && this.crowd === undefined) this.crowd = Crowd.in(this.host, this.app.model.kinds, changed);
    this.crowded = this.there.size > MANY && !!this.crowd;
    if (this.crowded !== wasCrowded) this.spots.clear();
    const links = visibleLinks(this.app.model, this.there, state, all);
    const ways = panelWays(this.app.model, state);
    const way = ways.flatMap(({ links: steps }) => steps);
    for (const link of way) if (!links.includes(link) && this.there.has(link.a) && this.there.has(link.b)) links.push(link);
    const dashed = indirect(this.app.model, this.there, state);
    this.near = new Set(
      state.selected >= 0
        ? [...links, ...dashed].filter((link) => link.a === state.selected || link.b === state.selected).flatMap((link) => [link.a, link.b])
        : [],
    );
    if (way.length) this.near = new Set(way.flatMap((link) => [link.a, link.b]));
    const gone = [...before].filter((n) => !this.there.has(n));
    // among few that stay where they are, so many would stand in a heap
    const afresh = this.order.filter((n) => !before.has(n)).length > before.size;
    if (afresh && !this.taken) this.spots.clear();
    else if (gone.length > before.size / 2) for (const n of gone) this.spots.delete(n);
    this.drawnLinks = links;
    if (this.crowded) {
      const aspect = this.room().height ? this.room().width / this.room().height : 1;
      placeMany(this.app.model, this.there, this.spots, aspect);
      if (!wasCrowded) this.nodes.remove(this.nodes.getIds());
      this.lines.draw([], [], -1, false, this.look);
      this.takeCrowd(links, dashed, state.selected);
    } else {
      if (wasCrowded) this.crowd?.clear();
      const moved = this.settle(before, links, dashed, ways) || afresh || wasCrowded;
      const fresh = this.order.filter((n) => moved || !before.has(n));
      if (gone.length && !wasCrowded) this.nodes.remove(gone);
      if (fresh.length) this.nodes.update(fresh.map((n) => this.node(n)));
      this.lines.draw(links, dashed, state.selected, this.near.size > 0, this.look, new Set(way.map((link) => link.index)));
    }
    return gone.length > 0 || this.there.size !== before.size;
  }

  private takeCrowd(lines: readonly Link[], dashed: readonly Indirect[], selected: number): void {
    this.crowd?.take({
      things: this.order,
      spots: this.spots,
      lines,
      dashed,
      size: (n) => this.sizes[n] ?? SMALL,
      kind: (n) => at(this.app.model.things, n).kind.index,
      faded: (n) => this.isFaint(n),
      own: (a, b) => a === selected || b === selected,
      colour: this.fill,
      edge: this.look.edge,
      accent: this.look.accent,
    });
  }

  private paintCrowd(): void {
    const { width, height } = this.room();
    if (!this.crowded) return;
    const camera = { ...this.network.getViewPosition(), scale: this.network.getScale() };
    this.crowd?.paint(camera, width, height, this.least(), () => this.network.redraw());
  }

  /** The signs that stand out of the many: what is selected, hovered or pinned. */
  private paintMarked(ctx: CanvasRenderingContext2D): void {
    const { selected, pinned } = this.app.store.state;
    for (const n of new Set([...pinned, this.pointer.hovered, selected])) {
      const spot = this.there.has(n) && this.spots.get(n);
      if (!spot) continue;
      ctx.save();
      this.shape({ ctx, id: n, ...spot, state: { selected: false, hover: n === this.pointer.hovered }, style: { size: 1 } }).drawNode();
      ctx.restore();
    }
  }

  /** The thing of the many whose sign is at this point, the most important of several, or -1. */
  private crowdAt(point: vis.Point): number {
    const { x, y } = this.network.DOMtoCanvas(point);
    const least = 4 / this.network.getScale();
    return this.order.find((n) => covers(this.spots.get(n), Math.max(this.sizeOf(n), least), x, y)) ?? -1;
  }

  /**
   * Give everything that is shown its spot, along a connection that is told, or by the lines where most are meetings;
   * gives whether things that had one have moved.
   */
  private settle(before: ReadonlySet<number>, links: readonly Link[], dashed: readonly Indirect[], ways: readonly Way[]): boolean {
    const { width, height } = this.room();
    const aspect = height ? width / height : 1;
    const along = ways.map(({ things }) => things.join(" ")).join();
    const turned = along !== this.along && !this.taken;
    this.along = along;
    if (turned) this.spots.clear();
    if (along) {
      if (turned || [...this.there].some((n) => !this.spots.has(n)))
        placeWays(
          this.there,
          ways.map(({ things }) => things),
          this.spots,
        );
      return turned;
    }
    const byLines = dashed.filter(({ met }) => met).length > links.length;
    if (this.taken) {
      this.byLines = byLines;
      this.taken = false;
      place(this.app.model, this.there, this.spots, aspect);
      return true;
    }
    const moved =
      turned || byLines !== this.byLines || (byLines && (before.size !== this.there.size || [...before].some((n) => !this.there.has(n))));
    if (moved) this.spots.clear();
    this.byLines = byLines;
    if (!byLines) place(this.app.model, this.there, this.spots, aspect);
    else if (moved) placeByLines(this.there, [...links, ...dashed], this.spots, aspect);
    return moved;
  }

  /** Take up the size of the host. It is kept, since to ask for it makes the browser lay out the page. */
  resize(): void {
    this.size = { width: this.host.clientWidth, height: this.host.clientHeight };
  }

  private room(): { width: number; height: number } {
    if (!this.size.width) this.resize();
    return this.size;
  }

  /** Bring everything that is shown into sight, with room for the names at the edges. */
  fit(): void {
    const frame = frameOf([...this.standing.values()], this.room());
    if (frame) this.network.moveTo({ ...frame, animation: false });
  }

  /** How it stands. */
  get placement(): Placed {
    const { width, height } = this.room();
    const [scale, centre] = [this.network.getScale(), this.network.getViewPosition()];
    return { ...centre, width: width / scale, height: height / scale, spots: this.standing };
  }

  /** Where everything that is shown stands. */
  private get standing(): Map<number, Spot> {
    if (this.crowded) return new Map([...this.spots].filter(([n]) => this.there.has(n)));
    return new Map(Object.entries(this.network.getPositions([...this.there])).map(([n, spot]) => [Number(n), spot]));
  }

  /** Have things stand where they stood; called before they are drawn. */
  take({ spots }: Placed): void {
    this.spots.clear();
    for (const [n, spot] of spots) if (this.app.model.things[n]) this.spots.set(n, { ...spot });
    this.taken = spots.size > 0;
    this.there = new Set();
    this.nodes.remove(this.nodes.getIds());
  }

  /** Have in sight what was in sight. */
  see({ x, y, width, height }: Placed): void {
    const room = this.room();
    this.network.moveTo({ position: { x, y }, scale: Math.min(room.width / width, room.height / height), animation: false });
  }

  zoomBy(factor: number): void {
    const scale = this.network.getScale();
    this.network.moveTo({ scale: Math.min(4, Math.max(Math.min(0.1, scale), scale * factor)), animation: moving(160) });
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
    if (x < margin || y < margin || x > this.room().width - margin || y > this.room().height - margin)
      this.network.moveTo({ position: spot, animation: moving(260) });
  }

  private node(n: number): vis.Node {
    const spot = this.spots.get(n) ?? { x: 0, y: 0 };
    return { id: n, x: spot.x, y: spot.y, size: this.sizes[n] ?? SMALL, shape: "custom", ctxRenderer: (brush) => this.shape(brush) };
  }

  /** The size of a sign: that of its importance, but never too small to be told from another. */
  private sizeOf(n: number): number {
    return (this.sizes[n] ?? SMALL) * Math.max(1, this.least() / this.network.getScale());
  }

  private least(): number {
    const { width, height } = this.room();
    return this.crowded ? leastOf(this.there.size, width, height, SMALL, LEAST) : LEAST;
  }

  private isFaint(n: number): boolean {
    return this.near.size > 0 && !this.near.has(n);
  }

  private shape({ ctx, id, x, y, state }: vis.Brush): vis.Painter {
    const { kind } = at(this.app.model.things, id);
    const size = this.sizeOf(id);
    const path = this.paths.get(kind.index);
    const { selected, pinned } = this.app.store.state;
    const paint = {
      ...this.look,
      size,
      fill: this.fill(id),
      faded: this.isFaint(id),
      marked: id === selected,
      hovered: state.hover,
      pinned: pinned.has(id),
    };
    return { nodeDimensions: { width: 2 * size, height: 2 * size }, drawNode: () => path && paintSign(ctx, path, { x, y }, paint) };
  }

  /** All that a picture of the canvas is made of. */
  scene(): Scene {
    const { width, height } = this.room();
    const scale = this.network.getScale();
    const spots = new Map(
      [...this.standing].map(([n, spot]) => [n, { ...this.network.canvasToDOM(spot), radius: this.sizeOf(n) * scale }]),
    );
    return {
      width,
      height,
      scale,
      spots,
      look: this.look,
      colour: this.fill,
      faded: (n) => this.isFaint(n),
      names: this.captions(width, height),
    };
  }

  private names(ctx: CanvasRenderingContext2D): void {
    const ratio = ctx.canvas.width / (ctx.canvas.clientWidth || ctx.canvas.width);
    const [width, height] = [ctx.canvas.width / ratio, ctx.canvas.height / ratio];
    const things = this.captions(width, height);
    ctx.save();
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.boxes = drawNames(ctx, things, this.look, this.covered(), { left: 2, top: 2, right: width - 2, bottom: height - 2 });
    ctx.restore();
  }

  /** The names within a canvas of this size, in the order in which they take their places. */
  private captions(width: number, height: number): Caption[] {
    const scale = this.network.getScale();
    const positions = this.crowded ? null : this.network.getPositions();
    return captions(this.app, {
      width,
      height,
      things: this.order,
      near: this.near,
      hovered: this.pointer.hovered,
      meetings: this.lines.meetings,
      spot: (n) => (positions ? positions[n] : this.spots.get(n)),
      onCanvas: (spot) => this.network.canvasToDOM(spot),
      radius: (n) => this.sizeOf(n) * scale,
      faint: (n) => this.isFaint(n),
    });
  }

  /** The thing whose name stands at this point, or -1. */
  private nameAt({ x, y }: vis.Point): number {
    for (const [n, box] of this.boxes) if (x >= box.left && x <= box.right && y >= box.top && y <= box.bottom) return n;
    return -1;
  }
}
