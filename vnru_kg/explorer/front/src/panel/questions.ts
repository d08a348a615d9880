import { button, el, picture } from "../core/dom";
import type { App } from "../core/page";
import { calm, narrow } from "../core/theme";
import type { Language } from "../model/languages";
import { words } from "./words";

interface Question {
  readonly ask: "whoMet" | "howGrew" | "howMuch" | "whereDiffer" | "whatSigned";
  readonly view: string;
  /** Whether only the kinds are shown that answer it. */
  readonly some?: boolean;
  readonly params?: Readonly<Record<string, string>>;
}

const SHOWN = 4;
const ARROW = "M5 12h13M12.5 6.5L18 12l-5.5 5.5";
const QUESTIONS: readonly Question[] = [
  { ask: "whoMet", view: "network", some: true },
  { ask: "howGrew", view: "timeline", some: true },
  { ask: "howMuch", view: "figures" },
  { ask: "whereDiffer", view: "conflicts" },
  { ask: "whatSigned", view: "list", some: true, params: { sort: "when" } },
];

/** Questions that the page answers by showing something; only those for which it has the view and the things. */
export function questions(app: App, views: readonly string[], language: Language): HTMLElement | null {
  const { kinds } = app.model;
  const answering = (ask: string): boolean => kinds.some(({ answers }) => answers.includes(ask));
  const open = QUESTIONS.filter(({ ask, view, some }) => views.includes(view) && (!some || answering(ask))).slice(0, SHOWN);
  const answer = ({ ask, view, some, params = {} }: Question): void => {
    const off = some ? kinds.filter(({ answers }) => !answers.includes(ask)).map((kind) => kind.id) : [];
    app.store.set({ view, off: new Set(off), selected: -1, text: "", grown: new Map(), hidden: new Set(), params });
    // on a phone the view lies above the questions
    if (narrow()) document.querySelector(".views")?.scrollIntoView({ behavior: calm() ? "auto" : "smooth" });
  };
  if (!open.length) return null;
  return el(
    "ul",
    { class: "questions" },
    ...open.map((one) =>
      el(
        "li",
        {},
        button(
          { class: "question", "data-ask": one.ask },
          () => answer(one),
          el("span", {}, words(one.ask, language)),
          picture(ARROW, "icon", "0 0 24 24"),
        ),
      ),
    ),
  );
}
