// A picture as a piece of HTML that can be pasted into any page: it asks for nothing, and names its sources and its licence.
import { el } from "../core/dom";
import type { App, Content } from "../core/page";
import { say } from "../core/text";
import { words as common } from "../core/words";
import { set } from "../draw/svg";
import { licenceWords } from "./licence";
import { documentsOf } from "./tables";
import { words } from "./words";

/** The framed picture `drawn` within a figure; whatever the data say is text there, never markup. */
export function figureOf(app: App, drawn: string, title: string, shown: Content): string {
  const { language } = app.store.state;
  const { documentElement } = new DOMParser().parseFromString(drawn, "image/svg+xml");
  const picture = document.importNode(documentElement, true) as unknown as SVGSVGElement;
  set(picture, { role: "img", "aria-label": title });
  // as properties: the page's own policy takes no style from an attribute
  Object.assign(picture.style, { maxWidth: "100%", height: "auto" });
  const documents = documentsOf(shown.cited ?? shown.things.flatMap((thing) => thing.passages));
  const { licence } = app.model;
  const names = documents.map(({ labels }) => say(labels, language)).join("; ");
  const sources = names && ` ${words("sources", language)}: ${names}.`;
  const terms = /^https?:/.test(licence) && el("a", { href: licence, rel: "license" }, licenceWords(licence).split(",")[0]);
  const caption = el("figcaption", {}, `${title}.${sources} ${common("title", language)}`, terms && ". ", terms);
  const figure = el("figure", { lang: language }, caption);
  figure.style.margin = "0";
  figure.prepend(picture);
  return `${figure.outerHTML}\n`;
}
