import { el } from "../../core/dom";
import type { App, Content, OpenView, View } from "../../core/page";
import { samePeriod } from "../../core/period";
import { LOOK, type State } from "../../core/store";
import { plain, say } from "../../core/text";
import { nameOf, select } from "../../core/things";
import { pictureOf } from "../../draw/save";
import { Tip } from "../../draw/tip";
import { Zooms } from "../../draw/zooms";
import { words as ofFiles } from "../../files/words";
import { at } from "../../model/read";
import { Beside, openRoute } from "./beside";
import { type Arc, Globe, type Spot } from "./globe";
import { type Atlas, atlas, countOf, passing, type Route, routes } from "./rows";
import { words } from "./words";

/** Places that have a point, what is there, and who travelled between them. */
const view: View = {
  id: "map",
  order: 3,
  title: (language) => words("title", language),
  icon: "M12 21c4.5-5 6.5-8.3 6.5-11.2a6.5 6.5 0 1 0-13 0C5.5 12.7 7.5 16 12 21zM12 12.2a2.4 2.4 0 1 0 0-4.8a2.4 2.4 0 0 0 0 4.8z",
  open: (host, app) => new MapView(host, app),
};
export default view;

class MapView implements OpenView {
  private readonly data: Atlas;
  private readonly globe = new Globe();
  private readonly beside: Beside;
  private readonly tip = new Tip();
  private readonly zooms = new Zooms("over side", this.globe, words);
  private readonly stage = el("div", { class: "stage-map" });
  private readonly note = el("p", { class: "note" });
  private routes: readonly Route[] = [];
  private width = 0;
  private height = 0;

  constructor(
    host: HTMLElement,
    private readonly app: App,
  ) {
    this.data = atlas(app.model);
    this.beside = new Beside(app, this.data);
    this.stage.append(this.globe.svg, this.zooms.element, this.tip.element);
    host.append(el("div", { class: "halves" }, this.stage, this.note, this.beside.element));
    // the size is kept, since to ask for it makes the browser lay out the page
    new ResizeObserver(() => {
      [this.width, this.height] = [this.stage.clientWidth, this.stage.clientHeight];
      this.draw(app.store.state);
      this.see(app.store.state.params[LOOK] ?? "");
    }).observe(this.stage);
    this.listen();
  }

  update(state: State, before: State | null): void {
    this.draw(state);
    const other = !before || before.selected !== state.selected || before.params["route"] !== state.params["route"];
    if (other || before.language !== state.language || before.off !== state.off || !samePeriod(before, state))
      this.beside.show(state, this.routes);
    if (other && state.selected >= 0) this.globe.reveal(state.selected);
    this.dress(state);
    if (before?.params[LOOK] !== state.params[LOOK]) this.see(state.params[LOOK] ?? "");
  }

  /** The middle in thousandths of a degree, and the zoom in hundredths. */
  look(): string {
    const [longitude, latitude, zoom] = this.globe.sight;
    return [longitude * 1000, latitude * 1000, zoom * 100].map(Math.round).join("_");
  }

  private see(look: string): void {
    const [longitude = 0, latitude = 0, zoom = 0] = look.split("_").map(Number);
    if (this.width && zoom > 0) this.globe.see(longitude / 1000, latitude / 1000, zoom / 100);
  }

  /** What is drawn, as an SVG file. */
  svg(): string {
    return pictureOf([{ drawing: this.globe.svg }]);
  }

  /** The points and the arcs of the map, with what is counted at them; what has no point is not on it. */
  content(): Content {
    const { model, store } = this.app;
    const { state } = store;
    const { language } = state;
    const name = (n: number): string => nameOf(at(model.things, n), language);
    const points = this.data.points.map(({ place, latitude, longitude }) => ({
      place,
      cells: [nameOf(place, language), String(latitude), String(longitude)],
      here: passing(this.data.at.get(place.index), state),
    }));
    const events = this.routes.flatMap((route) => route.events.map((event) => ({ event, route })));
    const here = points.flatMap(({ place, here: things }) => [place, ...things]);
    const things = [
      ...new Set([...here, ...events.flatMap(({ event, route }) => [event, at(model.things, route.from), at(model.things, route.to)])]),
    ];
    const head = (key: "place" | "latitude" | "longitude" | "from" | "to" | "name" | "date"): string => ofFiles(key, language);
    return {
      words: words("taken", language, { n: points.length, all: events.length }),
      things,
      tables: [
        {
          name: "places",
          title: words("places", language),
          columns: [head("place"), head("latitude"), head("longitude"), head("name"), head("date")],
          rows: points.flatMap(({ cells, here: found }) =>
            found.length ? found.map((thing) => [...cells, nameOf(thing, language), say(thing.when, language)]) : [[...cells, "", ""]],
          ),
        },
        {
          name: "journeys",
          title: words("journeys", language),
          columns: [head("from"), head("to"), head("date"), head("name")],
          rows: events.map(({ event, route }) => [name(route.from), name(route.to), say(event.when, language), nameOf(event, language)]),
        },
      ],
    };
  }

  private draw(state: State): void {
    const { language, selected } = state;
    const { points } = this.data;
    this.globe.size(
      this.width,
      this.height,
      points.map(({ longitude, latitude }) => [longitude, latitude] as const),
    );
    this.routes = routes(this.app.model, state);
    const spots = points.map(({ place, longitude, latitude }): Spot => {
      const { count, chosen } = countOf(this.data.at.get(place.index), state);
      return {
        id: place.index,
        longitude,
        latitude,
        count,
        name: plain(nameOf(place, language)),
        chosen: chosen || place.index === selected,
      };
    });
    const lines = this.routes.map(
      (route): Arc => ({
        key: route.key,
        start: route.start,
        end: route.end,
        count: route.events.length,
        chosen: route.key === state.params["route"] || route.events.some((event) => event.index === selected),
      }),
    );
    this.globe.draw(spots, lines);
  }

  private dress({ language }: State): void {
    this.zooms.dress(language);
    this.globe.svg.setAttribute("aria-label", words("map", language, { n: this.data.points.length }));
    const stands = [
      ...new Set(this.routes.flatMap(({ from, to, start, end }) => [...(from === start ? [] : [start]), ...(to === end ? [] : [end])])),
    ];
    const names = new Intl.ListFormat(language).format(stands.map((n) => nameOf(at(this.app.model.things, n), language)));
    this.note.textContent = this.data.points.length ? words("stand", language, { places: names || "–" }) : words("none", language);
  }

  private listen(): void {
    const { svg } = this.globe;
    const spotAt = (event: Event): number =>
      Number((event.target instanceof Element && event.target.closest("[data-spot]")?.getAttribute("data-spot")) || -1);
    const routeAt = (event: Event): Route | undefined => {
      const key = event.target instanceof Element ? event.target.closest("[data-arc]")?.getAttribute("data-arc") : null;
      return this.routes.find((route) => route.key === key);
    };
    svg.addEventListener("click", (event) => {
      const [spot, route] = [spotAt(event), routeAt(event)];
      this.tip.hide();
      if (spot >= 0) select(this.app, spot);
      else if (route) openRoute(this.app, route.key);
    });
    svg.addEventListener("pointermove", (event) => {
      const { language } = this.app.store.state;
      const [spot, route] = event.buttons ? [-1, undefined] : [spotAt(event), routeAt(event)];
      const box = this.stage.getBoundingClientRect();
      const show = (name: string, about: string): void =>
        this.tip.show(
          event.clientX - box.left,
          event.clientY - box.top,
          el("strong", {}, el("bdi", {}, name)),
          el("p", { class: "muted" }, about),
        );
      if (spot >= 0)
        show(
          nameOf(at(this.app.model.things, spot), language),
          words("here", language, { n: countOf(this.data.at.get(spot), this.app.store.state).count }),
        );
      else if (route)
        show(
          `${nameOf(at(this.app.model.things, route.from), language)} → ${nameOf(at(this.app.model.things, route.to), language)}`,
          words("route", language, { n: route.events.length }),
        );
      else this.tip.hide();
    });
    svg.addEventListener("pointerleave", () => this.tip.hide());
  }
}
