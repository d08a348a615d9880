import type { Language } from "../model/languages";
import type { Thing } from "../model/types";
import { button, el, on, phrase } from "./dom";
import { sign } from "./kinds";
import type { App } from "./page";
import { select } from "./things";

/** A thing as a button that selects it, with the sign of its kind. */
export function thingButton(app: App, thing: Thing, language: Language): HTMLButtonElement {
  return button(
    { class: "thing", "data-thing": thing.id },
    () => select(app, thing.index),
    sign(thing.kind),
    phrase(thing.short, language),
  );
}

/** A thing named within a sentence. A link, since a button does not break across lines. */
export function thingLink(app: App, thing: Thing, name: string): HTMLAnchorElement {
  return on(el("a", { class: "named", href: `#thing=${encodeURIComponent(thing.id)}`, "data-thing": thing.id }, name), {
    click: (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      select(app, thing.index);
    },
  });
}
