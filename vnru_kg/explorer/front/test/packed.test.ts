import assert from "node:assert/strict";
import { test } from "node:test";
import xz from "xz-decompress";
import { unpack } from "../src/model/bytes";

// what vnru_kg/explorer/packing.py makes of this text
const TEXT = `${"Hà Nội – Москва. ".repeat(40)}abc`;
const GZIP = "H4sIAAAAAAACA/M4vEDB7+HumZkKjxomK1yYc2HfxcYLuy5surBBT8FjVG5UblRuVI4CucSkZABB6PmNYwQAAA==";
const XZ = [
  "/Td6WFoAAAFpIt42AgAhARYAAAB0L+Wj4ARiAC0EACQyV+c+myqsHSnIWgT/JTtDnaOG4Fvo",
  "WHYHaSukCM/9GqQFJxAGXOtb36n4AAAAAABB6PmNAAFF4wgAAADi2gA2PjANiwIAAAAAAVla",
].join("");
const unxz = (packed: ReadableStream<Uint8Array<ArrayBuffer>>): ReadableStream<Uint8Array> => new xz.XzReadableStream(packed);

test("what Python packs is unpacked", async () => {
  assert.equal(new TextDecoder().decode(await unpack({ kind: "application/gzip", text: GZIP })), TEXT);
  assert.equal(new TextDecoder().decode(await unpack({ kind: "application/x-xz", text: XZ }, unxz)), TEXT);
});

test("what is damaged is not taken", async () => {
  await assert.rejects(unpack({ kind: "application/gzip", text: GZIP.slice(0, 60) }));
  await assert.rejects(unpack({ kind: "application/gzip", text: XZ }));
});
