import { el, on, picture, told } from "../core/dom";
import { sign } from "../core/kinds";
import type { App, Part, View } from "../core/page";
import type { Hit } from "../core/search";
import { inLanguage, say } from "../core/text";
import { nameOf, select } from "../core/things";
import { words } from "../core/words";
import { LANGUAGES } from "../model/types";

const ROOMY = 310; // pixels
const GLASS = "M10.5 4a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13M15.3 15.3L20 20";

/** Search as one types: a list of hits to choose from, or, in a view that filters by text, that view itself. */
export function searchBox(app: App, views: readonly View[]): Part {
  const input = el("input", {
    type: "search",
    id: "search",
    role: "combobox",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": "hits",
  });
  const list = el("ul", { id: "hits", role: "listbox", hidden: true });
  const element = el("search", { class: "search" }, picture(GLASS, "icon", "0 0 24 24"), input, list);
  let hits: Hit[] = [];
  let active = -1;

  const close = (): void => {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const pick = (hit: Hit | undefined): void => {
    if (!hit) return;
    close();
    input.value = "";
    app.store.set({ text: "" }, false);
    select(app, hit.thing.index);
    app.toDetails();
  };
  const mark = (next: number): void => {
    const options = [...list.querySelectorAll<HTMLElement>("[role=option]")];
    if (!options.length) return;
    active = (next + options.length) % options.length;
    options.forEach((option, n) => option.setAttribute("aria-selected", String(n === active)));
    options[active]?.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", `hit-${active}`);
  };
  const filtering = (): boolean => views.find((view) => view.id === app.store.state.view)?.filtersByText ?? false;
  const look = (): void => {
    const { language } = app.store.state;
    const text = input.value;
    hits = filtering() ? [] : app.search.find(text);
    const empty = text.trim() && !filtering() && !hits.length;
    list.replaceChildren(
      ...hits.map((hit, n) => option(hit, n)),
      ...(empty ? [el("li", { class: "nothing" }, words("nothing", language, { text }))] : []),
    );
    list.hidden = !list.childElementCount;
    input.setAttribute("aria-expanded", String(!list.hidden));
    active = -1;
    if (hits.length) {
      mark(0);
      app.announce(words("found", language, { n: hits.length }));
    } else if (empty) app.announce(words("nothing", language, { text }));
  };
  const option = (hit: Hit, n: number): HTMLElement => {
    const { language } = app.store.state;
    const name = nameOf(hit.thing, language);
    return on(
      el(
        "li",
        { role: "option", id: `hit-${n}` },
        sign(hit.thing.kind),
        el(
          "span",
          { class: "name" },
          told(hit.thing.labels, language),
          hit.name !== name &&
            el("small", {}, el("bdi", { lang: LANGUAGES.find((other) => inLanguage(hit.thing.labels, other) === hit.name) }, hit.name)),
        ),
        el("span", { class: "kind" }, say(hit.thing.kind.labels, language)),
      ),
      { pointerdown: (event) => event.preventDefault(), click: () => pick(hit) },
    );
  };
  on(input, {
    input: () => {
      app.store.set({ text: input.value }, false);
      look();
    },
    focus: look,
    blur: close,
    keydown: (event) => {
      if (event.key === "ArrowDown") mark(active + 1);
      else if (event.key === "ArrowUp") mark(active - 1);
      else if (event.key === "Enter") pick(hits[active]);
      else if (event.key === "Escape") close();
      else return;
      event.preventDefault();
    },
  });
  document.addEventListener("keydown", (event) => {
    if (
      event.key === "/" &&
      !(
        event.target instanceof HTMLInputElement ||
        event.target instanceof HTMLTextAreaElement ||
        (event.target as HTMLElement).isContentEditable
      )
    ) {
      event.preventDefault();
      input.focus();
    }
  });
  // the hint that accents may be left out only where it can be read to its end
  const hint = (): void => {
    input.placeholder = words(input.clientWidth > ROOMY ? "search" : "searchShort", app.store.state.language);
  };
  new ResizeObserver(hint).observe(input);
  return {
    element,
    update: (state) => {
      hint();
      input.title = words("search", state.language);
      input.setAttribute("aria-label", words("search", state.language));
      if (input.value !== state.text) input.value = state.text;
    },
  };
}
