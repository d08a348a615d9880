// The part of vis-network 9.1.2 that the page uses; pyvis's own copy of it stands in the page as `vis`.
declare namespace vis {
  interface Style {
    size: number;
  }
  interface Painter {
    drawNode(): void;
    nodeDimensions: { width: number; height: number };
  }
  interface Brush {
    ctx: CanvasRenderingContext2D;
    id: number;
    x: number;
    y: number;
    state: { selected: boolean; hover: boolean };
    style: Style;
  }
  interface Node {
    id: number;
    x?: number;
    y?: number;
    size?: number;
    shape?: string;
    ctxRenderer?(brush: Brush): Painter;
  }
  interface Edge {
    id: number;
    from?: number;
    to?: number;
    width?: number;
    dashes?: number[];
    color?: { color: string; hover: string; highlight: string; opacity: number };
  }
  class DataSet<T extends { id: number }> {
    constructor(items: T[]);
    readonly length: number;
    add(items: T[]): void;
    update(items: T[]): void;
    remove(ids: number[]): void;
    getIds(): number[];
  }
  interface Point {
    x: number;
    y: number;
  }
  interface Click {
    nodes: number[];
    edges: number[];
    pointer: { DOM: Point; canvas: Point };
    event: Event & { srcEvent?: Event };
  }
  interface Hover {
    node?: number;
    edge?: number;
    event: MouseEvent;
    pointer: { DOM: Point; canvas: Point };
  }
  interface Move {
    position?: Point;
    scale?: number;
    animation?: boolean | { duration: number; easingFunction: string };
  }
  class Network {
    /** Not of its public interface: events by which its parts speak to each other. */
    readonly body: { readonly emitter: { emit(event: "_blockRedraw" | "_allowRedraw"): void } };
    constructor(host: HTMLElement, data: { nodes: DataSet<Node>; edges: DataSet<Edge> }, options: object);
    on(name: "click" | "doubleClick" | "dragStart" | "dragEnd", listener: (event: Click) => void): void;
    on(name: "hoverNode" | "hoverEdge" | "blurNode" | "blurEdge", listener: (event: Hover) => void): void;
    on(name: "afterDrawing" | "beforeDrawing", listener: (ctx: CanvasRenderingContext2D) => void): void;
    on(name: "zoom" | "resize", listener: () => void): void;
    redraw(): void;
    fit(options?: { nodes?: number[]; animation?: boolean; maxZoomLevel?: number }): void;
    moveTo(move: Move): void;
    getScale(): number;
    getViewPosition(): Point;
    getPositions(ids?: number[]): Record<number, Point>;
    canvasToDOM(point: Point): Point;
    DOMtoCanvas(point: Point): Point;
    getNodeAt(point: Point): number | undefined;
    setSize(width: string, height: string): void;
    destroy(): void;
  }
}
