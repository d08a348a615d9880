import { button, el } from "../../../core/dom";
import type { App, Drawing } from "../../../core/page";
import { isEngineError, type Reply } from "../../../engine/client";
import type { Language } from "../../../model/languages";
import type { Data } from "../drawn/data";
import { type Evidence, gather, parse } from "./answer";
import { textOf } from "./cells";
import { firstError, nodesOf, type Span } from "./grammar";
import type { Names } from "./names";
import { Mistake, pieceAt, placeOf, position, type Request } from "./prepare";
import type { Remark } from "./remarks";
import { ResultTable } from "./table";
import type { Tools } from "./tools";
import { words } from "./words";

export const ROWS = 10_000;
export const SECONDS = 60;
const LINES = 2_000;

const UNGROUPED = "SELECT contains a variable that is unbound";

export type Outcome =
  | { readonly kind: "idle" | "running" | "starting" }
  | { readonly kind: "told"; readonly prepared: Request; readonly told: Reply; readonly view: string | null }
  | { readonly kind: "error"; readonly error: unknown; readonly query: string };

/** Where in a query an error lies, if that can be told. */
export function rangeOf(error: unknown, query: string): Span | null {
  if (error instanceof Mistake) return { start: error.start, end: error.end };
  if (!isEngineError(error) || error.kind !== "query") return null;
  if (error.message.includes(UNGROUPED)) return wordIn(query, "SELECT");
  const start = errorStart(query, error.message);
  return start < 0 ? null : (pieceAt(query, start) ?? { start, end: start + 1 });
}

function wordIn(query: string, word: string): Span | null {
  const node = nodesOf(query).find(({ name }) => name === word);
  return node ? { start: node.from, end: node.to } : null;
}

/** Where a query stops being SPARQL: the editor's grammar tells it exactly, the engine only roughly. */
function errorStart(query: string, message: string): number {
  const start = firstError(query);
  return start < 0 ? placeOf(message, query) : start;
}

/** What came of a query, told in words and, where there are any, in rows. */
export class Results {
  readonly element = el("div", { class: "results" });
  readonly status = el("p", { class: "status", role: "status" });
  /** Buttons for the ways in which the answer can be shown. */
  readonly ways = el("div", { class: "pictures segmented", role: "group", hidden: true });
  private outcome: Outcome = { kind: "idle" };
  private remarks: { readonly query: string; readonly found: readonly Remark[] } | null = null;
  private table: ResultTable | null = null;
  private pictures: readonly Picture[] = [];
  private chosen = 0;
  /** How the reader wants answers: as a table, or as what they can be drawn as. */
  private plain = false;

  constructor(
    private readonly app: App & Tools,
    private readonly names: Names,
  ) {
    let width = 0;
    new ResizeObserver(() => {
      if (Math.abs(this.element.clientWidth - width) < 2) return;
      width = this.element.clientWidth;
      this.draws?.draw(app.store.state.language);
    }).observe(this.element);
  }

  /** Say over what came of it what the query asked in vain; that it was looked for is marked in any case. */
  remark(query: string, found: readonly Remark[]): void {
    if (found.length) {
      this.remarks = { query, found };
      this.draw(this.app.store.state.language);
    }
    this.element.dataset["remarked"] = String(found.length);
  }

  show(outcome: Outcome): void {
    this.outcome = outcome;
    this.remarks = null;
    delete this.element.dataset["remarked"];
    this.table = null;
    this.pictures = [];
    this.chosen = 0;
    this.draw(this.app.store.state.language);
  }

  draw(language: Language): void {
    const { outcome } = this;
    this.element.dataset["outcome"] = outcome.kind;
    if (outcome.kind !== "running") this.ways.hidden = true;
    if (outcome.kind === "told") {
      this.tell(outcome, language);
      if (this.remarks) this.element.prepend(list(this.remarks.query, this.remarks.found, language));
    } else if (outcome.kind === "error") this.fail(outcome.error, outcome.query, language);
    else {
      this.status.textContent = outcome.kind === "idle" ? "" : words(outcome.kind, language);
      // while a query runs, what came of the last one still stands there, faded by the style sheet
      if (outcome.kind === "idle") this.element.replaceChildren();
    }
  }

  private tell({ prepared, told: { text, ms }, view }: Outcome & { kind: "told" }, language: Language): void {
    const took = words("took", language, { ms: Math.max(1, Math.round(ms)) });
    if (prepared.form === "construct" || prepared.form === "describe") {
      this.turtle(text, took, language);
      return;
    }
    const parsed = parse(text);
    if (parsed.truth !== null) {
      this.status.textContent = took;
      this.element.replaceChildren(el("p", { class: "truth" }, words(parsed.truth ? "yes" : "no", language)));
      return;
    }
    const cut = parsed.rows.length > ROWS;
    const rows = cut ? parsed.rows.slice(0, ROWS) : parsed.rows;
    const found = gather({ ...parsed, rows });
    if (!rows.length) {
      this.status.textContent = took;
      this.element.dataset["outcome"] = "none";
      this.element.replaceChildren(
        el("div", { class: "message" }, el("p", {}, words("none", language)), el("p", { class: "muted" }, words("noneHint", language))),
      );
      return;
    }
    const count =
      found.rows.length === rows.length
        ? words("rows", language, { n: rows.length })
        : words("merged", language, { n: found.rows.length, all: rows.length });
    this.status.textContent = `${count} · ${took}`;
    if (!this.table) {
      this.table = new ResultTable(this.app, this.names, found);
      this.pictures = picturesOf(this.app, this.names, found, view);
    }
    const cutting = cut ? [el("p", { class: "cut" }, words("cut", language, { n: ROWS }))] : [];
    const undrawn = this.draws?.undrawn ?? 0;
    if (undrawn) cutting.push(el("p", { class: "cut" }, words("undrawn", language, { n: undrawn })));
    this.offerWays(language);
    this.element.replaceChildren(...cutting, this.body(language));
    this.draws?.draw(language);
  }

  /** What is shown of the answer: its drawing, or its rows. */
  private body(language: Language): HTMLElement {
    if (this.draws) return this.draws.element;
    this.table?.draw(language);
    return this.table?.element ?? el("div");
  }

  private get draws(): Drawing | null {
    return this.plain ? null : ((this.pictures[this.chosen] ?? this.pictures[0])?.drawing ?? null);
  }

  private offerWays(language: Language): void {
    const way = (label: string, chosen: boolean, choose: () => void): HTMLElement =>
      button(
        { "aria-pressed": String(chosen) },
        () => {
          choose();
          this.draw(this.app.store.state.language);
          this.ways.querySelector<HTMLElement>("[aria-pressed=true]")?.focus();
        },
        label,
      );
    const shown = this.draws;
    this.ways.hidden = !this.pictures.length;
    this.ways.setAttribute("aria-label", words("ways", language));
    this.ways.replaceChildren(
      ...this.pictures.map(({ view, drawing }, n) =>
        way(words(view, language), shown === drawing, () => ([this.plain, this.chosen] = [false, n])),
      ),
      way(words("table", language), !shown, () => (this.plain = true)),
    );
  }

  private turtle(text: string, took: string, language: Language): void {
    const lines = text.split("\n");
    const triples = lines.filter((line) => /^ {4}\S/.test(line)).reduce((sum, line) => sum + 1 + (line.match(/ , /g)?.length ?? 0), 0);
    if (!text.trim()) {
      this.status.textContent = took;
      this.element.dataset["outcome"] = "none";
      this.element.replaceChildren(
        el("div", { class: "message" }, el("p", {}, words("none", language)), el("p", { class: "muted" }, words("noneHint", language))),
      );
      return;
    }
    this.status.textContent = `${words("triples", language, { n: triples })} · ${took}`;
    const shown = lines.length > LINES ? lines.slice(0, LINES).join("\n") : text;
    this.element.replaceChildren(
      ...(lines.length > LINES ? [el("p", { class: "cut" }, words("cutText", language, { n: LINES, all: lines.length }))] : []),
      el("pre", { class: "turtle", tabindex: "0", translate: "no" }, shown),
    );
  }

  private fail(error: unknown, query: string, language: Language): void {
    const [kind, message, detail] = describe(error, query, language);
    this.element.dataset["outcome"] = kind;
    const range = rangeOf(error, query);
    const place = range ? words("place", language, { ...position(query, range.start) }) : "";
    this.status.textContent = kind === "error" ? words("problem", language) : message;
    this.element.replaceChildren(
      el(
        "div",
        { class: `message ${kind}`, role: kind === "error" ? "alert" : null },
        el("p", {}, place && el("strong", {}, `${place}: `), message),
        detail && el("pre", { class: "detail", lang: "en", translate: "no" }, detail),
      ),
    );
  }
}

const WAYS = ["chart", "timeline", "map", "network"] as const;
const MOST = 2_000; // rows that are drawn

interface Picture {
  readonly view: (typeof WAYS)[number];
  readonly drawing: Drawing;
}

/** What an answer can be drawn as: as its question says or, for a query of the reader's own, in each way that fits its rows. */
function picturesOf(app: App & Tools, names: Names, found: Evidence, view: string | null): Picture[] {
  if (found.rows.length > MOST) return [];
  const data: Data = {
    ...found,
    thing: (iri) => names.things.get(iri) ?? null,
    passage: (iri) => names.passage(iri),
    label: (iri) => names.label(iri),
    words: (row, column, language) => textOf(found.rows[row]?.cells[found.columns.indexOf(column)] ?? null, names, language),
  };
  return WAYS.filter((way) => view === null || way === view).flatMap((way) => {
    const drawing = app.drawn(way, data);
    return drawing ? [{ view: way, drawing }] : [];
  });
}

/** What went wrong: its sort, what is said of it, and what the engine itself said. */
function describe(error: unknown, query: string, language: Language): [kind: string, message: string, detail: string] {
  if (error instanceof Mistake) return ["error", words(error.fault, language, { what: error.what }), ""];
  if (!isEngineError(error)) return ["error", String(error), ""];
  switch (error.kind) {
    case "stopped":
      return ["stopped", words("stopped", language), ""];
    case "slow":
      return ["slow", words("slow", language, { n: SECONDS }), ""];
    case "broken":
      return ["error", words("broken", language), ""];
    case "start":
      return ["error", words("noStart", language), error.message];
    case "query": {
      if (error.message.includes(UNGROUPED)) return ["error", words("ungrouped", language), ""];
      const range = rangeOf(error, query);
      const what = range ? query.slice(range.start, range.end) : "";
      // the engine lists every letter that it would have taken; the first line says as much as people can use
      return [
        "error",
        what ? words("unread", language, { what }) : words("problem", language),
        firstError(query) < 0 ? brief(error.message) : "",
      ];
    }
  }
}

function list(query: string, found: readonly Remark[], language: Language): HTMLElement {
  const place = ({ start }: Remark): HTMLElement => el("strong", {}, `${words("place", language, { ...position(query, start) })}: `);
  return el("ul", { class: "remarks", role: "status" }, ...found.map((remark) => el("li", {}, place(remark), remark.said(language))));
}

function brief(message: string): string {
  const line = (message.split("\n")[0] ?? "").replace(/^error at \d+:\d+: /, "").replace(/, \['.*$/s, " …");
  return line.length > 240 ? `${line.slice(0, 240)}…` : line;
}
