import { placesOf } from "../core/cite";
import { button, clearButton, el, on } from "../core/dom";
import { say } from "../core/text";
import type { Language } from "../model/languages";
import type { Passage } from "../model/types";
import type { Copies } from "./copies";
import { words } from "./words";

/** A window over the page in which a document is read, its cited passage marked. */
export class Reader {
  readonly element = on(el("dialog", { class: "reader" }), {
    click: (event) => {
      if (event.target === this.element) this.element.close();
    },
  });

  constructor(private readonly held: Copies) {}

  /** Open the first of these passages; the others are a click away. */
  async open(passages: readonly Passage[], language: Language, chosen = 0): Promise<void> {
    const passage = passages[chosen];
    const found = passage && (await this.held.find(passage));
    if (!passage || !found) return;
    const mark = el("mark", { tabindex: "-1" }, found.part);
    const check = (text: string, good = true): HTMLElement => el("li", { class: good ? "good" : "bad" }, text);
    const close = clearButton(words("close", language), () => this.element.close());
    close.classList.add("close");
    const choices = passages.map((one, n) =>
      button({ "aria-pressed": String(n === chosen) }, () => void this.open(passages, language, n), placesOf([one], language)),
    );
    this.element.setAttribute("aria-label", words("reader", language));
    this.element.replaceChildren(
      el(
        "header",
        {},
        el(
          "h2",
          {},
          el("bdi", {}, say(passage.document.labels, language)),
          passages.length === 1 && el("span", { class: "place" }, placesOf([passage], language)),
        ),
        el(
          "ul",
          { class: "checks" },
          check(words(found.same ? "same" : "altered", language), found.same),
          check(words(found.agrees ? "agrees" : "differs", language), found.agrees),
        ),
        passages.length > 1 && el("div", { class: "segmented", role: "group" }, ...choices),
        close,
      ),
      el("div", { class: "text", tabindex: "0" }, found.before, mark, found.after),
    );
    if (!this.element.open) this.element.showModal();
    mark.scrollIntoView({ block: "center" });
    mark.focus({ preventScroll: true });
  }
}
