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

/** Nobody can press a button on paper: before printing whatever waits for one is unfolded, and what was folded is folded afterwards. */
export function wholePaper(): void {
  let unfolded: HTMLDetailsElement[] = [];
  addEventListener("beforeprint", () => {
    const focused = document.activeElement;
    unfolded = [...document.querySelectorAll<HTMLDetailsElement>(":is(.view:not([hidden]), .panel) details:not([open], .unprinted)")];
    for (const details of unfolded) {
      details.open = true;
      details.dispatchEvent(new Event("toggle")); // the browser's own would come too late for what is built on it
    }
    for (const more of document.querySelectorAll<HTMLElement>(":is(.view:not([hidden]), .panel) button.more")) more.click();
    if (focused instanceof HTMLElement && focused !== document.body) focused.focus({ preventScroll: true });
    else (document.activeElement as HTMLElement | null)?.blur();
  });
  addEventListener("afterprint", () => {
    for (const details of unfolded) details.open = false;
    unfolded = [];
  });
}
