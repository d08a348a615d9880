import {
  autocompletion,
  type Completion,
  type CompletionSource,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, HighlightStyle, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { Compartment, EditorState, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, drawSelection, EditorView, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { sparql } from "codemirror-lang-sparql";
import { el } from "../../../core/dom";

export interface Range {
  readonly start: number;
  readonly end: number;
}

interface Wiring {
  run(): void;
  /** Told when the reader, not the page, changes the text. */
  changed(): void;
  complete(before: string, whole: string, asked: boolean): { typed: string; options: Completion[] };
}

const markFault = StateEffect.define<Range | null>();
const faults = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (marks, transaction) => {
    let found = transaction.docChanged ? Decoration.none : marks;
    for (const effect of transaction.effects) {
      if (effect.is(markFault))
        found = effect.value
          ? Decoration.set([Decoration.mark({ class: "fault" }).range(effect.value.start, effect.value.end)])
          : Decoration.none;
    }
    return found;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/**
 * Typing over a selection, done here: the browser would keep the style of what was selected in an inline style, which the page's
 * policy forbids (and says so in the console).
 */
const overwrite = EditorView.domEventHandlers({
  beforeinput: (event, view) => {
    const { from, to, empty } = view.state.selection.main;
    const { data } = event;
    if (event.inputType !== "insertText" || !data || empty || view.composing || view.state.selection.ranges.length > 1) return false;
    event.preventDefault();
    const insert = (): ReturnType<typeof view.state.update> =>
      view.state.update({ ...view.state.replaceSelection(data), userEvent: "input.type", scrollIntoView: true });
    if (!view.state.facet(EditorView.inputHandler).some((handler) => handler(view, from, to, data, insert))) view.dispatch(insert());
    return true;
  },
});

const mono = 'ui-monospace, "Cascadia Mono", "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", "Noto Sans Mono", monospace';
const theme = EditorView.theme({
  "&": { fontSize: "13px", color: "var(--ink)", backgroundColor: "var(--surface)", flex: "1 1 auto", minHeight: "0" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: mono, lineHeight: "1.55", overflow: "auto" },
  ".cm-content": { padding: "8px 0", caretColor: "var(--accent)" },
  ".cm-cursor": { borderLeftColor: "var(--accent)" },
  ".cm-line": { padding: "0 10px" },
  ".cm-gutters": { backgroundColor: "transparent", color: "var(--muted)", border: "0", paddingLeft: "6px", userSelect: "none" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "color-mix(in srgb, var(--accent) 22%, transparent)",
  },
  ".cm-matchingBracket, &.cm-focused .cm-matchingBracket": {
    backgroundColor: "color-mix(in srgb, var(--accent) 18%, transparent)",
    outline: "none",
  },
  ".fault": {
    textDecoration: "underline wavy var(--fault) 1.5px",
    textUnderlineOffset: "3px",
    backgroundColor: "color-mix(in srgb, var(--fault) 14%, transparent)",
  },
  ".cm-tooltip": {
    border: "1px solid var(--line)",
    borderRadius: "8px",
    backgroundColor: "var(--surface)",
    boxShadow: "var(--shadow)",
    overflow: "hidden",
    zIndex: "30",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": {
    fontFamily: mono,
    fontSize: "12.5px",
    maxHeight: "15rem",
    minWidth: "18rem",
    maxWidth: "min(36rem, 90vw)",
    padding: "4px",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": {
    display: "flex",
    gap: "12px",
    padding: "3px 8px",
    borderRadius: "5px",
    lineHeight: "1.5",
    color: "var(--ink)",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": { backgroundColor: "var(--accent-soft)", color: "var(--accent)" },
  ".cm-completionLabel": { flex: "1", overflow: "hidden", textOverflow: "ellipsis" },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "700" },
  ".cm-completionDetail": {
    fontFamily: 'system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif',
    fontStyle: "normal",
    color: "var(--muted)",
    marginLeft: "0",
    maxWidth: "18rem",
    overflow: "hidden",
    textOverflow: "ellipsis",
  },
});
const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.controlKeyword, tags.definitionKeyword], color: "var(--accent)", fontWeight: "600" },
  { tag: [tags.variableName, tags.special(tags.variableName), tags.local(tags.variableName)], color: "var(--code-name)" },
  { tag: [tags.string, tags.literal], color: "var(--code-text)" },
  { tag: [tags.number, tags.integer, tags.float, tags.bool], color: "var(--code-number)" },
  { tag: [tags.comment, tags.lineComment], color: "var(--muted)", fontStyle: "italic" },
]);

/** The field in which a query is written. It lives in a shadow of its own: there its styles need no leave of the page's policy. */
export class Editor {
  readonly element = el("div", { class: "code" });
  private readonly view: EditorView;
  private readonly label = new Compartment();

  constructor(text: string, wiring: Wiring) {
    const root = this.element.attachShadow({ mode: "open" });
    // keys belong to the text: the page's own shortcuts do not hold here
    this.element.addEventListener("keydown", (event) => event.stopPropagation());
    const source: CompletionSource = (context) => {
      const whole = context.state.doc.toString();
      const { typed, options } = wiring.complete(whole.slice(0, context.pos), whole, context.explicit);
      return options.length ? { from: context.pos - typed.length, options, filter: false } : null;
    };
    this.view = new EditorView({
      root,
      parent: root,
      state: EditorState.create({
        doc: text,
        extensions: [
          lineNumbers(),
          history(),
          drawSelection(),
          bracketMatching(),
          closeBrackets(),
          indentUnit.of("  "),
          sparql(),
          syntaxHighlighting(colours),
          theme,
          faults,
          overwrite,
          autocompletion({ override: [source], icons: false, maxRenderedOptions: 60 }),
          this.label.of([]),
          EditorView.lineWrapping,
          EditorView.updateListener.of((update) => {
            if (
              update.docChanged &&
              update.transactions.some(
                (transaction) =>
                  transaction.isUserEvent("input") ||
                  transaction.isUserEvent("delete") ||
                  transaction.isUserEvent("undo") ||
                  transaction.isUserEvent("redo") ||
                  transaction.isUserEvent("move"),
              )
            )
              wiring.changed();
          }),
          keymap.of([
            {
              key: "Mod-Enter",
              run: () => {
                wiring.run();
                return true;
              },
            },
            ...completionKeymap,
            ...closeBracketsKeymap,
            ...defaultKeymap,
            ...historyKeymap,
          ]),
        ],
      }),
    });
  }

  get text(): string {
    return this.view.state.doc.toString();
  }

  set text(text: string) {
    if (text === this.text) return;
    this.view.dispatch({ changes: { from: 0, to: this.view.state.doc.length, insert: text }, selection: { anchor: 0 } });
    this.view.scrollDOM.scrollTop = 0;
  }

  /** Mark where a query went wrong, and bring it into sight; `null` marks nothing. */
  mark(range: Range | null): void {
    const { length } = this.view.state.doc;
    let effect: Range | null = null;
    if (range && length > 0) {
      const start = Math.max(0, Math.min(range.start, length - 1));
      effect = { start, end: Math.max(start + 1, Math.min(range.end, length)) };
    }
    this.view.dispatch({ effects: markFault.of(effect) });
    if (!effect) return;
    // within the field only: the page stays where it is
    const { top, bottom } = this.view.lineBlockAt(effect.start);
    const { scrollTop, clientHeight } = this.view.scrollDOM;
    if (top < scrollTop || bottom > scrollTop + clientHeight) this.view.scrollDOM.scrollTop = Math.max(0, top - clientHeight / 2);
  }

  name(label: string): void {
    this.view.dispatch({ effects: this.label.reconfigure(EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0" })) });
  }

  focus(): void {
    this.view.focus();
  }
}
