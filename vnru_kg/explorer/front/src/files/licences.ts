import { clearButton, el, on } from "../core/dom";
import type { Language } from "../model/languages";
import { words } from "./words";

/** Show the licences of the software that this page is made of; they stand in the page as plain text. */
export function showLicences(language: Language): void {
  const close = clearButton(words("close", language), () => dialog.close());
  close.classList.add("close");
  const text = document.getElementById("licences")?.textContent ?? "";
  const dialog = on(
    el(
      "dialog",
      { class: "reader licences", "aria-labelledby": "licences-title" },
      el("header", {}, el("h2", { id: "licences-title" }, words("licences", language)), close),
      el("div", { class: "text", lang: "en", tabindex: 0 }, text.trim()),
    ),
    { close: () => dialog.remove() },
  );
  document.body.append(dialog);
  dialog.showModal();
}
