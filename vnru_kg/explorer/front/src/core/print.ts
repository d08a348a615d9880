import { dark, repaint } from "./theme";

/** Paper is light, whatever the ground of the page: change to it before printing, and back afterwards. */
export function lightPaper(): void {
  let before: string | undefined;
  let changed = false;
  addEventListener("beforeprint", () => {
    changed = dark();
    if (!changed) return;
    before = document.documentElement.dataset["theme"];
    document.documentElement.dataset["theme"] = "light";
    repaint();
  });
  addEventListener("afterprint", () => {
    if (!changed) return;
    changed = false;
    if (before === undefined) delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = before;
    repaint();
  });
}
