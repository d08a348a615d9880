// Bundles src/ into scripts and a style sheet, with the licences of what is bundled: node build.mjs [target folder]
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { licences } from "./licences.mjs";
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
  const found = folders.flatMap((folder) =>
    fs
      .readdirSync(path.join(here, folder))
      .sort()
      .filter((f) => f.endsWith(".css"))
      .map((f) => `./${folder}/${f}`),
  );
  return found.map((file) => `@import "${file}";`).join("\n");
}

const shared = {
  bundle: true,
  minify: true,
  charset: "utf8",
  target: "es2022",
  legalComments: "none",
  logLevel: "warning",
  absWorkingDir: here,
};
fs.mkdirSync(target, { recursive: true });
const made = [];
const bundle = async (options) => made.push(...Object.keys((await build({ ...shared, ...options, metafile: true })).metafile.inputs));
await bundle({ entryPoints: ["src/main.ts"], format: "iife", outfile: path.join(target, "explorer.js"), plugins: [allViews, allLand] });
// what only the query editor needs, so that the page can hold it packed: the editor and its results, and the worker around the engine
await bundle({
  entryPoints: ["src/views/sparql/bench/main.ts"],
  format: "iife",
  globalName: "vnruBench",
  outfile: path.join(target, "bench.js"),
});
fs.copyFileSync(path.join(here, "src/old.js"), path.join(target, "old.js")); // not bundled: it is written for what a bundler no longer writes for
await bundle({ entryPoints: ["src/boot.ts"], format: "iife", globalName: "vnruBoot", outfile: path.join(target, "boot.js") });
await bundle({
  entryPoints: ["src/engine/worker.ts"],
  format: "iife",
  define: { "import.meta.url": '""' },
  outfile: path.join(target, "worker.js"),
});
await bundle({ stdin: { contents: sheets(), loader: "css", resolveDir: here }, outfile: path.join(target, "explorer.css") });
// the comments that name the rights of others are not in the bundles: their licences are held together
fs.writeFileSync(path.join(target, "licences.txt"), licences(here, made));
fs.writeFileSync(path.join(target, "bundled.json"), JSON.stringify(made.sort()));
