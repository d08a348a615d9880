import { button, el, phrase } from "../../core/dom";
import { sign } from "../../core/kinds";
import { formatNumber } from "../../core/numbers";
import type { App, Content, OpenView, View } from "../../core/page";
import { samePeriod } from "../../core/period";
import type { State } from "../../core/store";
import { say } from "../../core/text";
import { nameOf, passes, select } from "../../core/things";
import { itemTable } from "../../files/tables";
import type { Thing } from "../../model/types";
import { COLUMNS, type Column, sortOf, sortThings } from "./order";
import { Rows } from "./rows";
import { words } from "./words";

/** Everything as a table that sorts as its readers sort: the way through the graph without the canvas. */
const list: View = {
  id: "list",
  order: 5,
  title: (language) => words("title", language),
  icon: "M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01",
  filtersByText: true,
  open: (host, app) => new ListView(host, app),
};
export default list;

class ListView implements OpenView {
  private readonly count = el("p", { class: "count", role: "status" });
  private readonly heads = new Map<Column, HTMLButtonElement>();
  private readonly rows: Rows<Thing>;
  private found: readonly Thing[] = [];

  constructor(
    host: HTMLElement,
    private readonly app: App,
  ) {
    const row = el("tr", { "aria-rowindex": 1 });
    for (const column of COLUMNS) {
      const head = button({ class: "plain" }, () => this.sortBy(column));
      this.heads.set(column, head);
      row.append(el("th", { scope: "col", class: column }, head));
    }
    const table = el("table", {}, el("thead", {}, row));
    host.append(this.count, table);
    this.rows = new Rows(table, host, (thing) => this.row(thing, app.store.state));
  }

  update(state: State, before: State | null): void {
    const same =
      before &&
      before.language === state.language &&
      before.off === state.off &&
      before.text === state.text &&
      samePeriod(before, state) &&
      before.params["sort"] === state.params["sort"];
    if (!same) this.refill(state, before?.language !== state.language);
    for (const row of this.rows.there()) row.classList.toggle("selected", row.dataset["thing"] === String(state.selected));
  }

  /** The rows of the table. */
  content(): Content {
    const { model, store } = this.app;
    const { language } = store.state;
    return {
      words: words("count", language, { n: this.found.length }),
      things: this.found,
      tables: [itemTable(model, this.found, language)],
    };
  }

  private refill(state: State, anew: boolean): void {
    const { language } = state;
    const [column, down] = order(state);
    for (const [name, head] of this.heads) {
      head.textContent = words(name, language);
      head.parentElement?.setAttribute("aria-sort", name === column ? (down ? "descending" : "ascending") : "none");
    }
    const matching = state.text.trim() ? this.app.search.matching(state.text) : null;
    const found = sortThings(this.app.model, column, language).filter(
      (thing) => passes(thing, state) && (!matching || matching.has(thing.index)),
    );
    if (down) found.reverse();
    this.count.textContent = words(found.length ? "count" : "nothing", language, { n: found.length });
    if (!anew && found.length === this.found.length && found.every((thing, n) => thing === this.found[n])) return;
    this.found = found;
    this.rows.fill(found);
  }

  private row(thing: Thing, { language, selected }: State): HTMLTableRowElement {
    const open = button({ class: "thing" }, (event) => select(this.app, thing.index, event), phrase(thing.short, language));
    open.title = nameOf(thing, language);
    return el(
      "tr",
      { "data-thing": thing.index, class: thing.index === selected ? "selected" : null },
      el("th", { scope: "row" }, el("span", {}, sign(thing.kind), open)),
      el("td", { class: "kind" }, sortOf(thing, language)),
      el("td", { class: "when" }, say(thing.when, language)),
      el("td", { class: "number" }, formatNumber(thing.links.length, language)),
      el("td", { class: "number" }, formatNumber(thing.mentions, language)),
    );
  }

  private sortBy(column: Column): void {
    const { params } = this.app.store.state;
    const [current, down] = order(this.app.store.state);
    const first = column === "links" || column === "passages";
    const next = current === column ? !down : first;
    this.app.store.set({ params: { ...params, sort: `${next ? "-" : ""}${column}` } });
  }
}

/** The column sorted by, and whether from the last to the first; numbers begin with the largest. */
function order({ params }: State): [Column, boolean] {
  const said = params["sort"] ?? "";
  const column = COLUMNS.find((name) => name === said.replace(/^-/, "")) ?? "name";
  return [column, said.startsWith("-")];
}
