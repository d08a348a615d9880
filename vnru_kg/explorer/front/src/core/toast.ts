import { el } from "./dom";

const SECONDS = 6;
let shown: HTMLElement | null = null;
let clock: ReturnType<typeof setTimeout> | undefined;

/** Say something for a while at the foot of the page, to those who see it; others are told by the page's own `announce`. */
export function toast(text: string, seconds = SECONDS): void {
  clearTimeout(clock);
  shown ??= document.body.appendChild(el("div", { class: "toast", "aria-hidden": "true" }));
  shown.replaceChildren(el("p", {}, text));
  shown.hidden = false;
  clock = setTimeout(() => shown?.toggleAttribute("hidden", true), seconds * 1000);
}
