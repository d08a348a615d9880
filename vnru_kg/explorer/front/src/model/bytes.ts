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
  const packed = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  // a stream of our own: `Blob.stream()` fails in WebKit under file:
  const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      controller.enqueue(packed);
      controller.close();
    },
  });
  return new Uint8Array(await new Response(reader(stream)).arrayBuffer());
}
