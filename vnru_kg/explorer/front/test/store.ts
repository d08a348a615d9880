import { createRequire as requirer } from "node:module";
import path from "node:path";
import { EngineError, type Reply } from "../src/engine/client";

/** The page's engine without a worker, over some TriG; the tests run in the folder of the front end, where its package is. */
export function over(data: string): { ask(query: string): Promise<Reply> } {
  const { Store } = requirer(path.resolve("package.json"))("oxigraph") as typeof import("oxigraph");
  const store = new Store();
  store.load(data, { format: "application/trig" });
  store.update("INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }");
  return {
    ask: (query) => {
      try {
        return Promise.resolve({ text: store.query(query, { results_format: "application/sparql-results+json" }) as string, ms: 1 });
      } catch (error) {
        return Promise.reject(new EngineError("query", String(error)));
      }
    },
  };
}
