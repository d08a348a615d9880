import { type Span, spanOf } from "../../draw/spans";
import { at } from "../../model/read";
import type { Kind, Model, Text, Thing } from "../../model/types";

// The rows are written by vnru_kg/explorer/timeline.py; the order of their fields is the contract.
declare module "../../model/types" {
  interface ViewRows {
    timeline?: {
      lanes: [id: string, labels: Text, kind: string][];
      marks: [thing: number, lane: number, edtf: string, flags: number][];
    };
  }
}

const PLANNED = 1;
const IN_FORCE = 2;

export interface Lane {
  readonly id: string;
  readonly labels: Text;
}

/** One date of one thing. */
export interface Mark {
  readonly index: number;
  readonly thing: Thing;
  readonly kind: Kind;
  readonly lane: number;
  /** The date as the graph has it, where somebody asks for it. */
  readonly edtf?: string;
  readonly span: Span;
  readonly planned: boolean;
  /** The day on which an instrument enters into force, not that of its signature. */
  readonly force: boolean;
}

export interface Timeline {
  readonly lanes: readonly Lane[];
  readonly marks: readonly Mark[];
  /** Things that would stand here if anybody said when. */
  readonly undated: readonly Thing[];
}

const known = new WeakMap<Model, Timeline>();

export function timeline(model: Model): Timeline {
  let found = known.get(model);
  if (!found) known.set(model, (found = decode(model)));
  return found;
}

function decode(model: Model): Timeline {
  const { lanes = [], marks = [] } = model.views.timeline ?? {};
  const dated = new Set<number>();
  const found: Mark[] = [];
  for (const [n, lane, edtf, flags] of marks) {
    const span = spanOf(edtf);
    if (!span) continue;
    const thing = at(model.things, n);
    dated.add(n);
    found.push({
      index: found.length,
      thing,
      kind: thing.kind,
      lane,
      edtf,
      span,
      planned: (flags & PLANNED) > 0,
      force: (flags & IN_FORCE) > 0,
    });
  }
  const kinds = new Set(lanes.map(([, , kind]) => kind));
  return {
    lanes: lanes.map(([id, labels]) => ({ id, labels })),
    marks: found,
    undated: model.things.filter((thing) => kinds.has(thing.kind.id) && !dated.has(thing.index)),
  };
}
