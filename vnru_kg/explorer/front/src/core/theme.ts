const KEY = "vnru-kg-theme";
const system = typeof matchMedia === "undefined" ? null : matchMedia("(prefers-color-scheme: dark)");
const listeners = new Set<() => void>();

/** Whether the page stands on a dark ground. */
export function dark(): boolean {
  const chosen = document.documentElement.dataset["theme"];
  return chosen ? chosen === "dark" : (system?.matches ?? false);
}

/** Change to the other ground, and remember it where the browser lets a file remember. */
export function switchTheme(): void {
  document.documentElement.dataset["theme"] = dark() ? "light" : "dark";
  try {
    localStorage.setItem(KEY, document.documentElement.dataset["theme"]);
  } catch {
    // a file opened from disk may have no storage; the choice then lasts as long as the page
  }
  tell();
}

/** Take up what was chosen before. */
export function restoreTheme(): void {
  try {
    const chosen = localStorage.getItem(KEY);
    if (chosen === "dark" || chosen === "light") document.documentElement.dataset["theme"] = chosen;
  } catch {
    // no storage: the system's choice holds
  }
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

/** Whether the reader asked for no movement. */
export function calm(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
