import assert from "node:assert/strict";
import { test } from "node:test";
import { initial } from "../src/core/store";
import { say } from "../src/core/text";
import { read } from "../src/core/url";
import { ofLanguage, words } from "../src/core/words";
import { LANGUAGES, speak, wordingOf } from "../src/model/languages";
import { sample } from "./sample";
import { WORDS } from "./words";

test("a language that the page holds is one to read it in, whichever it is", () => {
  const english = wordingOf("en");
  speak({
    ...WORDS,
    fr: { ...english, page: { ...english.page, language: "Langue" }, language: { ...english.language, name: "Français" } },
  });
  try {
    assert.deepEqual(LANGUAGES, ["vi", "en", "ru", "fr"]);
    assert.equal(words("language", "fr"), "Langue");
    assert.equal(ofLanguage("name", "fr"), "Français");
    assert.equal(say(["Hà Nội", "Hanoi", "Ханой", "Hanoï"], "fr"), "Hanoï");
    const model = sample({ things: [] });
    assert.equal(read("#lang=fr", model, initial(model, "network")).language, "fr");
    assert.equal(initial(model, "network", ["fr-CA"]).language, "fr");
  } finally {
    speak(WORDS);
  }
  assert.throws(() => words("language", "fr"), /no words in fr/);
});
