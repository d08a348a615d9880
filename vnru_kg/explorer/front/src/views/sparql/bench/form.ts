import { el, on } from "../../../core/dom";
import type { App } from "../../../core/page";
import { say } from "../../../core/text";
import type { Language } from "../../../model/languages";
import type { Names } from "./names";
import { Picker } from "./picker";
import { fill, type Parameter, type Question, READER, termFor, termsOf, valueIn } from "./questions";
import { words } from "./words";

interface Field {
  readonly parameter: Parameter;
  readonly element: HTMLElement;
  readonly label: HTMLElement;
  readonly input: HTMLInputElement;
  readonly problem: HTMLElement;
  /** Show what the query says. */
  follow(written: string | null, language: Language): void;
}

/** The parameters of a question as fields; what is chosen is written into the query, and what the query says is shown. */
export class Form {
  readonly element = el("div", { class: "parameters" });
  private readonly fields: readonly Field[];

  constructor(
    private readonly app: App,
    private readonly names: Names,
    private readonly question: Question,
    private readonly query: { read(): string; write(text: string): void },
  ) {
    const open = question.parameters.filter(({ name }) => name !== READER);
    this.fields = open.map((parameter) => (parameter.prefixes ? this.thing(parameter) : this.value(parameter)));
    this.element.append(...this.fields.map((field) => field.element));
    this.element.hidden = !this.fields.length;
  }

  /** Follow the query and the language. */
  update(language: Language): void {
    const text = this.query.read();
    for (const { parameter, label, input, problem, follow } of this.fields) {
      label.textContent = say(parameter.labels, language);
      const written = valueIn(text, parameter.name);
      input.disabled = written === null;
      input.title = written === null ? words("gone", language) : "";
      problem.textContent = "";
      input.removeAttribute("aria-invalid");
      follow(written, language);
    }
  }

  private fallback(name: string): string {
    return valueIn(this.question.text, name) ?? "";
  }

  private set(parameter: Parameter, terms: string): void {
    this.query.write(fill(this.query.read(), parameter.name, terms));
  }

  private thing(parameter: Parameter): Field {
    const { app, names } = this;
    const id = `ask-${parameter.name}`;
    const free = this.fallback(parameter.name) === "";
    const picker = new Picker({
      app,
      names,
      id,
      parameter,
      free,
      pick: (iri) => this.set(parameter, iri === null ? "" : names.short(iri)),
    });
    const label = el("label", { for: id });
    const problem = el("span", { class: "problem" });
    const follow = (written: string | null, language: Language): void => {
      const terms = termsOf(written ?? "", app.model.prefixes);
      const shown = terms.map((iri) => say(names.label(iri) ?? "", language) || names.short(iri));
      picker.say(shown.join(", "), words("any", language));
      picker.input.title = shown.length > 1 ? shown.join("\n") : "";
    };
    return { parameter, element: el("div", { class: "field" }, label, picker.element), label, input: picker.input, problem, follow };
  }

  private value(parameter: Parameter): Field {
    const id = `ask-${parameter.name}`;
    const label = el("label", { for: id });
    const problem = el("span", { class: "problem", id: `${id}-problem`, role: "alert" });
    const numeric = parameter.type === "year" || parameter.type === "number";
    const input = on(
      el("input", {
        id,
        type: "text",
        autocomplete: "off",
        spellcheck: "false",
        inputmode: numeric ? "numeric" : null,
        "aria-describedby": `${id}-problem`,
      }),
      {
        change: () => {
          const { language } = this.app.store.state;
          const text = input.value.trim();
          const term = text ? termFor(parameter.type, text) : this.fallback(parameter.name);
          problem.textContent = term === null ? words(numeric ? "notNumber" : "notDate", language) : "";
          if (term === null) input.setAttribute("aria-invalid", "true");
          else this.set(parameter, term);
        },
      },
    );
    const follow = (written: string | null, language: Language): void => {
      input.value = termsOf(written ?? "", {}).join(", ");
      input.placeholder = this.fallback(parameter.name) === "" ? words("any", language) : "";
    };
    return { parameter, element: el("div", { class: `field ${parameter.type}` }, label, input, problem), label, input, problem, follow };
  }
}
