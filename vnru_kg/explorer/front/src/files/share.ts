// What is copied to be given on: a link to the very picture, and the code that shows it within another page.
import { clearButton, el, on } from "../core/dom";
import type { App, OpenView } from "../core/page";
import { LOOK, type State } from "../core/store";
import { toast } from "../core/toast";
import { whole } from "../core/url";
import { speaker } from "../core/words";

export const words = speaker("link");
const HIGH = 640; // pixels

interface Copied {
  readonly text: string;
  /** What it is called. */
  readonly title: string;
  /** What is said when it is copied. */
  readonly said: string;
  readonly note: string;
}

/** Copy a link to what is seen; where the browser does not allow that, it is shown, selected. */
export async function copyLinkTo(app: App, view: OpenView | undefined): Promise<void> {
  const { language } = app.store.state;
  const note = location.protocol === "file:" ? words("file", language) : "";
  await copy(app, { text: linkTo(app, view), title: words("link", language), said: words("copied", language), note });
}

/** Copy the code of a frame in which another page shows what is seen. */
export async function copyFrameOf(app: App, view: OpenView | undefined): Promise<void> {
  const { language } = app.store.state;
  const code = frameOf(linkTo(app, view), document.title);
  await copy(app, { text: code, title: words("codeTitle", language), said: words("codeCopied", language), note: "" });
}

/** Whether others can open the page at its address. */
export function isServed(): boolean {
  return /^https?:$/.test(location.protocol);
}

function frameOf(link: string, title: string): string {
  const source = new URL(link);
  source.searchParams.set("embed", "1"); // the server lets other pages frame it only where that is asked for
  const frame = el("iframe", { src: source.href, title, width: "100%", height: HIGH, loading: "lazy", allow: "clipboard-write" });
  frame.style.border = "0";
  return frame.outerHTML;
}

/** The address of what is seen, with everything said that another browser might have otherwise. */
function linkTo({ model, store }: App, view: OpenView | undefined): string {
  const look = view?.look?.() ?? "";
  const state: State = { ...store.state, params: { ...store.state.params, [LOOK]: look } };
  return `${location.href.split("#")[0]}#${whole(state, model)}`;
}

async function copy(app: App, copied: Copied): Promise<void> {
  try {
    await navigator.clipboard.writeText(copied.text);
  } catch {
    byHand(app, copied);
    return;
  }
  const said = [copied.said, copied.note].filter(Boolean).join(" ");
  app.announce(said);
  toast(said, copied.note ? 12 : 6);
}

function byHand(app: App, { text, title, note }: Copied): void {
  const { language } = app.store.state;
  const field = el("input", { type: "text", readonly: true, value: text, "aria-label": title });
  const close = clearButton(words("close", language), () => dialog.close());
  close.classList.add("close");
  const dialog = on(
    el(
      "dialog",
      { class: "reader by-hand", "aria-labelledby": "by-hand-title" },
      el("header", {}, el("h2", { id: "by-hand-title" }, title), close),
      el("div", { class: "text" }, el("p", {}, words("byHand", language)), field, note && el("p", { class: "muted" }, note)),
    ),
    { close: () => dialog.remove() },
  );
  document.body.append(dialog);
  dialog.showModal();
  field.focus();
  field.select();
}
