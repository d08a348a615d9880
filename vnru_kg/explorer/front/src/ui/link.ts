// A link to the very picture: what the address says of every step, and how the view that is open stands at the moment.
import { button, clearButton, el, on, picture } from "../core/dom";
import type { App, OpenView, Part } from "../core/page";
import { LOOK, type State } from "../core/store";
import { toast } from "../core/toast";
import { whole } from "../core/url";
import { speaker } from "../core/words";

const CHAIN =
  "M10 14a4.2 4.2 0 0 0 6.2.4l2.7-2.7a4.2 4.2 0 0 0-5.9-6l-1.3 1.3M14 10a4.2 4.2 0 0 0-6.2-.4l-2.7 2.7a4.2 4.2 0 0 0 5.9 6l1.3-1.3";
const words = speaker("link");

/** A button that copies the link; where the browser does not allow that, the link is shown, selected. */
export function copyLink(app: App, view: () => OpenView | undefined): Part {
  const element = button({ class: "theme copy-link" }, () => void copy(app, linkTo(app, view())), picture(CHAIN, "icon", "0 0 24 24"));
  return {
    element,
    update: ({ language }) => {
      element.title = words("copy", language);
      element.setAttribute("aria-label", words("copy", language));
    },
  };
}

/** The address of what is seen, with everything said that another browser might have otherwise. */
function linkTo({ model, store }: App, view: OpenView | undefined): string {
  const look = view?.look?.() ?? "";
  const state: State = { ...store.state, params: { ...store.state.params, [LOOK]: look } };
  return `${location.href.split("#")[0]}#${whole(state, model)}`;
}

async function copy(app: App, link: string): Promise<void> {
  const { language } = app.store.state;
  const note = location.protocol === "file:" ? words("file", language) : "";
  try {
    await navigator.clipboard.writeText(link);
  } catch {
    byHand(app, link, note);
    return;
  }
  const said = [words("copied", language), note].filter(Boolean).join(" ");
  app.announce(said);
  toast(said, note ? 12 : 6);
}

function byHand(app: App, link: string, note: string): void {
  const { language } = app.store.state;
  const field = el("input", { type: "text", readonly: true, value: link, "aria-label": words("link", language) });
  const close = clearButton(words("close", language), () => dialog.close());
  close.classList.add("close");
  const dialog = on(
    el(
      "dialog",
      { class: "reader by-hand", "aria-labelledby": "by-hand-title" },
      el("header", {}, el("h2", { id: "by-hand-title" }, words("link", language)), close),
      el("div", { class: "text" }, el("p", {}, words("byHand", language)), field, note && el("p", { class: "muted" }, note)),
    ),
    { close: () => dialog.remove() },
  );
  document.body.append(dialog);
  dialog.showModal();
  field.focus();
  field.select();
}
