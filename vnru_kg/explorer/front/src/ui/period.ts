import { button, el, on } from "../core/dom";
import type { App, Part } from "../core/page";
import { periodOf, reach, samePeriod, setPeriod, setUndated, withUndated } from "../core/period";
import type { State } from "../core/store";
import { isOff } from "../core/types";
import { speaker } from "../core/words";
import { dayField } from "../day";
import { Strip } from "../draw/strip";
import type { Model } from "../model/types";

const words = speaker("period");
const ofPlayer = speaker("player");

/** The period that filters all views: a brush over all years, and two years that can be typed. */
export function period(app: App, play: () => void): Part {
  const [first, last] = reach(app.model);
  const field = (): HTMLInputElement => el("input", { type: "number", inputmode: "numeric", min: first, max: last, step: 1 });
  const [from, to] = [field(), field()];
  const heading = el("legend", {});
  const all = button({ class: "plain" }, () => setPeriod(app, null));
  const years = button({ class: "plain" }, play);
  const box = on(el("input", { type: "checkbox", name: "undated" }), { change: () => setUndated(app, box.checked) });
  const note = el("span", {});
  const day = dayField(app);
  const undated = el("label", { class: "undated-too" }, box, note);
  const strip = new Strip((brushed, push) => setPeriod(app, brushed, push));
  strip.svg.setAttribute("role", "img");
  let width = 0;
  const brush = (state: State): void => {
    const chosen = periodOf(state);
    strip.draw(countByYear(app.model, first, last), first, width);
    strip.show(chosen && [Math.max(first, chosen.first), Math.min(last, chosen.last)]);
  };
  const choose = (): void => {
    const [one, other] = [from.valueAsNumber, to.valueAsNumber];
    const typed = [Number.isNaN(one) ? first : one, Number.isNaN(other) ? last : other] as const;
    setPeriod(app, Math.min(...typed) <= first && Math.max(...typed) >= last ? null : typed);
  };
  for (const input of [from, to]) on(input, { change: choose });
  const element = el(
    "fieldset",
    { class: "period" },
    heading,
    el("p", { class: "all-years" }, all),
    strip.svg,
    el("div", { class: "years" }, from, el("span", { "aria-hidden": "true" }, "–"), to),
    el("p", { class: "play-years" }, years),
    undated,
    day.element,
  );
  new ResizeObserver(() => {
    if (!element.clientWidth || Math.abs(element.clientWidth - width) <= 1) return;
    width = element.clientWidth;
    brush(app.store.state);
  }).observe(element);
  return {
    element,
    update: (state, before) => {
      day.update(state, before);
      const chosen = periodOf(state);
      if (before && !samePeriod(before, state)) brush(state);
      strip.svg.setAttribute("aria-label", words("brush", state.language));
      heading.textContent = words("period", state.language);
      all.textContent = words("all", state.language);
      all.hidden = !chosen;
      years.textContent = `▶ ${ofPlayer("open", state.language)}`;
      from.setAttribute("aria-label", words("from", state.language));
      to.setAttribute("aria-label", words("to", state.language));
      from.value = String(chosen?.first ?? first);
      to.value = String(chosen?.last ?? last);
      undated.hidden = !chosen;
      box.checked = withUndated(state);
      if (!chosen) return; // to find what has no date takes reading all relations
      const n = app.model.things.filter((thing) => !thing.times.length && !isOff(thing, state.off)).length;
      note.textContent = words("undated", state.language, { n });
    },
  };
}

/** How many items have a date that begins in each year, of all types: people have none, and a strip without bars tells nothing. */
function countByYear({ things }: Model, first: number, last: number): number[] {
  const counts = Array.from({ length: last - first + 1 }, () => 0);
  for (const { earliest } of things) {
    const n = Number(earliest.slice(0, 4)) - first;
    if (earliest && n in counts) counts[n] = (counts[n] ?? 0) + 1;
  }
  return counts;
}
