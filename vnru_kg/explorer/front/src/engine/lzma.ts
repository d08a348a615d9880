// Unpacks .lzma (as Python's lzma.FORMAT_ALONE writes it): a third smaller than gzip, and browsers do not know it.
const HEAD = 13; // properties, size of the dictionary, size of the content
const TOP = 0x1000000;
const EVEN = 1024; // chances are parts of 2048, and a bit that was never seen is as likely as not
const STATES = 12;
const PLACES = 16;
const RANGE = 0;
const CODE = 1;
const LONGEST = 300; // more than is ever written at once

/** Chances of a bit, learned while the stream is read. */
const chances = (count: number): Uint16Array => new Uint16Array(count).fill(EVEN);

interface Lengths {
  readonly choice: Uint16Array;
  readonly short: Uint16Array;
  readonly middle: Uint16Array;
  readonly long: Uint16Array;
}

const lengths = (): Lengths => ({ choice: chances(2), short: chances(PLACES << 3), middle: chances(PLACES << 3), long: chances(256) });

/** Reads bits, each with the chance that was learned for its place. */
class Bits {
  /** Range and code: in typed arrays, since numbers beyond 31 bits are slow anywhere else. */
  private readonly now = new Uint32Array(2);
  private readonly at = new Uint32Array([HEAD + 5]);

  constructor(private readonly input: Uint8Array) {
    this.now[RANGE] = 0xffffffff;
    this.now[CODE] = new DataView(input.buffer, input.byteOffset).getUint32(HEAD + 1);
  }

  bit(chance: Uint16Array, index: number): number {
    const { now } = this;
    const known = chance[index] as number;
    const range = now[RANGE] as number;
    const code = now[CODE] as number;
    const bound = (range >>> 11) * known;
    if (code < bound) {
      chance[index] = known + ((2048 - known) >>> 5);
      now[RANGE] = bound;
      if (bound < TOP) this.next();
      return 0;
    }
    chance[index] = known - (known >>> 5);
    now[CODE] = code - bound;
    now[RANGE] = range - bound;
    if (range - bound < TOP) this.next();
    return 1;
  }

  /** A number of so many bits, the highest first. */
  tree(chance: Uint16Array, from: number, bits: number): number {
    let node = 1;
    for (let n = 0; n < bits; n++) node = (node << 1) | this.bit(chance, from + node);
    return node - (1 << bits);
  }

  /** A number of so many bits, the lowest first. */
  reverse(chance: Uint16Array, from: number, bits: number): number {
    let node = 1;
    let value = 0;
    for (let n = 0; n < bits; n++) {
      const bit = this.bit(chance, from + node);
      node = (node << 1) | bit;
      value |= bit << n;
    }
    return value;
  }

  /** A number of so many bits that are as likely 0 as 1. */
  even(bits: number): number {
    let value = 0;
    const { now } = this;
    for (let n = 0; n < bits; n++) {
      const range = (now[RANGE] as number) >>> 1;
      const bit = (now[CODE] as number) >= range ? 1 : 0;
      if (bit) now[CODE] = (now[CODE] as number) - range;
      now[RANGE] = range;
      if (range < TOP) this.next();
      value = (value << 1) | bit;
    }
    return value;
  }

  length(known: Lengths, place: number): number {
    if (!this.bit(known.choice, 0)) return 2 + this.tree(known.short, place << 3, 3);
    if (!this.bit(known.choice, 1)) return 10 + this.tree(known.middle, place << 3, 3);
    return 18 + this.tree(known.long, 0, 8);
  }

  private next(): void {
    const { now, at, input } = this;
    const n = at[0] as number;
    if (n > input.length) throw new RangeError("the .lzma stream is cut off");
    now[RANGE] = (now[RANGE] as number) << 8;
    now[CODE] = ((now[CODE] as number) << 8) | (input[n] ?? 0);
    at[0] = n + 1;
  }
}

/** The content of an .lzma stream, or as much of it as `wanted`. */
export function unlzma(input: Uint8Array, wanted = Infinity): Uint8Array<ArrayBuffer> {
  const properties = input[0] ?? 255;
  if (input.length < HEAD + 5 || properties >= 225) throw new RangeError("not an .lzma stream");
  const [literalBits, rest] = [properties % 9, Math.floor(properties / 9)];
  const [lineMask, placeMask] = [(1 << (rest % 5)) - 1, (1 << Math.floor(rest / 5)) - 1];
  const bits = new Bits(input);
  const literals = chances(0x300 << (literalBits + (rest % 5)));
  const [isCopy, isLastByte] = [chances(STATES * PLACES), chances(STATES * PLACES)];
  const [isAgain, isSecond, isThird, isFourth] = [chances(STATES), chances(STATES), chances(STATES), chances(STATES)];
  const [slots, near, low] = [chances(4 << 6), chances(128), chances(16)];
  const [fresh, again] = [lengths(), lengths()];
  let out = new Uint8Array(wanted < Infinity ? wanted + LONGEST : Math.max(1 << 16, input.length * 6));
  let size = 0;
  let state = 0;
  let [first, second, third, fourth] = [0, 0, 0, 0]; // the last four distances

  const literal = (): void => {
    const before = size ? (out[size - 1] as number) : 0;
    const from = 0x300 * (((size & lineMask) << literalBits) + (before >>> (8 - literalBits)));
    let node = 1;
    if (state >= 7) {
      // after a copy, the byte that would have come next tells what this one is not
      let other = out[size - first - 1] as number;
      while (node < 0x100) {
        const expected = (other >>> 7) & 1;
        other <<= 1;
        const bit = bits.bit(literals, from + ((1 + expected) << 8) + node);
        node = (node << 1) | bit;
        if (bit !== expected) break;
      }
    }
    while (node < 0x100) node = (node << 1) | bits.bit(literals, from + node);
    out[size++] = node;
    state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
  };

  const distance = (length: number): number => {
    const slot = bits.tree(slots, Math.min(length - 2, 3) << 6, 6);
    if (slot < 4) return slot;
    const count = (slot >> 1) - 1;
    const base = ((2 | (slot & 1)) << count) >>> 0;
    if (slot < 14) return base + bits.reverse(near, base - slot, count);
    return (base + bits.even(count - 4) * 16 + bits.reverse(low, 0, 4)) >>> 0;
  };

  for (;;) {
    const place = size & placeMask;
    if (size >= wanted) return out.subarray(0, wanted);
    if (size + LONGEST > out.length) {
      const larger = new Uint8Array(out.length * 2);
      larger.set(out);
      out = larger;
    }
    if (!bits.bit(isCopy, (state << 4) + place)) {
      literal();
      continue;
    }
    let length: number;
    if (!bits.bit(isAgain, state)) {
      [fourth, third, second] = [third, second, first];
      length = bits.length(fresh, place);
      first = distance(length);
      if (first === 0xffffffff) return out.subarray(0, size);
      state = state < 7 ? 7 : 10;
    } else if (bits.bit(isSecond, state)) {
      let chosen = second;
      if (bits.bit(isThird, state)) {
        chosen = third;
        if (bits.bit(isFourth, state)) [chosen, fourth] = [fourth, third];
        third = second;
      }
      [second, first] = [first, chosen];
      length = bits.length(again, place);
      state = state < 7 ? 8 : 11;
    } else if (bits.bit(isLastByte, (state << 4) + place)) {
      length = bits.length(again, place);
      state = state < 7 ? 8 : 11;
    } else {
      length = 1;
      state = state < 7 ? 9 : 11;
    }
    if (first >= size) throw new RangeError("the .lzma stream is damaged");
    for (let n = 0; n < length; n++, size++) out[size] = out[size - first - 1] as number;
  }
}
