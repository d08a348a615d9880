import { button, el, on } from "../../../core/dom";
import { fold } from "../../../core/fold";
import { say } from "../../../core/text";
import { speaker } from "../../../core/words";
import { LANGUAGES, type Language } from "../../../model/languages";
import type { Question } from "./questions";
import { words } from "./words";

/** The groups in which questions are listed; a question stands in that of its first tag. */
const groupWords = speaker("groups");
type Group = Parameters<typeof groupWords>[0];
const GROUPS: readonly (readonly [group: Group, tags: string])[] = [
  ["visits", "visits meetings calls letters invitations"],
  ["people", "persons offices names"],
  ["events", "events periods anniversaries plans firsts"],
  ["agreements", "instruments treaties signings partnership states"],
  ["positions", "positions topics statements"],
  ["cooperation", "cooperation mechanisms forums organizations places cities"],
  ["economy", "trade investment companies projects transport economy figures goods growth balance"],
  ["aid", "aid arms defence"],
  ["exchange", "education labour community tourism visa culture science students training"],
  ["sources", "documents sources conflicts gaps inferences photographs"],
];

/** The library's questions, by group, with a field that narrows them down. */
export class QuestionList {
  readonly element = el("nav", { class: "asked" });
  private readonly summary = el("summary", {});
  private readonly details = el("details", {}, this.summary);
  private readonly search = on(el("input", { type: "search", autocomplete: "off", spellcheck: "false" }), { input: () => this.narrow() });
  private readonly groups: readonly {
    readonly group: Group;
    readonly head: HTMLElement;
    readonly element: HTMLElement;
    readonly rows: readonly {
      readonly question: Question;
      readonly row: HTMLElement;
      readonly choose: HTMLButtonElement;
      readonly plain: string;
    }[];
  }[];
  private readonly own: HTMLButtonElement;
  private readonly empty = el("p", { class: "muted", hidden: true });

  constructor(
    private readonly questions: readonly Question[],
    choose: (question: Question | null) => void,
  ) {
    this.own = button({ class: "quiet own" }, () => choose(null));
    const byGroup = new Map<Group, Question[]>();
    for (const [group] of GROUPS) byGroup.set(group, []);
    for (const question of questions) {
      const group = GROUPS.find(([, tags]) => tags.split(" ").includes(question.tags[0] ?? ""))?.[0] ?? "other";
      byGroup.set(group, [...(byGroup.get(group) ?? []), question]);
    }
    this.groups = [...byGroup]
      .filter(([, of]) => of.length)
      .map(([group, of]) => {
        const head = el("h3", {});
        const rows = of.map((question) => {
          const one = button({ "data-question": question.id }, () => choose(question));
          const plain = LANGUAGES.map((_, n) =>
            [question.titles, question.descriptions].map((text) => (typeof text === "string" ? text : (text[n] ?? ""))).join(" "),
          ).join(" ");
          return { question, row: el("li", {}, one), choose: one, plain: fold(`${plain} ${question.tags.join(" ")} ${question.id}`) };
        });
        return { group, head, element: el("section", {}, head, el("ul", {}, ...rows.map(({ row }) => row))), rows };
      });
    const wide = matchMedia("(min-width: 60rem)");
    const fit = (): void => void (this.details.open = wide.matches);
    wide.addEventListener("change", fit);
    fit();
    this.details.append(this.own, this.search, ...this.groups.map(({ element }) => element), this.empty);
    this.element.append(this.details);
  }

  /** On a phone the list folds away once a question is chosen. */
  fold(): void {
    if (matchMedia("(max-width: 59.99rem)").matches) this.details.open = false;
  }

  update(language: Language, chosen: string | null): void {
    this.element.setAttribute("aria-label", words("questions", language));
    this.summary.textContent = words("questions", language);
    this.own.textContent = words("writeOwn", language);
    this.search.placeholder = words("findQuestion", language, { n: this.questions.length });
    this.search.setAttribute("aria-label", this.search.placeholder);
    this.empty.textContent = words("noQuestion", language);
    for (const { group, head, rows } of this.groups) {
      head.textContent = groupWords(group, language);
      for (const { question, choose } of rows) {
        choose.textContent = say(question.titles, language);
        choose.title = say(question.descriptions, language);
        const current = question.id === chosen;
        if (current && !choose.hasAttribute("aria-current")) requestAnimationFrame(() => this.reveal(choose));
        if (current) choose.setAttribute("aria-current", "true");
        else choose.removeAttribute("aria-current");
      }
    }
  }

  /** Bring a question into sight within the list; the page stays where it is. */
  private reveal(one: HTMLElement): void {
    const [list, row] = [this.element.getBoundingClientRect(), one.getBoundingClientRect()];
    if (row.top < list.top || row.bottom > list.bottom) this.element.scrollTop += row.top - list.top - list.height / 3;
  }

  private narrow(): void {
    const parts = fold(this.search.value).split(" ").filter(Boolean);
    let count = 0;
    for (const { element, rows } of this.groups) {
      const there = rows.filter(({ row, plain }) => !(row.hidden = !parts.every((part) => plain.includes(part))));
      element.hidden = !there.length;
      count += there.length;
    }
    this.empty.hidden = count > 0;
  }
}
