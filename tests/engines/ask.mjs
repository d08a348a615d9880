// Reads a file of quads; answers each query on a line of standard input (base 64) with a line: its rows as JSON, or "!" and why not.
import { createInterface } from "node:readline";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const [folder, file] = process.argv.slice(2);
const load = createRequire(`${folder}/`);
const { QueryEngine } = load("@comunica/query-sparql-file");
const { Parser, Store } = load("n3");
const store = new Store();
for (const { subject, predicate, object, graph } of new Parser({ format: "N-Quads" }).parse(readFileSync(file, "utf-8"))) {
  store.addQuad(subject, predicate, object, graph);
  store.addQuad(subject, predicate, object); // the default graph is the merge, each triple once
}
const engine = new QueryEngine();
const coded = (text) => Buffer.from(text, "utf-8").toString("base64");
const text = async (stream) => {
  const parts = [];
  for await (const part of stream) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString("utf-8");
};
console.log("ready");
for await (const line of createInterface({ input: process.stdin })) {
  try {
    const result = await engine.query(Buffer.from(line, "base64").toString("utf-8"), { sources: [store] });
    const { data } = await engine.resultToString(result, "application/sparql-results+json");
    console.log(coded(await text(data)));
  } catch (error) {
    console.log(`!${coded(String(error))}`);
  }
}
