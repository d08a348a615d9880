import { parts, type Packed } from "./bytes";

const opened = new Map<string, Promise<(n: number) => Uint8Array<ArrayBuffer>>>();

/** What the page holds packed under this id. */
export function packed(id: string): Packed {
  const element = document.getElementById(id);
  if (!element) throw new RangeError(`the page has no ${id}`);
  return { text: element.textContent ?? "", sizes: (element.dataset["sizes"] ?? "").split(" ").map(Number) };
}

/** The parts of the page's island with this id; each island is unpacked no more than once, and no further than it is asked for. */
export async function island(id: string): Promise<(n: number) => Uint8Array<ArrayBuffer>> {
  const found = opened.get(id) ?? parts(packed(id));
  opened.set(id, found);
  return found;
}

/** A part of an island as text. */
export async function text(id: string, n = 0): Promise<string> {
  return new TextDecoder().decode((await island(id))(n));
}

/** Run a script of the page. The page's policy knows its hash, and lets no other run. */
export async function script(id: string): Promise<void> {
  const element = document.createElement("script");
  element.textContent = await text(id);
  document.head.append(element);
  element.remove();
}
