import { button, clearButton, el } from "../core/dom";
import type { App, Part } from "../core/page";
import { initial, type State } from "../core/store";
import { read } from "../core/url";
import { words as common, speaker } from "../core/words";
import type { Language } from "../model/languages";
import type { Model } from "../model/types";
import { STORIES, type Step, type Story } from "./list";

const KEY = "story";

const words = speaker("stories");

const known = new WeakMap<Model, readonly Story[]>();

/** The stories of whose steps the graph has what they show; another graph has none of them. */
function tell(model: Model): readonly Story[] {
  let found = known.get(model);
  if (!found) known.set(model, (found = pickStories(model)));
  return found;
}

function pickStories(model: Model): readonly Story[] {
  const passages = new Set(model.passages.map(({ id }) => id));
  // a figure and most conflicts begin with the number of their passage: their own rows need not be read for the first picture
  const there = (name: string): boolean => {
    const passage = /^\d{3}-\d+/.exec(name);
    return passage ? passages.has(`passage:${passage[0]}`) : model.byId.has(`event:${name.split("--")[0]}`);
  };
  const shown = (at: string): boolean => {
    const params = new URLSearchParams(at);
    const [thing, others] = [params.get("thing"), [params.get("observation"), params.get("conflict")]];
    return (!thing || model.byId.has(thing)) && others.every((name) => !name || there(name));
  };
  return STORIES.filter(({ steps }) => steps.every(({ at }) => shown(at)));
}

/** Show a step of a story: the state that it names, whatever was chosen before. */
function show(app: App, story: Story, n: number): void {
  const step = story.steps[n];
  if (!step) return;
  const { language, view } = app.store.state;
  const plain = { ...initial(app.model, view), language, selected: -1 };
  const next = read(`#${step.at}`, app.model, plain);
  app.store.set({ ...next, params: { ...next.params, [KEY]: `${story.id}.${n + 1}` } });
}

/** The step that the state is at, if it is at one: its story, and its number from 0. */
function placeOf(model: Model, { params }: State): { readonly story: Story; readonly step: Step; readonly n: number } | null {
  if (!params[KEY]) return null;
  const [id, number] = params[KEY].split(".");
  const story = tell(model).find((one) => one.id === id);
  const n = Number(number) - 1;
  const step = story?.steps[n];
  return story && step ? { story, step, n } : null;
}

/** The first story that has a step at such an address: its name, and how it begins. */
export function storyOf(app: App, address: string, language: Language): { readonly name: string; begin(): void } | null {
  const story = tell(app.model).find(({ steps }) => steps.some(({ at }) => at.includes(address)));
  return story ? { name: words(story.id, language), begin: () => show(app, story, 0) } : null;
}

/** Buttons that begin the stories; null where the graph has none. */
export function stories(app: App, language: Language): HTMLElement | null {
  const all = tell(app.model);
  if (!all.length) return null;
  return el(
    "div",
    { class: "stories" },
    el("h2", {}, words("stories", language)),
    el(
      "ul",
      { class: "questions" },
      ...all.map((story) =>
        el(
          "li",
          {},
          button({ class: "onward", "data-story": story.id }, () => show(app, story, 0), el("span", {}, words(story.id, language))),
        ),
      ),
    ),
  );
}

/** The bar that tells the step of a story, above the view that shows it. */
export function storyBar(app: App): Part {
  const element = el("section", { class: "story", hidden: true });
  return {
    element,
    update: (state) => {
      const place = placeOf(app.model, state);
      element.hidden = !place;
      if (!place) return;
      const { language } = state;
      const { story, step, n } = place;
      const focused = document.activeElement instanceof HTMLElement && element.contains(document.activeElement);
      const way = document.activeElement instanceof HTMLElement ? document.activeElement.dataset["way"] : undefined;
      element.setAttribute("aria-label", words(story.id, language));
      const turn = (name: "back" | "next", to: number): HTMLElement =>
        button({ class: "quiet", "data-way": name, disabled: !story.steps[to] }, () => show(app, story, to), words(name, language));
      element.replaceChildren(
        el(
          "div",
          { class: "told", role: "status" },
          el("p", { class: "muted" }, `${words(story.id, language)} · ${words("step", language, { n: n + 1, all: story.steps.length })}`),
          el("p", {}, words(step.text, language)),
        ),
        el("div", { class: "turn" }, turn("back", n - 1), turn("next", n + 1)),
        clearButton(common("close", language), () => {
          const { [KEY]: _, ...params } = app.store.state.params;
          app.store.set({ params });
        }),
      );
      if (!focused) return;
      const same = element.querySelector<HTMLButtonElement>(`[data-way="${way}"]:not([disabled])`);
      (same ?? element.querySelector<HTMLButtonElement>("button:not([disabled])"))?.focus();
    },
  };
}
