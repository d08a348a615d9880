import { button, el } from "../../core/dom";
import { byGroup, setByGroup } from "../../core/groups";
import type { App, Content, OpenView, View } from "../../core/page";
import { holds, periodOf, samePeriod } from "../../core/period";
import { LOOK, type State } from "../../core/store";
import { words as common } from "../../core/words";
import { Zooms } from "../../draw/zooms";
import { itemTable } from "../../files/tables";
import { at } from "../../model/read";
import type { Thing } from "../../model/types";
import { addAction } from "../../panel/head";
import { actions } from "./actions";
import { Canvas } from "./canvas";
import { GroupKey, swatches, withGroups } from "./groups";
import type { Box } from "./labels";
import { readLook, writeLook } from "./look";
import { wantsAll } from "./shown";
import { sceneSvg } from "./svg";
import { NetworkTip } from "./tip";
import { words } from "./words";

const ICON = [
  ...["6 6", "18 8", "9 18"].map((spot) => `M${spot}m-2.5 0a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0 -5 0`),
  "M8.4 6.4L15.5 7.6M6.7 8.4L8.3 15.5M10.9 16.3L16.3 9.8",
].join("");

/** The graph as points and lines. */
const network: View = {
  id: "network",
  order: 1,
  title: (language) => words("title", language),
  icon: ICON,
  open: (host, app) => new NetworkView(host, app),
};
export default network;

addAction(1, actions);

class NetworkView implements OpenView {
  private readonly stage = el("div", { class: "stage", role: "img" });
  private readonly count = el("p", { class: "count" });
  private readonly empty = el("p", { class: "empty", hidden: true });
  private readonly strong = button({}, () => this.setAll(false));
  private readonly all = button({}, () => this.setAll(true));
  private readonly whole = button({ class: "quiet whole" }, () => this.setWhole(!wantsAll(this.app.store.state)));
  private readonly grouped = button({ class: "quiet grouped" }, () => setByGroup(this.app, !byGroup(this.app.store.state)));
  private readonly links = el("div", { class: "segmented", role: "group" }, this.strong, this.all);
  private readonly zooms: Zooms;
  private readonly reset = button({ class: "quiet reset" }, () => this.startOver());
  private readonly unhide = button({ class: "quiet unhide" }, () => this.app.store.set({ hidden: new Set() }));
  private readonly key: GroupKey;
  private readonly canvas: Canvas;

  constructor(
    private readonly host: HTMLElement,
    private readonly app: App,
  ) {
    const tip = new NetworkTip(app);
    const field = el("div", { class: "field" }, this.stage, tip.element, this.empty);
    host.append(field);
    this.canvas = new Canvas(this.stage, app, tip, () => this.obstacles());
    this.key = new GroupKey(app.model);
    this.zooms = new Zooms("over side", this.canvas, words, 1.35);
    host.append(
      el("div", { class: "over top" }, this.links, this.whole, this.grouped, this.key.element),
      this.zooms.element,
      el("div", { class: "over foot" }, this.count, this.unhide, this.reset),
    );
    let width = 0;
    new ResizeObserver(() => {
      this.canvas.resize();
      // a change of width is a new page: fit anew; one of height is a keyboard or a bar that comes and goes
      if (this.stage.clientWidth && Math.abs(this.stage.clientWidth - width) > 40) {
        width = this.stage.clientWidth;
        const look = readLook(this.app.store.state.params[LOOK] ?? "");
        requestAnimationFrame(() => (look ? this.canvas.see(look) : this.canvas.fit()));
      }
    }).observe(this.stage);
  }

  update(state: State, before: State | null): void {
    if (!before) this.canvas.repaint();
    this.dress(state);
    let changed = false;
    this.canvas.atOnce(() => (changed = this.stand(state, before)));
    this.key.update(state, this.things());
    document.body.classList.toggle("by-group", byGroup(state)); // the signs beside the view have no colour then
    this.count.textContent = words("count", state.language, { shown: this.canvas.count, all: this.app.model.things.length });
    this.stage.setAttribute("aria-label", words("canvas", state.language, { shown: this.canvas.count }));
    this.empty.hidden = this.canvas.count > 0;
    if (before && changed) this.app.announce(this.count.textContent);
  }

  /** Have there what the state says, and in sight; gives whether the set of things has changed. */
  private stand(state: State, before: State | null): boolean {
    const look = before?.params[LOOK] === state.params[LOOK] ? null : readLook(state.params[LOOK] ?? "");
    if (look) this.canvas.take(look);
    const changed = this.canvas.update(state, this.drawsAll(state));
    if (look) this.canvas.see(look);
    else if (
      !before ||
      (changed &&
        (before.params["to"] !== state.params["to"] ||
          before.off !== state.off ||
          wantsAll(before) !== wantsAll(state) ||
          !samePeriod(before, state) ||
          (before.grown.size > 0 && state.grown.size === 0)))
    )
      this.canvas.fit();
    else if (state.selected >= 0 && (before.selected !== state.selected || before.grown !== state.grown))
      this.canvas.reveal(state.selected);
    return changed;
  }

  look(): string {
    return writeLook(this.canvas.placement);
  }

  svg(): string {
    const { state } = this.app.store;
    return sceneSvg(this.app.model, state, this.canvas.scene(), this.drawsAll(state));
  }

  /** The points and the lines of the canvas. */
  content(): Content {
    const { model, store } = this.app;
    const { language } = store.state;
    const things = this.things();
    const edges = this.canvas.links.flatMap((link) => link.edges.filter((edge) => holds(edge, store.state)));
    const told = words("taken", language, { n: things.length, lines: edges.length });
    const table = itemTable(model, things, language);
    if (!byGroup(store.state)) return { words: told, things, edges, tables: [table] };
    return {
      words: words("groupsTold", language, { what: told }),
      things,
      edges,
      tables: [withGroups(model, table, things, language)],
      swatches: swatches(model, things, language),
    };
  }

  private things(): Thing[] {
    return this.canvas.things.map((n) => at(this.app.model.things, n));
  }

  /** Where the tools lie over the canvas. */
  private obstacles(): Box[] {
    const { left, top } = this.stage.getBoundingClientRect();
    const own = [this.links, this.whole, this.grouped, this.key.element, this.zooms.element, this.count, this.unhide, this.reset];
    const folds = document.querySelectorAll<HTMLElement>(".fold"); // they stand half over the edges
    return [...own.filter((tool) => !tool.hidden), ...folds]
      .map((tool) => tool.getBoundingClientRect())
      .map((box) => ({ left: box.left - left, top: box.top - top, right: box.right - left, bottom: box.bottom - top }));
  }

  private drawsAll(state: State): boolean {
    return state.params["links"] === "all";
  }

  private setAll(all: boolean): void {
    const { links: _, ...others } = this.app.store.state.params;
    this.app.store.set({ params: all ? { ...others, links: "all" } : others });
  }

  private setWhole(whole: boolean): void {
    const { items: _, ...others } = this.app.store.state.params;
    this.app.store.set({ params: whole ? { ...others, items: "all" } : others });
  }

  private startOver(): void {
    this.app.store.set({
      grown: new Map(),
      hidden: new Set(),
      pinned: new Set(),
      off: new Set(),
      selected: this.app.model.focus[0] ?? -1,
      params: {},
    });
    this.canvas.fit();
  }

  private dress(state: State): void {
    const { language } = state;
    this.strong.textContent = words("strong", language);
    this.all.textContent = words("all", language);
    this.strong.setAttribute("aria-pressed", String(!this.drawsAll(state)));
    this.all.setAttribute("aria-pressed", String(this.drawsAll(state)));
    this.links.setAttribute("aria-label", words("links", language));
    this.whole.textContent = words("whole", language, { n: this.app.model.things.length });
    this.whole.setAttribute("aria-pressed", String(wantsAll(state)));
    this.grouped.textContent = words("byGroup", language);
    this.grouped.setAttribute("aria-pressed", String(byGroup(state)));
    this.zooms.dress(language);
    this.unhide.hidden = !state.hidden.size;
    this.unhide.textContent = words("unhide", language, { n: state.hidden.size });
    this.reset.textContent = words("reset", language);
    this.reset.hidden = !(state.grown.size || state.hidden.size || state.pinned.size || state.off.size || periodOf(state));
    this.empty.textContent = words("empty", language);
    this.host.setAttribute("aria-description", common("details", language));
  }
}
