// A day: what held on it, told in the panel. The stretches are those of `vnru-kg ask --as-of`.

import { thingLink } from "../core/button";
import { dateBounds, dateWords } from "../core/dates";
import { addDetail, openDetail, withoutDetails } from "../core/details";
import { button, el, on } from "../core/dom";
import type { App, Part } from "../core/page";
import type { State } from "../core/store";
import { say } from "../core/text";
import { speaker } from "../core/words";
import type { Language } from "../model/languages";
import { at } from "../model/read";
import type { Model, Passage, Text } from "../model/types";
import { cites } from "../panel/facts";
import { dayTyped } from "./typed";

// The rows are written by vnru_kg/explorer/days.py; the order of their fields is the contract.
declare module "../model/types" {
  interface ViewRows {
    days?: [thing: number, heading: Text, mark: number, first: string, last: string, text: Text, passages: number[]][];
  }
}

const KEY = "day";
const LIKE = "2012-07-29"; // shows how a day is written
const words = speaker("day");

interface Holding {
  readonly thing: number;
  /** The name of its kind. */
  readonly heading: Text;
  /** Whether the documents say that it held; else they say no more than that it began before. */
  readonly holds: boolean;
  readonly text: Text;
  readonly passages: readonly Passage[];
}

/** The day of the state as YYYY-MM-DD, or "". */
export function dayOf(state: State): string {
  const day = state.params[KEY] ?? "";
  return /^\d{4}-\d\d-\d\d$/.test(day) && dateBounds(day) ? day : "";
}

/** What held on a day, in the order of its rows. */
export function holdings(model: Model, day: string): Holding[] {
  return (model.views.days ?? [])
    .filter(([, , , first, last]) => first <= day && (!last || day <= last))
    .map(([thing, heading, mark, , , text, passages]) => ({
      thing,
      heading,
      holds: mark === 0,
      text,
      passages: passages.map((n) => at(model.passages, n)),
    }));
}

addDetail(KEY, (app, _, state) => {
  const day = dayOf(state);
  if (!day) return null;
  const { language } = state;
  const held = holdings(app.model, day);
  return el(
    "div",
    { class: "facts of-day" },
    el("h2", { tabindex: "-1" }, words("title", language, { day: dateWords(day, language) })),
    el("p", { class: "muted" }, words(held.length ? "how" : "none", language)),
    ...[...new Set(held.map(({ heading }) => say(heading, language)))].map((heading) => {
      const own = held.filter((one) => say(one.heading, language) === heading);
      return el(
        "section",
        { class: "group" },
        el("h3", { class: "section" }, heading),
        listOf(app, own, true, language),
        listOf(app, own, false, language),
      );
    }),
  );
});

/** What held, or beneath words that say so what may have. */
function listOf(app: App, all: readonly Holding[], holds: boolean, language: Language): HTMLElement | null {
  const own = all.filter((one) => one.holds === holds);
  if (!own.length) return null;
  const list = el(
    "ul",
    { class: holds ? "held" : "unknown" },
    ...own.map((one) => el("li", {}, el("p", {}, holdingWords(app, one, language)), cites(app, one.passages, language))),
  );
  return holds ? list : el("div", {}, el("h4", {}, words("unknown", language)), list);
}

function holdingWords(app: App, { thing, text }: Holding, language: Language): Node {
  const words = el("bdi", {}, say(text, language));
  return thing < 0 ? words : thingLink(app, at(app.model.things, thing), say(text, language));
}

/** The field in which a day is written, read as the page writes days itself. */
export function dayField(app: App): Part {
  const label = el("span", {});
  const remark = el("span", { class: "unread", role: "alert" });
  const field = on(el("input", { type: "text", name: KEY, autocomplete: "off", spellcheck: "false" }), {
    change: () => {
      const { language, params } = app.store.state;
      const day = dayTyped(field.value);
      const wrong = field.value.trim() !== "" && !day;
      field.setAttribute("aria-invalid", String(wrong));
      remark.textContent = wrong ? words("unread", language, ways(language)) : "";
      if (day) {
        field.value = dateWords(day, language);
        openDetail(app, KEY, day);
      } else if (dayOf(app.store.state)) app.store.set({ params: withoutDetails(params) });
    },
  });
  const clear = button({ class: "plain" }, () => app.store.set({ params: withoutDetails(app.store.state.params) }));
  const element = el("div", { class: "one-day" }, el("label", {}, label, field), clear, remark);
  return {
    element,
    update: (state, before) => {
      const { language } = state;
      const day = dayOf(state);
      label.textContent = words("choose", language);
      field.placeholder = dateWords(LIKE, language);
      clear.textContent = words("clear", language);
      clear.hidden = !day;
      if (before?.language === language && dayOf(before) === day) return; // what is being written stays
      field.value = day && dateWords(day, language);
      field.removeAttribute("aria-invalid");
      remark.textContent = "";
    },
  };
}

/** The ways in which a day may be written, each with the same day. */
function ways(language: Language): Record<string, string> {
  return { day: dateWords(LIKE, language), numbers: LIKE.split("-").reverse().map(Number).join("."), edtf: LIKE };
}
