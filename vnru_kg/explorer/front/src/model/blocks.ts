import { type Pack, unpack } from "./bytes";

const opened = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();

/** What the page holds packed under this id. */
export function packOf(id: string): Pack {
  const element = document.getElementById(id);
  if (!(element instanceof HTMLScriptElement)) throw new RangeError(`the page has no ${id}`);
  return { kind: element.type, text: element.textContent ?? "" };
}

/** The page's data block with this id, which is unpacked no more than once. */
export async function block(id: string): Promise<Uint8Array<ArrayBuffer>> {
  const found = opened.get(id) ?? unpack(packOf(id));
  opened.set(id, found);
  return found;
}

/** A data block as text. */
export async function text(id: string): Promise<string> {
  return new TextDecoder().decode(await block(id));
}

/** Run a script of the page. The page's policy knows its hash, and lets no other run. */
export async function script(id: string): Promise<void> {
  const element = document.createElement("script");
  element.textContent = await text(id);
  document.head.append(element);
  element.remove();
}
