// The habits of the house, as tests/test_house.py and tests/test_architecture.py hold them for Python; circles are the linter's.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";

/** The folders of src/, each of which imports from itself and from those before it only; what assembles the page stands in src/ itself. */
const TOWER = ["model", "core", "engine", "draw", "stories", "panel", "sources", "files", "path", "day", "views", "ui", ""];
const LINE = 140;
const LINES = 400;

function* files(folder: string): Generator<string> {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) yield* files(path.join(folder, entry.name));
    else yield path.join(folder, entry.name);
  }
}

const floor = (file: string): string => {
  const [folder = "", ...rest] = path.relative("src", file).split(path.sep);
  return rest.length ? folder : TOWER.includes(folder) ? folder : "";
};

test("imports go down the tower, those of types too", () => {
  const upward: string[] = [];
  let seen = 0;
  for (const file of files("src")) {
    if (!/\.(?:ts|mjs)$/.test(file)) continue;
    const own = TOWER.indexOf(floor(file));
    assert.notEqual(own, -1, `${file} stands on no floor`);
    for (const [, from = ""] of fs.readFileSync(file, "utf8").matchAll(/(?:\bfrom|\bimport\(|\bimport)\s*"(\.[^"]*)"/g)) {
      seen++;
      const to = floor(path.join(path.dirname(file), from));
      if (to && TOWER.indexOf(to) > own) upward.push(`${file} imports ${from}`);
    }
  }
  assert.ok(seen > 500);
  assert.deepEqual(upward, []);
});

test("lines and files are short", () => {
  const long: string[] = [];
  for (const file of [...files("src"), ...files("test")]) {
    const lines = fs.readFileSync(file, "utf8").split("\n");
    if (lines.length > LINES + 1) long.push(`${file}: ${lines.length} lines`);
    for (const [n, line] of lines.entries()) if (line.length > LINE) long.push(`${file}:${n + 1}: ${line.length} characters`);
  }
  assert.deepEqual(long, []);
});

/** Forms of the past that no rule of English makes; "read" and "spread" are the present too. */
const PAST = "bound|chosen|drawn|found|given|gone|grown|heard|held|hidden|kept|known|left|made|said|seen|sent|shown|taken|told|written";
const PARTICIPLE = new RegExp(`^(?:un)?(?:${PAST}|[a-z]{2,}[^e]ed)(?![a-z])`);
const FUNCTION =
  /^(?:export )?(?:async )?function\*? (\w+)|^ {2}(?:(?:private|protected|static|async|get) )*(\w+)\??(?:<[^>]*>)?\((?:.*\{|\n)$/gm;

test("functions are called by nouns and verbs, not by participles", () => {
  const offenders: string[] = [];
  let seen = 0;
  for (const file of files("src")) {
    if (!/\.(?:ts|mjs)$/.test(file)) continue;
    for (const [, plain = "", method = ""] of fs.readFileSync(file, "utf8").matchAll(FUNCTION)) {
      seen++;
      if (PARTICIPLE.test(plain || method)) offenders.push(`${file}: ${plain || method}`);
    }
  }
  assert.ok(seen > 900, String(seen));
  assert.deepEqual(offenders, []);
});
