// The words nearest to one that is not known, as Python's difflib finds them: so page and command offer the same.

/** Up to `most` of the words that are like `word`, the best first. */
export function closeMatches(word: string, known: Iterable<string>, most: number): string[] {
  return [...new Set(known)]
    .map((one) => ({ one, likeness: likeness(one, word) }))
    .filter(({ likeness }) => likeness >= 0.6)
    .sort((a, b) => b.likeness - a.likeness || (a.one < b.one ? 1 : -1))
    .slice(0, most)
    .map(({ one }) => one);
}

/** Twice the letters that two words share in order, by blocks, over the letters that they have (Ratcliff and Obershelp). */
function likeness(one: string, other: string): number {
  return one.length + other.length ? (2 * commonLetters(one, other)) / (one.length + other.length) : 1;
}

function commonLetters(one: string, other: string): number {
  let [at, there, length] = [0, 0, 0];
  let before: number[] = [];
  for (let i = 0; i < one.length; i++) {
    const row: number[] = [];
    for (let j = 0; j < other.length; j++) {
      row[j] = one[i] === other[j] ? (before[j - 1] ?? 0) + 1 : 0;
      const run = row[j] ?? 0;
      if (run > length) [at, there, length] = [i - run + 1, j - run + 1, run];
    }
    before = row;
  }
  if (!length) return 0;
  return (
    length + commonLetters(one.slice(0, at), other.slice(0, there)) + commonLetters(one.slice(at + length), other.slice(there + length))
  );
}
