import { thingButton } from "../../core/button";
import { dateWords } from "../../core/dates";
import { addDetail } from "../../core/details";
import { button, el, phrase } from "../../core/dom";
import type { App } from "../../core/page";
import type { State } from "../../core/store";
import { say } from "../../core/text";
import { nameOf } from "../../core/things";
import { ofLanguage } from "../../core/words";
import { sourceSign } from "../../draw/sources";
import type { Language } from "../../model/languages";
import { at } from "../../model/read";
import { cites } from "../../panel/facts";
import { disputeNotice } from "../conflicts/dispute";
import { type Observation, observation, type Series } from "./rows";
import { words } from "./words";

addDetail("observation", (app, id, state) => {
  const found = observation(app.model, id);
  return found && tell(app, found.indicator.id, say(found.indicator.labels, state.language), found.series, found.figure, state);
});

/** The words of the document, in its language. */
export function asPrinted({ printed, passages }: Observation): HTMLElement {
  return el("bdi", { lang: passages[0]?.language || null }, printed);
}

/** A figure in the panel: what, of whom, when, as printed, where it stands. */
function tell(app: App, id: string, name: string, series: Series, figure: Observation, state: State): HTMLElement {
  const { language, view } = state;
  const row = (key: Parameters<typeof words>[0], ...value: (Node | string)[]): HTMLElement[] => [
    el("dt", {}, words(key, language)),
    el("dd", {}, ...value),
  ];
  const according = say(figure.according, language);
  return el(
    "div",
    { class: "figure-detail" },
    el("p", { class: "kind" }, sourceSign(figure.source), name),
    el("h2", { tabindex: "-1" }, phrase(figure.words, language)),
    el(
      "dl",
      { class: "pairs" },
      ...row("between", el("bdi", {}, between(app, series, language))),
      ...row("when", dateWords(figure.edtf, language)),
      ...(figure.printed ? row("printed", el("q", {}, asPrinted(figure))) : []),
      ...(according ? row("according", el("bdi", {}, according)) : []),
    ),
    cites(app, figure.passages, language),
    ...disputeNotice(app, { figure: figure.id }, state),
    view !== "figures" &&
      el(
        "p",
        { class: "actions" },
        button(
          { class: "quiet" },
          () => app.store.set({ view: "figures", params: { ...app.store.state.params, figure: id } }),
          words("show", language),
        ),
      ),
    el("h3", { class: "section" }, words("related", language)),
    el(
      "ul",
      { class: "neighbours" },
      ...relatives(series, figure).map((n) => el("li", {}, thingButton(app, at(app.model.things, n), language))),
    ),
  );
}

/** The things that a figure is about. */
export function relatives(series: Series, figure: Observation): number[] {
  return [...new Set([series.area, series.counterpart, ...figure.things])].filter((n) => n >= 0);
}

/** The two sides of a series, and what of them: "Russia → Vietnam · scholarships". */
export function between(app: App, { area, counterpart, mutual, detail }: Series, language: Language): string {
  const names = [area, counterpart].filter((n) => n >= 0).map((n) => nameOf(at(app.model.things, n), language));
  return [names.join(mutual ? ` ${ofLanguage("dash", language)} ` : " → "), say(detail, language)].filter(Boolean).join(" · ");
}
