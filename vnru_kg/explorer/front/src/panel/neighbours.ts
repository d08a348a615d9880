import { thingButton } from "../core/button";
import { button, el } from "../core/dom";
import type { App } from "../core/page";
import type { State } from "../core/store";
import { say } from "../core/text";
import type { Language } from "../model/languages";
import { across, at } from "../model/read";
import type { Link, Thing } from "../model/types";
import { words } from "./words";

const FIRST = 12;

/** The things it is linked to, the strongest first, as buttons: the graph can be walked without the network. */
export function neighbours(app: App, thing: Thing, { language }: State): HTMLElement | null {
  if (!thing.links.length) return null;
  const list = el("ul", { class: "neighbours" }, ...thing.links.slice(0, FIRST).map((link) => row(app, thing, link, language)));
  const rest = thing.links.slice(FIRST);
  const more =
    rest.length > 0 &&
    button(
      { class: "plain more" },
      () => {
        const rows = rest.map((link) => row(app, thing, link, language));
        list.append(...rows);
        if (more) more.remove();
        rows[0]?.querySelector("button")?.focus();
      },
      words("more", language, { n: rest.length }),
    );
  return el(
    "section",
    {},
    el("h3", { class: "section" }, words("neighbours", language), el("span", { class: "count" }, String(thing.links.length))),
    list,
    more,
  );
}

function row(app: App, thing: Thing, link: Link, language: Language): HTMLElement {
  const other = at(app.model.things, across(link, thing.index));
  const how = [...new Set(link.edges.map((edge) => (edge.source === thing.index ? "" : "← ") + say(edge.relation, language)))]
    .slice(0, 3)
    .join(" · ");
  return el("li", {}, thingButton(app, other, language), el("small", {}, el("bdi", {}, how)));
}
