import { say } from "../../core/text";
import { linesOf, svg } from "../../draw/svg";
import type { Language } from "../../model/languages";
import type { Thing } from "../../model/types";

const WIDTH = 720;
const MOST = 9; // lines
const LINE = 19;
const SIDE = 12;

/** The first fact under each heading, as lines of a picture. */
export function card(thing: Thing, language: Language): SVGSVGElement {
  const first = new Map(thing.facts.map((fact) => [fact.heading, fact] as const).reverse());
  const facts = [...first.values()].reverse();
  const lines = facts.flatMap(({ heading, text }) => {
    const name = say(heading, language);
    return linesOf(`${name.charAt(0).toLocaleUpperCase(language)}${name.slice(1)}: ${say(text, language)}`, WIDTH - 2 * SIDE);
  });
  const shown = lines.slice(0, MOST);
  if (lines.length > MOST) shown.push("…");
  const height = shown.length * LINE + SIDE;
  return svg(
    "svg",
    { class: "card", width: WIDTH, height, viewBox: `0 0 ${WIDTH} ${height}` },
    ...shown.map((line, n) => svg("text", { x: SIDE, y: (n + 1) * LINE, "font-size": 12 }, line)),
  );
}
