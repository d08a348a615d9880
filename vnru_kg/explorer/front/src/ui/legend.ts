import { button, el, on, picture } from "../core/dom";
import { sign } from "../core/kinds";
import type { App, Part } from "../core/page";
import { ofPeriod, periodOf, samePeriod } from "../core/period";
import type { State } from "../core/store";
import { alone, nameOfSort, passState, type Sort, sortsOf, toggleType } from "../core/types";
import { words } from "../core/words";
import type { Kind, Model } from "../model/types";

const DOWN = "M6 9.5L12 15.5l6-6";
const FIRST = 10; // of many sorts so many stand there at once

/** A line of the filter: of a kind, or of a sort of it. */
interface Line {
  readonly element: HTMLElement;
  update(state: State, before: State | null): void;
}

/** The legend, which is the filter: each kind with its shape, its colour and the number of its things, and its sorts beneath. */
export function legend(app: App): Part {
  const { kinds } = app.model;
  const set = (off: Iterable<string>): void => app.store.set({ off: new Set(off) });
  const lines = kinds.map((kind) => kindLine(app, kind));
  const heading = el("legend", {});
  const all = button({ class: "plain" }, () => set([]));
  const none = button({ class: "plain" }, () => set(kinds.map((kind) => kind.id)));
  const choices = el("p", { class: "choices" }, all, none);
  return {
    element: el("fieldset", { class: "legend" }, heading, choices, el("ul", {}, ...lines.map(({ element }) => element))),
    update: (state, before) => {
      for (const line of lines) line.update(state, before);
      if (before?.language === state.language) return;
      heading.textContent = words("kinds", state.language);
      all.textContent = words("all", state.language);
      none.textContent = words("none", state.language);
    },
  };
}

/** A kind, and its sorts, which are made when they are first unfolded. */
function kindLine(app: App, kind: Kind): Line {
  const { model, store } = app;
  const { element, row, update } = line(app, kind);
  let inner: Line | null = null;
  const list = el("div", { class: "sorts", id: `sorts-${kind.index}`, hidden: true });
  const show = (open: boolean): void => {
    if (open && !inner) {
      inner = sortLines(app, kind);
      list.append(inner.element);
      inner.update(store.state, null);
    }
    list.hidden = !open;
    unfold.setAttribute("aria-expanded", String(open));
  };
  const sign = picture(DOWN, "icon", "0 0 24 24");
  const unfold = button({ class: "unfold", "aria-controls": list.id, "aria-expanded": "false" }, () => show(list.hidden !== false), sign);
  const many = sortsOf(model, kind).length > 0;
  if (many) {
    row.append(unfold);
    element.append(list);
  }
  return {
    element,
    update: (state, before) => {
      update(state, before);
      // a link that leaves out a part shows which
      if (!before && passState(model, state.off, kind) === "some") show(true);
      inner?.update(state, before);
      unfold.title = words("sorts", state.language, { kind: nameOfSort(kind, state.language) });
      unfold.setAttribute("aria-label", unfold.title);
    },
  };
}

/** The sorts of a kind: the largest ones, and all of them when they are asked for or one of the others is left out. */
function sortLines(app: App, kind: Kind): Line {
  const sorts = sortsOf(app.model, kind);
  const made = (sort: Sort): Line => {
    const { element, update } = line(app, kind, sort);
    const below = sort.inner.map(made);
    if (below.length) element.append(el("ul", {}, ...below.map((one) => one.element)));
    return {
      element,
      update: (state, before) => {
        update(state, before);
        for (const one of below) one.update(state, before);
      },
    };
  };
  const lines = sorts.map(made);
  const rest = sorts.length > FIRST + 1 ? lines.slice(FIRST) : [];
  for (const { element } of rest) element.hidden = true;
  const more = button({ class: "plain more", hidden: rest.length === 0 }, () => {
    const from = document.activeElement === more;
    for (const { element } of rest) element.hidden = false;
    more.hidden = true;
    if (from) rest[0]?.element.querySelector("input")?.focus();
  });
  return {
    element: el("div", {}, el("ul", {}, ...lines.map(({ element }) => element)), more),
    update: (state, before) => {
      for (const one of lines) one.update(state, before);
      more.textContent = words("moreSorts", state.language, { n: rest.length });
      const partly = passState(app.model, state.off, kind) === "some";
      if (partly && sorts.slice(FIRST).some((sort) => passState(app.model, state.off, kind, sort) !== "all")) more.click();
    },
  };
}

/** A box that lets a kind or a sort through, its name and the number of its things, and a button that leaves out all others. */
function line(app: App, kind: Kind, sort?: Sort): Line & { readonly row: HTMLElement } {
  const { model, store } = app;
  const box = on(el("input", { type: "checkbox", value: sort ? sort.id : kind.id, name: sort ? "sort" : "kind" }), {
    change: () => store.set({ off: toggleType(model, store.state.off, kind, sort) }),
  });
  const name = el("span", { class: "name" });
  const count = el("span", { class: "count" });
  const only = button({ class: "only" }, () => store.set({ off: alone(model, kind, sort) }));
  const row = el("div", { class: "row" }, el("label", {}, box, !sort && sign(kind), name, count), only);
  return {
    element: el("li", {}, row),
    row,
    update: (state, before) => {
      const { language } = state;
      const part = passState(model, state.off, kind, sort);
      box.checked = part === "all";
      box.indeterminate = part === "some";
      if (!before || !samePeriod(before, state)) count.textContent = String(countOf(model, state, kind, sort));
      if (before?.language === language) return;
      name.textContent = nameOfSort(sort ?? kind, language);
      only.textContent = words("only", language);
      only.setAttribute("aria-label", words("onlyKind", language, { kind: name.textContent }));
    },
  };
}

/** How many things of a kind, or of a sort of it, are of the period. */
function countOf(model: Model, state: State, kind: Kind, sort?: Sort): number {
  const things = sort ? sort.members : periodOf(state) ? model.things.filter((thing) => thing.kind === kind) : null;
  return things ? things.filter((thing) => ofPeriod(thing, state)).length : kind.count;
}
