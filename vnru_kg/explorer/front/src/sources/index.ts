// Source documents that the reader drops onto the page: citations then open the passage in them.

import { el, on } from "../core/dom";
import type { App } from "../core/page";
import type { Passage } from "../model/types";
import { Card } from "./card";
import { Copies } from "./copies";
import { Reader } from "./reader";
import { words } from "./words";

const LARGEST = 64_000_000;
const SECONDS = 8;

/** What the page's menu shows of the documents. */
export interface Sources {
  readonly count: number;
  readonly all: number;
  /** Let the reader choose files. */
  choose(): void;
}

/** Listen for documents and for clicks on citations, wherever on the page. */
export function sources(app: App): Sources {
  const held = new Copies(app.model);
  const reader = new Reader(held);
  const curtain = el("div", { class: "curtain", hidden: true });
  const said = el("div", { class: "toast", role: "status", hidden: true });
  const input = on(el("input", { type: "file", multiple: true, hidden: true, accept: ".txt,text/plain" }), {
    change: () => void take([...(input.files ?? [])]),
  });
  const card = new Card(app);
  document.body.append(curtain, said, reader.element, card.element, input);
  let clock: ReturnType<typeof setTimeout> | undefined;

  const tell = (...lines: string[]): void => {
    clearTimeout(clock);
    said.replaceChildren(...lines.filter(Boolean).map((line) => el("p", {}, line)));
    said.hidden = false;
    clock = setTimeout(() => (said.hidden = true), SECONDS * 1000);
  };

  const take = async (files: readonly File[]): Promise<void> => {
    const { language } = app.store.state;
    const foreign: string[] = [];
    const changed: string[] = [];
    let taken = 0;
    for (const file of files) {
      const found = file.size <= LARGEST ? await held.take(new Uint8Array(await file.arrayBuffer()), file.name) : null;
      if (found?.same) taken++;
      else (found ? changed : foreign).push(file.name);
    }
    input.value = "";
    mark(document.body);
    tell(
      taken ? words("taken", language, { n: taken }) : "",
      changed.length ? words("changed", language, { names: changed.join(", ") }) : "",
      foreign.length ? words("foreign", language, { names: foreign.join(", ") }) : "",
    );
  };

  const cited = (cite: HTMLElement): Passage[] =>
    (cite.dataset["passages"] ?? "")
      .split(" ")
      .filter(Boolean)
      .flatMap((n) => app.model.passages[Number(n)] ?? [])
      .sort((a, b) => a.paragraph - b.paragraph);
  const passagesOf = (cite: HTMLElement): Passage[] => cited(cite).filter((passage) => held.has(passage.document));

  /** Show which citations open their passage; the others open a card. */
  const mark = (root: ParentNode): void => {
    for (const cite of root.querySelectorAll<HTMLElement>(".cite[data-passages]")) {
      if (!cite.classList.contains("held") && passagesOf(cite).length) cite.classList.add("held");
      if (cite instanceof HTMLButtonElement) continue;
      cite.tabIndex = 0;
      cite.setAttribute("role", "button");
    }
  };
  new MutationObserver((changes) => {
    const fresh = changes.filter(({ addedNodes }) => addedNodes.length).map(({ target }) => target);
    for (const root of new Set(fresh)) if (root instanceof Element) mark(root);
  }).observe(document.body, { childList: true, subtree: true });

  const openCite = (event: Event): void => {
    const cite = event.target instanceof Element ? event.target.closest<HTMLElement>(".cite[data-passages]") : null;
    if (!cite) return;
    event.preventDefault();
    event.stopPropagation();
    const passages = passagesOf(cite);
    if (passages.length) void reader.open(passages, app.store.state.language);
    else card.open(cite, cited(cite));
  };
  document.addEventListener("click", openCite, true);
  document.addEventListener(
    "keydown",
    (event) => {
      if (event.key === "Enter" && !(event.target instanceof HTMLButtonElement)) openCite(event);
    },
    true,
  );
  listen(curtain, app, take);
  return {
    get count() {
      return held.count;
    },
    all: app.model.documents.length,
    choose: () => input.click(),
  };
}

/** Files may be dropped anywhere on the page. */
function listen(curtain: HTMLElement, app: App, take: (files: readonly File[]) => Promise<void>): void {
  const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;
  document.addEventListener("dragover", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    if (!curtain.hidden) return;
    const { language } = app.store.state;
    curtain.replaceChildren(el("div", {}, el("strong", {}, words("drop", language)), el("p", {}, words("dropNote", language))));
    curtain.hidden = false;
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) curtain.hidden = true;
  });
  document.addEventListener("drop", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    curtain.hidden = true;
    void take([...(event.dataTransfer?.files ?? [])]);
  });
}
