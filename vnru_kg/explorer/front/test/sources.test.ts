import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import type { Model, Passage, Source } from "../src/model/types";
import { Copies } from "../src/sources/copies";

const TEXT = "Tiêu đề 😀\nĐoạn một nói điều này.\nĐoạn hai nói điều kia.\n";
const hash = (text: string): string => createHash("sha256").update(text).digest("hex");
const bytes = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(new TextEncoder().encode(text));

function cited(text: string, part: string, source: Source, index: number): Passage {
  const start = [...text.slice(0, text.indexOf(part))].length;
  return {
    index,
    document: source,
    paragraph: index + 1,
    start,
    end: start + [...part].length,
    sha256: hash(part),
    id: `passage:9-${index}`,
    language: source.language,
  };
}

const source: Source = { index: 0, id: "9", labels: "", file: "nine.txt", sha256: hash(TEXT), date: "", thing: -1, language: "" };
const passages = ["Đoạn một nói điều này.", "Đoạn hai nói điều kia."].map((part, n) => cited(TEXT, part, source, n));
const [one, two] = passages as [Passage, Passage];
const model = { documents: [source], passages } as unknown as Model;

test("the very document is known by its hash, whatever its name", async () => {
  const held = new Copies(model);
  assert.deepEqual(await held.take(bytes(TEXT), "renamed.txt"), { source, same: true });
  const found = await held.find(two);
  assert.deepEqual([found?.part, found?.agrees, found?.same], ["Đoạn hai nói điều kia.", true, true]);
});

test("a changed copy is told from the document, and each of its passages from the passage", async () => {
  const held = new Copies(model);
  const changed = `Một dòng mới.\n${TEXT.replace("điều này", "điều khác")}`;
  assert.deepEqual(await held.take(bytes(changed), "nine (1).txt"), { source, same: false });
  const [first, second] = [await held.find(one), await held.find(two)];
  assert.deepEqual([first?.agrees, first?.same], [false, false]);
  // it was pushed down, but says what it said
  assert.deepEqual([second?.part, second?.agrees, second?.same], ["Đoạn hai nói điều kia.", true, false]);
});

test("a copy of another name is known by the passages that stand where they should", async () => {
  const held = new Copies(model);
  assert.deepEqual(await held.take(bytes(`${TEXT}thêm`), "x.txt"), { source, same: false });
  assert.equal(await held.take(bytes("something else"), "y.txt"), null);
  assert.equal(held.count, 1);
});

test("a changed copy does not take the place of the document", async () => {
  const held = new Copies(model);
  await held.take(bytes(TEXT), "nine.txt");
  await held.take(bytes(`${TEXT}thêm`), "nine.txt");
  assert.equal((await held.find(one))?.same, true);
});
