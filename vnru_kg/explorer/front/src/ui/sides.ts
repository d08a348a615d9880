// What stands on either side of the view: the filters, and the buttons that fold away either side.
import { button, el, picture } from "../core/dom";
import type { App, Part } from "../core/page";
import { periodOf } from "../core/period";
import { speaker, words } from "../core/words";
import { legend } from "./legend";
import { period } from "./period";

const ofTime = speaker("period");
const LEFT = "M14.5 6L9 12l5.5 6";
const RIGHT = "M9.5 6L15 12l-5.5 6";
const wide = matchMedia("(min-width: 60rem)");

/** The types and the period that filter all views; `play` has the years go by. */
export function filters(app: App, play: () => void): Part {
  const [inner, years] = [legend(app), period(app, play)];
  const summary = el("summary", {});
  const element = el("details", { class: "filters", id: "filters" }, summary, inner.element, years.element);
  const fit = (): void => {
    element.open = wide.matches;
  };
  wide.addEventListener("change", fit);
  fit();
  return {
    element,
    update: (state, before) => {
      const shown = app.model.kinds.filter(({ id }) => !state.off.has(id)).length;
      const chosen = periodOf(state);
      summary.textContent = [
        `${words("kinds", state.language)} ${shown}/${app.model.kinds.length}`,
        `${ofTime("period", state.language)}${chosen ? ` ${chosen.first}–${chosen.last}` : ""}`,
      ].join(" · ");
      inner.update(state, before);
      years.update(state, before);
    },
  };
}

/** Buttons at the edges of the view that fold away what stands beside it, where there is something beside it. */
export function folds(): Part {
  const sides = (["filters", "panel"] as const).map((side) => {
    const [shut, open] = side === "filters" ? [LEFT, RIGHT] : [RIGHT, LEFT];
    const sign = (folded: boolean): Node => picture(folded ? open : shut, "icon", "0 0 24 24");
    const key = `no-${side}`;
    const fold = button(
      { class: `fold fold-${side}`, "aria-controls": side, "aria-expanded": "true" },
      () => {
        const folded = document.body.classList.toggle(key);
        fold.setAttribute("aria-expanded", String(!folded));
        fold.replaceChildren(sign(folded));
      },
      sign(false),
    );
    return { side, fold };
  });
  return {
    element: el("div", { class: "folds" }, ...sides.map(({ fold }) => fold)),
    update: ({ language }) => {
      for (const { side, fold } of sides) {
        const name = words(side === "filters" ? "filters" : "details", language);
        fold.title = name;
        fold.setAttribute("aria-label", name);
      }
    },
  };
}
