// Stands in the page as it is, after old.js: it unpacks and runs the other scripts.
import { words } from "./core/words";
import { script } from "./engine/islands";
import { LANGUAGES } from "./model/types";

async function start(): Promise<void> {
  await script("vis-script");
  await script("explorer-script");
}

// src/old.js has said why
if (document.documentElement.dataset["old"] === undefined)
  start().catch((error: unknown) => {
    const root = document.getElementById("app");
    root?.replaceChildren(); // what says that the page is being opened
    for (const language of LANGUAGES) {
      const line = document.createElement("p");
      line.lang = language;
      line.textContent = words("broken", language);
      root?.append(line);
    }
    throw error;
  });
