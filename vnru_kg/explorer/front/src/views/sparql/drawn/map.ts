import { button, el, on, picture } from "../../../core/dom";
import type { App } from "../../../core/page";
import { plain } from "../../../core/text";
import { nameOf, select } from "../../../core/things";
import { Tip } from "../../../draw/tip";
import type { Language } from "../../../model/languages";
import type { Thing } from "../../../model/types";
import { Globe } from "../../map/globe";
import { atlas } from "../../map/rows";
import { words as tools } from "../../map/words";
import { type Data, type Drawing, thingsOf } from "./data";

const FIT = "M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5";

/** The places of an answer on the map, each with how many rows name it. Null if none of them has a point. */
export function ofPlaces(app: App, data: Data): Drawing | null {
  const points = new Map(atlas(app.model).points.map((point) => [point.place.index, point]));
  const rows = new Map<number, Set<Thing>>();
  for (const { cells } of data.rows) {
    const things = thingsOf(data, cells);
    for (const place of things) {
      if (!points.has(place.index)) continue;
      const here = rows.get(place.index) ?? new Set<Thing>();
      for (const other of things) if (other !== place && other.kind.id !== "place") here.add(other);
      rows.set(place.index, here);
    }
  }
  if (!rows.size) return null;
  const globe = new Globe();
  const tip = new Tip();
  const zooms = [
    button({ class: "tool" }, () => globe.zoomBy(1.6), "+"),
    button({ class: "tool" }, () => globe.zoomBy(1 / 1.6), "−"),
    button({ class: "tool" }, () => globe.fit(), picture(FIT, "icon", "0 0 24 24")),
  ];
  const element = el(
    "div",
    { class: "placed map" },
    el("div", { class: "stage-map" }, globe.svg, el("div", { class: "over side" }, ...zooms), tip.element),
  );
  const under = (event: Event): number =>
    Number((event.target instanceof Element && event.target.closest("[data-spot]")?.getAttribute("data-spot")) || -1);
  on(element, {
    click: (event) => {
      if (under(event) >= 0) select(app, under(event));
    },
    pointermove: (event) => {
      const place = app.model.things[under(event)];
      const box = element.getBoundingClientRect();
      const { language } = app.store.state;
      const names = [...(rows.get(place?.index ?? -1) ?? [])]
        .slice(0, 6)
        .map((thing) => el("p", {}, el("bdi", {}, plain(nameOf(thing, language)))));
      if (place && !event.buttons)
        tip.show(event.clientX - box.left, event.clientY - box.top, el("strong", {}, el("bdi", {}, nameOf(place, language))), ...names);
      else tip.hide();
    },
    pointerleave: () => tip.hide(),
  });
  const draw = (language: Language): void => {
    const shown = [...rows].flatMap(([index, here]) => {
      const point = points.get(index);
      return point
        ? [
            {
              id: index,
              longitude: point.longitude,
              latitude: point.latitude,
              count: Math.max(1, here.size),
              name: plain(nameOf(point.place, language)),
              chosen: index === app.store.state.selected,
            },
          ]
        : [];
    });
    globe.size(
      Math.max(260, element.clientWidth || 720),
      element.clientHeight || 420,
      shown.map(({ longitude, latitude }) => [longitude, latitude] as const),
    );
    globe.draw(shown, []);
    globe.svg.setAttribute("aria-label", tools("map", language, { n: shown.length }));
    (["closer", "farther", "fit"] as const).forEach((key, n) => zooms[n]?.setAttribute("aria-label", tools(key, language)));
  };
  return { element, draw };
}
