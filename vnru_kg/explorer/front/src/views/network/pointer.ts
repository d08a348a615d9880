// What the pointer does on the canvas: it names what is under it, selects, calls up neighbours, and moves things.
import type { App } from "../../core/page";
import { select } from "../../core/things";
import { selectOrConnect } from "../../path/index";
import type { Lines } from "./lines";
import type { Spot } from "./place";
import { restOf } from "./shown";
import type { NetworkTip } from "./tip";

/** What it works on. */
export interface Ground {
  readonly host: HTMLElement;
  readonly network: vis.Network;
  readonly app: App;
  readonly tip: NetworkTip;
  readonly lines: Lines;
  /** Whether vis-network does not know what is drawn. */
  amongMany(): boolean;
  /** The thing whose sign is at this point, or -1. */
  signAt(point: vis.Point): number;
  /** The thing whose name stands at this point, or -1. */
  nameAt(point: vis.Point): number;
  onMoved(n: number, spot: Spot): void;
}

export class Pointer {
  /** The thing that it is over, or -1. */
  hovered = -1;

  constructor(private readonly ground: Ground) {
    const { host, network, app, tip } = ground;
    host.addEventListener("pointerleave", () => this.leave());
    host.addEventListener("pointermove", ({ offsetX, offsetY, buttons }) => {
      if (ground.amongMany() && !buttons) this.overMany({ x: offsetX, y: offsetY });
    });
    const under = (point: vis.Point): number => {
      const n = ground.signAt(point);
      return n >= 0 ? n : ground.nameAt(point);
    };
    network.on("click", ({ pointer, edges, event }) => {
      const n = under(pointer.DOM);
      tip.hide();
      if (n >= 0) selectOrConnect(app, n, event.srcEvent);
      else if (!edges.length) select(app, -1);
      else this.overLink(edges[0], pointer.DOM);
    });
    network.on("doubleClick", ({ pointer }) => {
      const n = under(pointer.DOM);
      if (n < 0) return;
      const { grown } = app.store.state;
      if (restOf(app.model, app.store.state, n).length) app.store.set({ grown: new Map([...grown, [n, (grown.get(n) ?? 0) + 1]]) });
    });
    network.on("hoverNode", ({ node, pointer }) => {
      this.hovered = node ?? -1;
      this.tell(pointer.DOM);
    });
    network.on("blurNode", () => {
      this.hovered = -1;
      tip.hide();
    });
    network.on("hoverEdge", ({ edge, pointer }) => {
      if (this.hovered < 0) this.overLink(edge, pointer.DOM);
    });
    network.on("blurEdge", () => {
      if (this.hovered < 0) tip.hide();
    });
    network.on("zoom", () => tip.hide());
    network.on("dragStart", () => tip.hide());
    network.on("dragEnd", ({ nodes }) => {
      for (const [n, spot] of Object.entries(network.getPositions(nodes))) ground.onMoved(Number(n), spot);
    });
  }

  private overMany(point: vis.Point): void {
    const n = this.ground.signAt(point);
    if (n === this.hovered) return;
    this.hovered = n;
    if (n >= 0) this.tell(point);
    else this.ground.tip.hide();
    this.ground.network.redraw();
  }

  private leave(): void {
    this.ground.tip.hide();
    if (!this.ground.amongMany() || this.hovered < 0) return; // elsewhere vis-network tells what it leaves
    this.hovered = -1;
    this.ground.network.redraw();
  }

  private tell({ x, y }: vis.Point): void {
    const thing = this.ground.app.model.things[this.hovered];
    if (thing) this.ground.tip.thing(thing, x, y);
  }

  private overLink(index: number | undefined, { x, y }: vis.Point): void {
    if (index === undefined) return;
    const link = this.ground.app.model.links[index];
    const through = this.ground.lines.through(index);
    if (link) this.ground.tip.link(link, x, y);
    else if (through) this.ground.tip.indirect(through, x, y);
  }
}
