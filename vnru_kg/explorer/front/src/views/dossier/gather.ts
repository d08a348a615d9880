// What the graph knows of one thing beside its facts: dates, places, figures, conflicts, of it and of what it is linked to.
import { across, at } from "../../model/read";
import type { Model, Thing } from "../../model/types";
import { relatives } from "../figures/detail";
import { type Indicator, indicators, type Observation, type Series } from "../figures/rows";
import { atlas } from "../map/rows";
import { type Mark, timeline } from "../timeline/rows";

export interface Figure {
  readonly indicator: Indicator;
  readonly series: Series;
  readonly figure: Observation;
}

/** The things that are linked to this one, the strongest first. */
export function neighboursOf(model: Model, thing: Thing): Thing[] {
  return thing.links.map((link) => at(model.things, across(link, thing.index)));
}

/** The dates of the thing and of what it is linked to, the earliest first. */
export function datesOf(model: Model, thing: Thing): Mark[] {
  const near = new Set([thing, ...neighboursOf(model, thing)]);
  return timeline(model)
    .marks.filter((mark) => near.has(mark.thing))
    .sort((a, b) => a.span.start - b.span.start || a.index - b.index);
}

/** The places with a point that it is linked to, or where something took place that it is linked to; and what. */
export function placesOf(model: Model, thing: Thing): Map<number, Set<Thing>> {
  const { points, at: there } = atlas(model);
  const near = new Set(neighboursOf(model, thing));
  const places = new Map<number, Set<Thing>>();
  for (const { place } of points) {
    const here = (there.get(place.index) ?? []).filter((one) => one === thing || (near.has(one) && one.kind.once));
    if (here.length || place === thing || near.has(place)) places.set(place.index, new Set(here.length ? here : [thing]));
  }
  return places;
}

/** The figures that are about it, each indicator by time. */
export function figuresOf(model: Model, thing: Thing): Figure[] {
  return indicators(model).flatMap((indicator) =>
    indicator.series.flatMap((series) =>
      series.observations
        .filter((figure) => relatives(series, figure).includes(thing.index))
        .sort((a, b) => a.span.start - b.span.start)
        .map((figure) => ({ indicator, series, figure })),
    ),
  );
}
