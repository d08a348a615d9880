import { el, on } from "../../core/dom";
import type { App, Drawing } from "../../core/page";
import { plain } from "../../core/text";
import { nameOf, select } from "../../core/things";
import { Tip } from "../../draw/tip";
import { Zooms } from "../../draw/zooms";
import type { Language } from "../../model/languages";
import type { Thing } from "../../model/types";
import { Globe } from "./globe";
import { atlas } from "./rows";
import { words } from "./words";

const [WIDTH, HEIGHT] = [720, 420]; // where nobody has laid out the page yet
const RECOGNISED = 12; // degrees
const TOLD = 6; // things at a place that are named beside the pointer

/** The places that have a point, by their numbers. */
export function pointIds(app: App): ReadonlySet<number> {
  return new Set(atlas(app.model).points.map((point) => point.place.index));
}

/** Some places on a map of their own, each with the things that are told there. */
export function placesAlone(app: App, there: ReadonlyMap<number, ReadonlySet<Thing>>): Drawing {
  const points = atlas(app.model).points.filter(({ place }) => there.has(place.index));
  const globe = new Globe();
  const tip = new Tip();
  const zooms = new Zooms("over side", globe, words);
  const element = el("div", { class: "placed map" }, el("div", { class: "stage-map" }, globe.svg, zooms.element, tip.element));
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
      const names = [...(there.get(place?.index ?? -1) ?? [])]
        .slice(0, TOLD)
        .map((thing) => el("p", {}, el("bdi", {}, plain(nameOf(thing, language)))));
      if (place && !event.buttons)
        tip.show(event.clientX - box.left, event.clientY - box.top, el("strong", {}, el("bdi", {}, nameOf(place, language))), ...names);
      else tip.hide();
    },
    pointerleave: () => tip.hide(),
  });
  const draw = (language: Language): void => {
    const shown = points.map(({ place, longitude, latitude }) => ({
      id: place.index,
      longitude,
      latitude,
      count: Math.max(1, there.get(place.index)?.size ?? 0),
      name: plain(nameOf(place, language)),
      chosen: place.index === app.store.state.selected,
    }));
    globe.size(Math.max(260, element.clientWidth || WIDTH), element.clientHeight || HEIGHT, apart(shown) ? shown.map(pointOf) : []);
    globe.draw(shown, []);
    globe.svg.setAttribute("aria-label", words("alone", language, { n: shown.length }));
    zooms.dress(language);
  };
  return { element, draw };
}

/** Whether places are so far apart that the land around them can be recognised; nearer ones are shown on the map of both countries. */
function apart(spots: readonly { readonly longitude: number; readonly latitude: number }[]): boolean {
  const reach = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);
  return Math.max(reach(spots.map((spot) => spot.longitude)), reach(spots.map((spot) => spot.latitude))) > RECOGNISED;
}

function pointOf({ longitude, latitude }: { readonly longitude: number; readonly latitude: number }): readonly [number, number] {
  return [longitude, latitude];
}
