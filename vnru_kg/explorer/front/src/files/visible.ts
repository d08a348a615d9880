// What a reader sees at the moment, as the view that is open says it.
import type { App, Content, OpenView } from "../core/page";
import type { Edge } from "../model/types";

/** What the view shows, or nothing of a view that hands over files of its own. */
export function visible(view: OpenView | undefined): Content {
  return view?.content?.() ?? { words: "", things: [], tables: [] };
}

/** The relations that the view draws, or every relation among its things. */
export function edgesOf({ model }: App, { things, edges }: Content): readonly Edge[] {
  if (edges) return edges;
  const there = new Set(things.map((thing) => thing.index));
  return model.edges.filter((edge) => there.has(edge.source) && there.has(edge.target));
}
