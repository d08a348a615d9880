// The dataset in the engine: named graphs, and in the default graph the merge of all of them, each triple once.
import type { Store } from "oxigraph/web.js";

// vnru_kg/turtle.py writes these lines where a graph begins and ends, and no others that begin so
const BOUND = /^(?:\S+ \{|\})$/gm;
const BLANK = /(?:^|\s)_:/;
const NAMED = /graph|from/i;
const MERGE = "INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }";

/** Whether a query may ask for a named graph. */
export function needsGraphs(query: string): boolean {
  return NAMED.test(query);
}

/**
 * Put the merge of a dataset in TriG into a store; gives what puts the named graphs beside it. The merge is read from the
 * same text without its graphs, in half the time that it takes to read them and to merge them then.
 */
export function load(store: Store, dataset: Uint8Array): () => void {
  const trig = new TextDecoder().decode(dataset);
  const graphs = (): void => store.load(dataset, { format: "application/trig", lenient: true });
  if (!BLANK.test(trig)) {
    store.load(trig.replace(BOUND, ""), { format: "text/turtle", lenient: true });
    return graphs;
  }
  graphs(); // blank nodes that are read twice are others
  store.update(MERGE);
  return () => undefined;
}
