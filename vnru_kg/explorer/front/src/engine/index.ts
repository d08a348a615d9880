import { packOf } from "../model/blocks";
import type { Model } from "../model/types";
import { Engine, ownWorker } from "./client";

let engine: Engine | null = null;

/** The page's engine; it does not start before it is asked to. */
export function engineOf({ prefixes, base }: Model): Engine {
  return (engine ??= new Engine({ engine: packOf("engine"), dataset: packOf("dataset"), prefixes, base }, ownWorker));
}

/** Start the engine when the browser has nothing better to do. */
export function startWhenIdle(model: Model): void {
  if (!document.getElementById("engine")) return;
  const start = (): void => {
    engineOf(model)
      .start()
      .then(
        () => (document.documentElement.dataset["engine"] = String(Math.round(performance.now()))),
        () => (document.documentElement.dataset["engine"] = "failed"),
      );
  };
  const idle = (): void => {
    if ("requestIdleCallback" in window) requestIdleCallback(start, { timeout: 4000 });
    else setTimeout(start, 1200);
  };
  requestAnimationFrame(() => requestAnimationFrame(idle));
}
