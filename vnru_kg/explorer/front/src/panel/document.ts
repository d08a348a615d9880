import { placesOf } from "../core/cite";
import { el } from "../core/dom";
import { formatNumber } from "../core/numbers";
import type { App } from "../core/page";
import type { Language } from "../model/languages";
import { inOrder } from "../model/read";
import type { Thing } from "../model/types";
import { words } from "./words";

/** The passages of a document that the graph cites; null for any other thing. They open once the document is there. */
export function passagesOf(app: App, thing: Thing, language: Language): HTMLElement | null {
  const source = app.model.documents.find((document) => document.thing === thing.index);
  if (!source) return null;
  const passages = inOrder(thing.passages.filter((passage) => passage.document === source));
  return el(
    "section",
    { class: "passages" },
    el("h3", { class: "section" }, words("passages", language), el("span", { class: "count" }, formatNumber(passages.length, language))),
    el("p", { class: "muted hint" }, words("passagesHint", language)),
    el(
      "p",
      { class: "cites" },
      ...passages.map((passage) =>
        el("span", { class: "cite", "data-passages": passage.index, title: passage.id }, placesOf([passage], language)),
      ),
    ),
  );
}
