import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { csv, edgesCsv, nodesCsv } from "../src/files/csv";
import { graphml, xml } from "../src/files/graphml";
import { about } from "../src/files/rdf";
import { digest, hex, sha256 } from "../src/sources/hash";
import { slice, unitsOf } from "../src/sources/offsets";
import { sample } from "./sample";

const model = sample({
  things: [
    ["person:a", ['Anh, "A"', "=1+1", "А"]],
    ["event:b", ["<B>", "B", "Б"], 1],
  ],
  links: [[0, 1, 5]],
});

test("cells are quoted, and none is run as a formula", () => {
  assert.equal(
    csv([
      ["a,b", 'c"d', "e\nf"],
      ["=1", "-2", "@x"],
    ]),
    '\ufeff"a,b","c""d","e\nf"\r\n\'=1,\'-2,\'@x\r\n',
  );
  const lines = nodesCsv(model, model.things, "en").split("\r\n");
  assert.equal(lines[1]?.startsWith('https://w3id.org/vnru/person/a,\'=1+1,"Anh, ""A""",\'=1+1,А,person,'), true);
  assert.equal(edgesCsv(model, model.edges, "en").split("\r\n").length, model.edges.length + 2);
});

test("GraphML holds any text", () => {
  const text = graphml(model, model.things, model.edges, "vi");
  assert.ok(text.includes('<data key="node-label">&lt;B&gt;</data>'));
  assert.equal(text.match(/<node /g)?.length, 2);
  assert.equal(text.match(/<edge /g)?.length, model.edges.length);
  assert.equal(xml("a&b\u0000\ud800c\ud83d\ude00\n"), "a&amp;b\ufffd\ufffdc\ud83d\ude00&#10;");
});

test("what is no IRI is left out of a query", () => {
  const query = about(["https://x/a", "https://x/b> } INSERT"]);
  assert.ok(query.includes("<https://x/a>"));
  assert.ok(!query.includes("INSERT"));
});

test("offsets count characters, as Python does", () => {
  const text = "a😀bđ𝄞c";
  assert.deepEqual(slice(text, 1, 4), { before: "a", part: "😀bđ", after: "𝄞c" });
  assert.deepEqual(slice(text, 4, 99), { before: "a😀bđ", part: "𝄞c", after: "" });
  assert.deepEqual(unitsOf(text, 0, 2, 6), [0, 3, 8]);
  assert.deepEqual(slice("\ufeffa", 0, 1).part, "\ufeff");
});

test("our own SHA-256 is that of the world", async () => {
  for (const length of [0, 1, 3, 55, 56, 63, 64, 65, 119, 120, 1000, 100_000]) {
    const bytes = Uint8Array.from({ length }, (_, n) => (n * 131 + length) % 256);
    const expected = createHash("sha256").update(bytes).digest("hex");
    assert.equal(hex(digest(bytes)), expected);
    assert.equal(await sha256(bytes), expected);
  }
});
