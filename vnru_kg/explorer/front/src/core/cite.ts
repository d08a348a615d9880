// Citations: a document, and the paragraphs of it that say something. Whatever opens passages knows them by `data-passages`.
import type { Language } from "../model/languages";
import type { Passage, Source } from "../model/types";
import { button, el, phrase } from "./dom";
import type { App } from "./page";
import { say } from "./text";
import { speaker } from "./words";

const words = speaker("cite");

/** Where in their document passages are. */
export function placesOf(passages: readonly Passage[], language: Language): string {
  const numbers = passages.map((passage) => passage.paragraph).sort((a, b) => a - b);
  return words("paragraph", language, { n: numbers.join(", ") });
}

/** What a citation does when it is chosen: it selects the document. */
export type Open = (document: number, event: UIEvent) => void;

/** The citations of passages, one for each document. */
export function citesOf(app: App, passages: readonly Passage[], language: Language, open: Open): HTMLElement[] {
  const documents = new Map<Source, Passage[]>();
  for (const passage of passages) documents.set(passage.document, [...(documents.get(passage.document) ?? []), passage]);
  return [...documents].map(([source, of]) => cite(app, source, of, language, open));
}

/** The citation of passages of one document. */
export function cite(app: App, source: Source, passages: readonly Passage[], language: Language, open: Open): HTMLElement {
  const places = placesOf(passages, language);
  const shown = app.model.things[source.thing]?.short ?? source.labels;
  const inner = [el("span", { class: "source" }, phrase(shown, language)), el("span", { class: "place" }, places)];
  const title = `${say(source.labels, language)}, ${places}`;
  const data = { class: "cite", title, "data-passages": passages.map((passage) => passage.index).join(" ") };
  if (source.thing < 0) return el("span", data, ...inner);
  const name = `${words("open", language, { title: say(shown, language) })}, ${places}`;
  return button({ ...data, "aria-label": name }, (event) => open(source.thing, event), ...inner);
}
