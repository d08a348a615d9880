import { thingButton } from "../core/button";
import { button, el, picture } from "../core/dom";
import { DOWN, EXPORT } from "../core/download";
import type { App } from "../core/page";
import type { State } from "../core/store";
import { stories } from "../stories";
import { openingOf } from "./opening";
import { questions } from "./questions";
import { words } from "./words";

const ASK = "M8 5L3 12l5 7M16 5l5 7l-5 7M13.5 4l-3 16";
const SUGGESTED = 7;
const WIDTH = 340; // of a panel that is folded

/** What this is, how it is read, and where to begin. */
export function welcome(app: App, state: State, views: readonly string[]): HTMLElement {
  const { language } = state;
  const { model } = app;
  const asked = questions(app, views, language);
  const { things, relations, passages, documents } = model;
  const telling = things.filter((thing) => thing.kind.telling);
  const own = [
    ...(views.includes("sparql") ? [way("ask", words("ask", language), ASK, () => app.store.set({ view: "sparql" }))] : []),
    way("take", words("take", language), DOWN, () => document.getElementById(EXPORT)?.click()),
  ];
  const suggested = (telling.length ? telling : things).slice(0, SUGGESTED);
  return el(
    "div",
    { class: "welcome" },
    el("p", { class: "about" }, words("about", language)),
    answer(app, state),
    el(
      "p",
      { class: "muted" },
      words("counts", language, { things: things.length, edges: relations, passages: passages.length, documents: documents.length }),
    ),
    el("p", {}, words("how", language)),
    asked && el("h2", { tabindex: "-1" }, words("questions", language)),
    asked,
    stories(app, language),
    own.length > 0 && el("h2", { tabindex: "-1" }, words("yours", language)),
    own.length > 0 && el("ul", { class: "questions" }, ...own.map((one) => el("li", {}, one))),
    el("h2", { tabindex: "-1" }, words("welcome", language)),
    el("ul", { class: "neighbours" }, ...suggested.map((thing) => el("li", {}, thingButton(app, thing, language)))),
  );
}

/** The answer to open with: told once the page is there, since its figures are read for it. */
function answer(app: App, state: State): HTMLElement {
  const place = el("div", { class: "answer" });
  setTimeout(() => {
    if (!place.isConnected) return;
    const found = openingOf(app, state, place.clientWidth || WIDTH);
    if (found) place.replaceChildren(found);
    else place.remove();
  });
  return place;
}

function way(name: string, label: string, icon: string, go: () => void): HTMLElement {
  return button({ class: "onward", "data-way": name }, go, el("span", {}, label), picture(icon, "icon", "0 0 24 24"));
}
