// The engine, in a worker of its own: no query ever stops the page, and one that runs away ends with its worker.
import init, { Store } from "oxigraph/web.js";
import { XzReadableStream } from "xz-decompress";
import { gunzip, type Pack, type Reader, unpack } from "../model/bytes";
import { load, needsGraphs } from "./graphs";
import type { Answer, Begun, Order, Question } from "./protocol";
import { triplesOf, turtle } from "./turtle";

let store: Store | null = null;
/** Puts the named graphs into the store, as long as they are not there. */
let graphs: (() => void) | null = null;

const unxz: Reader = (packed) => new XzReadableStream(packed);
const read = (packed: Pack): Promise<Uint8Array<ArrayBuffer>> => unpack(packed, packed.kind === "application/x-xz" ? unxz : gunzip);

async function begin(given: Order): Promise<Begun> {
  // the engine is compiled beside this thread while the dataset is unpacked on it
  const compiled = given.engine instanceof WebAssembly.Module ? given.engine : WebAssembly.compile(await read(given.engine));
  const dataset = given.dataset instanceof Uint8Array ? given.dataset : await read(given.dataset);
  const module = await compiled;
  await init({ module_or_path: module });
  const fresh = new Store();
  graphs = load(fresh, dataset);
  store = fresh;
  return { module, dataset, triples: fresh.size };
}

function ask({ query, as, prefixes, base }: Question): string {
  if (!store) throw new Error("the engine has not begun");
  if (graphs && needsGraphs(query)) {
    graphs(); // most questions need none of them, so that the first is not kept waiting
    graphs = null;
  }
  if (as !== "turtle")
    return store.query(query, {
      results_format: as === "json" ? "application/sparql-results+json" : as === "csv" ? "text/csv" : "application/n-triples",
    }) as string;
  const lines = store.query(query, { results_format: "application/n-triples" }) as string;
  return turtle(triplesOf(lines), prefixes, base);
}

function explain(error: unknown): Answer {
  // a trap leaves the engine in a state that nobody knows: the page then starts another worker
  const broken = error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
  return { error: error instanceof Error ? error.message : String(error), broken };
}

self.onmessage = ({ data }: MessageEvent<Order | Question>) => {
  if ("engine" in data) {
    begin(data).then(
      (begun) => {
        try {
          postMessage({ begun });
        } catch {
          // a browser that does not hand compiled code on: it is compiled again when the engine has to start anew
          postMessage({ begun: { ...begun, module: null } });
        }
      },
      (error: unknown) => postMessage(explain(error)),
    );
    return;
  }
  const started = performance.now();
  try {
    const text = ask(data);
    postMessage({ text, ms: performance.now() - started });
  } catch (error) {
    postMessage(explain(error));
  }
};
