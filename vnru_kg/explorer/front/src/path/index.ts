import { thingButton } from "../core/button";
import { addDetail, openDetail, withoutDetails } from "../core/details";
import { button, el, on } from "../core/dom";
import { sign } from "../core/kinds";
import type { App } from "../core/page";
import type { State } from "../core/store";
import { say } from "../core/text";
import { nameOf, select, shortOf } from "../core/things";
import type { Language } from "../model/languages";
import { at } from "../model/read";
import type { Edge, Link, Model, Thing } from "../model/types";
import { cites } from "../panel/facts";
import { addSection } from "../panel/sections";
import { longest, type Way, ways } from "./ways";
import { words } from "./words";

const KEY = "to";
const HITS = 7;
const RELATIONS = 3; // of one step

addDetail(KEY, (app, id, state) => {
  const [start, end] = ends(app.model, state);
  return start && end && id ? tell(app, start, end, state) : null;
});

addSection(1, (app, thing, state) => [connecting(app, thing, state)]);

/** The two things whose connection is asked for. */
function ends(model: Model, { selected, params }: State): [Thing | undefined, Thing | undefined] {
  const other = model.byId.get(params[KEY] ?? "") ?? -1;
  return other < 0 || other === selected ? [undefined, undefined] : [model.things[selected], model.things[other]];
}

/** Ask how the selected thing is connected with another. */
export function connect(app: App, other: number, event?: UIEvent): void {
  const thing = app.model.things[other];
  if (thing && app.store.state.selected >= 0 && other !== app.store.state.selected) openDetail(app, KEY, thing.id, event);
}

/** The ways that are told in the panel. */
export function panelWays(model: Model, state: State): readonly Way[] {
  const [start, end] = ends(model, state);
  return start && end ? ways(model, start.index, end.index) : [];
}

/** The ways in the panel, step by step. */
function tell(app: App, start: Thing, end: Thing, state: State): HTMLElement {
  const { language } = state;
  const found = ways(app.model, start.index, end.index);
  const names = { a: shortOf(start, language), b: shortOf(end, language) };
  const swap = (): void => app.store.set({ selected: end.index, params: { ...withoutDetails(app.store.state.params), [KEY]: start.id } });
  return el(
    "div",
    { class: "ways" },
    el("p", { class: "kind" }, words("kind", language)),
    el("h2", { tabindex: "-1" }, words("title", language, names)),
    el(
      "p",
      { class: "muted" },
      found.length ? words("found", language, { n: found.length }) : words("none", language, { n: longest(app.model) }),
    ),
    ...found.map((way, n) =>
      el(
        "section",
        {},
        el(
          "h3",
          { class: "section" },
          words("way", language, { n: n + 1 }),
          el("span", { class: "count" }, words("steps", language, { n: way.links.length })),
        ),
        itinerary(app, way, language),
      ),
    ),
    el(
      "p",
      { class: "actions" },
      state.view !== "network" &&
        found.length > 0 &&
        button({ class: "quiet" }, () => app.store.set({ view: "network" }), words("draw", language)),
      button({ class: "quiet" }, swap, words("turn", language)),
      button(
        { class: "quiet" },
        () => app.store.set({ params: withoutDetails(app.store.state.params) }),
        words("back", language, { name: names.a }),
      ),
    ),
  );
}

function itinerary(app: App, way: Way, language: Language): HTMLElement {
  return el(
    "ol",
    { class: "way" },
    ...way.things.map((n, step) => {
      const link = way.links[step];
      return el("li", {}, thingButton(app, at(app.model.things, n), language), link && stepOf(app, link, n, language));
    }),
  );
}

/** What joins a thing to the next: each relation with the way it reads and its passages. */
function stepOf(app: App, link: Link, from: number, language: Language): HTMLElement {
  const said = new Map<string, Edge[]>();
  for (const edge of link.edges) {
    const words = `${edge.source === from ? "↓" : "↑"} ${say(edge.relation, language)}`;
    said.set(words, [...(said.get(words) ?? []), edge]);
  }
  const all = [...said];
  return el(
    "ul",
    { class: "step" },
    ...all
      .slice(0, RELATIONS)
      .map(([words, edges]) =>
        el("li", {}, el("bdi", {}, words), cites(app, [...new Set(edges.flatMap((edge) => edge.passages))], language)),
      ),
    all.length > RELATIONS && el("li", { class: "muted" }, words("more", language, { n: all.length - RELATIONS })),
  );
}

/** In the panel of a thing: a button that asks for another, and a field to find it. */
function connecting(app: App, thing: Thing, { language }: State): HTMLElement {
  const field = el("input", {
    type: "search",
    autocomplete: "off",
    spellcheck: "false",
    "aria-label": words("other", language),
    placeholder: words("other", language),
  });
  const list = el("ul", { class: "neighbours" });
  const hint = el("p", { class: "muted" }, words("hint", language));
  const form = el("div", { class: "other", hidden: true }, field, hint, list);
  const look = (): void => {
    const hits = app.search
      .find(field.value, HITS + 1)
      .filter((hit) => hit.thing.index !== thing.index)
      .slice(0, HITS);
    hint.hidden = field.value.trim() !== "";
    list.replaceChildren(
      ...hits.map((hit) =>
        el(
          "li",
          {},
          button(
            { class: "thing" },
            (event) => connect(app, hit.thing.index, event),
            sign(hit.thing.kind),
            el("bdi", {}, nameOf(hit.thing, language)),
          ),
        ),
      ),
      ...(hint.hidden && !hits.length ? [el("li", { class: "muted" }, words("nobody", language))] : []),
    );
  };
  on(field, {
    input: look,
    keydown: (event) => {
      if (event.key === "Enter") list.querySelector("button")?.click();
      else if (event.key === "ArrowDown") list.querySelector("button")?.focus();
      else if (event.key === "Escape" && field.value) field.value = "";
      else return;
      look();
      event.preventDefault();
      event.stopPropagation();
    },
  });
  const ask = button(
    { class: "quiet", "aria-expanded": "false" },
    () => {
      form.hidden = !form.hidden;
      ask.setAttribute("aria-expanded", String(!form.hidden));
      if (!form.hidden) field.focus();
    },
    words("ask", language),
  );
  return el("div", { class: "connect" }, ask, form);
}

/** Select a thing, or, with Shift held, ask how the selected one is connected with it. */
export function selectOrConnect(app: App, n: number, event?: Event): void {
  const shift = event instanceof MouseEvent && event.shiftKey;
  if (shift && app.store.state.selected >= 0 && n !== app.store.state.selected) connect(app, n);
  else select(app, n);
}
