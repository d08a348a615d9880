import { button, el, on } from "../core/dom";
import type { App, Part } from "../core/page";
import { isDated, periodOf, reach, setPeriod } from "../core/period";
import { speaker } from "../core/words";

const words = speaker({
  period: ["Thời kỳ", "Period", "Период"],
  from: ["Từ năm", "From year", "С года"],
  to: ["Đến năm", "To year", "По год"],
  all: ["Mọi năm", "All years", "Все годы"],
  undated: [
    "{n} đối tượng không ghi ngày vẫn hiện",
    "{n} {n|thing|things} without a date {n|stays|stay} shown",
    "{n} {n|объект|объекта|объектов} без даты {n|остаётся|остаются|остаются} на виду",
  ],
});

/** The period that filters all views, as two years that can be typed; the timeline has a brush for the same. */
export function period(app: App): Part {
  const [first, last] = reach(app.model);
  const undated = app.model.things.filter((thing) => !isDated(thing));
  const field = (): HTMLInputElement => el("input", { type: "number", inputmode: "numeric", min: first, max: last, step: 1 });
  const [from, to] = [field(), field()];
  const heading = el("legend", {});
  const all = button({ class: "plain" }, () => setPeriod(app, null));
  const note = el("p", { class: "muted" });
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
    note,
  );
  return {
    element,
    update: (state) => {
      const chosen = periodOf(state);
      heading.textContent = words("period", state.language);
      all.textContent = words("all", state.language);
      all.hidden = !chosen;
      from.setAttribute("aria-label", words("from", state.language));
      to.setAttribute("aria-label", words("to", state.language));
      from.value = String(chosen?.first ?? first);
      to.value = String(chosen?.last ?? last);
      note.hidden = !chosen;
      note.textContent = words("undated", state.language, { n: undated.filter((thing) => !state.off.has(thing.kind.id)).length });
    },
  };
}
