import { thingButton } from "../../core/button";
import { button, el, phrase } from "../../core/dom";
import { formatNumber } from "../../core/numbers";
import type { App } from "../../core/page";
import type { State } from "../../core/store";
import { say } from "../../core/text";
import { nameOf, select } from "../../core/things";
import type { Language } from "../../model/languages";
import { at } from "../../model/read";
import type { Thing } from "../../model/types";
import { type Atlas, countOf, passing, type Route } from "./rows";
import { words } from "./words";

const FIRST = 40;

/** Show the journeys of a route in the list; no route shows all places. */
export function openRoute(app: App, key: string | null): void {
  const { route: _, ...others } = app.store.state.params;
  app.store.set({ params: key === null ? others : { ...others, route: key } });
}

/** The same as the map, as a list: the places, the journeys, what is at the chosen one, and what has no point. */
export class Beside {
  readonly element = el("div", { class: "beside" });

  private page = "";

  constructor(
    private readonly app: App,
    private readonly data: Atlas,
  ) {}

  show(state: State, routes: readonly Route[]): void {
    const place = this.data.points.find((point) => point.place.index === state.selected)?.place;
    const route = routes.find((one) => one.key === state.params["route"]);
    const focused = this.element.contains(document.activeElement);
    this.element.replaceChildren(...(route ? this.journeys(route, state) : place ? this.at(place, state) : this.all(state, routes)));
    const page = route?.key ?? String(place?.index ?? "");
    if (page !== this.page) this.element.scrollTop = 0;
    this.page = page;
    if (focused) this.element.querySelector<HTMLElement>("button")?.focus();
  }

  private back(language: Language): HTMLElement {
    return button(
      { class: "plain back" },
      () => {
        const { route: _, ...params } = this.app.store.state.params;
        this.app.store.set({
          params,
          selected: this.data.points.some(({ place }) => place.index === this.app.store.state.selected)
            ? -1
            : this.app.store.state.selected,
        });
      },
      `← ${words("all", language)}`,
    );
  }

  private journeys(route: Route, state: State): Node[] {
    const { language } = state;
    const [from, to] = [route.from, route.to].map((n) => nameOf(at(this.app.model.things, n), language));
    return [
      this.back(language),
      el("h3", {}, el("bdi", {}, `${from} → ${to}`)),
      el("p", { class: "muted" }, words("route", language, { n: route.events.length })),
      this.things(passing(route.events, state), language),
    ];
  }

  private at(place: Thing, state: State): Node[] {
    const { language } = state;
    const here = passing(this.data.at.get(place.index), state);
    return [
      this.back(language),
      el("h3", {}, phrase(place.labels, language)),
      el("p", { class: "muted" }, here.length ? words("here", language, { n: here.length }) : words("nothing", language)),
      this.things(here, language),
    ];
  }

  private all(state: State, routes: readonly Route[]): Node[] {
    const { language } = state;
    const places = this.data.points
      .map(({ place }) => ({ place, n: countOf(this.data.at.get(place.index), state).count }))
      .sort((a, b) => b.n - a.n || a.place.index - b.place.index);
    const vague = [...this.data.vague]
      .map(([place, things]) => ({ place: at(this.app.model.things, place), things: passing(things, state) }))
      .filter(({ things }) => things.length)
      .sort((a, b) => b.things.length - a.things.length || a.place.index - b.place.index);
    const nowhere = passing(this.data.nowhere, state);
    return [
      ...(places.length
        ? [el("h3", {}, words("places", language)), this.cap("counted", places, ({ place, n }) => this.place(place, n, language), language)]
        : []),
      ...(routes.length
        ? [el("h3", {}, words("journeys", language)), this.cap("counted", routes, (route) => this.route(route, language), language)]
        : []),
      ...(vague.length
        ? [
            el("h3", {}, words("vague", language)),
            ...vague.slice(0, FIRST).map(({ place, things }) => this.fold(say(place.labels, language), things, language)),
          ]
        : []),
      ...(nowhere.length ? [this.fold(words("nowhere", language), nowhere, language, "h3")] : []),
    ];
  }

  private place(place: Thing, n: number, language: Language): HTMLElement {
    return el(
      "li",
      {},
      button({ class: "thing" }, (event) => select(this.app, place.index, event), phrase(place.labels, language)),
      el("span", { class: "count" }, n ? formatNumber(n, language) : ""),
    );
  }

  private route(route: Route, language: Language): HTMLElement {
    const [from, to] = [route.from, route.to].map((n) => nameOf(at(this.app.model.things, n), language));
    return el(
      "li",
      {},
      button({ class: "thing" }, () => openRoute(this.app, route.key), el("bdi", {}, `${from} → ${to}`)),
      el("span", { class: "count" }, formatNumber(route.events.length, language)),
    );
  }

  private fold(name: string, things: readonly Thing[], language: Language, heading?: "h3"): HTMLElement {
    const summary = el(
      "summary",
      { class: heading ? "heading" : null },
      el("bdi", {}, name),
      el("span", { class: "count" }, formatNumber(things.length, language)),
    );
    const list = el("details", {}, summary);
    // what is folded away is built when it is unfolded
    list.addEventListener("toggle", () => list.childElementCount < 2 && list.append(this.things(things, language)), { once: true });
    return list;
  }

  private things(things: readonly Thing[], language: Language): HTMLElement {
    return this.cap(
      "at",
      things,
      (thing) => el("li", {}, thingButton(this.app, thing, language), el("small", {}, say(thing.when, language))),
      language,
    );
  }

  /** A list of the first of `all`, with a button for the rest. */
  private cap<T>(name: string, all: readonly T[], item: (one: T) => HTMLElement, language: Language): HTMLElement {
    const list = el("ul", { class: name }, ...all.slice(0, FIRST).map(item));
    if (all.length > FIRST) {
      const more = button(
        { class: "plain more" },
        () => more.parentElement?.replaceWith(...all.slice(FIRST).map(item)),
        `+ ${formatNumber(all.length - FIRST, language)}`,
      );
      list.append(el("li", {}, more));
    }
    return list;
  }
}
