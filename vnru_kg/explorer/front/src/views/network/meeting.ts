import { say } from "../../core/text";
import { nameOf } from "../../core/things";
import type { Language } from "../../model/languages";
import { at } from "../../model/read";
import type { Model, Thing } from "../../model/types";

/** A meeting in few words, for a line between two persons: what it was and when; of several the first that is given, and how many more. */
export function meeting(model: Model, events: readonly number[], language: Language): string {
  const [first = -1, ...more] = events;
  const event = model.things[first];
  return event ? `${short(event, language)}${more.length ? ` +${more.length}` : ""}` : "";
}

function short(event: Thing, language: Language): string {
  const sort = event.types[0];
  return [sort ? say(sort.labels, language) : nameOf(event, language), say(event.when, language)].filter(Boolean).join(", ");
}

/** An event with its day, for a list of what brought two things together. */
export function eventWithDay(model: Model, n: number, language: Language): string {
  const thing = at(model.things, n);
  return [nameOf(thing, language), say(thing.when, language)].filter(Boolean).join(" · ");
}
