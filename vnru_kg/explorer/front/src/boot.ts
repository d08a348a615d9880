// Stands in the page as it is, after old.js and before what is packed: it starts the engine beside the page, unpacks and runs
// the other scripts.
import { failureNotice } from "./core/broken";
import { Engine, hasEngine, ownWorker, run } from "./engine/client";
import { packOf, script } from "./model/blocks";

/** Until all that the page holds has been read. */
const whole = new Promise<void>((resolve) => {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => resolve(), { once: true });
  else resolve();
});

/** The page's engine, for the scripts that come after this one. */
export const engine = new Engine(async () => {
  await whole;
  return { engine: packOf("engine"), dataset: packOf("dataset") };
}, ownWorker);

async function start(): Promise<void> {
  await whole;
  await script("vis-script");
  await script("explorer-script");
}

// src/old.js has said why
if (document.documentElement.dataset["old"] === undefined) {
  // its worker has a core of its own, while this one makes the page; on a single core it waits until the page stands
  if (hasEngine() && navigator.hardwareConcurrency > 1) run(engine);
  start().catch((error: unknown) => {
    document.getElementById("app")?.replaceChildren(...failureNotice()); // instead of what says that the page is being opened
    throw error;
  });
}
