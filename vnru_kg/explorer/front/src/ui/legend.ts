import { button, el, on } from "../core/dom";
import { sign } from "../core/kinds";
import type { App, Part } from "../core/page";
import { ofPeriod, periodOf, samePeriod } from "../core/period";
import type { State } from "../core/store";
import { say } from "../core/text";
import { words } from "../core/words";
import type { Model } from "../model/types";

/** The legend, which is the filter: each kind with its shape, its colour and the number of its things. */
export function legend(app: App): Part {
  const { kinds } = app.model;
  const set = (off: Iterable<string>): void => app.store.set({ off: new Set(off) });
  const toggle = (id: string): void => {
    const off = new Set(app.store.state.off);
    if (!off.delete(id)) off.add(id);
    set(off);
  };
  const rows = kinds.map((kind) => {
    const box = on(el("input", { type: "checkbox", value: kind.id, name: "kind" }), { change: () => toggle(kind.id) });
    const name = el("span", { class: "name" });
    const only = button({ class: "only" }, () => set(kinds.filter((other) => other !== kind).map((other) => other.id)));
    const count = el("span", { class: "count" });
    const row = el("li", {}, el("label", {}, box, sign(kind), name, count), only);
    return { kind, box, name, count, only, row };
  });
  const heading = el("legend", {});
  const all = button({ class: "plain" }, () => set([]));
  const none = button({ class: "plain" }, () => set(kinds.map((kind) => kind.id)));
  const element = el(
    "fieldset",
    { class: "legend" },
    heading,
    el("p", { class: "choices" }, all, none),
    el("ul", {}, ...rows.map(({ row }) => row)),
  );
  return {
    element,
    update: (state, before) => {
      const { language, off } = state;
      for (const { kind, box } of rows) box.checked = !off.has(kind.id);
      if (!before || !samePeriod(before, state)) {
        const counts = countOf(app.model, state);
        for (const { kind, count } of rows) count.textContent = String(counts[kind.index] ?? 0);
      }
      if (before && before.language === language) return;
      heading.textContent = words("kinds", language);
      all.textContent = words("all", language);
      none.textContent = words("none", language);
      for (const { kind, name, only } of rows) {
        const label = say(kind.labels, language);
        name.textContent = label;
        only.textContent = words("only", language);
        only.setAttribute("aria-label", words("onlyKind", language, { kind: label }));
      }
    },
  };
}

/** How many things of each kind are of the period. */
function countOf(model: Model, state: State): number[] {
  if (!periodOf(state)) return model.kinds.map(({ count }) => count);
  const counts = model.kinds.map(() => 0);
  for (const thing of model.things) if (ofPeriod(thing, state)) counts[thing.kind.index] = (counts[thing.kind.index] ?? 0) + 1;
  return counts;
}
