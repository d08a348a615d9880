import { el, on } from "../../../core/dom";
import { fold } from "../../../core/fold";
import { sign } from "../../../core/kinds";
import type { App } from "../../../core/page";
import { collator, say } from "../../../core/text";
import { nameOf } from "../../../core/things";
import type { Language } from "../../../model/languages";
import type { Text, Thing } from "../../../model/types";
import type { Names } from "./names";
import { type Parameter, takes } from "./questions";
import { words } from "./words";

const MOST = 30;

interface Choice {
  readonly iri: string | null;
  readonly name: string;
  readonly detail: string;
  readonly thing: Thing | null;
}

interface Wiring {
  readonly app: App;
  readonly names: Names;
  readonly id: string;
  readonly parameter: Parameter;
  /** Whether nothing chosen is a choice. */
  readonly free: boolean;
  pick(iri: string | null): void;
}

/** A field in which one of the graph's things is chosen by typing part of any of its names. */
export class Picker {
  readonly input: HTMLInputElement;
  readonly element: HTMLElement;
  private readonly list: HTMLUListElement;
  private choices: readonly Choice[] = [];
  private active = -1;
  private said = "";

  constructor(private readonly wiring: Wiring) {
    const { id } = wiring;
    this.list = el("ul", { id: `${id}-list`, class: "choices", role: "listbox", hidden: true });
    this.input = on(
      el("input", {
        id,
        type: "text",
        role: "combobox",
        autocomplete: "off",
        spellcheck: "false",
        "aria-autocomplete": "list",
        "aria-expanded": "false",
        "aria-controls": `${id}-list`,
      }),
      {
        input: () => this.open(this.input.value),
        focus: () => this.input.select(),
        click: () => this.open(""),
        blur: () => this.close(),
        keydown: (event) => this.key(event),
      },
    );
    this.element = el("div", { class: "picker" }, this.input, this.list);
  }

  /** Show what is chosen. */
  say(text: string, placeholder: string): void {
    this.said = text;
    this.input.value = text;
    this.input.placeholder = placeholder;
  }

  private key(event: KeyboardEvent): void {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (this.list.hidden) this.open("");
      else this.mark(this.active + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Enter") {
      if (this.list.hidden) return;
      this.choose(this.choices[this.active]);
    } else if (event.key === "Escape" && !this.list.hidden) this.close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  private open(text: string): void {
    const { language } = this.wiring.app.store.state;
    this.choices = this.find(text, language);
    const options = this.choices.map((choice, n) =>
      on(
        el(
          "li",
          { id: `${this.wiring.id}-${n}`, role: "option", "aria-selected": "false" },
          choice.thing && sign(choice.thing.kind),
          el("bdi", {}, choice.name),
          choice.detail && el("small", {}, choice.detail),
        ),
        {
          pointerdown: (event) => event.preventDefault(),
          click: () => this.choose(choice),
        },
      ),
    );
    this.list.replaceChildren(...(options.length ? options : [el("li", { class: "nothing" }, words("nothingNamed", language))]));
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.active = -1;
    if (text.trim()) this.mark(0);
  }

  private close(): void {
    this.list.hidden = true;
    this.active = -1;
    this.input.value = this.said;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  private mark(next: number): void {
    const options = [...this.list.querySelectorAll<HTMLElement>("[role=option]")];
    if (!options.length) return;
    this.active = (next + options.length) % options.length;
    options.forEach((option, n) => option.setAttribute("aria-selected", String(n === this.active)));
    options[this.active]?.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", `${this.wiring.id}-${this.active}`);
  }

  private choose(choice: Choice | undefined): void {
    if (!choice) return;
    this.said = choice.iri === null ? "" : choice.name;
    this.close();
    this.wiring.pick(choice.iri);
  }

  private find(text: string, language: Language): Choice[] {
    const { app, parameter, free } = this.wiring;
    const fits = (thing: Thing): boolean => takes(parameter, thing.id);
    const things = text.trim() ? app.search.find(text, Infinity).map((hit) => hit.thing) : app.model.things;
    const found = things
      .filter(fits)
      .map((thing): Choice => ({ iri: thing.iri, name: nameOf(thing, language), detail: say(thing.kind.labels, language), thing }));
    const more = this.others(text, language);
    const any: Choice[] = free && !text.trim() ? [{ iri: null, name: words("anyChoice", language), detail: "", thing: null }] : [];
    return [...any, ...found.slice(0, MOST), ...more.slice(0, MOST)];
  }

  /** Codes, classes and whatever else has a name but is no thing of the network. */
  private others(text: string, language: Language): Choice[] {
    const { names, parameter } = this.wiring;
    const wanted = fold(text);
    const named = (labels: Text): string => (typeof labels === "string" ? labels : labels.join(" / "));
    return names
      .others(parameter)
      .filter((iri) => !names.things.has(iri))
      .map((iri) => ({ iri, labels: names.label(iri) ?? "" }))
      .filter(({ iri, labels }) => !wanted || fold(`${named(labels)} ${names.short(iri)}`).includes(wanted))
      .map(({ iri, labels }): Choice => ({ iri, name: say(labels, language) || names.short(iri), detail: names.short(iri), thing: null }))
      .sort((a, b) => collator(language).compare(a.name, b.name));
  }
}
