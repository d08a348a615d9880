import assert from "node:assert/strict";
import { test } from "node:test";
import { bytes, parts } from "../src/engine/bytes";
import { unlzma } from "../src/engine/lzma";

// what vnru_kg/explorer/packing.py makes of these two parts, with LZMA and without
const TEXTS = [`${"Hà Nội – Москва. ".repeat(40)}abc`, "and more"];
const LZMA = "3!q=#cY%ɏ%ɏ%ɏ۶87@aVep3jHǵ:JeTݛ9@A?:.uKYn_g|Qgg>whsǐ>ml'I9ŋ:%T. cVO6v}z%}y`Pȫ>_i   ";
const GZIP = "3.[M\\@S    %Nނ7{s^۰gמ~$u)l9rKwl9(+|`sx sSFn!trz]jAr6T-UԢ{!8iCJo|2ZBT?FƼ>`7(7NAi4      ";
const sizes = [1123, 8];

test("what Python packs is unpacked, part by part", async () => {
  for (const text of [LZMA, GZIP]) {
    const part = await parts({ text, sizes });
    assert.deepEqual([part(0), part(1), part(0)].map((bytes) => new TextDecoder().decode(bytes)), [TEXTS[0], TEXTS[1], TEXTS[0]]);
  }
});

test("no more is unpacked than is wanted", () => {
  assert.equal(unlzma(bytes(LZMA), 10).length, 10);
  assert.equal(unlzma(bytes(LZMA)).length, 1131);
});

test("what is damaged is not taken", () => {
  assert.throws(() => unlzma(bytes(LZMA).subarray(0, 40)), RangeError);
  assert.throws(() => unlzma(new Uint8Array(30)), RangeError);
  assert.throws(() => unlzma(new Uint8Array(4)), RangeError);
});

test("every byte survives, whatever the length", () => {
  assert.deepEqual([...bytes("4  0.wY\"?uU.5$^[zDq&}B'yH)>'N0$+\\lsF`-{S {60;8G1r2Z}lHO4ycݹ+79J@3a9Y/eJ>;wtӨy?7[85PAWA^L,Cv&ɘhF5l17?HURWMzJt7|cWM3}*9-OScPOiQrIueFT2/#:{VQtIQXXpZng4[0@pó]P&BSG_nkgi#b.Q׃_dN7:U5fl|`jqi,b̳NkLI3W$mk.Yl`p*s£=rJZ,Xrti@RnOw)%x%+yHk%Za{gQKp>~'6q&yģ{VǎǾbDr,˙Hj(hδ-ڞEҎs=szթYc*Wل?Ў3ܟ%5ui߹j\\,FPŴž\"Oȣ   ")], [...Array(256).keys()]);
  assert.deepEqual([...bytes("3%ɏ%ɏuɎ   ")], Array(7).fill(255));
  assert.equal(bytes("0").length, 0);
});
