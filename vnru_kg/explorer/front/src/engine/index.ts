import type { Model } from "../model/types";
import { type Engine, hasEngine, run } from "./client";

declare const vnruBoot: typeof import("../boot");

/** The page's engine. */
export function engineOf({ prefixes, base }: Model): Engine {
  const { engine } = vnruBoot;
  engine.names = { prefixes, base };
  return engine;
}

/** Start the engine, if that was not done yet, when the browser has nothing better to do. */
export function startWhenIdle(): void {
  const { engine } = vnruBoot;
  if (!hasEngine() || engine.hasStart) return;
  const start = (): void => run(engine);
  const idle = (): void => {
    if ("requestIdleCallback" in window) requestIdleCallback(start, { timeout: 4000 });
    else setTimeout(start, 1200);
  };
  requestAnimationFrame(() => requestAnimationFrame(idle));
}
