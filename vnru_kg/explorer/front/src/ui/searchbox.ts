import { el, on, phrase, picture } from "../core/dom";
import { sign } from "../core/kinds";
import type { App, Part, View } from "../core/page";
import type { Hit } from "../core/search";
import { inLanguage, say } from "../core/text";
import { nameOf, select } from "../core/things";
import { words } from "../core/words";
import { LANGUAGES, type Language } from "../model/languages";
import { type Offer, Offers } from "./offers";

const ROOMY = 310; // pixels
const PAUSE = 140; // milliseconds without a key, before more than names is looked for
const NAMES = 6; // of things, where there is more to offer
const CHART = "M4 4v16h16M8 15.5l4-4.5l3 2l4-6";
const ASK = "M9 9.2a3.2 3.2 0 1 1 4.6 2.9c-1 .5-1.6 1.1-1.6 2.2v.4M12 18.2h.01";
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
  const further = new Offers(app, views);
  let hits: Hit[] = [];
  let offers: Offer[] = [];
  let clock: ReturnType<typeof setTimeout> | undefined;
  let active = -1;
  /** What tells an entry from the others while the list is drawn anew. */
  const keyOf = (n: number): number | string | undefined => hits[n]?.thing.index ?? offers[n - hits.length]?.id;

  const close = (): void => {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const pick = (n: number): void => {
    const [hit, offer] = [hits[n], offers[n - hits.length]];
    if (offer) {
      close();
      input.value = "";
      offer.go();
      return;
    }
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
  const look = (marked?: number | string): void => {
    const { language } = app.store.state;
    const text = input.value;
    hits = filtering() ? [] : app.search.find(text);
    clearTimeout(clock);
    offers = [];
    draw(text, language, marked);
    clock = setTimeout(() => {
      if (filtering() || input.value !== text || document.activeElement !== input) return;
      const more = further.find(text, language);
      if (!more.length) return;
      const marked = keyOf(active);
      hits = hits.slice(0, Math.max(NAMES, active + 1));
      offers = more;
      draw(text, language, marked);
    }, PAUSE);
  };
  /** Lists what there is. What the reader has marked meanwhile stays marked, else the first. */
  const draw = (text: string, language: Language, marked?: number | string): void => {
    const count = hits.length + offers.length;
    const empty = text.trim() && !filtering() && !count;
    list.replaceChildren(
      ...hits.map((hit, n) => option(hit, n)),
      ...offers.map((offer, n) => offered(offer, hits.length + n)),
      ...(empty ? [el("li", { class: "nothing" }, words("nothing", language, { text }))] : []),
    );
    list.hidden = !list.childElementCount;
    input.setAttribute("aria-expanded", String(!list.hidden));
    active = -1;
    if (count) {
      const again = Array.from({ length: count }, (_, n) => keyOf(n)).indexOf(marked);
      mark(Math.max(again, 0));
      app.announce(words("found", language, { n: count }));
    } else if (empty) app.announce(words("nothing", language, { text }));
  };
  const offered = ({ sort, id, name, about }: Offer, n: number): HTMLElement => {
    const { language } = app.store.state;
    return on(
      el(
        "li",
        { role: "option", id: `hit-${n}`, "data-offer": sort, "data-id": id },
        picture(sort === "indicator" ? CHART : ASK, "icon", "0 0 24 24"),
        el("span", { class: "name" }, phrase(name, language), about !== "" && el("small", {}, el("bdi", {}, about))),
        el("span", { class: "kind" }, words(sort, language)),
      ),
      { pointerdown: (event) => event.preventDefault(), click: () => pick(n) },
    );
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
          phrase(hit.thing.labels, language),
          hit.name !== name &&
            el("small", {}, el("bdi", { lang: LANGUAGES.find((other) => inLanguage(hit.thing.labels, other) === hit.name) }, hit.name)),
        ),
        el("span", { class: "kind" }, say(hit.thing.kind.labels, language)),
      ),
      { pointerdown: (event) => event.preventDefault(), click: () => pick(n) },
    );
  };
  on(input, {
    input: () => {
      app.store.set({ text: input.value }, false);
      look();
    },
    focus: () => {
      look();
      void further.prepare().then(() => document.activeElement === input && look(keyOf(active)));
    },
    blur: close,
    keydown: (event) => {
      if (event.key === "ArrowDown") mark(active + 1);
      else if (event.key === "ArrowUp") mark(active - 1);
      else if (event.key === "Enter") pick(active);
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
  let roomy = false; // kept, since to ask for a width makes the browser lay out the page
  const hint = (): void => {
    input.placeholder = words(roomy ? "search" : "searchShort", app.store.state.language);
  };
  new ResizeObserver(() => {
    roomy = input.clientWidth > ROOMY;
    hint();
  }).observe(input);
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
