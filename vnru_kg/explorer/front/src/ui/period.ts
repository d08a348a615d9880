import { button, el, on } from "../core/dom";
import type { App, Part } from "../core/page";
import { periodOf, reach, setPeriod, setUndated, withUndated } from "../core/period";
import { speaker } from "../core/words";
import { dayField } from "../day";

const words = speaker("period");

/** The period that filters all views, as two years that can be typed; the timeline has a brush for the same. */
export function period(app: App): Part {
  const [first, last] = reach(app.model);
  const field = (): HTMLInputElement => el("input", { type: "number", inputmode: "numeric", min: first, max: last, step: 1 });
  const [from, to] = [field(), field()];
  const heading = el("legend", {});
  const all = button({ class: "plain" }, () => setPeriod(app, null));
  const box = on(el("input", { type: "checkbox", name: "undated" }), { change: () => setUndated(app, box.checked) });
  const note = el("span", {});
  const day = dayField(app);
  const undated = el("label", { class: "undated-too" }, box, note);
  const choose = (): void => {
    const [one, other] = [from.valueAsNumber, to.valueAsNumber];
    const years = [Number.isNaN(one) ? first : one, Number.isNaN(other) ? last : other] as const;
    setPeriod(app, Math.min(...years) <= first && Math.max(...years) >= last ? null : years);
  };
  for (const input of [from, to]) on(input, { change: choose });
  const element = el(
    "fieldset",
    { class: "period" },
    heading,
    el("p", { class: "all-years" }, all),
    el("div", { class: "years" }, from, el("span", { "aria-hidden": "true" }, "–"), to),
    undated,
    day.element,
  );
  return {
    element,
    update: (state, before) => {
      day.update(state, before);
      const chosen = periodOf(state);
      heading.textContent = words("period", state.language);
      all.textContent = words("all", state.language);
      all.hidden = !chosen;
      from.setAttribute("aria-label", words("from", state.language));
      to.setAttribute("aria-label", words("to", state.language));
      from.value = String(chosen?.first ?? first);
      to.value = String(chosen?.last ?? last);
      undated.hidden = !chosen;
      box.checked = withUndated(state);
      if (!chosen) return; // to find what has no date takes reading all relations
      const n = app.model.things.filter((thing) => !thing.times.length && !state.off.has(thing.kind.id)).length;
      note.textContent = words("undated", state.language, { n });
    },
  };
}
