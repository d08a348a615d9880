// The years go by: the period that filters all views moves from year to year, by itself or by hand.
import { thingButton } from "../core/button";
import { button, clearButton, el, on, picture } from "../core/dom";
import type { App, Part } from "../core/page";
import { periodOf, reach, withPeriod, yearsOf } from "../core/period";
import type { State } from "../core/store";
import { calm } from "../core/theme";
import { isOff } from "../core/types";
import { words as common, speaker } from "../core/words";
import type { Model, Thing } from "../model/types";

const words = speaker("player");

const KEY = "player";
const GROW = "all"; // what KEY says where the period grows from the first year on; else it says how many years wide the period is
const WIDE = 5;
const PACE = 1300; // milliseconds a year
const NAMED = 3; // things of a year that are named
const [PLAY, PAUSE] = ["M8 5.5v13l10.5-6.5z", "M8.5 5.5v13M15.5 5.5v13"];
const [BACK, NEXT] = ["M14.5 6L9 12l5.5 6", "M9.5 6L15 12l-5.5 6"];

/** A bar above the views; `open` shows it and starts. */
export interface Player extends Part {
  open(): void;
}

export function player(app: App): Player {
  return new YearPlayer(app);
}

class YearPlayer implements Player {
  private readonly back = button({ class: "tool", "data-way": "back" }, () => this.step(-1));
  private readonly toggle = button({ class: "tool", "data-way": "play" }, () => (this.timer ? this.stop() : this.play()));
  private readonly next = button({ class: "tool", "data-way": "next" }, () => this.step(1));
  private readonly year = el("p", { class: "year" });
  private readonly named = el("ul", { class: "named" });
  private readonly grow = button({}, () => this.span(GROW));
  private readonly window = button({}, () => this.span(String(this.width)));
  private readonly spans = el("div", { class: "segmented", role: "group" }, this.grow, this.window);
  private readonly calm = el("p", { class: "muted" });
  readonly element = el("section", { class: "player", hidden: true });
  private timer = 0;
  /** Whether the state is changed from here. Whoever else changes it stops the years. */
  private own = false;
  private width = WIDE;

  constructor(private readonly app: App) {
    on(this.element, {
      keydown: (event) => {
        const to = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity }[event.key];
        if (to === undefined) return;
        event.preventDefault();
        this.step(to);
      },
    });
    document.addEventListener("visibilitychange", () => document.hidden && this.stop());
  }

  readonly open = (): void => {
    const { state } = this.app.store;
    const chosen = periodOf(state);
    const whole = !chosen || chosen.first <= reach(this.app.model)[0];
    const mode = whole ? GROW : String(chosen.last - chosen.first + 1);
    const year = chosen ? chosen.last : yearsOf(this.app.model)[0];
    if (year !== undefined) this.set(mode, year, !state.params[KEY]);
    (calm() ? this.next : this.toggle).focus();
    this.play();
  };

  update = (state: State): void => {
    if (!this.own) this.stop();
    const mode = state.params[KEY];
    this.element.hidden = !mode;
    if (!mode) return;
    if (mode !== GROW) this.width = widthOf(mode);
    if (!this.element.childElementCount) this.fill();
    this.dress(state);
  };

  private fill(): void {
    const close = clearButton("", () => this.close());
    this.element.append(
      el("div", { class: "turn" }, this.back, this.toggle, this.next),
      this.year,
      el("div", { class: "told" }, this.named, this.calm),
      this.spans,
      close,
    );
  }

  private dress(state: State): void {
    const { language } = state;
    const { model } = this.app;
    const [year, years, playing] = [this.current(state), yearsOf(model), this.timer !== 0];
    const dressed: [HTMLButtonElement, "back" | "next" | "play" | "pause", string][] = [
      [this.back, "back", BACK],
      [this.toggle, playing ? "pause" : "play", playing ? PAUSE : PLAY],
      [this.next, "next", NEXT],
    ];
    for (const [one, key, path] of dressed) {
      one.title = words(key, language);
      one.setAttribute("aria-label", one.title);
      one.replaceChildren(picture(path, "icon", "0 0 24 24"));
    }
    this.back.setAttribute("aria-disabled", String(!years.some((other) => other < year)));
    this.next.setAttribute("aria-disabled", String(!years.some((other) => other > year)));
    this.toggle.hidden = calm();
    this.calm.hidden = !calm();
    this.calm.textContent = words("calm", language);
    this.element.setAttribute("aria-label", words("player", language));
    const close = this.element.querySelector(":scope > .plain");
    close?.setAttribute("aria-label", common("close", language));
    // read out when the reader goes from year to year, and not while years go by
    this.year.setAttribute("aria-live", playing ? "off" : "polite");
    this.year.textContent = String(year);
    this.spans.setAttribute("aria-label", words("span", language));
    this.grow.textContent = words("since", language, { year: String(reach(model)[0]) });
    this.window.textContent = words("window", language, { n: this.width });
    this.grow.setAttribute("aria-pressed", String(state.params[KEY] === GROW));
    this.window.setAttribute("aria-pressed", String(state.params[KEY] !== GROW));
    this.tell(ofYear(model, state, year), state);
  }

  /** Name what begins in the year. */
  private tell(things: readonly Thing[], { language }: State): void {
    const focused = this.named.contains(document.activeElement);
    const rest = things.length - NAMED;
    this.named.replaceChildren(
      ...things.slice(0, NAMED).map((thing) => el("li", {}, thingButton(this.app, thing, language))),
      ...(rest > 0 ? [el("li", { class: "muted" }, words("more", language, { n: rest }))] : []),
      ...(things.length ? [] : [el("li", { class: "muted" }, words("none", language))]),
    );
    if (focused) this.toggle.focus(); // what was chosen is gone from here
  }

  private current(state: State): number {
    return periodOf(state)?.last ?? reach(this.app.model)[1];
  }

  private play(): void {
    if (calm()) return;
    const { state } = this.app.store;
    const years = yearsOf(this.app.model);
    const year = this.current(state);
    this.timer = window.setTimeout(() => this.turn(), PACE);
    if (!years.some((other) => other > year) && years[0] !== undefined) this.set(state.params[KEY] ?? GROW, years[0]);
    this.dress(this.app.store.state);
  }

  /** The next year, and the one after it, until the last one stands. */
  private turn(): void {
    const years = yearsOf(this.app.model);
    const { state } = this.app.store;
    const next = years.find((year) => year > this.current(state));
    const more = next !== undefined && years.some((year) => year > next);
    this.timer = more ? window.setTimeout(() => this.turn(), PACE) : 0;
    if (next === undefined) this.dress(state);
    else this.set(state.params[KEY] ?? GROW, next);
  }

  private stop(): void {
    if (!this.timer) return;
    clearTimeout(this.timer);
    this.timer = 0;
    this.dress(this.app.store.state);
  }

  /** Go on by hand: to a year before or after, or to the first or the last. */
  private step(by: number): void {
    this.stop();
    const { state } = this.app.store;
    const years = yearsOf(this.app.model);
    const year = this.current(state);
    const there = by < 0 ? years.filter((other) => other < year) : years.filter((other) => other > year);
    const wanted = by === -1 || by === Infinity ? there.at(-1) : there[0];
    if (wanted !== undefined) this.set(state.params[KEY] ?? GROW, wanted);
  }

  private span(mode: string): void {
    this.set(mode, this.current(this.app.store.state));
  }

  /** Years are no steps of the history: Back leads to where the reader was before. */
  private set(mode: string, year: number, push = false): void {
    const [first] = reach(this.app.model);
    const from = mode === GROW ? first : Math.max(first, year - widthOf(mode) + 1);
    const { params } = this.app.store.state;
    this.own = true;
    try {
      this.app.store.set({ params: { ...withPeriod(params, [from, year]), [KEY]: mode } }, push);
    } finally {
      this.own = false;
    }
  }

  private close(): void {
    const { [KEY]: _, ...params } = this.app.store.state.params;
    this.app.store.set({ params: withPeriod(params, null) });
  }
}

/** How many years a period is wide that moves. */
function widthOf(mode: string): number {
  return /^[1-9]\d{0,3}$/.test(mode) ? Number(mode) : WIDE;
}

/** What begins in a year and passes the filter: what happens once before all else, the most important first. */
function ofYear(model: Model, { off }: State, year: number): Thing[] {
  const begins = String(year).padStart(4, "0");
  const found = model.things.filter((thing) => thing.earliest.startsWith(begins) && !isOff(thing, off));
  return found.sort((a, b) => Number(b.kind.once) - Number(a.kind.once) || a.index - b.index);
}
