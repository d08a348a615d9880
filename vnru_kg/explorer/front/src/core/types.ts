// What is below the kinds: the sorts of things that the ontology tells apart, as a tree for each kind.
import type { Language } from "../model/languages";
import type { Kind, Model, Text, Thing, Type } from "../model/types";
import { say } from "./text";
import { words } from "./words";

/** A sort of things of one kind, and the sorts that are below it. */
export interface Sort {
  readonly id: string;
  /** Its names; null for what is of no sort that has one. */
  readonly labels: Text | null;
  readonly inner: readonly Sort[];
  /** Everything that is of it or of one below it. */
  readonly members: readonly Thing[];
}

/** What stands for the things of a kind that are told to be nothing narrower. */
const plain = (kind: Kind): string => `-${kind.id}`;

/** The sorts that a thing is told to be, as the filter names them. */
function sortIds(thing: Thing): string[] {
  const { types } = thing;
  return types.length ? types.map(({ id }) => id) : [plain(thing.kind)];
}

/** Whether the filter leaves a thing out: its kind, or every sort that it is. */
export function isOff(thing: Thing, off: ReadonlySet<string>): boolean {
  return off.size > 0 && (off.has(thing.kind.id) || sortIds(thing).every((id) => off.has(id)));
}

/** Whether the filter has a name for it that is not the name of a kind. */
export function isSort(model: Model, id: string): boolean {
  return model.types.some((type) => type.id === id) || model.kinds.some((kind) => plain(kind) === id);
}

const known = new WeakMap<Model, ReadonlyMap<Kind, readonly Sort[]>>();

/** The sorts of a kind, those of the most things first; none where there is but one. */
export function sortsOf(model: Model, kind: Kind): readonly Sort[] {
  let found = known.get(model);
  if (!found) known.set(model, (found = new Map(model.kinds.map((one) => [one, treeOf(model, one)]))));
  return found.get(kind) ?? [];
}

/** The name of a sort or a kind; what has no name of its own is all the rest. */
export function nameOfSort({ labels }: Pick<Sort, "labels">, language: Language): string {
  return labels ? say(labels, language) : words("otherType", language);
}

/** The ids of a sort and of all below it; one may be below several. */
const within = (sort: Sort): string[] => [...new Set([sort.id, ...sort.inner.flatMap(within)])];
const allOf = (model: Model, kind: Kind): string[] => [...new Set(sortsOf(model, kind).flatMap(within))];

/** Whether a kind, or a sort of it, is let through: all of it, nothing, or a part. */
export function passState(model: Model, off: ReadonlySet<string>, kind: Kind, sort?: Sort): "all" | "none" | "some" {
  if (off.has(kind.id)) return "none";
  const ids = sort ? within(sort) : allOf(model, kind);
  const gone = ids.filter((id) => off.has(id)).length;
  return gone === 0 ? "all" : gone === ids.length ? "none" : "some";
}

/** The filter with a kind, or a sort of it, turned: what is let through in part, or not at all, is then let through whole. */
export function toggleType(model: Model, off: ReadonlySet<string>, kind: Kind, sort?: Sort): Set<string> {
  const all = allOf(model, kind);
  const gone = new Set(off.has(kind.id) ? all : all.filter((id) => off.has(id)));
  const show = passState(model, off, kind, sort) !== "all";
  for (const id of sort ? within(sort) : all)
    if (show) gone.delete(id);
    else gone.add(id);
  const whole = sort ? gone.size === all.length : !show;
  const others = [...off].filter((id) => id !== kind.id && !all.includes(id));
  return new Set([...others, ...(whole ? [kind.id] : gone)]);
}

/** The filter that lets nothing through but this. */
export function alone(model: Model, kind: Kind, sort?: Sort): Set<string> {
  const wanted = new Set(sort ? within(sort) : allOf(model, kind));
  const kinds = model.kinds.filter((other) => other !== kind).map(({ id }) => id);
  return new Set([...kinds, ...allOf(model, kind).filter((id) => !wanted.has(id))]);
}

/** The kinds that the filter leaves out, and the sorts of the others. */
export function omissions(model: Model, off: ReadonlySet<string>): readonly Pick<Sort, "labels">[] {
  const among = (sort: Sort): Sort[] =>
    within(sort).every((id) => off.has(id)) ? [sort] : [...(off.has(sort.id) ? [sort] : []), ...sort.inner.flatMap(among)];
  const [gone, there] = [model.kinds.filter(({ id }) => off.has(id)), model.kinds.filter(({ id }) => !off.has(id))];
  return [...gone, ...there.flatMap((kind) => sortsOf(model, kind).flatMap(among))];
}

function treeOf(model: Model, kind: Kind): Sort[] {
  const of = new Map<string, Thing[]>();
  for (const thing of model.things)
    if (thing.kind === kind)
      for (const id of sortIds(thing)) {
        const there = of.get(id);
        if (there) there.push(thing);
        else of.set(id, [thing]);
      }
  const own = model.types.filter(({ id }) => of.has(id));
  const numbers = new Set(own.map(({ index }) => index));
  const isTop = ({ above }: Type): boolean => !above.some((n) => numbers.has(n));
  const made = (id: string, labels: Text | null, inner: readonly Sort[]): Sort => {
    const members = new Set([...(of.get(id) ?? []), ...inner.flatMap((sort) => sort.members)]);
    return { id, labels, inner, members: [...members] };
  };
  const tree = (types: readonly Type[]): Sort[] =>
    types
      .map(({ id, labels, index }) => made(id, labels, tree(own.filter(({ above }) => above.includes(index)))))
      .sort((a, b) => b.members.length - a.members.length);
  const tops = tree(own.filter(isTop));
  if (of.has(plain(kind))) tops.push(made(plain(kind), null, []));
  return tops.length > 1 || tops[0]?.inner.length ? tops : [];
}
