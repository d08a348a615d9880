import { colour, outline } from "../../core/kinds";
import type { App } from "../../core/page";
import type { State } from "../../core/store";
import { plain } from "../../core/text";
import { calm, token } from "../../core/theme";
import { select, shortOf } from "../../core/things";
import { at } from "../../model/read";
import type { Tie } from "../../model/types";
import { panelWays, selectOrConnect } from "../../path/index";
import type { Way } from "../../path/ways";
import { type Indirect, indirect } from "./indirect";
import { type Box, type Caption, drawNames, type Look } from "./labels";
import { Lines } from "./lines";
import { frameOf, type Look as Placed } from "./look";
import { meeting } from "./meeting";
import { place, placeByLines, placeWays, type Spot } from "./place";
import { restOf, visibleThings, visibleTies } from "./shown";
import { paintSign } from "./sign";
import type { Scene } from "./svg";
import type { NetworkTip } from "./tip";

const FAMILY = 'system-ui, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif';
const SMALL = 7;
const LARGE = 22;
const LEAST = 0.58;
const PROMINENT = 9; // the most important things have larger names where there is room, which may touch a sign,
const ROOMY = 600;
const TOLD = 40; // as many meetings are named in any case
const FOREMOST = 3; // and the very first are named even over one
const ALONG = [0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78]; // where on a line there may be room for what it says

/** The colours of the ground that the page stands on. */
function lookOf(): Look & { edge: string; accent: string; surface: string } {
  const [ink, faded, ground] = [token("ink"), token("faded"), token("ground")];
  return { family: FAMILY, ink, faded, ground, edge: token("edge"), accent: token("accent"), surface: token("surface") };
}

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
  private near = new Set<number>();
  private byLines = false;
  /** Whether a link said where things stand. */
  private taken = false;
  /** The connection along which things stand. */
  private along = "";
  private drawnTies: readonly Tie[] = [];
  private boxes = new Map<number, Box>();
  private hovered = -1;
  private size = { width: 0, height: 0 };
  private look = lookOf();
  private colours: string[] = [];

  constructor(
    private readonly host: HTMLElement,
    private readonly app: App,
    private readonly tip: NetworkTip,
    private readonly covered: () => Box[],
  ) {
    const most = Math.max(1, ...app.model.things.map((thing) => thing.weight));
    this.sizes = app.model.things.map((thing) => SMALL + (LARGE - SMALL) * (thing.weight / most) ** 0.42);
    for (const kind of app.model.kinds) this.paths.set(kind.index, new Path2D(outline(kind)));
    this.repaint();
    this.network = new vis.Network(host, { nodes: this.nodes, edges: this.lines.data }, app.model.options);
    host.addEventListener("pointerleave", () => tip.hide());
    host.querySelector(".vis-network")?.removeAttribute("tabindex"); // there is nothing in it that a key could reach
    this.network.on("afterDrawing", (ctx) => this.names(ctx));
    this.listen();
  }

  get count(): number {
    return this.there.size;
  }

  /** The ties that are drawn, without the indirect ones, which no triple tells. */
  get ties(): readonly Tie[] {
    return this.drawnTies;
  }

  /** The things that are drawn, the most important first. */
  get things(): number[] {
    return [...this.there].sort((a, b) => a - b);
  }

  /** Take up the colours of the ground. */
  repaint(): void {
    this.look = lookOf();
    this.colours = this.app.model.kinds.map(colour);
  }

  /** Show what the state says; gives whether the set of things has changed. */
  update(state: State, all: boolean): boolean {
    const before = this.there;
    this.there = visibleThings(this.app.model, state);
    const ties = visibleTies(this.app.model, this.there, state, all);
    const ways = panelWays(this.app.model, state);
    const way = ways.flatMap(({ ties: steps }) => steps);
    for (const tie of way) if (!ties.includes(tie) && this.there.has(tie.a) && this.there.has(tie.b)) ties.push(tie);
    const dashed = indirect(this.app.model, this.there, state);
    this.near = new Set(
      state.selected >= 0
        ? [...ties, ...dashed].filter((tie) => tie.a === state.selected || tie.b === state.selected).flatMap((tie) => [tie.a, tie.b])
        : [],
    );
    if (way.length) this.near = new Set(way.flatMap((tie) => [tie.a, tie.b]));
    const gone = [...before].filter((n) => !this.there.has(n));
    if (gone.length > before.size / 2) for (const n of gone) this.spots.delete(n);
    const moved = this.settle(before, ties, dashed, ways);
    const fresh = [...this.there].filter((n) => moved || !before.has(n));
    if (gone.length) this.nodes.remove(gone);
    if (fresh.length) this.nodes.update(fresh.map((n) => this.node(n)));
    this.drawnTies = ties;
    this.lines.draw(ties, dashed, state.selected, this.near.size > 0, this.look, new Set(way.map((tie) => tie.index)));
    this.network.redraw();
    return gone.length > 0 || this.there.size !== before.size;
  }

  /**
   * Give everything that is shown its spot, along a connection that is told, or by the lines where most are meetings;
   * gives whether things that had one have moved.
   */
  private settle(before: ReadonlySet<number>, ties: readonly Tie[], dashed: readonly Indirect[], ways: readonly Way[]): boolean {
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
    const byLines = dashed.filter(({ met }) => met).length > ties.length;
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
    else if (moved) placeByLines(this.there, [...ties, ...dashed], this.spots, aspect);
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
    const frame = frameOf(Object.values(this.network.getPositions([...this.there])), this.room());
    if (frame) this.network.moveTo({ ...frame, animation: false });
  }

  /** How it stands. */
  get placement(): Placed {
    const { width, height } = this.room();
    const [scale, centre] = [this.network.getScale(), this.network.getViewPosition()];
    const positions = Object.entries(this.network.getPositions([...this.there]));
    return {
      ...centre,
      width: width / scale,
      height: height / scale,
      spots: new Map(positions.map(([n, spot]) => [Number(n), spot])),
    };
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
    this.network.moveTo({ scale: Math.min(4, Math.max(0.1, this.network.getScale() * factor)), animation: moving(160) });
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
    return (this.sizes[n] ?? SMALL) * Math.max(1, LEAST / this.network.getScale());
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
      fill: this.colours[kind.index] ?? this.look.ink,
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
      Object.entries(this.network.getPositions([...this.there])).map(([key, position]) => [
        Number(key),
        { ...this.network.canvasToDOM(position), radius: this.sizeOf(Number(key)) * scale },
      ]),
    );
    return {
      width,
      height,
      scale,
      spots,
      look: this.look,
      colours: this.colours,
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
    const { language, selected, pinned } = this.app.store.state;
    const scale = this.network.getScale();
    const positions = this.network.getPositions();
    const order = [...this.there].sort((a, b) => this.turn(a, selected) - this.turn(b, selected) || a - b);
    const things = order.flatMap((n) => {
      const position = positions[n];
      if (!position) return [];
      const { x, y } = this.network.canvasToDOM(position);
      if (x < -80 || y < -60 || x > width + 80 || y > height + 60) return [];
      const thing = at(this.app.model.things, n);
      return [
        {
          n,
          name: plain(shortOf(thing, language)),
          x,
          y,
          radius: this.sizeOf(n) * scale,
          always: n === selected || n === this.hovered || pinned.has(n),
          large: n < PROMINENT && width > ROOMY,
          first: n < FOREMOST,
          prominent: n < PROMINENT,
          faded: this.isFaint(n) && n !== this.hovered,
          stranger: this.isFaint(n) && n !== this.hovered && !pinned.has(n),
          near: this.near.has(n),
        },
      ];
    });
    return [...things, ...this.lineCaptions(width, height)];
  }

  /** What is written on the lines between persons: the event at which they met, and when. */
  private lineCaptions(width: number, height: number): Caption[] {
    const { language, selected } = this.app.store.state;
    const positions = this.network.getPositions();
    const near = this.lines.meetings.length <= TOLD && width > ROOMY; // else they would only cover each other
    return this.lines.meetings.flatMap(({ id, a, b, through }) => {
      const [from, to] = [positions[a], positions[b]];
      if (!from || !to || (selected >= 0 && a !== selected && b !== selected)) return [];
      const along = ALONG.map((part) =>
        this.network.canvasToDOM({ x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part }),
      );
      const [middle] = along;
      if (!middle || middle.x < 0 || middle.y < 0 || middle.x > width || middle.y > height) return [];
      const name = plain(meeting(this.app.model, through, language));
      return [{ n: id, name, ...middle, radius: 0, always: false, large: false, first: false, faded: false, near, along }];
    });
  }

  /** Whose name is drawn first. */
  private turn(n: number, selected: number): number {
    if (n === selected) return 0;
    if (n === this.hovered) return 1;
    return this.near.has(n) ? 2 : 3;
  }

  private listen(): void {
    const { network, app, tip } = this;
    const under = (point: vis.Point): number => network.getNodeAt(point) ?? this.nameAt(point);
    network.on("click", ({ pointer, edges, event }) => {
      const n = under(pointer.DOM);
      tip.hide();
      if (n >= 0) selectOrConnect(app, n, event.srcEvent);
      else if (!edges.length) select(app, -1);
      else this.hoverTie(edges[0], pointer.DOM);
    });
    network.on("doubleClick", ({ pointer }) => {
      const n = under(pointer.DOM);
      if (n < 0) return;
      const { grown } = app.store.state;
      if (restOf(app.model, app.store.state, n).length) app.store.set({ grown: new Map([...grown, [n, (grown.get(n) ?? 0) + 1]]) });
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
      if (this.hovered < 0) this.hoverTie(edge, pointer.DOM);
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

  private hoverTie(index: number | undefined, { x, y }: vis.Point): void {
    if (index === undefined) return;
    const tie = this.app.model.ties[index];
    const through = this.lines.through(index);
    if (tie) this.tip.tie(tie, x, y);
    else if (through) this.tip.indirect(through, x, y);
  }

  /** The thing whose name stands at this point, or -1. */
  private nameAt({ x, y }: vis.Point): number {
    for (const [n, box] of this.boxes) if (x >= box.left && x <= box.right && y >= box.top && y <= box.bottom) return n;
    return -1;
  }
}
