import type { Model } from "../model/types";
import { type Engine, hasEngine } from "./client";

declare const vnruBoot: typeof import("../boot");

/** The page's engine. */
export function engineOf({ prefixes, base }: Model): Engine {
  const { engine } = vnruBoot;
  engine.names = { prefixes, base };
  return engine;
}

/** Start the engine, once the page stands, which it would hold up where there are few cores; gives when it has begun, or cannot. */
export async function startEngine(model: Model): Promise<void> {
  if (!hasEngine()) return;
  const { dataset } = document.documentElement;
  try {
    await engineOf(model).start();
    dataset["engine"] = String(Math.round(performance.now()));
  } catch {
    dataset["engine"] = "failed";
  }
}
