import { unpack } from "../model/read";

/** The packed content of the page's island with this id, as text; "" if it has none. */
export async function island(id: string): Promise<string> {
  const element = document.getElementById(id);
  return element ? new TextDecoder().decode(await unpack(element.textContent ?? "")) : "";
}

/** Run a script of the page that is needed only now and then. The page's policy knows its hash, and lets no other run. */
export async function script(id: string): Promise<void> {
  const text = await island(id);
  const element = document.createElement("script");
  element.textContent = text;
  document.head.append(element);
  element.remove();
}
