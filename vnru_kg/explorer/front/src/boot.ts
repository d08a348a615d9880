// Stands in the page as it is, after old.js: it unpacks and runs the other scripts.
import { failureNotice } from "./core/broken";
import { script } from "./model/blocks";

async function start(): Promise<void> {
  await script("vis-script");
  await script("explorer-script");
}

// src/old.js has said why
if (document.documentElement.dataset["old"] === undefined)
  start().catch((error: unknown) => {
    document.getElementById("app")?.replaceChildren(...failureNotice()); // instead of what says that the page is being opened
    throw error;
  });
