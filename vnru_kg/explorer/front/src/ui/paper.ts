import { dateWords } from "../core/dates";
import { el } from "../core/dom";
import { swatch } from "../core/groups";
import { sign } from "../core/kinds";
import type { App, Content, OpenView, Swatch, Table, View } from "../core/page";
import { periodOf } from "../core/period";
import type { State } from "../core/store";
import { say } from "../core/text";
import { nameOf } from "../core/things";
import { nameOfSort, omissions } from "../core/types";
import { speaker } from "../core/words";
import { licenceWords } from "../files/licence";
import { documentsOf } from "../files/tables";
import { visible } from "../files/visible";
import type { Language } from "../model/languages";
import { at } from "../model/read";
import type { Kind, Passage } from "../model/types";

const words = speaker("paper");

/** What paper has to say and a screen need not: title, filters, key and day above the view; its rows, sources and licence below. */
export class Paper {
  readonly head = el("section", { class: "paper head" });
  readonly tail = el("section", { class: "paper tail" });

  constructor(
    private readonly app: App,
    private readonly views: readonly View[],
    private readonly current: () => OpenView | undefined,
  ) {
    addEventListener("beforeprint", () => this.fill());
    addEventListener("afterprint", () => this.empty());
  }

  private empty(): void {
    this.head.replaceChildren();
    this.tail.replaceChildren();
  }

  private fill(): void {
    const { state } = this.app.store;
    const { language } = state;
    const shown = visible(this.current());
    const host = document.getElementById(`view-${state.view}`);
    // what is drawn has no room for every name; its rows have
    const tables = this.current()?.svg && !shown.written && !host?.querySelector("table") ? shown.tables : [];
    const { licence } = this.app.model;
    this.head.replaceChildren(...this.above(state, shown));
    this.tail.replaceChildren(
      ...tables.map(tableOf),
      el("h2", {}, words("sources", language)),
      el("ul", { class: "documents" }, ...this.documents(state, shown)),
      ...(licence ? [el("p", {}, words("licence", language, { licence: licenceWords(licence) }))] : []),
    );
  }

  private above(state: State, shown: Content): HTMLElement[] {
    const { language } = state;
    const view = this.views.find((one) => one.id === state.view) ?? this.views[0];
    const thing = this.app.model.things[state.selected];
    const period = periodOf(state);
    const filters = [
      period ? words("period", language, { period: `${period.first}–${period.last}` }) : "",
      view?.filtersByText && state.text.trim() ? words("search", language, { text: state.text.trim() }) : "",
      state.off.size ? words("without", language, { kinds: this.kindsOff(state) }) : "",
      words("printed", language, { day: dateWords(today(), language) }),
    ];
    const kinds = [...new Set(shown.things.map((one) => one.kind))].sort((a, b) => a.index - b.index);
    return [
      el("h2", {}, [view ? view.title(language) : "", thing ? nameOf(thing, language) : ""].filter(Boolean).join(": ")),
      el("p", {}, [shown.words, ...filters].filter(Boolean).join(" · ")),
      ...(kinds.length && !shown.bySource ? [legend(kinds, shown.swatches, language)] : []), // signs of documents are named by the view
    ];
  }

  private kindsOff({ off, language }: State): string {
    const names = omissions(this.app.model, off).map((one) => nameOfSort(one, language));
    return new Intl.ListFormat(language).format(names);
  }

  /** The documents of the passages that the view and the details cite. */
  private documents(state: State, shown: Content): HTMLElement[] {
    const { passages, things } = this.app.model;
    const { language } = state;
    const cited = [...document.querySelectorAll<HTMLElement>(":is(.view:not([hidden]), .panel) [data-passages]")]
      .flatMap((one) => (one.dataset["passages"] ?? "").split(" "))
      .filter(Boolean)
      .map((n): Passage => at(passages, Number(n)));
    const all = [
      ...cited,
      ...(shown.cited ?? shown.things.flatMap((thing) => thing.passages)),
      ...(things[state.selected]?.passages ?? []),
    ];
    return documentsOf(all).map(({ id, labels, date }) => {
      const [title, day] = [say(labels, language), date && dateWords(date, language)];
      return el("li", {}, `[${id}] ${title}${day && !title.includes(day) ? `, ${day}` : ""}`);
    });
  }
}

function legend(kinds: readonly Kind[], swatches: readonly Swatch[] | undefined, language: Language): HTMLElement {
  return el(
    "p",
    { class: "kinds" },
    el("strong", {}, `${words("legend", language)}:`),
    ...kinds.map((kind) => el("span", { class: swatches ? "grey" : null }, sign(kind), say(kind.labels, language))),
    ...(swatches ?? []).map(({ colour, name }) => el("span", {}, swatch(colour), name)),
  );
}

/** The rows of a drawing; passages stand by their numbers, which begin with that of their document. */
function tableOf({ title, columns, rows }: Table): HTMLElement {
  const short = (cell: string): string => cell.replace(/https?:\S*\//g, "");
  return el(
    "table",
    {},
    el("caption", {}, title),
    el("thead", {}, el("tr", {}, ...columns.map((column) => el("th", { scope: "col" }, column)))),
    el("tbody", {}, ...rows.map((row) => el("tr", {}, ...row.map((cell) => el("td", {}, el("bdi", {}, short(cell))))))),
  );
}

function today(): string {
  const now = new Date();
  const two = (n: number): string => String(n).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
