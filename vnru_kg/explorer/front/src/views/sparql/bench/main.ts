import { button, el, on } from "../../../core/dom";
import type { App, OpenView } from "../../../core/page";
import type { State } from "../../../core/store";
import { say } from "../../../core/text";
import { type Engine, isEngineError } from "../../../engine/client";
import { save } from "../../../files/save";
import { type Language, speak } from "../../../model/languages";
import { Completer } from "./complete";
import { Editor } from "./editor";
import { Enquiry } from "./enquiry";
import { Form } from "./form";
import { QuestionList } from "./list";
import { Names } from "./names";
import { imbalance, prepare, type Request } from "./prepare";
import { decode, fill, type Question, type QuestionRow, queryOf, READER, valueIn } from "./questions";
import { remarksOn } from "./remarks";
import { Results, ROWS, rangeOf, SECONDS } from "./results";
import type { Tools } from "./tools";
import { words } from "./words";

export interface Bench {
  open(host: HTMLElement, app: App & Tools, engine: Engine, rows: readonly QuestionRow[]): OpenView;
}

export const open: Bench["open"] = (host, app, engine, rows) => {
  speak(app.words);
  return new Workbench(host, app, engine, decode(rows));
};

const FIRST = "visits-of-person";
const FILE_ROWS = 500_000;
const EXAMPLE = "SELECT ?event ?when WHERE {\n  ?event a sem:Event ; dcterms:date ?when .\n}\nORDER BY ?when\n";

/** Questions, their forms, the editor, and what came of them. */
class Workbench implements OpenView {
  private readonly names: Names;
  private completer: Completer;
  private readonly list: QuestionList;
  private readonly editor: Editor;
  private readonly results: Results;
  private form: Form | null = null;
  private question: Question | null = null;
  private last: Request | null = null;
  private running = 0;
  /** Ends what is asked to explain the last answer. */
  private explaining = new AbortController();
  /** The language in which the reader was last told anything. */
  private language: Language;
  /** Done when the names are there, or cannot be had. */
  private named: Promise<void> = Promise.resolve();
  /** What the state last said of the query, so that what was typed meanwhile is not lost. */
  private seen = "";

  private readonly title = el("h2", {});
  private readonly about = el("p", { class: "muted" });
  private readonly fields = el("div", { class: "fields" });
  private readonly summary = on(el("summary", {}), { click: () => (this.unfolded = !this.written.open) });
  /** The text of the query, folded for who chose a question and need not read it. */
  private readonly written = el("details", { class: "written unprinted" }, this.summary);
  private unfolded = false;
  private readonly run = button({ class: "run" }, () => void this.ask(true));
  private readonly stop = button({ class: "quiet stop", hidden: true }, () => this.engine.stop());
  private readonly iris = on(el("input", { type: "checkbox" }), { change: () => this.host.classList.toggle("iris", this.iris.checked) });
  private readonly irisLabel = el("span", {});
  private readonly irisSwitch = el("label", { class: "iris-switch" }, this.iris, this.irisLabel);
  private readonly files = el("span", { class: "files" });

  constructor(
    private readonly host: HTMLElement,
    private readonly app: App & Tools,
    private readonly engine: Engine,
    private readonly questions: readonly Question[],
  ) {
    this.names = new Names(app.model);
    this.language = app.store.state.language;
    this.completer = new Completer(this.names.terms(), app.model.prefixes);
    this.list = new QuestionList(questions, (question) => {
      this.take(question, question ? queryOf(question, app.store.state.language) : EXAMPLE);
      this.list.fold();
      void this.ask(true);
      if (!question) this.editor.focus();
    });
    this.results = new Results(app, this.names);
    this.editor = new Editor("", {
      run: () => void this.ask(true),
      changed: () => {
        this.editor.mark(null);
        this.form?.update(app.store.state.language);
      },
      complete: (before, whole, asked) => {
        const { typed, offers } = this.completer.offers(before, whole, app.store.state.language, asked);
        return { typed, options: offers.map(({ label, detail, kind }) => ({ label, type: kind, ...(detail ? { detail } : {}) })) };
      },
    });
    this.written.append(this.editor.element);
    host.append(
      this.list.element,
      el(
        "div",
        { class: "bench" },
        el("header", {}, this.title, this.about),
        this.fields,
        this.written,
        el("div", { class: "bar" }, this.run, this.stop, this.results.status, this.results.ways, this.irisSwitch, this.files),
        this.results.element,
      ),
    );
    this.restore(app.store.state);
    void this.ask(false);
    this.named = this.learn();
  }

  update(state: State, before: State | null): void {
    if (this.seen !== key(state)) {
      this.restore(state);
      void this.ask(false);
    }
    if (before && before.language === state.language) return;
    if (this.translate(state.language)) void this.ask(false);
    this.dress(state);
  }

  /** Ask for the texts of the reader's new language, if those of the last one were asked for. */
  private translate(language: Language): boolean {
    const last = this.language;
    this.language = language;
    const query = this.editor.text;
    if (last === language || !this.question || valueIn(query, READER) !== `"${last}"`) return false;
    this.editor.text = fill(query, READER, `"${language}"`);
    queueMicrotask(() => this.record(this.editor.text, false)); // once everybody has been told of the language
    return true;
  }

  /** The names come from the engine; what was drawn without them is drawn anew. */
  private async learn(): Promise<void> {
    try {
      await this.names.learn(this.engine);
    } catch {
      return; // the query that was asked says what is wrong with the engine
    }
    this.completer = new Completer(this.names.terms(), this.app.model.prefixes);
    const { language } = this.app.store.state;
    this.form?.update(language);
    this.results.draw(language);
  }

  private dress(state: State): void {
    const { language } = state;
    this.list.update(language, this.question?.id ?? null);
    this.title.textContent = this.question ? say(this.question.titles, language) : words("ownQuery", language);
    this.about.textContent = this.question ? say(this.question.descriptions, language) : words("ownHint", language);
    this.summary.textContent = words("written", language);
    this.run.textContent = words("run", language);
    this.run.title = "Ctrl+Enter";
    this.stop.textContent = words("stop", language);
    this.irisLabel.textContent = words("iris", language);
    this.editor.name(words("editor", language));
    this.form?.update(language);
    this.results.draw(language);
    this.offerFiles();
  }

  /** Take up what a link says, or begin with an example. */
  private restore(state: State): void {
    const { params } = state;
    this.seen = key(state);
    const question = this.questions.find(({ id }) => id === (params["ask"] ?? (params["query"] ? "" : FIRST))) ?? null;
    this.take(question, params["query"] ?? (question ? queryOf(question, state.language) : EXAMPLE));
  }

  private take(question: Question | null, text: string): void {
    this.question = question;
    this.editor.mark(null);
    this.editor.text = text;
    this.form =
      question &&
      new Form(this.app, this.names, question, {
        read: () => this.editor.text,
        write: (changed) => {
          this.editor.text = changed;
          this.form?.update(this.app.store.state.language);
          void this.ask(true);
        },
      });
    this.fields.replaceChildren(...(this.form ? [this.form.element] : []));
    this.fold();
    this.dress(this.app.store.state);
  }

  private fold(): void {
    this.written.open = this.unfolded || !this.question;
    this.summary.hidden = !this.question;
  }

  /** Ask what stands in the editor; `record` makes it a step that a link holds. */
  private async ask(record: boolean): Promise<void> {
    const query = this.editor.text;
    const turn = ++this.running;
    this.explaining.abort();
    this.disown(query);
    if (record) this.record(query);
    this.editor.mark(null);
    this.last = null;
    this.offerFiles();
    if (!this.stop.hidden) this.engine.stop();
    try {
      const prepared = prepare(query, this.app.model.prefixes, ROWS);
      this.busy(true);
      this.results.show({ kind: document.documentElement.dataset["engine"] ? "running" : "starting" });
      const told = await this.engine.ask(prepared.text, prepared.form === "select" || prepared.form === "ask" ? "json" : "turtle", SECONDS);
      await this.named; // so that nobody reads a bare IRI in the place of a name
      if (turn !== this.running) return;
      this.last = prepared;
      this.results.show({ kind: "told", prepared, told, view: this.question?.view ?? null });
      void this.remark(query, told.text, turn);
    } catch (error) {
      if (turn !== this.running) return;
      const reason = isEngineError(error) && error.kind === "query" ? (imbalance(query) ?? error) : error;
      this.results.show({ kind: "error", error: reason, query });
      const range = rangeOf(reason, query);
      if (range) this.written.open = true;
      this.editor.mark(range);
    }
    this.busy(false);
    this.offerFiles();
  }

  /** Say what the query asks in vain. */
  private async remark(query: string, answer: string, turn: number): Promise<void> {
    this.explaining = new AbortController();
    const enquiry = new Enquiry(this.engine, this.app.model.prefixes, this.explaining.signal);
    const found = await remarksOn(query, answer, enquiry, this.app.search).catch(() => []); // another query is asked
    if (turn === this.running) this.results.remark(query, found);
  }

  /** A query that has nothing left of its question is the reader's own. */
  private disown(query: string): void {
    const { question } = this;
    if (
      !question ||
      query === queryOf(question, this.language) ||
      question.parameters.some(({ name }) => valueIn(query, name) !== null) ||
      shares(question.text, query)
    )
      return;
    this.question = null;
    this.form = null;
    this.fields.replaceChildren();
    this.fold();
    this.dress(this.app.store.state);
  }

  private busy(is: boolean): void {
    this.stop.hidden = !is;
    this.results.element.setAttribute("aria-busy", String(is));
  }

  private record(query: string, push = true): void {
    const { ask: _, query: __, ...others } = this.app.store.state.params;
    const own = this.question && query === queryOf(this.question, this.language);
    const params = { ...others, ...(this.question ? { ask: this.question.id } : {}), ...(own ? {} : { query }) };
    this.seen = key({ params });
    this.app.store.set({ params }, push);
  }

  private offerFiles(): void {
    const { language } = this.app.store.state;
    const { last } = this;
    const offers: readonly ("csv" | "json" | "turtle")[] = !last
      ? []
      : last.form === "select" || last.form === "ask"
        ? ["csv", "json"]
        : ["turtle"];
    const labels = { csv: "CSV", json: "JSON", turtle: "Turtle" };
    this.irisSwitch.hidden = !offers.includes("csv");
    this.files.replaceChildren(
      ...offers.map((format) =>
        button(
          { class: "quiet", "data-format": format, "aria-label": words("downloadAs", language, { format: labels[format] }) },
          () => void this.download(format),
          `↓ ${labels[format]}`,
        ),
      ),
    );
  }

  /** The whole answer as a file, however much of it is shown. */
  private async download(format: "csv" | "json" | "turtle"): Promise<void> {
    const prepared = prepare(this.editor.text, this.app.model.prefixes, FILE_ROWS);
    const name = this.question?.id ?? "vnru-query";
    try {
      const { text } = await this.engine.ask(prepared.text, format, SECONDS);
      if (format === "csv") save(`${name}.csv`, `\ufeff${text}`, "text/csv;charset=utf-8");
      else if (format === "json") save(`${name}.json`, text, "application/sparql-results+json");
      else save(`${name}.ttl`, text, "text/turtle;charset=utf-8");
    } catch (error) {
      this.results.show({ kind: "error", error, query: this.editor.text });
    }
  }
}

/** Whether a query still has a line of another: more than brackets and what is common to all. */
function shares(one: string, other: string): boolean {
  const lines = (text: string): string[] =>
    text
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line.length > 12);
  const known = new Set(lines(one));
  return lines(other).some((line) => known.has(line));
}

/** What a state says of the query. */
function key({ params }: Pick<State, "params">): string {
  return JSON.stringify([params["ask"], params["query"]]);
}
