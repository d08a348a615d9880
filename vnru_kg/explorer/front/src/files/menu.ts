import { button, el, on, picture } from "../core/dom";
import { DOWN, EXPORT } from "../core/download";
import type { App, Content, OpenView, Part } from "../core/page";
import type { State } from "../core/store";
import { toast } from "../core/toast";
import { engineOf } from "../engine";
import { hasEngine } from "../engine/client";
import type { Language } from "../model/languages";
import type { Sources } from "../sources";
import { words as ofSources } from "../sources/words";
import { csv, edgesCsv, nodesCsv } from "./csv";
import { figureOf } from "./embed";
import { frameSvg } from "./framed";
import { graphml } from "./graphml";
import { png } from "./image";
import { showLicences } from "./licences";
import { about, WHOLE } from "./rdf";
import { save } from "./save";
import { copyFrameOf, isServed, words as ofLink } from "./share";
import { edgesOf, visible } from "./visible";
import { words } from "./words";

const SECONDS = 120;
type Key = `table-${number}` | "turtle" | "nodes" | "edges" | "graphml" | "png" | "svg" | "embed" | "whole";

/** What is shown, and the whole graph, as files; `view` gives the view that is open. */
export function exportMenu(app: App, view: () => OpenView | undefined, documents: Sources): Part {
  const opener = button(
    { class: "theme", id: EXPORT, "aria-haspopup": "true", "aria-expanded": "false", "aria-controls": "export" },
    () => (list.hidden ? open() : close(true)),
    picture(DOWN, "icon", "0 0 24 24"),
  );
  const list = el("div", { id: "export", class: "menu", hidden: true });
  const element = on(el("div", { class: "export" }, opener, list), {
    keydown: (event) => {
      if (list.hidden) return;
      const items = [...list.querySelectorAll<HTMLElement>("button:not(:disabled)")];
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (event.key === "Escape") close(true);
      else if (step) items.at((items.indexOf(document.activeElement as HTMLElement) + step) % items.length)?.focus();
      else return;
      event.preventDefault();
      event.stopPropagation();
    },
    focusout: (event) => {
      if (!(event.relatedTarget instanceof Node && element.contains(event.relatedTarget))) close(false);
    },
  });

  const close = (back: boolean): void => {
    if (list.hidden) return;
    list.hidden = true;
    opener.setAttribute("aria-expanded", "false");
    if (back) opener.focus();
  };
  const open = (): void => {
    list.replaceChildren(
      ...content(app, view(), (key) => {
        close(true);
        void write(app, key, view());
      }),
      ...(isServed() && view() ? ofPage(app, view, () => close(true)) : []),
      ...(documents.all ? ofDocuments(app, documents, () => close(true)) : []),
      ...ofSoftware(app, () => close(true)),
    );
    list.hidden = false;
    opener.setAttribute("aria-expanded", "true");
    list.querySelector("button")?.focus();
  };
  return {
    element,
    update: ({ language }) => {
      opener.title = words("export", language);
      opener.setAttribute("aria-label", words("export", language));
      close(false);
    },
  };
}

function content(app: App, view: OpenView | undefined, choose: (key: Key) => void): HTMLElement[] {
  const { language } = app.store.state;
  const full = hasEngine();
  const item = (key: Key, label: string, note = ""): HTMLElement =>
    el(
      "li",
      {},
      button(
        { "data-export": key, disabled: !full && (key === "turtle" || key === "whole") },
        () => choose(key),
        label,
        note && el("small", {}, note),
      ),
    );
  const noteOf = (note: string): string => (full ? note : words("light", language));
  return [
    ...(view?.content ? ofView(view.content(), Boolean(view.svg), item, noteOf(words("turtleNote", language)), language) : []),
    el("h2", {}, words("whole", language)),
    el("ul", {}, item("whole", words("turtle", language), noteOf(words("wholeNote", language)))),
  ];
}

/** What the view shows: said in words, then in each form. */
function ofView(
  shown: Content,
  drawing: boolean,
  item: (key: Key, label: string, note?: string) => HTMLElement,
  note: string,
  language: Language,
): HTMLElement[] {
  return [
    el("h2", {}, words("shown", language)),
    el("p", { class: "note what" }, shown.words),
    el(
      "ul",
      {},
      ...shown.tables.map(({ title }, n) => item(`table-${n}`, words("table", language, { title }))),
      item("turtle", words("turtle", language), note),
      item("nodes", words("nodes", language, { n: shown.things.length })),
      item("edges", words("edges", language), words(shown.edges ? "edgesDrawn" : "edgesAmong", language)),
      item("graphml", words("graphml", language), words("graphmlNote", language)),
      ...(drawing && !shown.undrawn
        ? [item("png", words("png", language)), item("svg", words("svg", language)), item("embed", words("embed", language))]
        : []),
    ),
  ];
}

function ofPage(app: App, view: () => OpenView | undefined, close: () => void): HTMLElement[] {
  const { language } = app.store.state;
  const choose = (): void => {
    close();
    void copyFrameOf(app, view());
  };
  const item = button({ "data-export": "frame" }, choose, ofLink("code", language), el("small", {}, ofLink("codeNote", language)));
  return [el("ul", {}, el("li", {}, item))];
}

function ofDocuments(app: App, documents: Sources, close: () => void): HTMLElement[] {
  const { language } = app.store.state;
  const choose = (): void => {
    close();
    documents.choose();
  };
  return [
    el("h2", {}, ofSources("documents", language)),
    el("ul", {}, el("li", {}, button({ "data-export": "documents" }, choose, ofSources("open", language)))),
    el("p", { class: "note" }, ofSources("note", language, { n: documents.count, all: documents.all })),
  ];
}

function ofSoftware(app: App, close: () => void): HTMLElement[] {
  const { language } = app.store.state;
  const choose = (): void => {
    close();
    showLicences(language);
  };
  return [
    el("h2", {}, words("software", language)),
    el("ul", {}, el("li", {}, button({ "data-export": "licences" }, choose, words("licences", language)))),
  ];
}

async function write(app: App, key: Key, view: OpenView | undefined): Promise<void> {
  const { language } = app.store.state;
  const say = (text: string, seconds?: number): void => {
    app.announce(text);
    toast(text, seconds);
  };
  try {
    say(words("working", language), SECONDS);
    const name = await fileOf(app, key, app.store.state, view);
    say(words("saved", language, { name }));
  } catch (error) {
    say(words("failed", language, { why: error instanceof Error ? error.message : String(error) }));
    throw error;
  }
}

/** Make the file and hand it over; gives its name. */
async function fileOf(app: App, key: Key, { language, view }: State, opened: OpenView | undefined): Promise<string> {
  const { model } = app;
  const hand = (name: string, content: BlobPart, type: string): string => {
    save(name, content, type);
    return name;
  };
  const shown = visible(opened);
  const { things } = shown;
  const title = shown.title ?? document.title.split(" · ").slice(0, -1).join(" · ");
  const drawn = (): string => frameSvg(app, opened?.svg?.() ?? "", title, shown);
  const ask = async (query: string): Promise<string> => (await engineOf(model).ask(query, "turtle", SECONDS)).text;
  switch (key) {
    case "whole":
      return hand("vnru.ttl", await ask(WHOLE), "text/turtle;charset=utf-8");
    case "turtle":
      return hand(
        "vnru-view.ttl",
        await ask(about([...things.map((thing) => thing.iri), ...(shown.others ?? [])])),
        "text/turtle;charset=utf-8",
      );
    case "nodes":
      return hand("vnru-nodes.csv", nodesCsv(model, things, language), "text/csv;charset=utf-8");
    case "edges":
      return hand("vnru-edges.csv", edgesCsv(model, edgesOf(app, shown), language), "text/csv;charset=utf-8");
    case "graphml":
      return hand("vnru.graphml", graphml(model, things, edgesOf(app, shown), language), "application/graphml+xml;charset=utf-8");
    case "svg":
      return hand(`vnru-${view}.svg`, drawn(), "image/svg+xml;charset=utf-8");
    case "embed":
      return hand(`vnru-${view}.html`, figureOf(app, drawn(), title, shown), "text/html;charset=utf-8");
    case "png":
      return hand(`vnru-${view}.png`, await png(drawn()), "image/png");
    default: {
      const table = shown.tables[Number(key.slice("table-".length))];
      if (!table) throw new Error(`no such table: ${key}`);
      return hand(`vnru-${table.name}.csv`, csv([table.columns, ...table.rows]), "text/csv;charset=utf-8");
    }
  }
}
