// What the panel tells of a thing between its head and its facts; who has something to tell says so here.
import type { App } from "../core/page";
import type { State } from "../core/store";
import type { Thing } from "../model/types";

export type Section = (app: App, thing: Thing, state: State) => readonly HTMLElement[];

const sections: { readonly order: number; readonly section: Section }[] = [];

/** From now on `section` is told of each thing, those of lower `order` first. */
export function addSection(order: number, section: Section): void {
  sections.push({ order, section });
  sections.sort((a, b) => a.order - b.order);
}

/** What is told of a thing. */
export function sectionsOf(app: App, thing: Thing, state: State): HTMLElement[] {
  return sections.flatMap(({ section }) => section(app, thing, state));
}
