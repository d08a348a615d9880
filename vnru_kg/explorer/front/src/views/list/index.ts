import { nameOf, passes, select, type App, type Opened, type View } from "../../core/app";
import { button, el, told } from "../../core/dom";
import { sign } from "../../core/kinds";
import { collator, say } from "../../core/text";
import type { State } from "../../core/store";
import type { Thing } from "../../model/types";
import { words } from "./words";

const PAGE = 100;
const COLUMNS = ["name", "kind", "when", "ties", "passages"] as const;
type Column = (typeof COLUMNS)[number];

/** Everything as a table that sorts as its readers sort: the way through the graph without the canvas. */
const list: View = {
  id: "list",
  order: 5,
  title: ["Danh sách", "List", "Список"],
  icon: "M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01",
  filtersByText: true,
  open: (host, app) => new ListView(host, app),
};
export default list;

class ListView implements Opened {
  private readonly count = el("p", { class: "count", role: "status" });
  private readonly heads = new Map<Column, HTMLButtonElement>();
  private readonly body = el("tbody", {});
  private readonly more = button({ class: "quiet" }, () => this.fill(this.rows.length));
  private found: Thing[] = [];
  private readonly rows: HTMLTableRowElement[] = [];

  constructor(host: HTMLElement, private readonly app: App) {
    const row = el("tr", {});
    for (const column of COLUMNS) {
      const head = button({ class: "plain" }, () => this.sortBy(column));
      this.heads.set(column, head);
      row.append(el("th", { scope: "col", class: column }, head));
    }
    host.append(this.count, el("table", {}, el("thead", {}, row), this.body), this.more);
  }

  update(state: State, before: State | null): void {
    const same = before && before.language === state.language && before.off === state.off && before.text === state.text && before.params["sort"] === state.params["sort"];
    if (!same) this.refill(state);
    for (const row of this.rows) row.classList.toggle("selected", row.dataset["thing"] === String(state.selected));
  }

  private refill(state: State): void {
    const { language } = state;
    const [column, down] = this.order(state);
    for (const [name, head] of this.heads) {
      head.textContent = words(name, language);
      head.parentElement?.setAttribute("aria-sort", name === column ? (down ? "descending" : "ascending") : "none");
    }
    const matching = state.text.trim() ? this.app.search.matching(state.text) : null;
    this.found = this.app.model.things.filter((thing) => passes(thing, state) && (!matching || matching.has(thing.index)));
    const compare = comparison(column, state);
    this.found.sort((a, b) => (down ? -1 : 1) * compare(a, b) || a.index - b.index);
    this.rows.length = 0;
    this.body.replaceChildren();
    this.count.textContent = words(this.found.length ? "count" : "nothing", language, { n: this.found.length });
    this.fill(0);
  }

  private fill(from: number): void {
    const { state } = this.app.store;
    const fresh = this.found.slice(from, from + PAGE).map((thing) => this.row(thing, state));
    this.rows.push(...fresh);
    this.body.append(...fresh);
    const remaining = this.found.length - this.rows.length;
    this.more.hidden = remaining <= 0;
    this.more.textContent = words("more", state.language, { n: Math.min(PAGE, remaining) });
    if (from > 0) fresh[0]?.querySelector("button")?.focus();
  }

  private row(thing: Thing, { language, selected }: State): HTMLTableRowElement {
    const open = button({ class: "thing" }, (event) => select(this.app, thing.index, event), told(thing.labels, language));
    return el(
      "tr", { "data-thing": thing.index, class: thing.index === selected ? "selected" : null },
      el("th", { scope: "row" }, el("span", {}, sign(thing.kind), open)),
      el("td", { class: "kind" }, say(thing.types[0] ?? thing.kind.labels, language)),
      el("td", { class: "when" }, say(thing.when, language)),
      el("td", { class: "number" }, thing.ties.length.toLocaleString(language)),
      el("td", { class: "number" }, thing.passages.length.toLocaleString(language)),
    );
  }

  /** The column sorted by, and whether from the last to the first; numbers begin with the largest. */
  private order(state: State): [Column, boolean] {
    const said = state.params["sort"] ?? "";
    const column = COLUMNS.find((name) => name === said.replace(/^-/, "")) ?? "name";
    return [column, said.startsWith("-")];
  }

  private sortBy(column: Column): void {
    const { params } = this.app.store.state;
    const [current, down] = this.order(this.app.store.state);
    const first = column === "ties" || column === "passages";
    const next = current === column ? !down : first;
    this.app.store.set({ params: { ...params, sort: `${next ? "-" : ""}${column}` } });
  }
}

function comparison(column: Column, { language }: State): (a: Thing, b: Thing) => number {
  const { compare } = collator(language);
  switch (column) {
    case "name": return (a, b) => compare(nameOf(a, language), nameOf(b, language));
    case "kind": return (a, b) => compare(say(a.types[0] ?? a.kind.labels, language), say(b.types[0] ?? b.kind.labels, language)) || compare(nameOf(a, language), nameOf(b, language));
    // what has no date stands after what has one
    case "when": return (a, b) => compare(a.earliest || "9999", b.earliest || "9999") || compare(a.latest, b.latest);
    case "ties": return (a, b) => a.ties.length - b.ties.length;
    case "passages": return (a, b) => a.passages.length - b.passages.length;
  }
}
