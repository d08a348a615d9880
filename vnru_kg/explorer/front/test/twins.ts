import fs from "node:fs";
import path from "node:path";

/** A table of what Python and the page must do alike, from tests/data/twins; the tests run in the folder of the front end. */
export function table<T>(name: string): T {
  return JSON.parse(fs.readFileSync(path.resolve("../../../tests/data/twins", `${name}.json`), "utf8")) as T;
}
