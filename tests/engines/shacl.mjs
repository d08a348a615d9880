// Applies SHACL shapes to files of triples with two validators; prints one line of JSON: validator → file → what it reports.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [folder, shapesFile, ...files] = process.argv.slice(2);
const { resolve } = createRequire(`${folder}/`);
const load = (name) => import(pathToFileURL(resolve(name)));
const { Parser } = await load("n3");
const { default: rdf } = await load("rdf-ext");
const { default: ByTree } = await load("rdf-validate-shacl");
const { Validator: ByEngine } = await load("shacl-engine");

const read = (file) => rdf.dataset(new Parser({ format: "N-Triples" }).parse(readFileSync(file, "utf-8")));
const shapes = read(shapesFile);
// the nodes of our lists are named, as SHACL allows (§2.3, "SHACL list"); by default this validator does not
const tree = new ByTree(shapes, { allowNamedNodeInList: true });
const engine = new ByEngine(shapes, { factory: rdf });
const VALIDATORS = {
  "rdf-validate-shacl": async (dataset) =>
    (await tree.validate(dataset)).results.map((one) => [one.focusNode, one.sourceShape, one.sourceConstraintComponent, one.value]),
  "shacl-engine": async (dataset) =>
    (await engine.validate({ dataset })).results.map((one) => [
      one.focusNode?.term ?? one.focusNode,
      one.shape.ptr.term,
      one.constraintComponent,
      one.value?.term ?? one.value,
    ]),
};
const told = {};
for (const [name, validate] of Object.entries(VALIDATORS)) {
  told[name] = {};
  for (const file of files) {
    const results = await validate(read(file));
    told[name][file] = results.map((terms) => terms.map((term) => term?.value ?? ""));
  }
}
console.log(JSON.stringify(told));
