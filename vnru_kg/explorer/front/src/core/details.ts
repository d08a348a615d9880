// What the panel tells of something that is no thing of its own: a figure, a conflict, a connection.
import type { App } from "./page";
import type { State } from "./store";

type Tell = (app: App, value: string, state: State) => HTMLElement | null;

const tellers = new Map<string, Tell>();

/** What the state's parameter `key` names is told in the panel by `tell`; null if it names nothing. */
export function addDetail(key: string, tell: Tell): void {
  tellers.set(key, tell);
}

/** What the panel is to tell instead of the selected thing, or null. */
export function detailOf(app: App, state: State): HTMLElement | null {
  for (const [key, tell] of tellers) {
    const value = state.params[key];
    const told = value ? tell(app, value, state) : null;
    if (told) return told;
  }
  return null;
}

/** The parameters without those that name a detail; the same object if none does. */
export function withoutDetails(params: State["params"]): State["params"] {
  if (!Object.keys(params).some((key) => tellers.has(key))) return params;
  return Object.fromEntries(Object.entries(params).filter(([key]) => !tellers.has(key)));
}

/** What is told in the panel, as one string that changes with it. */
export function detailKey(state: State): string {
  return [...tellers.keys()].map((key) => state.params[key] ?? "").join("\n");
}

/** Tell this in the panel; a click without a pointer is a key, and goes there. */
export function openDetail(app: App, key: string, value: string, event?: UIEvent): void {
  app.store.set({ params: { ...withoutDetails(app.store.state.params), [key]: value } });
  if (event?.detail === 0) app.toDetails();
}
