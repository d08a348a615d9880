import assert from "node:assert/strict";
import { test } from "node:test";
import { triplesOf, turtle } from "../src/engine/turtle";

const prefixes = { ex: "https://example.org/", longer: "https://example.org/more/", xsd: "http://www.w3.org/2001/XMLSchema#" };
const A = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>";

test("triples are grouped, sorted and shortened, with the prefixes that are used", () => {
  const lines = [
    '<https://example.org/b> <https://example.org/p> "2"^^<http://www.w3.org/2001/XMLSchema#integer> .',
    '<https://example.org/b> <https://example.org/p> "1"^^<http://www.w3.org/2001/XMLSchema#integer> .',
    `<https://example.org/b> ${A} <https://example.org/more/C> .`,
    '<http://other.org/x> <https://example.org/p> "a \\"quoted\\" . text\\n"@vi .',
    '<https://example.org/b> <https://example.org/p> "1"^^<http://www.w3.org/2001/XMLSchema#integer> .',
  ].join("\n");
  assert.equal(
    turtle(triplesOf(lines), prefixes, "https://example.org/"),
    [
      "@prefix ex: <https://example.org/> .",
      "@prefix longer: <https://example.org/more/> .",
      "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .",
      "",
      "ex:b a longer:C ;",
      "    ex:p 1 , 2 .",
      "",
      '<http://other.org/x> ex:p "a \\"quoted\\" . text\\n"@vi .',
      "",
    ].join("\n"),
  );
});

test("a blank node keeps its name, and what has no local name its IRI", () => {
  assert.equal(
    turtle([["_:b0", "<https://example.org/p>", "<https://example.org/a(b)>"]], prefixes),
    "@prefix ex: <https://example.org/> .\n\n_:b0 ex:p <https://example.org/a(b)> .\n",
  );
});

test("nothing is silently left out", () => {
  assert.throws(() => triplesOf("<a> <b> oops"), SyntaxError);
  assert.deepEqual(triplesOf("\n\n"), []);
  assert.equal(turtle([], prefixes), "");
});
