// Bundles test/*.test.ts and runs them with Node's own runner.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = path.dirname(fileURLToPath(import.meta.url));
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "explorer-test-"));
const names = fs.readdirSync(path.join(here, "test")).filter((name) => name.endsWith(".test.ts"));
await build({
  absWorkingDir: here,
  entryPoints: names.map((name) => `test/${name}`),
  bundle: true,
  platform: "node",
  format: "esm",
  outdir: folder,
  outExtension: { ".js": ".mjs" },
  logLevel: "warning",
  banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' }, // for packages in CommonJS
});
const run = spawnSync(process.execPath, ["--test", ...names.map((name) => path.join(folder, name.replace(/\.ts$/, ".mjs")))], {
  stdio: "inherit",
});
fs.rmSync(folder, { recursive: true });
process.exit(run.status ?? 1);
