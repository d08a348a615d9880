import assert from "node:assert/strict";
import { test } from "node:test";
import { expand, Shortener, triplesOf, turtle } from "../src/engine/turtle";

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
      "",
      "ex:b",
      "    a longer:C ;",
      "    ex:p 1 , 2 .",
      "",
      "<http://other.org/x>",
      '    ex:p "a \\"quoted\\" . text\\n"@vi .',
      "",
    ].join("\n"),
  );
});

test("what is no plain number keeps its datatype, and what is no local name its IRI", () => {
  const short = new Shortener(prefixes);
  assert.equal(short.term('"1e5"^^<http://www.w3.org/2001/XMLSchema#integer>'), '"1e5"^^xsd:integer');
  assert.equal(short.term('"1.50"^^<http://www.w3.org/2001/XMLSchema#decimal>'), "1.50");
  assert.equal(short.term('"1."^^<http://www.w3.org/2001/XMLSchema#decimal>'), '"1."^^xsd:decimal');
  assert.equal(short.term('"true"^^<http://www.w3.org/2001/XMLSchema#boolean>'), "true");
  assert.equal(short.term('"plain"'), '"plain"');
  assert.equal(short.term("_:b0"), "_:b0");
  assert.equal(short.iri("https://example.org/a/b"), "<https://example.org/a/b>");
  assert.equal(short.iri("https://example.org/a."), "<https://example.org/a.>");
  assert.equal(short.iri("https://example.org/đ"), "<https://example.org/đ>");
  assert.deepEqual([...short.used], ["xsd"]);
});

test("nothing is silently left out", () => {
  assert.throws(() => triplesOf("<a> <b> oops"), SyntaxError);
  assert.deepEqual(triplesOf("\n\n"), []);
  assert.equal(turtle([], prefixes), "");
});

test("a prefixed name stands for its IRI", () => {
  assert.equal(expand("ex:b", prefixes), "https://example.org/b");
  assert.equal(expand("<urn:x>", prefixes), "urn:x");
});
