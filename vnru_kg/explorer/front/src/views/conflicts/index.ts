import { thingButton } from "../../core/button";
import { placesOf } from "../../core/cite";
import { openDetail } from "../../core/details";
import { button, el, phrase } from "../../core/dom";
import { onAxis } from "../../core/numbers";
import type { App, Content, OpenView, View } from "../../core/page";
import { samePeriod } from "../../core/period";
import type { State } from "../../core/store";
import { say } from "../../core/text";
import { select } from "../../core/things";
import { set, svg } from "../../draw/svg";
import { expand } from "../../engine/turtle";
import { passages as cited } from "../../files/csv";
import { words as ofFiles } from "../../files/words";
import type { Language } from "../../model/languages";
import type { Text } from "../../model/types";
import { cites } from "../../panel/facts";
import { addSection } from "../../panel/sections";
import { type Indicator, observation } from "../figures/rows";
import { disputeNotice } from "./dispute";
import { type Conflict, type Side, visibleConflicts } from "./rows";
import { words } from "./words";

/** Every conflict, its sides beside each other, with what is known of it. */
const view: View = {
  id: "conflicts",
  order: 6,
  title: (language) => words("title", language),
  icon: "M7 5l-4 7h8L7 5zM17 5l-4 7h8l-4-7zM3 12a4 4 0 0 0 8 0M13 12a4 4 0 0 0 8 0",
  open: (host, app) => new ConflictsView(host, app),
};
export default view;

addSection(2, (app, thing, state) => disputeNotice(app, { thing: thing.index }, state));

const PASSAGE = /\b(\d{3}-\d{2,})\b/;

class ConflictsView implements OpenView {
  private readonly count = el("p", { class: "lead", role: "status" });
  private readonly list = el("div", { class: "cards" });
  private readonly unfolded = new Set<string>();

  constructor(
    host: HTMLElement,
    private readonly app: App,
  ) {
    host.append(el("div", { class: "sheet" }, this.count, this.list));
  }

  update(state: State, before: State | null): void {
    const asked = state.params["conflict"];
    if (!before || before.language !== state.language || before.off !== state.off || !samePeriod(before, state)) this.fill(state);
    for (const card of this.list.querySelectorAll<HTMLElement>("article")) {
      const own = card.dataset["id"] === asked;
      card.classList.toggle("selected", own);
      if (own && (!before || before.params["conflict"] !== asked)) card.scrollIntoView({ block: "center" });
    }
  }

  /** The conflicts that stand on the sheet, each side a row. */
  content(): Content {
    const { model, store } = this.app;
    const { language } = store.state;
    const found = visibleConflicts(model, store.state);
    const sides = found.flatMap((one) => one.sides.map((side) => ({ one, side })));
    return {
      words: words("count", language, { n: found.length }),
      things: [...new Set(found.flatMap((one) => [...one.things, ...one.about]))],
      others: [
        ...found.map((one) => expand(`conflict:${one.id}`, model.prefixes)),
        ...new Set(sides.flatMap(({ side }) => (side.figure ? [expand(`observation:${side.figure}`, model.prefixes)] : []))),
      ],
      cited: sides.flatMap(({ side }) => side.passages),
      tables: [
        {
          name: "conflicts",
          title: view.title(language),
          columns: [ofFiles("conflict", language), ofFiles("type", language), ofFiles("side", language), ofFiles("passages", language)],
          rows: sides.map(({ one, side }) => [
            say(one.labels, language),
            say(one.kind, language),
            say(side.words, language),
            cited(model, side.passages),
          ]),
        },
      ],
    };
  }

  private fill(state: State): void {
    const { language } = state;
    const found = visibleConflicts(this.app.model, state);
    const any = (this.app.model.views.conflicts?.conflicts.length ?? 0) > 0;
    this.count.textContent = found.length ? words("count", language, { n: found.length }) : words(any ? "empty" : "none", language);
    this.list.replaceChildren(...found.map((one) => this.card(one, language)));
  }

  private card(one: Conflict, language: Language): HTMLElement {
    const why = el(
      "details",
      { class: "why", open: this.unfolded.has(one.id) },
      el("summary", {}, words("why", language)),
      ...this.reasons(one, language),
    );
    why.addEventListener("toggle", () => (why.open ? this.unfolded.add(one.id) : this.unfolded.delete(one.id)));
    return el(
      "article",
      { "data-id": one.id, "aria-labelledby": `conflict-${one.id}` },
      el("p", { class: "sort" }, say(one.kind, language)),
      el("h2", { id: `conflict-${one.id}` }, phrase(one.labels, language)),
      el("div", { class: "sides" }, ...one.sides.map((side) => this.side(side, say(one.labels, language), language))),
      ...one.notes.map((note) => el("blockquote", {}, el("h3", {}, words("note", language)), ...this.note(note, language))),
      why,
      el(
        "div",
        { class: "things" },
        el("span", { class: "muted" }, words("about", language)),
        ...[...one.things, ...one.about].map((thing) => thingButton(this.app, thing, language)),
      ),
    );
  }

  /** A note of the curators. They name passages by their numbers: each leads to its document, and says where it stands. */
  private note(text: Text, language: Language): (Node | string)[] {
    const { passages } = this.app.model;
    return say(text, language)
      .split(PASSAGE)
      .map((part, n) => {
        const passage = n % 2 ? passages.find((one) => one.id === `passage:${part}`) : undefined;
        if (!passage) return part;
        const title = say(passage.document.labels, language);
        const { thing } = passage.document;
        return button(
          {
            class: "cite named-passage",
            title: `${title}, ${placesOf([passage], language)}`,
            "data-passages": passage.index,
          },
          () => thing >= 0 && select(this.app, thing),
          part,
        );
      });
  }

  private side(side: Side, title: string, language: Language): HTMLElement {
    const figure = observation(this.app.model, side.figure);
    const whole = say(side.words, language);
    const value = figure ? say(figure.figure.words, language) : whole;
    const rest = figure && whole.endsWith(value) ? whole.slice(0, -value.length).replace(/[:\s]+$/, "") : "";
    // what the title says already is not said again, but for when
    const parts = rest.split(", ");
    const same = title.split(", ");
    const first = Math.min(parts.findIndex((part, n) => part !== same[n]) >>> 0, parts.length - 1);
    return el(
      "section",
      { class: "side" },
      el("p", { class: "value" }, el("bdi", {}, value)),
      rest && el("p", { class: "rest" }, el("bdi", {}, parts.slice(first).join(", "))),
      cites(this.app, side.passages, language),
      figure &&
        button(
          { class: "plain" },
          () => {
            this.app.store.set({ view: "figures", params: { ...this.app.store.state.params, figure: figure.indicator.id } });
            openDetail(this.app, "observation", side.figure);
          },
          words("figure", language),
        ),
    );
  }

  private reasons(one: Conflict, language: Language): HTMLElement[] {
    const found: HTMLElement[] = [el("h3", {}, words("rule", language)), el("p", {}, phrase(one.rule, language))];
    if (one.shared.length)
      found.push(
        el("h3", {}, words("agree", language)),
        el("ul", { class: "shared" }, ...one.shared.map((text) => el("li", {}, phrase(text, language)))),
      );
    const figures = one.sides.map((side) => observation(this.app.model, side.figure));
    const indicator = figures[0]?.indicator;
    if (one.sides.some(({ low, high }) => low !== null || high !== null)) {
      const same = indicator && figures.every((figure) => figure?.indicator === indicator) ? reaches(one.sides) : null;
      found.push(
        el("h3", {}, words("allows", language)),
        el("ul", { class: "allows" }, ...one.sides.map((side, n) => this.interval(side, figures[n]?.indicator, same, language))),
      );
    }
    return found;
  }

  private interval(side: Side, indicator: Indicator | undefined, ends: readonly [number, number] | null, language: Language): HTMLElement {
    const [low, high] = [side.low, side.high].map((bound) => (bound === null ? "" : onAxis(bound, indicator?.sort ?? "", language)));
    const interval =
      low && high
        ? low === high
          ? low
          : words("from", language, { low, high })
        : low
          ? words("least", language, { low })
          : high
            ? words("most", language, { high })
            : "";
    const own = say(side.own, language);
    const name = own || (indicator && !ends ? say(indicator.labels, language) : "");
    return el(
      "li",
      {},
      el("span", {}, el("bdi", {}, interval), name && el("span", { class: "muted" }, el("bdi", {}, name))),
      ends && bar(side, ends),
    );
  }
}

/** From the least to the greatest number of all intervals, with a little room. */
function reaches(sides: readonly Side[]): [number, number] {
  const ends = sides.flatMap(({ low, high }) => [low, high]).filter((end): end is number => end !== null);
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const room = (most - least || Math.abs(most) || 1) * 0.08;
  return [least - room, most + room];
}

/** An interval on the line that all of them share: where two do not meet, the figures contradict each other. */
function bar({ low, high }: Side, [least, most]: readonly [number, number]): SVGSVGElement {
  const x = (value: number): number => (100 * (value - least)) / (most - least);
  const [from, to] = [low === null ? 0 : x(low), high === null ? 100 : x(high)];
  const line = svg("line", { x1: "0", x2: "100%", y1: 6, y2: 6 });
  const rect = svg("rect", { y: 2, height: 8, rx: 2 });
  set(rect, { x: `${from.toFixed(1)}%`, width: `${Math.max(0.8, to - from).toFixed(1)}%` });
  return svg("svg", { class: "interval", height: 12, "aria-hidden": "true" }, line, rect);
}
