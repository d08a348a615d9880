/** Packed bytes as they stand in the page: their media type, and the bytes in base 64. */
export interface Pack {
  readonly kind: string;
  readonly text: string;
}

/** What stands packed in the page, for a reader of its kind. */
export type Reader = (packed: ReadableStream<Uint8Array<ArrayBuffer>>) => ReadableStream<Uint8Array>;

/** What browsers unpack themselves. */
export const gunzip: Reader = (packed) => packed.pipeThrough(new DecompressionStream("gzip"));

/** What was packed; vnru_kg/explorer/packing.py packs it. */
export async function unpack({ text }: Pack, reader: Reader = gunzip): Promise<Uint8Array<ArrayBuffer>> {
  const packed = bytesOf(text);
  // a stream of our own: `Blob.stream()` fails in WebKit under file:
  const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      controller.enqueue(packed);
      controller.close();
    },
  });
  return new Uint8Array(await new Response(reader(stream)).arrayBuffer());
}

/** The bytes that base 64 says; by hand where the browser has no words for it. */
function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const ready = (Uint8Array as { fromBase64?: (text: string) => Uint8Array<ArrayBuffer> }).fromBase64;
  if (ready) return ready.call(Uint8Array, text);
  const letters = atob(text);
  const bytes = new Uint8Array(letters.length);
  for (let n = 0; n < letters.length; n++) bytes[n] = letters.charCodeAt(n); // a function for each takes many times as long
  return bytes;
}
