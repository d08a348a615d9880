// The only script that stands in the page as it is: it unpacks and runs the others.
import { words } from "./core/words";
import { script } from "./engine/islands";
import { LANGUAGES } from "./model/types";

async function start(): Promise<void> {
  await script("vis-script");
  await script("explorer-script");
}

start().catch((error: unknown) => {
  const root = document.getElementById("app");
  for (const language of LANGUAGES) {
    const line = document.createElement("p");
    line.lang = language;
    line.textContent = words("broken", language);
    root?.append(line);
  }
  throw error;
});
