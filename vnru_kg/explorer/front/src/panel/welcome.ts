import type { App } from "../core/app";
import { el } from "../core/dom";
import type { State } from "../core/store";
import { questions } from "./questions";
import { thingButton } from "./thing";
import { words } from "./words";

const SUGGESTED = 7;
const TELLING = new Set(["person", "event", "instrument", "partnership", "organization", "project", "place"]);

/** What this is, how it is read, and where to begin. */
export function welcome(app: App, { language }: State, views: readonly string[]): HTMLElement {
  const { model } = app;
  const asked = questions(app, views, language);
  const { things, relations, passages, documents } = model;
  const telling = things.filter((thing) => TELLING.has(thing.kind.id));
  const suggested = (telling.length ? telling : things).slice(0, SUGGESTED);
  return el(
    "div", { class: "welcome" },
    el("p", { class: "about" }, words("about", language)),
    el("p", { class: "muted" }, words("counts", language, { things: things.length, edges: relations, passages: passages.length, documents: documents.length })),
    el("p", {}, words("how", language)),
    asked && el("h2", { tabindex: "-1" }, words("questions", language)),
    asked,
    el("h2", { tabindex: "-1" }, words("welcome", language)),
    el("ul", { class: "neighbours" }, ...suggested.map((thing) => el("li", {}, thingButton(app, thing, language)))),
  );
}
