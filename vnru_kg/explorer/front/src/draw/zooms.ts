import { button, el, picture } from "../core/dom";
import type { Language } from "../model/languages";

const FIT = "M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5";
const STEP = 1.6;

/** What is drawn larger, smaller, or as a whole. */
interface Zoomed {
  zoomBy(factor: number): void;
  fit(): void;
}

/** The tools of such a drawing; `words` are those of its view. */
export class Zooms {
  readonly element: HTMLElement;
  private readonly tools: Readonly<Record<"closer" | "farther" | "fit", HTMLButtonElement>>;

  constructor(
    className: string,
    drawing: Zoomed,
    private readonly words: (key: "closer" | "farther" | "fit", language: Language) => string,
    step = STEP,
  ) {
    this.tools = {
      closer: button({ class: "tool" }, () => drawing.zoomBy(step), "+"),
      farther: button({ class: "tool" }, () => drawing.zoomBy(1 / step), "−"),
      fit: button({ class: "tool" }, () => drawing.fit(), picture(FIT, "icon", "0 0 24 24")),
    };
    this.element = el("div", { class: className }, ...Object.values(this.tools));
  }

  /** Tell in a language what they do. */
  dress(language: Language): void {
    for (const key of ["closer", "farther", "fit"] as const) {
      this.tools[key].title = this.words(key, language);
      this.tools[key].setAttribute("aria-label", this.words(key, language));
    }
  }
}
