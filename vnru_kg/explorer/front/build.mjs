// Bundles src/ into one script and one style sheet: node build.mjs [target folder]
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { allLand } from "./src/views/map/land.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const target = path.resolve(process.argv[2] ?? path.join(here, "..", "static"));
const views = fs.readdirSync(path.join(here, "src/views")).sort();

/** `views:all` is the list of the default exports of src/views/NAME/index.ts, so that a view is added by adding its folder. */
const allViews = {
  name: "views",
  setup(plugin) {
    plugin.onResolve({ filter: /^views:all$/ }, () => ({ path: "all", namespace: "views" }));
    plugin.onLoad({ filter: /.*/, namespace: "views" }, () => ({
      resolveDir: path.join(here, "src"),
      contents: [
        ...views.map((name, n) => `import v${n} from "./views/${name}/index";`),
        `export default [${views.map((_, n) => `v${n}`).join(", ")}].sort((a, b) => a.order - b.order);`,
      ].join("\n"),
    }));
  },
};

/** The style sheets of src/styles/ and of each view, in the order of their names. */
function sheets() {
  const folders = ["src/styles", ...views.map((name) => `src/views/${name}`)];
  const found = folders.flatMap((folder) => fs.readdirSync(path.join(here, folder)).sort().filter((f) => f.endsWith(".css")).map((f) => `./${folder}/${f}`));
  return found.map((file) => `@import "${file}";`).join("\n");
}

const shared = { bundle: true, minify: true, charset: "utf8", target: "es2022", legalComments: "none", logLevel: "warning", absWorkingDir: here };
fs.mkdirSync(target, { recursive: true });
await build({ ...shared, entryPoints: ["src/main.ts"], format: "iife", outfile: path.join(target, "explorer.js"), plugins: [allViews, allLand] });
// what only the query editor needs, so that the page can hold it packed: the editor and its results, and the worker around the engine
await build({ ...shared, entryPoints: ["src/views/sparql/bench/main.ts"], format: "iife", globalName: "vnruBench", outfile: path.join(target, "bench.js") });
await build({ ...shared, entryPoints: ["src/boot.ts"], format: "iife", outfile: path.join(target, "boot.js") });
await build({ ...shared, entryPoints: ["src/engine/worker.ts"], format: "iife", define: { "import.meta.url": '""' }, outfile: path.join(target, "worker.js") });
await build({ ...shared, stdin: { contents: sheets(), loader: "css", resolveDir: here }, outfile: path.join(target, "explorer.css") });
