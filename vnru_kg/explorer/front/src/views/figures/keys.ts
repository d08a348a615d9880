// The marks of a chart for the keyboard: one stop a chart, arrows from mark to mark, and what the pointer is told is told there too.
import { dateWords } from "../../core/dates";
import { say } from "../../core/text";
import type { Language } from "../../model/languages";
import type { Observation } from "./rows";
import { words } from "./words";

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -Infinity, End: Infinity };

/** Make the marks of `drawing` reachable; `told` is called with the mark that the reader is at, or null, `open` with the one chosen. */
export function reachable(
  drawing: SVGSVGElement,
  figures: readonly Observation[],
  language: Language,
  told: (mark: SVGGElement | null) => void,
  open: (mark: SVGGElement) => void,
): void {
  const marks = [...drawing.querySelectorAll<SVGGElement>("g.mark")]
    .flatMap((mark) => {
      const figure = figures[Number(mark.getAttribute("data-index"))];
      return figure ? [{ mark, figure }] : [];
    })
    .sort((a, b) => a.figure.span.start - b.figure.span.start || a.figure.value - b.figure.value);
  drawing.removeAttribute("aria-hidden");
  for (const part of drawing.children) if (!part.matches("g.mark")) part.setAttribute("aria-hidden", "true");
  for (const [n, { mark, figure }] of marks.entries()) {
    mark.setAttribute("role", "button");
    mark.setAttribute("tabindex", n ? "-1" : "0");
    mark.setAttribute("aria-label", inWords(figure, language));
    // once it has come into sight, since to scroll hides what is told
    mark.addEventListener("focus", () => requestAnimationFrame(() => document.activeElement === mark && told(mark)));
    mark.addEventListener("blur", () => told(null));
    mark.addEventListener("keydown", (event) => {
      const step = STEPS[event.key];
      const next = marks[Math.max(0, Math.min(marks.length - 1, n + (step ?? 0)))]?.mark;
      if (event.key === "Enter" || event.key === " ") open(mark);
      else if (step === undefined || !next) return;
      else {
        mark.setAttribute("tabindex", "-1");
        next.setAttribute("tabindex", "0");
        next.focus();
      }
      event.preventDefault();
    });
  }
}

/** A figure with all that hovers beside its mark. */
function inWords({ words: value, edtf, printed, source }: Observation, language: Language): string {
  const asPrinted = printed && `${words("printed", language)}: ${printed}`;
  return [say(value, language), dateWords(edtf, language), asPrinted, say(source.labels, language)].filter(Boolean).join(", ");
}
