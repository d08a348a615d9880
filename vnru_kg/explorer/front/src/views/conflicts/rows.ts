import { within } from "../../core/period";
import type { State } from "../../core/store";
import { passes } from "../../core/things";
import { at } from "../../model/read";
import type { Model, Passage, Text, Thing } from "../../model/types";

// The rows are written by vnru_kg/explorer/conflicts.py; the order of their fields is the contract.
declare module "../../model/types" {
  interface ViewRows {
    conflicts?: {
      kinds: [id: string, labels: Text][];
      conflicts: [
        id: string,
        kind: number,
        labels: Text,
        sides: [words: Text, passages: number[], figure: string, low: string, high: string, own: Text][],
        notes: Text[],
        rule: Text,
        shared: Text[],
        things: number[],
        about: number[],
        earliest: string,
        latest: string,
      ][];
    };
  }
}

export interface Side {
  readonly words: Text;
  readonly passages: readonly Passage[];
  /** The id of a figure, or "". */
  readonly figure: string;
  readonly low: number | null;
  readonly high: number | null;
  /** In what it differs from the others beside the value. */
  readonly own: Text;
}

export interface Conflict {
  readonly id: string;
  readonly kind: Text;
  readonly labels: Text;
  readonly sides: readonly Side[];
  readonly notes: readonly Text[];
  readonly rule: Text;
  readonly shared: readonly Text[];
  readonly things: readonly Thing[];
  readonly about: readonly Thing[];
  readonly earliest: string;
  readonly latest: string;
}

const known = new WeakMap<Model, readonly Conflict[]>();

export function conflicts(model: Model): readonly Conflict[] {
  let found = known.get(model);
  if (!found) known.set(model, (found = decode(model)));
  return found;
}

function decode(model: Model): Conflict[] {
  const { kinds = [], conflicts = [] } = model.views.conflicts ?? {};
  const bound = (text: string): number | null => (text === "" ? null : Number(text));
  return conflicts.map(([id, kind, labels, sides, notes, rule, shared, things, about, earliest, latest]) => ({
    id,
    labels,
    notes,
    rule,
    shared,
    earliest,
    latest,
    kind: at(kinds, kind)[1],
    sides: sides.map(([words, cited, figure, low, high, own]) => ({
      words,
      figure,
      own,
      low: bound(low),
      high: bound(high),
      passages: cited.map((n) => at(model.passages, n)),
    })),
    things: things.map((n) => at(model.things, n)),
    about: about.map((n) => at(model.things, n)),
  }));
}

/** Those that the filters let through: of the period, and not only of things that are filtered out. */
export function visibleConflicts(model: Model, state: State): Conflict[] {
  return conflicts(model).filter(
    (one) => within([one.earliest, one.latest], state) && (!one.things.length || one.things.some((thing) => passes(thing, state))),
  );
}

/** Those that a thing, or a figure, is part of. */
export function concerning(model: Model, what: { thing?: number; figure?: string }): Conflict[] {
  return conflicts(model).filter(
    ({ things, sides }) =>
      things.some((thing) => thing.index === what.thing) || sides.some(({ figure }) => figure !== "" && figure === what.figure),
  );
}
