import { unlzma } from "./lzma";

/** The bytes that a text in base 64 stands for. */
export function bytes(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.trim());
  const found = new Uint8Array(binary.length);
  for (let n = 0; n < binary.length; n++) found[n] = binary.charCodeAt(n);
  return found;
}

/** What was packed into a text: LZMA or, where the page was written without it, gzip; both in base 64. */
export async function opened(text: string): Promise<Uint8Array<ArrayBuffer>> {
  const packed = bytes(text);
  if (packed[0] !== 0x1f) return unlzma(packed);
  const stream = new DecompressionStream("gzip");
  const writer = stream.writable.getWriter(); // not Blob.stream(), which fails in WebKit under file:
  void writer.write(packed);
  void writer.close();
  return new Uint8Array(await new Response(stream.readable).arrayBuffer());
}
