import { button, el, on, picture } from "../core/dom";
import { keep } from "../core/kept";
import { repaintSigns } from "../core/kinds";
import type { App, OpenView, Part, View } from "../core/page";
import type { State } from "../core/store";
import { onTheme, switchTheme } from "../core/theme";
import { shortOf } from "../core/things";
import { ofLanguage, words } from "../core/words";
import { exportMenu } from "../files/menu";
import { LANGUAGES, type Language } from "../model/languages";
import { Panel } from "../panel/panel";
import { sources } from "../sources";
import { storyBar } from "../stories";
import { copyLink } from "./link";
import { Paper } from "./paper";
import { player } from "./player";
import { searchBox } from "./searchbox";
import { filters, folds } from "./sides";

const HALF = "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18zM12 5v14a7 7 0 1 0 0-14z";

/** The frame of the page: head, filters, the view that is shown, the panel. */
export function shell(root: HTMLElement, base: Omit<App, "toDetails">, views: readonly View[]): void {
  const app: App = { ...base, toDetails: () => panel.focusTitle() };
  const title = el("h1", {});
  const hosts = new Map(
    views.map((view) => [
      view.id,
      el("section", {
        class: `view ${view.id}`,
        id: `view-${view.id}`,
        role: "tabpanel",
        "aria-labelledby": `tab-${view.id}`,
        tabindex: "-1",
        hidden: true,
      }),
    ]),
  );
  const heading = el("h2", { class: "unseen" });
  const panel = new Panel(
    app,
    views.map((view) => view.id),
  );
  const opened = new Map<string, OpenView>();
  const current = (): OpenView | undefined => opened.get(document.body.dataset["view"] ?? "");
  const files = exportMenu(app, current, sources(app));
  const paper = new Paper(app, views, current);
  const link = copyLink(app, current);
  // to what is shown: from the very beginning, and once more behind the tabs, past the types
  const toView = (): void => hosts.get(document.body.dataset["view"] ?? "")?.focus();
  const skips = [button({ class: "skip" }, toView), button({ class: "skip" }, toView)] as const;
  const folding = folds();
  const [story, years] = [storyBar(app), player(app)];
  const parts = [
    searchBox(app, views),
    tabs(app, views),
    languages(app),
    theme(app),
    filters(app, years.open),
    panel,
    files,
    folding,
    link,
    story,
    years,
  ];
  const [search, tabList, tongues, ground, sides] = parts;
  root.replaceChildren(
    skips[0],
    el(
      "header",
      {},
      title,
      search?.element,
      tabList?.element,
      el("div", { class: "tools" }, tongues?.element, link.element, files.element, ground?.element),
    ),
    paper.head,
    story.element,
    years.element,
    skips[1],
    el("main", {}, sides?.element, el("div", { class: "views" }, heading, ...hosts.values(), folding.element), panel.element),
    paper.tail,
  );
  const update = (state: State, before: State | null): void => {
    document.documentElement.lang = state.language;
    title.textContent = words("title", state.language);
    for (const skip of skips) skip.textContent = words("skip", state.language);
    const shown = views.find((one) => one.id === state.view) ?? views[0];
    const thing = app.model.things[state.selected];
    document.title = [
      thing ? shortOf(thing, state.language) : "",
      shown && (thing || shown !== views[0]) ? shown.title(state.language) : "",
      words("title", state.language),
    ]
      .filter(Boolean)
      .join(" · ");
    for (const part of parts) part.update(state, before);
    const view = shown;
    if (!view) return;
    for (const [id, host] of hosts) host.hidden = id !== view.id;
    document.body.dataset["view"] = view.id;
    heading.textContent = view.title(state.language);
    const host = hosts.get(view.id);
    const known = opened.get(view.id);
    if (known) known.update(state, before?.view === view.id ? before : null);
    else if (host) {
      const first = view.open(host, app);
      opened.set(view.id, first);
      first.update(state, null);
    }
  };
  app.store.subscribe(update);
  onTheme(() => {
    repaintSigns(app.model.kinds);
    update(app.store.state, null);
  });
  update(app.store.state, null);
}

function tabs(app: App, views: readonly View[]): Part {
  const all = views.map((view) => {
    const label = el("span", {});
    const tab = button(
      { role: "tab", id: `tab-${view.id}`, "aria-controls": `view-${view.id}` },
      () => app.store.set({ view: view.id }),
      picture(view.icon, "icon", "0 0 24 24"),
      label,
    );
    return { view, label, tab };
  });
  const element = el("div", { role: "tablist", class: "tabs" }, ...all.map(({ tab }) => tab));
  on(element, {
    keydown: (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      const next = step && all[(all.findIndex(({ tab }) => tab === document.activeElement) + step + all.length) % all.length];
      if (next) {
        next.tab.focus();
        next.tab.click();
      }
    },
  });
  // where the row is wider than the page, its end that has more to show fades
  const hint = (): void => {
    element.classList.toggle("before", element.scrollLeft > 4);
    element.classList.toggle("after", element.scrollLeft + element.clientWidth < element.scrollWidth - 4);
  };
  on(element, { scroll: hint });
  const bring = (tab: HTMLElement): void => {
    element.scrollLeft +=
      tab.getBoundingClientRect().left - element.getBoundingClientRect().left - (element.clientWidth - tab.offsetWidth) / 2;
    hint();
  };
  new ResizeObserver(() => {
    const chosen = all.find(({ tab }) => tab.tabIndex === 0);
    if (chosen) bring(chosen.tab);
  }).observe(element);
  return {
    element,
    update: (state, before) => {
      element.setAttribute("aria-label", words("views", state.language));
      const current = views.some((view) => view.id === state.view) ? state.view : views[0]?.id;
      for (const { view, label, tab } of all) {
        label.textContent = tab.title = view.title(state.language);
        tab.setAttribute("aria-selected", String(view.id === current));
        tab.tabIndex = view.id === current ? 0 : -1;
      }
      const chosen = all.find(({ view }) => view.id === current);
      // the first time the observer does it, once the page has a layout anyway
      if (chosen && before && (before.view !== state.view || before.language !== state.language)) bring(chosen.tab);
    },
  };
}

function languages(app: App): Part {
  const all = LANGUAGES.map((language: Language) =>
    button(
      { lang: language, title: ofLanguage("name", language), "aria-label": `${language.toUpperCase()} – ${ofLanguage("name", language)}` },
      () => {
        keep("language", language);
        app.store.set({ language });
      },
      language.toUpperCase(),
    ),
  );
  const element = el("div", { role: "group", class: "languages segmented" }, ...all);
  return {
    element,
    update: (state) => {
      element.setAttribute("aria-label", words("language", state.language));
      for (const one of all) one.setAttribute("aria-pressed", String(one.lang === state.language));
    },
  };
}

function theme(app: App): Part {
  const element = button({ class: "theme" }, switchTheme, picture(HALF, "icon half", "0 0 24 24"));
  return {
    element,
    update: () => {
      const name = words("theme", app.store.state.language);
      element.title = name;
      element.setAttribute("aria-label", name);
    },
  };
}
