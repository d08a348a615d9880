import { unlzma } from "./lzma";

const FIRST = 0x20;
const LESS = 0x3c; // "<" is the one character between those that is not used
const ONE = 94;
const WIDE = 0xa0; // characters from here on are two bytes long
const TURN = ONE * ONE + 0x800 - WIDE;

const digit = (code: number): number => code - FIRST - (code > LESS ? 1 : 0);

/** The bytes that a text stands for; vnru_kg/explorer/packing.py says how it is written. */
export function bytes(text: string): Uint8Array<ArrayBuffer> {
  const found = new Uint8Array(((text.length + 1) >> 1) * 3);
  let size = 0;
  let before = 0;
  let odd = true;
  for (let at = 1; at < text.length; ) {
    const first = text.charCodeAt(at);
    const second = text.charCodeAt(at + 1);
    let number: number;
    if (first >= WIDE) number = (ONE * ONE + first - WIDE) * ONE + digit(second);
    else if (second >= WIDE) number = (TURN + second - WIDE) * ONE + digit(first);
    else number = (digit(first) * ONE + digit(second)) * ONE + digit(text.charCodeAt(at++ + 2));
    at += 2;
    if (odd) before = number;
    else {
      found[size++] = before >> 12;
      found[size++] = before >> 4;
      found[size++] = (before << 4) | (number >> 16);
      found[size++] = number >> 8;
      found[size++] = number;
    }
    odd = !odd;
  }
  return found.subarray(0, size - Number(text[0] ?? 0));
}

/** A text as it stands in the page, and the sizes of the parts that it holds. */
export interface Packed {
  readonly text: string;
  readonly sizes: readonly number[];
}

/** The parts of what was packed: with LZMA, each unpacked when it is first asked for, or with gzip, where the page was written without it. */
export async function parts({ text, sizes }: Packed): Promise<(n: number) => Uint8Array<ArrayBuffer>> {
  const packed = bytes(text);
  const starts = sizes.map((_, n) => sizes.slice(0, n).reduce((sum, size) => sum + size, 0));
  const end = (n: number): number => (starts[n] ?? 0) + (sizes[n] ?? 0);
  let whole = packed[0] === 0x1f ? await gunzip(packed) : new Uint8Array();
  return (n) => {
    if (whole.length < end(n)) whole = unlzma(packed, end(n));
    return whole.subarray(starts[n], end(n));
  };
}

/** Written to the stream itself: `Blob.stream()` fails in WebKit under file:. */
async function gunzip(packed: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new DecompressionStream("gzip");
  const writer = stream.writable.getWriter();
  void writer.write(packed);
  void writer.close();
  return new Uint8Array(await new Response(stream.readable).arrayBuffer());
}
