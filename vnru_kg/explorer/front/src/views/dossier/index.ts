import { thingButton } from "../../core/button";
import { citesOf } from "../../core/cite";
import { dateWords } from "../../core/dates";
import { button, el, phrase } from "../../core/dom";
import type { App, Content, Drawing, OpenView, Table, View } from "../../core/page";
import type { State } from "../../core/store";
import { say } from "../../core/text";
import { nameOf, select } from "../../core/things";
import { pictureOf } from "../../draw/save";
import { expand } from "../../engine/turtle";
import { passages } from "../../files/csv";
import { documentsOf } from "../../files/tables";
import { words as ofFiles } from "../../files/words";
import type { Language } from "../../model/languages";
import { inOrder } from "../../model/read";
import type { Thing } from "../../model/types";
import { cites, facts } from "../../panel/facts";
import { addAction, head } from "../../panel/head";
import { concerning } from "../conflicts/rows";
import { between } from "../figures/detail";
import { placesAlone } from "../map/alone";
import { DatesAlone } from "../timeline/alone";
import { card } from "./card";
import { datesOf, type Figure, figuresOf, neighboursOf, placesOf } from "./gather";
import { words } from "./words";

const FACTS = 12; // under a heading before the rest waits for a button
const FIGURES = 15;
const SUGGESTED = 24;

/** All that the documents say of one thing, on one sheet. */
const view: View = {
  id: "dossier",
  order: 7,
  title: (language) => words("title", language),
  icon: "M6 3h9l4 4v14H6zM15 3v4h4M9 11h7M9 14h7M9 17h4",
  open: (host, app) => new DossierView(host, app),
};
export default view;

addAction(2, (app, thing, { language, view }) =>
  view === "dossier"
    ? []
    : [
        button(
          { class: "quiet", "data-open": "dossier" },
          () => app.store.set({ view: "dossier", selected: thing.index }),
          words("open", language),
        ),
      ],
);

class DossierView implements OpenView {
  private readonly sheet = el("article", { class: "sheet" });
  private drawings: readonly Drawing[] = [];
  private dates: DatesAlone | null = null;
  private width = 0;

  constructor(
    host: HTMLElement,
    private readonly app: App,
  ) {
    host.append(this.sheet);
    new ResizeObserver(() => {
      const width = this.sheet.clientWidth;
      if (!width || Math.abs(width - this.width) <= 1) return;
      this.width = width;
      this.draw(app.store.state.language);
    }).observe(this.sheet);
  }

  update(state: State, before: State | null): void {
    if (before && before.selected === state.selected && before.language === state.language) return;
    const thing = this.app.model.things[state.selected];
    this.drawings = [];
    this.dates = null;
    this.sheet.replaceChildren(...(thing ? this.tell(thing, state) : this.offer(state.language)));
    this.sheet.parentElement?.scrollTo({ top: 0 });
    this.draw(state.language);
  }

  private draw(language: Language): void {
    for (const drawing of this.drawings) drawing.draw(language);
  }

  /** Its first facts and its dates. */
  svg(): string {
    const { model, store } = this.app;
    const thing = model.things[store.state.selected];
    if (!thing) return pictureOf([]);
    const facts = card(thing, store.state.language);
    this.sheet.append(facts); // looks are known of what is on the page alone
    const picture = pictureOf([facts, ...(this.dates?.drawings ?? [])].map((drawing) => ({ drawing })));
    facts.remove();
    return picture;
  }

  /** The thing, what it is linked to, and its facts and figures as rows. */
  content(): Content {
    const { model, store } = this.app;
    const { language, selected } = store.state;
    const thing = model.things[selected];
    if (!thing) return { words: words("choose", language), things: [], tables: [] };
    const figures = figuresOf(model, thing);
    const conflicts = concerning(model, { thing: selected });
    return {
      words: words("taken", language, { n: thing.facts.length }),
      title: nameOf(thing, language),
      written: true,
      things: [thing, ...neighboursOf(model, thing)],
      edges: thing.links.flatMap((link) => link.edges),
      others: [
        ...figures.map(({ figure }) => expand(`observation:${figure.id}`, model.prefixes)),
        ...conflicts.map(({ id }) => expand(`conflict:${id}`, model.prefixes)),
      ],
      cited: thing.passages,
      tables: [this.factRows(thing, language), ...(figures.length ? [this.figureRows(figures, language)] : [])],
    };
  }

  private factRows(thing: Thing, language: Language): Table {
    return {
      name: "facts",
      title: words("facts", language),
      columns: [words("heading", language), words("fact", language), ofFiles("date", language), ofFiles("passages", language)],
      rows: thing.facts.map((fact) => [
        say(fact.heading, language),
        say(fact.text, language),
        fact.date,
        passages(this.app.model, fact.passages),
      ]),
    };
  }

  private figureRows(figures: readonly Figure[], language: Language): Table {
    return {
      name: "figures",
      title: words("figures", language),
      columns: [ofFiles("name", language), words("fact", language), ofFiles("date", language), ofFiles("passages", language)],
      rows: figures.map(({ indicator, series, figure }) => [
        [say(indicator.labels, language), between(this.app, series, language)].filter(Boolean).join(" · "),
        say(figure.words, language),
        dateWords(figure.edtf, language),
        passages(this.app.model, figure.passages),
      ]),
    };
  }

  private offer(language: Language): HTMLElement[] {
    const telling = this.app.model.things.filter((thing) => thing.kind.telling).slice(0, SUGGESTED);
    return [
      el("p", { class: "lead" }, words("choose", language)),
      el("ul", { class: "offers" }, ...telling.map((thing) => el("li", {}, thingButton(this.app, thing, language)))),
    ];
  }

  private tell(thing: Thing, state: State): HTMLElement[] {
    const beside = [this.times(thing, state), this.places(thing, state), this.figures(thing, state), this.disputes(thing, state)];
    return [
      head(this.app, thing, state),
      el(
        "div",
        { class: "columns" },
        facts(this.app, thing, state, FACTS),
        el("div", { class: "beside" }, ...beside.filter((part) => part !== null)),
      ),
      this.sources(thing, state),
    ];
  }

  private times(thing: Thing, { language }: State): HTMLElement | null {
    const dates = datesOf(this.app.model, thing);
    if (!dates.length) return null;
    this.dates = new DatesAlone(this.app, dates, "dossier");
    this.drawings = [...this.drawings, this.dates];
    return section(words("times", language), this.dates.element);
  }

  private places(thing: Thing, { language }: State): HTMLElement | null {
    const places = placesOf(this.app.model, thing);
    if (!places.size) return null;
    const drawing = placesAlone(this.app, places);
    this.drawings = [...this.drawings, drawing];
    return section(words("places", language), drawing.element);
  }

  private figures(thing: Thing, { language }: State): HTMLElement | null {
    const figures = figuresOf(this.app.model, thing);
    if (!figures.length) return null;
    const row = (figure: Figure): HTMLElement => this.figure(figure, language);
    const list = el("ul", { class: "values" }, ...figures.slice(0, FIGURES).map(row));
    const rest = figures.slice(FIGURES);
    const more =
      rest.length > 0 &&
      button(
        { class: "plain more" },
        () => {
          list.append(...rest.map(row));
          if (more) more.remove();
        },
        words("more", language, { n: rest.length }),
      );
    return section(words("figures", language), list, more);
  }

  private figure({ indicator, series, figure }: Figure, language: Language): HTMLElement {
    const about = [say(indicator.labels, language), between(this.app, series, language), dateWords(figure.edtf, language)];
    return el(
      "li",
      { "data-id": figure.id },
      el("strong", {}, phrase(figure.words, language)),
      " ",
      el("bdi", {}, about.filter(Boolean).join(" · ")),
      cites(this.app, figure.passages, language),
    );
  }

  private disputes(thing: Thing, { language }: State): HTMLElement | null {
    const conflicts = concerning(this.app.model, { thing: thing.index });
    if (!conflicts.length) return null;
    return section(
      words("conflicts", language),
      ...conflicts.map((one) =>
        el(
          "div",
          { class: "dispute", "data-id": one.id },
          el("h4", {}, phrase(one.labels, language)),
          el("ul", {}, ...one.sides.map((side) => el("li", {}, phrase(side.words, language), cites(this.app, side.passages, language)))),
        ),
      ),
    );
  }

  private sources(thing: Thing, { language }: State): HTMLElement {
    const documents = documentsOf(thing.passages);
    const sources = section(
      words("sources", language),
      el(
        "ul",
        { class: "documents" },
        ...documents.map((source) =>
          el(
            "li",
            {},
            phrase(source.labels, language),
            el(
              "p",
              { class: "cites" },
              ...citesOf(this.app, inOrder(thing.passages.filter((passage) => passage.document === source)), language, (document) =>
                select(this.app, document),
              ),
            ),
          ),
        ),
      ),
    );
    sources.classList.add("sources");
    return sources;
  }
}

function section(title: string, ...content: (HTMLElement | false)[]): HTMLElement {
  return el("section", {}, el("h3", { class: "section" }, title), ...content);
}
