const LETTER = /[\p{L}\p{N}\p{M}]/u;

/** Where `word` stands in `text` with no letter before or after it, or -1. */
export function wordAt(text: string, word: string): number {
  for (let start = text.indexOf(word); start >= 0; start = text.indexOf(word, start + 1)) {
    const [before, after] = [text[start - 1] ?? "", text[start + word.length] ?? ""];
    if (!LETTER.test(before) && !LETTER.test(after)) return start;
  }
  return -1;
}
