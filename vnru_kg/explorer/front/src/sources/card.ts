// A citation of a document that is not here: a card beside it says which paragraph it is and what else that paragraph says.

import { thingButton } from "../core/button";
import { placesOf } from "../core/cite";
import { clearButton, el, on, phrase } from "../core/dom";
import type { App } from "../core/page";
import { say } from "../core/text";
import type { Language } from "../model/languages";
import { at } from "../model/read";
import type { Fact, Model, Passage, Thing } from "../model/types";
import { words } from "./words";

const FIRST = 6; // lines of a passage
const GAP = 8;

interface Line {
  readonly thing: Thing;
  readonly fact: Fact;
}

export class Card {
  readonly element = on(el("div", { class: "card", role: "dialog", "aria-labelledby": "card-title", tabindex: "-1", hidden: true }), {
    keydown: (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      this.close();
    },
    click: ({ target }) => {
      if (target instanceof Element && target.closest(".thing")) this.close(false);
    },
  });
  private opener: HTMLElement | null = null;
  private known: Map<Passage, Line[]> | null = null;

  constructor(private readonly app: App) {
    document.addEventListener("pointerdown", ({ target }) => {
      if (!this.element.hidden && target instanceof Node && !this.element.contains(target)) this.close(false);
    });
    app.store.subscribe(() => this.close(false));
  }

  /** Say what the passages of a citation say. */
  open(cite: HTMLElement, passages: readonly Passage[]): void {
    const [first] = passages;
    if (!first) return;
    const { language } = this.app.store.state;
    const { document: source } = first;
    const thing = this.app.model.things[source.thing];
    const close = clearButton(words("close", language), () => this.close());
    close.classList.add("close");
    this.element.replaceChildren(
      close,
      el("h3", { id: "card-title" }, phrase(source.labels, language)),
      ...passages.map((passage) => this.section(passage, language)),
      el("p", { class: "muted hint" }, words("hint", language)),
      ...(thing ? [el("p", {}, words("about", language), " ", thingButton(this.app, thing, language))] : []),
    );
    this.opener = cite;
    this.element.hidden = false;
    this.place(cite);
    this.element.focus({ preventScroll: true });
  }

  private close(back = true): void {
    if (this.element.hidden) return;
    this.element.hidden = true;
    if (back && this.opener?.isConnected) this.opener.focus();
  }

  /** Under the citation, or above it where there is more room. */
  private place(cite: HTMLElement): void {
    const box = cite.getBoundingClientRect();
    const [below, above] = [innerHeight - box.bottom - 2 * GAP, box.top - 2 * GAP];
    const under = below >= Math.min(260, above);
    this.element.style.maxHeight = `${Math.max(160, under ? below : above)}px`;
    const { offsetWidth: width, offsetHeight: height } = this.element;
    this.element.style.left = `${Math.max(GAP, Math.min(box.left, innerWidth - width - GAP))}px`;
    this.element.style.top = `${under ? box.bottom + GAP : Math.max(GAP, box.top - GAP - height)}px`;
  }

  private section(passage: Passage, language: Language): HTMLElement {
    const { selected } = this.app.store.state;
    const own = (one: Line): number => Number(one.thing.index !== selected); // what it says of the thing in hand comes first
    const said = [...(this.factsByPassage().get(passage) ?? [])].sort((a, b) => own(a) - own(b));
    const line = ({ thing, fact }: Line): HTMLElement =>
      el(
        "li",
        {},
        thingButton(this.app, thing, language),
        el("span", {}, el("span", { class: "muted" }, `${say(fact.heading, language)}: `), phrase(fact.text, language)),
      );
    const list = el("ul", {}, ...said.slice(0, FIRST).map(line));
    const rest = said.slice(FIRST);
    const more =
      rest.length > 0 &&
      on(el("button", { type: "button", class: "plain more" }, words("more", language, { n: rest.length })), {
        click: () => {
          list.append(...rest.map(line));
          if (more) more.remove();
        },
      });
    return el(
      "section",
      {},
      el("h4", {}, placesOf([passage], language), el("span", { class: "count" }, words("says", language, { n: said.length }))),
      list,
      more,
    );
  }

  /** What each passage says, gathered once, the most important things first. */
  private factsByPassage(): Map<Passage, Line[]> {
    return (this.known ??= factsOf(this.app.model));
  }
}

function factsOf(model: Model): Map<Passage, Line[]> {
  const found = new Map<Passage, Line[]>();
  const texts = new Map<Passage, Set<string>>();
  for (const thing of model.things)
    for (const fact of thing.facts) {
      if (fact.things.length === 1 && !begins(thing, at(fact.things, 0))) continue; // told from the other end
      for (const passage of fact.passages) {
        const known = texts.get(passage) ?? new Set();
        texts.set(passage, known);
        const key = fact.things.length > 1 ? String(fact.text) : `${thing.index} ${fact.heading} ${fact.text}`;
        if (known.has(key)) continue;
        known.add(key);
        const list = found.get(passage);
        if (list) list.push({ thing, fact });
        else found.set(passage, [{ thing, fact }]);
      }
    }
  return found;
}

/** Whether a relation goes from a thing to another, not only the other way. */
function begins(thing: Thing, other: number): boolean {
  const edges = thing.links.filter((link) => link.a === other || link.b === other).flatMap((link) => link.edges);
  return !edges.length || edges.some((edge) => edge.source === thing.index);
}
