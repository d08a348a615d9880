// What the colours of groups stand for.

import { el } from "../../core/dom";
import { byGroup, groupColour, groupName, groupsOf, swatch } from "../../core/groups";
import type { Swatch, Table } from "../../core/page";
import type { State } from "../../core/store";
import type { Language } from "../../model/languages";
import type { Model, Thing } from "../../model/types";
import { words } from "./words";

/** A group with what is shown of it; the last is all the rest. */
interface Row extends Swatch {
  readonly shown: number;
  readonly all: number;
}

function rowsOf(model: Model, things: readonly Thing[], language: Language): Row[] {
  const groups = groupsOf(model);
  const left = new Set(model.things);
  const row = (members: readonly Thing[], place: number, name: string): Row => {
    for (const thing of members) left.delete(thing);
    const among = new Set(members);
    return { colour: groupColour(place), name, shown: things.filter((thing) => among.has(thing)).length, all: members.length };
  };
  const rows = groups.map((group, place) => row(group.members, place, groupName(group, language)));
  rows.push(row([...left], groups.length, words("others", language)));
  return rows.filter(({ shown }) => shown > 0);
}

/** The colours of the things shown. */
export function swatches(model: Model, things: readonly Thing[], language: Language): Swatch[] {
  return rowsOf(model, things, language).map(({ colour, name, shown, all }) => ({ colour, name: `${name} (${shown}/${all})` }));
}

/** A table of things with the group of each. */
export function withGroups(model: Model, table: Table, things: readonly Thing[], language: Language): Table {
  const names = new Map(groupsOf(model).map((group) => [group.index, groupName(group, language)]));
  return {
    ...table,
    columns: [...table.columns, words("group", language)],
    rows: table.rows.map((row, n) => [...row, names.get(things[n]?.group ?? -1) ?? words("others", language)]),
  };
}

/** The key over the canvas. */
export class GroupKey {
  private readonly title = el("summary", {});
  private readonly list = el("ul", {});
  readonly element = el("details", { class: "groups", hidden: true }, this.title, this.list);

  constructor(private readonly model: Model) {
    this.element.open = matchMedia("(min-width: 60rem)").matches;
  }

  update(state: State, things: readonly Thing[]): void {
    this.element.hidden = !byGroup(state);
    if (this.element.hidden) return;
    const { language } = state;
    this.title.textContent = words("groups", language);
    this.list.replaceChildren(
      ...rowsOf(this.model, things, language).map(({ colour, name, shown, all }) => {
        const count = el("span", { class: "members", title: words("members", language, { n: shown, all }) }, `${shown}/${all}`);
        return el("li", {}, swatch(colour), el("bdi", { class: "name", title: name }, name), count);
      }),
    );
  }
}
