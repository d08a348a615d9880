// Stands in the page as it is, after old.js and before what is packed: it has the engine's worker come to be while the page
// is read, unpacks and runs the other scripts.
import { failureNotice } from "./core/broken";
import { Engine, hasEngine, type Machine, ownWorker } from "./engine/client";
import { packOf, script } from "./model/blocks";

// src/old.js has said why
const tooOld = document.documentElement.dataset["old"] !== undefined;
let early: Promise<Machine> | null = !tooOld && hasEngine() ? ownWorker() : null;
early?.catch(() => undefined); // said by whoever starts the engine

/** The page's engine, for the scripts that come after this one; it works once it is started. */
export const engine = new Engine(
  () => ({ engine: packOf("engine"), dataset: packOf("dataset") }),
  () => {
    const worker = early ?? ownWorker();
    early = null;
    return worker;
  },
);

async function start(): Promise<void> {
  if (document.readyState === "loading")
    await new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve, { once: true }));
  await script("vis-script");
  await script("explorer-script");
}

if (!tooOld)
  start().catch((error: unknown) => {
    document.getElementById("app")?.replaceChildren(...failureNotice()); // instead of what says that the page is being opened
    throw error;
  });
