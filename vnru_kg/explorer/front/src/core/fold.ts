const STROKES: Readonly<Record<string, string>> = { đ: "d", Đ: "d", ё: "е", Ё: "е", "’": "'", "–": "-", "—": "-" };
const PLAIN = /^[ -~]*$/;
const SHORT_I = "\ue000";

/** `text` in lower case without accents, as `fold` of vnru_kg/text.py: đ → d, ё → е; й stays, since it is a letter of its own. */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase().replace(/[ _]+/g, " ").trim();
  const kept = text
    .normalize("NFC")
    .replace(/[đĐёЁ’–—]/g, (letter) => STROKES[letter] ?? letter)
    .replace(/[йЙ]/g, SHORT_I)
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .replaceAll(SHORT_I, "й");
  return kept
    .replace(/[\s_]+/g, " ")
    .toUpperCase() // there and back, as Python folds case: ß is ss
    .toLowerCase()
    .replaceAll("ς", "σ")
    .trim();
}
