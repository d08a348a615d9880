import { button, el } from "../../../core/dom";
import type { App } from "../../../core/page";
import { collator, say } from "../../../core/text";
import type { Language } from "../../../model/languages";
import type { Cell, Evidence } from "./answer";
import { areYears, citations, isDate, isNumber, show, textOf } from "./cells";
import type { Names } from "./names";
import type { Tools } from "./tools";
import { words } from "./words";

const PAGE = 100;
type Order = { readonly column: number; readonly down: boolean } | null;

/** The rows of an answer, page by page; a click on the head of a column sorts as readers of the language sort. */
export class ResultTable {
  readonly element = el("div", { class: "rows" });
  private sorted: Order = null;
  private shown = PAGE;

  constructor(
    private readonly app: App & Tools,
    private readonly names: Names,
    private readonly found: Evidence,
  ) {
    let width = 0;
    new ResizeObserver(() => {
      if (this.element.clientWidth === width) return;
      width = this.element.clientWidth;
      this.fit();
    }).observe(this.element);
    addEventListener("beforeprint", () => {
      if (!this.element.isConnected || this.shown >= this.found.rows.length) return;
      this.shown = this.found.rows.length;
      this.draw(this.app.store.state.language);
    });
  }

  /** Where the columns find no room beside each other, the cells of a row stand under each other. */
  private fit(): void {
    const wide = this.element.querySelector<HTMLElement>(".wide");
    wide?.classList.remove("stacked");
    wide?.classList.toggle("stacked", wide.scrollWidth > wide.clientWidth + 1);
  }

  draw(language: Language): void {
    const { columns, cited } = this.found;
    const title = (column: string): string => say(this.app.headings[column] ?? column, language);
    const years = columns.map((_, n) => areYears(this.found.rows.map(({ cells }) => cells[n] ?? null)));
    const numeric = columns.map((_, n) => this.found.rows.every(({ cells }) => !cells[n] || isNumber(cells[n])));
    const heads = columns.map((column, n) => {
      const direction = this.sorted?.column === n ? (this.sorted.down ? "descending" : "ascending") : "none";
      return el(
        "th",
        { scope: "col", role: "columnheader", "aria-sort": direction, class: numeric[n] ? "number" : null },
        button({ class: "plain", title: `?${column}` }, () => this.sortBy(n, language), title(column)),
      );
    });
    // the roles are said, since cells that stand under each other are a table no more to whom a browser reads them
    const body = el(
      "tbody",
      { role: "rowgroup" },
      ...this.order(language)
        .slice(0, this.shown)
        .map(({ cells, passages }) =>
          el(
            "tr",
            { role: "row" },
            ...cells.map((cell, n) =>
              el(
                "td",
                { role: "cell", class: numeric[n] ? "number" : isDate(cell) ? "date" : null, "data-title": title(columns[n] ?? "") },
                show(this.app, cell, this.names, language, years[n] ?? false),
              ),
            ),
            cited &&
              el(
                "td",
                { role: "cell", class: "cited", "data-title": words("passages", language) },
                citations(this.app, passages, this.names, language),
              ),
          ),
        ),
    );
    const left = this.found.rows.length - this.shown;
    this.element.replaceChildren(
      el(
        "div",
        { class: "wide", tabindex: "0", role: "region", "aria-label": words("table", language) },
        el(
          "table",
          { role: "table" },
          el(
            "thead",
            { role: "rowgroup" },
            el(
              "tr",
              { role: "row" },
              ...heads,
              cited && el("th", { scope: "col", role: "columnheader", class: "cited" }, el("span", {}, words("passages", language))),
            ),
          ),
          body,
        ),
      ),
      ...(left > 0 ? [button({ class: "quiet" }, () => this.next(language), words("more", language, { n: Math.min(PAGE, left) }))] : []),
    );
    this.fit();
  }

  private next(language: Language): void {
    const from = this.shown;
    this.shown += PAGE;
    this.draw(language);
    const row = this.element.querySelectorAll<HTMLElement>("tbody tr")[from];
    (row?.querySelector("button") ?? this.element.querySelector<HTMLElement>(".wide"))?.focus({ preventScroll: true });
  }

  private sortBy(column: number, language: Language): void {
    const down = this.sorted?.column === column ? !this.sorted.down : false;
    this.sorted = { column, down };
    this.draw(language);
    this.element.querySelectorAll<HTMLElement>("thead button")[column]?.focus();
  }

  private order(language: Language): Evidence["rows"] {
    if (!this.sorted) return this.found.rows;
    const { column, down } = this.sorted;
    const compare = comparison(this.names, language);
    return [...this.found.rows].sort((a, b) => {
      const [one, other] = [a.cells[column] ?? null, b.cells[column] ?? null];
      // what is not bound comes last either way
      if (!one || !other) return Number(!one) - Number(!other);
      return (down ? -1 : 1) * compare(one, other);
    });
  }
}

function comparison(names: Names, language: Language): (a: Cell, b: Cell) => number {
  const { compare } = collator(language);
  const texts = new Map<Cell, string>();
  const text = (cell: Cell): string => {
    let found = texts.get(cell);
    if (found === undefined) texts.set(cell, (found = isDate(cell) ? cell.value : textOf(cell, names, language)));
    return found;
  };
  return (a, b) => {
    if (isNumber(a) && isNumber(b)) return Number(a.value) - Number(b.value);
    return compare(text(a), text(b));
  };
}
