// Figures that contradict each other: ringed and joined in the chart, and named beneath it with their passages.
import { placesOf } from "../../core/cite";
import { button, el, phrase } from "../../core/dom";
import type { App } from "../../core/page";
import { say } from "../../core/text";
import type { Language } from "../../model/languages";
import type { Model } from "../../model/types";
import { cites } from "../../panel/facts";
import { type Conflict, conflicts, type Side } from "../conflicts/rows";
import { boundsOf } from "./bands";
import type { Observation } from "./rows";
import { words } from "./words";

/** The conflicts in which some of these figures are a side. */
export function clashesOf(model: Model, figures: readonly Observation[]): Conflict[] {
  const ids = new Set(figures.map(({ id }) => id));
  return conflicts(model).filter(({ sides }) => sides.some(({ figure }) => ids.has(figure)));
}

/** Which of the figures, by their numbers, a conflict is about, and between which of them it stands: two that both cannot be right. */
export function clashMarks(clash: Conflict, figures: readonly Observation[]): { ringed: number[]; pairs: [number, number][] } {
  const ids = clash.sides.map(({ figure }) => figure).filter(Boolean);
  const ringed = figures.flatMap(({ id }, n) => (ids.includes(id) ? [n] : []));
  // where a sum or a growth does not come out, its parts do not contradict each other
  const alike = ringed.length === ids.length;
  const pairs = ringed.flatMap((n, place) => ringed.slice(place + 1).map((m): [number, number] => [n, m]));
  return { ringed, pairs: alike ? pairs.filter(([n, m]) => apart(figures[n], figures[m])) : [] };
}

function apart(one: Observation | undefined, other: Observation | undefined): boolean {
  if (!one || !other) return false;
  const [a, b] = [boundsOf(one), boundsOf(other)];
  return (a.high ?? Infinity) < (b.low ?? -Infinity) || (b.high ?? Infinity) < (a.low ?? -Infinity);
}

/** The conflicts under a chart: what each side says and where it stands. */
export function listOf(app: App, found: readonly Conflict[], language: Language): HTMLElement | null {
  if (!found.length) return null;
  const open = (id: string): void => app.store.set({ view: "conflicts", params: { ...app.store.state.params, conflict: id } });
  return el(
    "div",
    { class: "clashes" },
    el("h4", {}, words("clashes", language)),
    ...found.map((one) =>
      el(
        "section",
        { "data-conflict": one.id },
        button({ class: "plain" }, () => open(one.id), say(one.labels, language)),
        el("ul", {}, ...one.sides.map((side) => el("li", {}, phrase(side.words, language), cites(app, side.passages, language)))),
      ),
    ),
  );
}

/** The same as lines of a picture. */
export function remarksOf(found: readonly Conflict[], language: Language): string[] {
  const place = ({ words: what, passages }: Side): string => {
    const [first] = passages;
    return first ? `${say(what, language)} [${first.document.id}, ${placesOf(passages, language)}]` : say(what, language);
  };
  return found.map(({ sides }) => `${words("clashes", language)}: ${sides.map(place).join("; ")}`);
}
