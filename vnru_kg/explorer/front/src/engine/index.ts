import type { Model } from "../model/types";
import { type Engine, hasEngine } from "./client";

declare const vnruBoot: typeof import("../boot");

/** The page's engine. */
export function engineOf({ prefixes, base }: Model): Engine {
  const { engine } = vnruBoot;
  engine.names = { prefixes, base };
  return engine;
}

/** Start the engine: once the page stands, which it would hold up where there are few cores. */
export function startEngine(model: Model): void {
  if (!hasEngine()) return;
  engineOf(model)
    .start()
    .then(
      () => (document.documentElement.dataset["engine"] = String(Math.round(performance.now()))),
      () => (document.documentElement.dataset["engine"] = "failed"),
    );
}
