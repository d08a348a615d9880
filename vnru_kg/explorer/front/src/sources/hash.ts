/** The SHA-256 of bytes, in hexadecimal digits. Some browsers keep their own from a page that was opened from disk. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  // not declared so, but it is missing where the page counts as insecure
  const own = (globalThis.crypto as Crypto | undefined)?.subtle as SubtleCrypto | undefined;
  return hex(own ? new Uint8Array(await own.digest("SHA-256", bytes)) : digest(bytes));
}

export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** FIPS 180-4, for browsers that do not offer theirs. */
export function digest(bytes: Uint8Array): Uint8Array {
  const state = new Uint32Array(FIRST);
  const length = bytes.length;
  const padded = new Uint8Array((((length + 8) >> 6) << 6) + 64);
  padded.set(bytes);
  padded[length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(length / 0x20000000));
  view.setUint32(padded.length - 4, length << 3);
  const words = new Uint32Array(64);
  for (let block = 0; block < padded.length; block += 64) round(state, words, view, block);
  const found = new Uint8Array(32);
  const out = new DataView(found.buffer);
  state.forEach((word, n) => out.setUint32(4 * n, word));
  return found;
}

function round(state: Uint32Array, words: Uint32Array, view: DataView, block: number): void {
  const word = (n: number): number => words[n] ?? 0;
  for (let n = 0; n < 16; n++) words[n] = view.getUint32(block + 4 * n);
  for (let n = 16; n < 64; n++) {
    const [a, b] = [word(n - 15), word(n - 2)];
    words[n] = word(n - 16) + (turn(a, 7) ^ turn(a, 18) ^ (a >>> 3)) + word(n - 7) + (turn(b, 17) ^ turn(b, 19) ^ (b >>> 10));
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let n = 0; n < 64; n++) {
    const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + (ROUNDS[n] ?? 0) + word(n)) | 0;
    const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((value, n) => (state[n] = (state[n] ?? 0) + value));
}

function turn(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

/** The first 32 bits of the fractional parts of roots of the first primes. */
const PRIMES = Array.from({ length: 312 }, (_, n) => n).filter((n) => n > 1 && ![2, 3, 5, 7, 11, 13, 17].some((p) => p < n && n % p === 0));
const fraction = (root: number): number => Math.floor((root - Math.floor(root)) * 0x100000000);
const FIRST = PRIMES.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
const ROUNDS = PRIMES.slice(0, 64).map((prime) => fraction(Math.cbrt(prime)));
