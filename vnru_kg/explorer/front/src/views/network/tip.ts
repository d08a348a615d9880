import { el } from "../../core/dom";
import { sign } from "../../core/kinds";
import type { App } from "../../core/page";
import { say } from "../../core/text";
import { nameOf, typeOf } from "../../core/things";
import { Tip } from "../../draw/tip";
import type { Language } from "../../model/languages";
import { at } from "../../model/read";
import type { Edge, Link, Thing } from "../../model/types";
import type { Indirect } from "./indirect";
import { eventWithDay } from "./meeting";
import { words } from "./words";

const FIRST = 8;
const MANY = 5; // years

/** What hovers beside the pointer: a thing's name and kind, or every relation of a link. Built of text, never of markup. */
export class NetworkTip extends Tip {
  constructor(private readonly app: App) {
    super();
  }

  thing(thing: Thing, x: number, y: number): void {
    const { language } = this.app.store.state;
    const when = say(thing.when, language);
    this.show(
      x,
      y,
      el("strong", {}, sign(thing.kind), el("bdi", {}, nameOf(thing, language))),
      el("span", { class: "muted" }, [typeOf(thing, language), when].filter(Boolean).join(" · ")),
    );
  }

  link(link: Link, x: number, y: number): void {
    const { language } = this.app.store.state;
    const lines = this.sentences(link.edges, language);
    this.show(
      x,
      y,
      el("ul", {}, ...lines.slice(0, FIRST).map((line) => el("li", {}, el("bdi", {}, line)))),
      lines.length > FIRST && el("span", { class: "muted" }, words("more", language, { n: lines.length - FIRST })),
    );
  }

  indirect({ a, b, through, met }: Indirect, x: number, y: number): void {
    const { language } = this.app.store.state;
    const name = (n: number): string => nameOf(at(this.app.model.things, n), language);
    const rows = through
      .slice(0, FIRST)
      .map((n) => el("li", {}, sign(at(this.app.model.things, n).kind), el("bdi", {}, eventWithDay(this.app.model, n, language))));
    this.show(
      x,
      y,
      el("strong", {}, el("bdi", {}, name(a)), "–", el("bdi", {}, name(b))),
      el("span", { class: "muted" }, words(met ? "met" : "through", language)),
      el("ul", { class: "through" }, ...rows),
      through.length > FIRST && el("span", { class: "muted" }, words("more", language, { n: through.length - FIRST })),
    );
  }

  /** Each relation once, with the years of all that say it. */
  private sentences(edges: readonly Edge[], language: Language): string[] {
    const said = new Map<string, Set<string>>();
    for (const edge of edges) {
      const [from, to] = [edge.source, edge.target].map((n) => nameOf(at(this.app.model.things, n), language));
      const line = `${from} → ${say(edge.relation, language)} → ${to}`;
      const [first, last] = [edge.earliest.slice(0, 4), edge.latest.slice(0, 4)];
      said.set(line, (said.get(line) ?? new Set()).add(first && last && first !== last ? `${first}–${last}` : first));
    }
    return [...said].map(([line, found]) => {
      const years = [...found].filter(Boolean).sort();
      const told = years.length > MANY ? `${years[0]} … ${years.at(-1)}` : years.join(", ");
      return told ? `${line} (${told})` : line;
    });
  }
}
