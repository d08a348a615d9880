import { el } from "../../core/dom";

const CHUNK = 50;
const HEIGHT = 36; // of a row, until some have been seen
const BEYOND = 900; // pixels kept ready above and below what is in sight

/** Rows of a table of any length, of which only those near what is in sight are there; the others are room. */
export class Rows<T> {
  private items: readonly T[] = [];
  private chunks: HTMLTableSectionElement[] = [];
  private heights: number[] = [];
  private scrolled = false;
  private readonly filled = new Set<number>();

  constructor(
    private readonly table: HTMLTableElement,
    private readonly scroller: HTMLElement,
    private readonly row: (item: T, n: number) => HTMLTableRowElement,
  ) {
    // on a phone the page itself scrolls, so listen to whatever does
    document.addEventListener("scroll", () => this.follow(), { capture: true, passive: true });
    addEventListener("resize", () => this.settle());
    // paper is not scrolled; what is far is emptied again as soon as somebody scrolls
    addEventListener("beforeprint", () => this.chunks.forEach((_, n) => this.filled.has(n) || this.show(n)));
  }

  /** Show these, from the first. */
  fill(items: readonly T[]): void {
    this.items = items;
    for (const chunk of this.chunks) chunk.remove();
    this.filled.clear();
    const count = Math.ceil(items.length / CHUNK);
    this.heights = Array.from({ length: count }, (_, n) => HEIGHT * this.sizeOf(n));
    this.chunks = this.heights.map((height) => el("tbody", {}, spacer(height)));
    this.table.append(...this.chunks);
    this.table.setAttribute("aria-rowcount", String(items.length + 1));
    if (this.scrolled) this.scroller.scrollTop = 0;
    if (count) this.show(0);
    requestAnimationFrame(() => this.settle()); // now it would make the browser lay out the table at once
  }

  /** The rows that are there. */
  there(): HTMLTableRowElement[] {
    return [...this.filled].flatMap((n) => [...(this.chunks[n]?.rows ?? [])]);
  }

  private follow(): void {
    this.scrolled = true;
    this.settle();
  }

  /** Fill what has come near, and empty what has gone far; what has the focus stays. */
  private settle(): void {
    const rect = this.table.getBoundingClientRect();
    if (!this.chunks.length || !rect.width) return;
    const view = this.scroller.getBoundingClientRect();
    const [top, bottom] = [Math.max(0, view.top) - BEYOND, Math.min(innerHeight, view.bottom) + BEYOND];
    let y = rect.top + (this.table.tHead?.offsetHeight ?? 0);
    this.chunks.forEach((chunk, n) => {
      const height = this.heights[n] ?? 0;
      const near = y < bottom && y + height > top;
      y += height;
      if (near && !this.filled.has(n)) this.show(n);
      else if (!near && this.filled.has(n) && n > 0 && !chunk.contains(document.activeElement)) this.empty(n);
    });
  }

  private show(n: number): void {
    const start = n * CHUNK;
    this.chunks[n]?.replaceChildren(
      ...this.items.slice(start, start + CHUNK).map((item, m) => {
        const row = this.row(item, start + m);
        row.setAttribute("aria-rowindex", String(start + m + 2));
        return row;
      }),
    );
    this.filled.add(n);
  }

  private empty(n: number): void {
    const chunk = this.chunks[n];
    if (!chunk) return;
    this.heights[n] = chunk.offsetHeight || (this.heights[n] ?? 0);
    chunk.replaceChildren(spacer(this.heights[n] ?? 0));
    this.filled.delete(n);
  }

  private sizeOf(n: number): number {
    return Math.min(CHUNK, this.items.length - n * CHUNK);
  }
}

function spacer(height: number): HTMLTableRowElement {
  const room = el("td", { colspan: 9 });
  room.style.height = `${height}px`;
  return el("tr", { "aria-hidden": "true", class: "room" }, room);
}
