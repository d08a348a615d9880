import { button, el } from "../../core/dom";
import type { App } from "../../core/page";
import type { State } from "../../core/store";
import { say } from "../../core/text";
import { concerning } from "./rows";
import { words } from "./words";

/** In the panel: that the documents disagree on this thing or figure, with a way to the conflict. */
export function disputeNotice(app: App, what: { thing?: number; figure?: string }, { language }: State): HTMLElement[] {
  const found = concerning(app.model, what);
  if (!found.length) return [];
  return [
    el(
      "div",
      { class: "disputed" },
      el("p", {}, words("here", language)),
      el(
        "ul",
        {},
        ...found.map((one) =>
          el(
            "li",
            {},
            button(
              { class: "plain" },
              () => app.store.set({ view: "conflicts", params: { ...app.store.state.params, conflict: one.id } }),
              say(one.labels, language),
            ),
          ),
        ),
      ),
    ),
  ];
}
