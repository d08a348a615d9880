import { type Child, el, phrase } from "../core/dom";
import { sign } from "../core/kinds";
import type { App } from "../core/page";
import type { State } from "../core/store";
import { choose, inLanguage, say } from "../core/text";
import { nameOf, shortOf } from "../core/things";
import { ofLanguage } from "../core/words";
import { LANGUAGES } from "../model/languages";
import type { Thing } from "../model/types";
import { words } from "./words";

type Action = (app: App, thing: Thing, state: State) => readonly Child[];

const ways: { readonly order: number; readonly action: Action }[] = [];

/** From now on the head of each thing offers this as well, those of lower `order` first. */
export function addAction(order: number, action: Action): void {
  ways.push({ order, action });
  ways.sort((a, b) => a.order - b.order);
}

/** Names, kind, dates, identifiers, and what can be done with the thing on the network. */
export function head(app: App, thing: Thing, state: State): HTMLElement {
  const { language } = state;
  const types = [...new Set(thing.types.map(({ labels }) => say(labels, language)))];
  const when = say(thing.when, language);
  return el(
    "header",
    {},
    el("p", { class: "kind" }, sign(thing.kind), types[0] ?? say(thing.kind.labels, language), when && el("span", { class: "when" }, when)),
    el("h2", { tabindex: "-1" }, phrase(thing.short, language)),
    shortOf(thing, language) !== nameOf(thing, language) && el("p", { class: "full" }, phrase(thing.labels, language)),
    names(thing, state),
    links(thing, state),
    actions(app, thing, state),
  );
}

function names(thing: Thing, { language }: State): HTMLElement {
  const shown = choose(thing.labels, language);
  const others = LANGUAGES.filter((other) => other !== shown.language && inLanguage(thing.labels, other)).map(
    (other) => [other, inLanguage(thing.labels, other)] as const,
  );
  return el(
    "dl",
    { class: "names" },
    ...(typeof thing.labels === "string"
      ? []
      : others.flatMap(([other, name]) => [
          el("dt", { title: ofLanguage("name", other) }, other),
          el("dd", {}, el("bdi", { lang: other }, name)),
        ])),
    ...(thing.names.length
      ? [
          el("dt", { class: "wide" }, words("also", language)),
          el("dd", { class: "also" }, ...thing.names.map((name) => el("bdi", {}, name))),
        ]
      : []),
  );
}

const SITES: readonly (readonly [RegExp, string])[] = [
  [/wikidata\.org\/entity\/(Q\d+)$/, "Wikidata"],
  [/geonames\.org\/(\d+)/, "GeoNames"],
  [/isni\.org\/isni\/(\w+)/, "ISNI"],
  [/viaf\.org\/viaf\/(\d+)/, "VIAF"],
];

function links(thing: Thing, { language }: State): HTMLElement | null {
  if (!thing.identifiers.length) return null;
  return el(
    "p",
    { class: "identifiers" },
    el("span", { class: "muted" }, words("identifiers", language)),
    ...thing.identifiers.map((iri) => el("span", {}, link(iri))),
  );
}

/** A link only for what is plainly a web address; anything else stays text. */
function link(iri: string): Node {
  const site = SITES.find(([pattern]) => pattern.test(iri));
  const name = site ? `${site[1]} ${site[0].exec(iri)?.[1] ?? ""}` : iri;
  // an entity of Wikidata is named with http, and its page is found by https
  const address = iri.replace(/^http:\/\/www\.wikidata\.org\//, "https://www.wikidata.org/");
  return /^https:\/\/[^\s"'<>\\]+$/.test(address)
    ? el("a", { href: address, rel: "noopener noreferrer", target: "_blank" }, name)
    : el("bdi", {}, name);
}

function actions(app: App, thing: Thing, state: State): HTMLElement | null {
  const offered = ways.flatMap(({ action }) => action(app, thing, state));
  return offered.length ? el("p", { class: "actions" }, ...offered) : null;
}
