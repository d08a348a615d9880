import { el } from "../../core/dom";
import type { App, OpenView, View } from "../../core/page";
import type { State } from "../../core/store";
import { select } from "../../core/things";
import { engineOf } from "../../engine";
import { hasEngine } from "../../engine/client";
import { script, text } from "../../model/blocks";
import { allWords } from "../../model/languages";
import type { Bench } from "./bench/main";
import type { Headings, QuestionRow } from "./bench/questions";
import { drawingOf } from "./drawn";
import { words } from "./words";

declare const vnruBench: Bench;

/** Questions in SPARQL over the whole dataset. What it needs beyond this file is unpacked when it is first opened. */
const sparql: View = {
  id: "sparql",
  order: 9,
  title: (language) => words("title", language),
  icon: "M8 5L3 12l5 7M16 5l5 7l-5 7M13.5 4l-3 16",
  open: (host, app) => (hasEngine() ? new Later(host, app) : new Light(host)),
};
export default sparql;

/** Says that this page has no engine, and how to get one that has. */
class Light implements OpenView {
  constructor(private readonly host: HTMLElement) {}

  update({ language }: State): void {
    const { host } = this;
    host.replaceChildren(
      el(
        "div",
        { class: "notice" },
        el("h2", {}, words("light", language)),
        el("p", {}, words("lightHow", language)),
        el("pre", {}, el("code", {}, "vnru-kg explore -o vnru.html")),
        el("p", { class: "muted" }, words("lightMeanwhile", language)),
      ),
    );
  }
}

/** Stands in until the editor has come, and then hands on to it. */
class Later implements OpenView {
  private inner: OpenView | null = null;

  constructor(
    host: HTMLElement,
    private readonly app: App,
  ) {
    const { language } = app.store.state;
    void engineOf(app.model)
      .start()
      .catch(() => undefined); // said where it is asked
    host.append(el("p", { class: "notice muted" }, words("opening", language)));
    this.open(host).catch((error: unknown) => {
      host.replaceChildren(
        el("div", { class: "notice" }, el("p", { role: "alert" }, words("failed", app.store.state.language)), el("pre", {}, String(error))),
      );
    });
  }

  update(state: State, before: State | null): void {
    this.inner?.update(state, before);
  }

  private async open(host: HTMLElement): Promise<void> {
    const [found] = await Promise.all([text("questions"), script("bench-script")]);
    const [rows, headings] = JSON.parse(found) as [QuestionRow[], Headings];
    host.replaceChildren();
    this.inner = vnruBench.open(
      host,
      { ...this.app, select, headings, words: allWords(), drawn: (view, data) => drawingOf(this.app, view, data) },
      engineOf(this.app.model),
      rows,
    );
    this.inner.update(this.app.store.state, null);
  }
}
