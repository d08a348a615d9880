import { keep, recall } from "./kept";

const KEY = "theme";
const system = typeof matchMedia === "undefined" ? null : matchMedia("(prefers-color-scheme: dark)");
const listeners = new Set<() => void>();

/** Whether the page stands on a dark ground. */
export function dark(): boolean {
  const chosen = document.documentElement.dataset["theme"];
  return chosen ? chosen === "dark" : (system?.matches ?? false);
}

/** Change to the other ground, and remember it. */
export function switchTheme(): void {
  const chosen = dark() ? "light" : "dark";
  document.documentElement.dataset["theme"] = chosen;
  keep(KEY, chosen);
  tell();
}

/** Take up what was chosen before. */
export function restoreTheme(): void {
  const chosen = recall(KEY);
  if (chosen === "dark" || chosen === "light") document.documentElement.dataset["theme"] = chosen;
  system?.addEventListener("change", tell);
}

/** Be told when the ground changes. */
export function onTheme(listener: () => void): void {
  listeners.add(listener);
}

/** Have everything that was drawn in the colours of the ground drawn anew. */
export function repaint(): void {
  tell();
}

function tell(): void {
  for (const listener of listeners) listener();
}

/** The value of a custom property of the style sheet. */
export function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

/** A phone, where views and details lie below each other. */
export function narrow(): boolean {
  return matchMedia("(max-width: 44.99rem)").matches;
}

/** Whether the reader asked for no movement. */
export function calm(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
