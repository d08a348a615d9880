// Typing errors, as vnru_kg/search/near.py counts them.

const [ONE, TWO] = [3, 8]; // letters from which a word may have one error, and two
const LONGEST = 30;
const MANY = 3; // words beside which one of two letters may have an error too

/** How many errors a word of that length may have among so many words; none what holds a digit: another number is another thing. */
export function errorLimit(plain: string, words: number): number {
  if (plain.length < ONE - Number(words >= MANY) || plain.length > LONGEST || /\p{N}/u.test(plain)) return 0;
  return plain.length < TWO ? 1 : 2;
}

/** The errors between two spellings (optimal string alignment); any number above `most` if there are more than that. */
export function distance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let beforeThat: number[] = [];
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, n) => n);
  for (let i = 1; i <= one.length; i++) {
    [beforeThat, before, row] = [before, row, [i]];
    for (let j = 1; j <= other.length; j++) {
      const swap = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1] ? (beforeThat[j - 2] ?? 0) + 1 : Infinity;
      const change = (before[j - 1] ?? 0) + Number(one[i - 1] !== other[j - 1]);
      row.push(Math.min((before[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, change, swap));
    }
    if (Math.min(...row) > most && Math.min(...before) > most) return most + 1;
  }
  return row[other.length] ?? 0;
}
