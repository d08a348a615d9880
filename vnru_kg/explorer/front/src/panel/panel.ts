import { detailKey, detailOf, withoutDetails } from "../core/details";
import { clearButton, el, on } from "../core/dom";
import type { App, Part } from "../core/page";
import { samePeriod } from "../core/period";
import type { State } from "../core/store";
import { calm, narrow } from "../core/theme";
import { select } from "../core/things";
import { words as common } from "../core/words";
import { passagesOf } from "./document";
import { facts } from "./facts";
import { head } from "./head";
import { neighbours } from "./neighbours";
import { sectionsOf } from "./sections";
import { welcome } from "./welcome";
import { words } from "./words";

const SHORT = 0.65; // of the window: a view that leaves room for details beneath it

/** What is known of the selected thing; an introduction while nothing is selected. */
export class Panel implements Part {
  readonly element = el("aside", { class: "panel", id: "panel", tabindex: "-1" });

  private opener: HTMLElement | null = null;
  /** Where the page stood before it went to the details. */
  private left: number | null = null;

  constructor(
    private readonly app: App,
    private readonly views: readonly string[] = [],
  ) {
    on(this.element, {
      keydown: (event) => {
        if (event.key !== "Escape" || !this.close()) return;
        if (this.opener?.isConnected) this.opener.focus();
      },
    });
  }

  /** Go to the name of what is selected; Escape goes back to where one came from. */
  focusTitle(): void {
    const from = document.activeElement;
    if (from instanceof HTMLElement && !this.element.contains(from)) this.opener = from;
    if (document.body.classList.contains("no-panel")) document.querySelector<HTMLElement>(".fold-panel")?.click();
    this.element.querySelector("h2")?.focus({ preventScroll: true });
  }

  /** Back to what was told before: from a detail to the selected thing, from that to the introduction. */
  private close(): boolean {
    const { params, selected } = this.app.store.state;
    const rest = withoutDetails(params);
    if (rest !== params) this.app.store.set({ params: rest });
    else if (selected >= 0) select(this.app, -1);
    else return false;
    return true;
  }

  /** On a phone the details lie below the view: bring both into sight, or them alone if the view is long; and go back where one was. */
  private intoSight(opened: boolean): void {
    const behavior = calm() ? "auto" : "smooth";
    const view = document.querySelector<HTMLElement>(".views");
    if (!opened) {
      if (this.left !== null) scrollTo({ top: this.left, behavior });
      this.left = null;
      return;
    }
    this.left ??= scrollY;
    const goal = view && view.offsetHeight < innerHeight * SHORT ? view : this.element;
    // after the view has followed the change, which may bring something of its own into sight
    requestAnimationFrame(() => goal.scrollIntoView({ behavior }));
  }

  update(state: State, before: State | null): void {
    this.element.setAttribute("aria-label", common("details", state.language));
    const sameDetail = !before || detailKey(before) === detailKey(state);
    const same =
      before &&
      sameDetail &&
      samePeriod(before, state) &&
      before.selected === state.selected &&
      before.language === state.language &&
      (state.selected < 0 ||
        (before.view === state.view &&
          before.grown === state.grown &&
          before.hidden === state.hidden &&
          before.pinned === state.pinned &&
          before.off === state.off));
    if (same && this.element.childElementCount) return;
    if (before && before.view !== state.view) this.left = null;
    const thing = this.app.model.things[state.selected];
    const detail = detailOf(this.app, state);
    const focused = this.element.contains(document.activeElement);
    if (!thing && !detail) {
      this.element.replaceChildren(welcome(this.app, state, this.views));
      if (before && narrow()) this.intoSight(false);
      return;
    }
    const close = clearButton(detail ? common("close", state.language) : words("back", state.language), () => this.close());
    close.classList.add("close");
    const kept = before?.selected === state.selected && sameDetail ? this.element.scrollTop : 0;
    if (detail) this.element.replaceChildren(close, detail);
    else if (thing) {
      const near = neighbours(this.app, thing, state);
      this.element.replaceChildren(
        close,
        head(this.app, thing, state),
        ...sectionsOf(this.app, thing, state),
        facts(this.app, thing, state),
        ...[passagesOf(this.app, thing, state.language), near].filter((part) => part !== null),
      );
    }
    this.element.scrollTop = kept;
    const title = this.element.querySelector("h2");
    if (before && (before.selected !== state.selected || !sameDetail)) {
      if (narrow()) this.intoSight(true);
      this.app.announce(title?.textContent ?? "");
      if (focused) title?.focus({ preventScroll: true });
    } else if (focused) this.element.focus({ preventScroll: true });
  }
}
