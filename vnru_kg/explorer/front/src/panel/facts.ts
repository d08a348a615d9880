import { thingLink } from "../core/button";
import { citesOf } from "../core/cite";
import { button, el } from "../core/dom";
import type { App } from "../core/page";
import type { State } from "../core/store";
import { choose, say } from "../core/text";
import { nameOf, select } from "../core/things";
import type { Language } from "../model/languages";
import { at } from "../model/read";
import type { Fact, Passage, Text, Thing } from "../model/types";
import { words } from "./words";
import { wordAt } from "./words-in-text";

const FIRST = 5;

/** Everything that is said about the thing, grouped by heading, each line with its passages; more than `first` lines wait for a button. */
export function facts(app: App, thing: Thing, { language }: State, first = FIRST): HTMLElement {
  const groups = new Map<Text, Fact[]>();
  for (const fact of thing.facts) groups.set(fact.heading, [...(groups.get(fact.heading) ?? []), fact]);
  return el(
    "section",
    { class: "facts" },
    el("h3", { class: "section" }, words("facts", language)),
    thing.facts.length === 0 && el("p", { class: "muted" }, words("noFacts", language)),
    ...[...groups].map(([heading, group]) => groupOf(app, thing, heading, group, first, language)),
  );
}

function groupOf(app: App, thing: Thing, heading: Text, group: Fact[], first: number, language: Language): HTMLElement {
  const list = el("ul", {}, ...group.slice(0, first).map((fact) => line(app, thing, fact, language)));
  const rest = group.slice(first);
  const more =
    rest.length > 0 &&
    button(
      { class: "plain more" },
      () => {
        const lines = rest.map((fact) => line(app, thing, fact, language));
        list.append(...lines);
        if (more) more.remove();
        lines[0]?.querySelector("button")?.focus();
      },
      words("more", language, { n: rest.length }),
    );
  return el("div", { class: "group" }, el("h4", {}, say(heading, language)), list, more);
}

function line(app: App, thing: Thing, fact: Fact, language: Language): HTMLElement {
  const shown = choose(fact.text, language);
  const said = el(
    "bdi",
    { lang: shown.language === language ? null : shown.language },
    ...withLinks(app, thing, fact, shown.text, shown.language),
  );
  return el(
    "li",
    {},
    el("p", {}, said, shown.fallback && el("span", { class: "stand-in" }, shown.language)),
    cites(app, fact.passages, language),
  );
}

/** `text` with the name of each thing it tells of as a link to that thing, where it first stands as a word of its own. */
function withLinks(app: App, thing: Thing, fact: Fact, text: string, language: Language): (Node | string)[] {
  const names = fact.things
    .filter((n) => n !== thing.index)
    .map((n) => at(app.model.things, n))
    .map((other) => ({ other, name: nameOf(other, language) }))
    .sort((a, b) => b.name.length - a.name.length);
  const parts: (Node | string)[] = [text];
  for (const { other, name } of names) {
    if (!name) continue;
    for (const [n, part] of parts.entries()) {
      const start = typeof part === "string" ? wordAt(part, name) : -1;
      if (typeof part !== "string" || start < 0) continue;
      parts.splice(n, 1, part.slice(0, start), thingLink(app, other, name), part.slice(start + name.length));
      break;
    }
  }
  return parts;
}

/** The passages of a fact, by document; those of general reference say so. */
export function cites(app: App, passages: readonly Passage[], language: Language): HTMLElement {
  if (!passages.length) return el("p", { class: "cites" }, words("reference", language));
  return el("p", { class: "cites" }, ...citesOf(app, passages, language, (document) => select(app, document)));
}
