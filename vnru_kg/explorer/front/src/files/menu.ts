import { button, el, on, picture } from "../core/dom";
import type { App, Part } from "../core/page";
import type { State } from "../core/store";
import { engineOf } from "../engine";
import { hasEngine } from "../engine/client";
import type { Sources } from "../sources";
import { words as ofSources } from "../sources/words";
import { toast } from "../ui/toast";
import { edgesCsv, nodesCsv } from "./csv";
import { graphml } from "./graphml";
import { png } from "./image";
import { showLicences } from "./licences";
import { about, WHOLE } from "./rdf";
import { save } from "./save";
import { edgesAmong, visibleThings } from "./visible";
import { words } from "./words";

export const DOWN = "M12 4v11M7.5 11L12 15.5L16.5 11M5 19.5h14";
/** The id of the button that opens the menu. */
export const EXPORT = "take-away";
const SECONDS = 120;
type Key = "turtle" | "nodes" | "edges" | "graphml" | "png" | "svg" | "whole";

/** What is shown, and the whole graph, as files. `drawn` gives the current view as SVG if it is a drawing. */
export function exportMenu(app: App, drawn: () => string | null, documents: Sources): Part {
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
      ...content(app, drawn(), (key) => {
        close(true);
        void write(app, key, drawn);
      }),
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

function content(app: App, drawing: string | null, choose: (key: Key) => void): HTMLElement[] {
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
    el("h2", {}, words("shown", language, { n: visibleThings(app).length })),
    el(
      "ul",
      {},
      item("turtle", words("turtle", language), noteOf(words("turtleNote", language))),
      item("nodes", words("nodes", language)),
      item("edges", words("edges", language)),
      item("graphml", words("graphml", language), words("graphmlNote", language)),
      ...(drawing ? [item("png", words("png", language)), item("svg", words("svg", language))] : []),
    ),
    el("h2", {}, words("whole", language)),
    el("ul", {}, item("whole", words("turtle", language), noteOf(words("wholeNote", language)))),
  ];
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

async function write(app: App, key: Key, drawn: () => string | null): Promise<void> {
  const { language } = app.store.state;
  const say = (text: string, seconds?: number): void => {
    app.announce(text);
    toast(text, seconds);
  };
  try {
    say(words("working", language), SECONDS);
    const name = await made(app, key, app.store.state, drawn);
    say(words("saved", language, { name }));
  } catch (error) {
    say(words("failed", language, { why: error instanceof Error ? error.message : String(error) }));
    throw error;
  }
}

/** Make the file and hand it over; gives its name. */
async function made(app: App, key: Key, { language, view }: State, drawn: () => string | null): Promise<string> {
  const { model } = app;
  const hand = (name: string, content: BlobPart, type: string): string => {
    save(name, content, type);
    return name;
  };
  const things = visibleThings(app);
  const ask = async (query: string): Promise<string> => (await engineOf(model).ask(query, "turtle", SECONDS)).text;
  switch (key) {
    case "whole":
      return hand("vnru.ttl", await ask(WHOLE), "text/turtle;charset=utf-8");
    case "turtle":
      return hand("vnru-view.ttl", await ask(about(things.map((thing) => thing.iri))), "text/turtle;charset=utf-8");
    case "nodes":
      return hand("vnru-nodes.csv", nodesCsv(model, things, language), "text/csv;charset=utf-8");
    case "edges":
      return hand("vnru-edges.csv", edgesCsv(model, edgesAmong(app, things), language), "text/csv;charset=utf-8");
    case "graphml":
      return hand("vnru.graphml", graphml(model, things, edgesAmong(app, things), language), "application/graphml+xml;charset=utf-8");
    case "svg":
      return hand(`vnru-${view}.svg`, drawn() ?? "", "image/svg+xml;charset=utf-8");
    case "png":
      return hand(`vnru-${view}.png`, await png(drawn() ?? ""), "image/png");
  }
}
