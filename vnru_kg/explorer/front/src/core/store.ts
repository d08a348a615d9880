import { LANGUAGES, type Language } from "../model/languages";
import type { Model } from "../model/types";

/** Everything that a link to the page can say. Views keep what is theirs alone in `params`. */
export interface State {
  readonly language: Language;
  readonly view: string;
  /** The number of the selected thing, or -1. */
  readonly selected: number;
  /** The kinds that are filtered out, by id. */
  readonly off: ReadonlySet<string>;
  readonly text: string;
  /** Things whose neighbours were asked for, and in how many batches. */
  readonly grown: ReadonlyMap<number, number>;
  readonly hidden: ReadonlySet<number>;
  /** Things that stay on the network whatever the filters say. */
  readonly pinned: ReadonlySet<number>;
  readonly params: Readonly<Record<string, string>>;
}

export type Listener = (state: State, before: State) => void;

/** A parameter: how a view stood. Links that are copied say it, and it is forgotten at the reader's next step. */
export const LOOK = "look";

function afterStep(state: State): State {
  if (!(LOOK in state.params)) return state;
  const { [LOOK]: _, ...params } = state.params;
  return { ...state, params };
}

/** The one state of the page. */
export class Store {
  private listeners: Listener[] = [];

  constructor(
    private current: State,
    private readonly record: (state: State, push: boolean) => void,
  ) {}

  get state(): State {
    return this.current;
  }

  /** Change some of the state. A step of the reader is a new entry of the history; typing is not. */
  set(change: Partial<State>, push = true): void {
    const next = afterStep({ ...this.current, ...change });
    if ((Object.keys(change) as (keyof State)[]).every((key) => next[key] === this.current[key])) return;
    this.record(next, push);
    this.replace(next);
  }

  /** Take up a state that the history already holds. */
  replace(next: State): void {
    const before = this.current;
    this.current = next;
    for (const listener of this.listeners) listener(next, before);
  }

  subscribe(listener: Listener): void {
    this.listeners.push(listener);
  }
}

/** The language that a reader prefers among those of the page, else the page's own. */
export function preference(wanted: readonly string[], otherwise: Language): Language {
  for (const tag of wanted) {
    const found = LANGUAGES.find((language) => language === tag.toLowerCase().split("-")[0]);
    if (found) return found;
  }
  return otherwise;
}

/** The state of a page that is opened without a fragment, by a browser whose reader wants these languages. */
export function initial(model: Model, view: string, wanted: readonly string[] = []): State {
  return {
    language: preference(wanted, model.language),
    view,
    selected: model.focus[0] ?? -1,
    off: new Set(),
    text: "",
    grown: new Map(),
    hidden: new Set(),
    pinned: new Set(),
    params: {},
  };
}
