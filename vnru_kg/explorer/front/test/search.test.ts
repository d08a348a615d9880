import assert from "node:assert/strict";
import { test } from "node:test";
import { fold } from "../src/core/fold";
import { Search } from "../src/core/search";
import { Forms, withoutPossessives } from "../src/core/search/forms";
import { namesIn } from "../src/core/search/spans";
import { sample } from "./sample";

const model = sample({
  things: [
    ["place:vietnam", ["Việt Nam", "Vietnam", "Вьетнам"]],
    ["person:vo-van-kiet", ["Võ Văn Kiệt", "Võ Văn Kiệt", "Во Ван Киет"]],
    ["person:viktor-chernomyrdin", ["Viktor Chernomyrdin", "Viktor Chernomyrdin", "Виктор Черномырдин"], 0, ["Chécnômưrđin"]],
    ["event:visit", ["chuyến thăm Việt Nam", "visit to Vietnam", "визит во Вьетнам"], 1],
    ["topic:dau-khi", ["dầu khí", "oil and gas", "нефть и газ"]],
  ],
});
const search = new Search(model);
const found = (text: string): string[] => search.find(text).map((hit) => hit.thing.id);

test("folding drops accents, strokes and dots, and keeps й", () => {
  assert.equal(fold("Đối tác chiến lược"), "doi tac chien luoc");
  assert.equal(fold("Тропический центр — Алёна"), "тропический центр - алена");
  assert.equal(fold("Vo\u0303  Va\u0306n_Kie\u0323\u0302t"), "vo van kiet");
});

test("a name is found in any language, with and without accents", () => {
  for (const text of ["vo van kiet", "Võ Văn Kiệt", "VO VAN KIET", "во ван киет"]) assert.equal(found(text)[0], "person:vo-van-kiet");
  for (const text of ["Черномырдин", "chernomyrdin", "checnomurdin"]) assert.equal(found(text)[0], "person:viktor-chernomyrdin");
});

test("accents that were typed must stand in the name", () => {
  assert.deepEqual(found("dau khi"), ["topic:dau-khi"]);
  assert.ok(
    search.find("đâu khi").every((hit) => hit.rank >= 5),
    "only as a near spelling",
  );
});

test("the exact name comes before names that contain it", () => assert.deepEqual(found("viet nam"), ["place:vietnam", "event:visit"]));

test("words in another order and near spellings are found", () => {
  assert.equal(found("kiet vo")[0], "person:vo-van-kiet");
  assert.equal(found("chernomirdin")[0], "person:viktor-chernomyrdin");
  assert.deepEqual(found("   "), []);
});

test("a thing is found by a name that nobody is shown, and equal hits stand in the order that they are given", () => {
  const posts = sample({
    things: [
      ["post:a", ["Thủ tướng A", "Minister A", "A"], 0, [], "", [], ["PM"], 2],
      ["post:b", ["Thủ tướng B", "Minister B", "B"], 0, [], "", [], ["PM"], 1],
    ],
  });
  const hits = new Search(posts).find("pm", 5);
  assert.deepEqual(
    hits.map(({ thing, rank }) => `${thing.id} ${rank}`),
    ["post:b 0", "post:a 0"],
  );
});

test("a name is read in a sentence in its other forms, and no ordinary word as one", () => {
  const forms = new Forms(search.words());
  const named = (text: string): string[] =>
    namesIn(search, withoutPossessives(text), ({ plain }) => plain.startsWith("visit"), forms).map(({ thing }) => thing.id);
  assert.deepEqual(named("Chernomyrdin's visits to Vietnam"), ["person:viktor-chernomyrdin", "place:vietnam"]);
  assert.deepEqual(named("визиты Черномырдина во Вьетнам"), ["person:viktor-chernomyrdin", "place:vietnam"]);
  assert.deepEqual(named("беседа Во Ван Киета с Черномырдиным"), ["person:vo-van-kiet", "person:viktor-chernomyrdin"]);
  assert.deepEqual(named("торговля Вьетнама"), ["place:vietnam"]);
  assert.deepEqual(named("нефтью и газом"), ["topic:dau-khi"]);
  assert.deepEqual(named("visits in the autumn"), []);
});

test("no name is read before the page stands, and few at a time after that", () => {
  const steps: (() => void)[] = [];
  let read = 0;
  const names = (): readonly string[] => {
    read++;
    return [];
  };
  const model = sample({ things: Array.from({ length: 150 }, (_, n) => [`person:p${n}`, [`Tên ${n}`, `Name ${n}`, `Имя ${n}`]]) });
  const things = model.things.map((thing) => Object.create(thing, { names: { get: names } }) as typeof thing);
  const search = new Search({ ...model, things });
  search.prepare((step) => steps.push(step));
  const each: number[] = [read];
  for (let step = steps.pop(); step; step = steps.pop()) {
    const before = read;
    step();
    each.push(read - before);
  }
  assert.equal(each[0], 0);
  assert.equal(
    each.reduce((sum, n) => sum + n),
    150,
  );
  assert.ok(Math.max(...each) <= 60 && each.length > 2, String(each));
});
