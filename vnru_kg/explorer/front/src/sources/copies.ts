import type { Model, Passage, Source } from "../model/types";
import { sha256 } from "./hash";
import { slice, unitsOf } from "./offsets";

/** A passage in the words of its document. */
export interface Excerpt {
  readonly before: string;
  readonly part: string;
  readonly after: string;
  /** Whether the words have the very hash that the graph has of the passage. */
  readonly agrees: boolean;
  /** Whether the document is the very one that the graph cites, to the byte. */
  readonly same: boolean;
}

/** A document that was given, and whether it is the very one or a changed copy. */
export interface Copy {
  readonly source: Source;
  readonly same: boolean;
}

/** The documents that the reader has given to the page: known by their hash, kept as long as the page is open, sent nowhere. */
export class Copies {
  private readonly texts = new Map<Source, { readonly text: string; readonly same: boolean }>();

  constructor(private readonly model: Model) {}

  get count(): number {
    return this.texts.size;
  }

  has(source: Source): boolean {
    return this.texts.has(source);
  }

  /** Take a file's content, if it is one of the documents or a copy of one that was changed; gives which. */
  async take(bytes: Uint8Array<ArrayBuffer>, name = ""): Promise<Copy | null> {
    const hash = await sha256(bytes);
    // the very bytes, byte order mark included, since offsets count it
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
    const very = this.model.documents.find((document) => document.sha256 === hash);
    const source = very ?? (await this.likest(text, name));
    if (!source) return null;
    const same = source === very;
    // a changed copy does not take the place of the document itself
    if (same || !this.texts.get(source)?.same) this.texts.set(source, { text, same });
    return { source, same };
  }

  /** Where a passage stands in its document, or null if the document is not held. */
  async find(passage: Passage): Promise<Excerpt | null> {
    const held = this.texts.get(passage.document);
    if (!held) return null;
    const { text, same } = held;
    const there = slice(text, passage.start, passage.end);
    if (await is(there.part, passage)) return { ...there, agrees: true, same };
    const moved = same ? null : await this.relocate(text, passage);
    return moved ? { ...moved, agrees: true, same } : { ...there, agrees: false, same };
  }

  /** In a changed copy a passage may stand elsewhere: look for its hash where lines begin. */
  private async relocate(text: string, passage: Passage): Promise<Pick<Excerpt, "before" | "part" | "after"> | null> {
    for (let from = 0; from >= 0 && from < text.length; ) {
      const [length = 0] = unitsOf(text.slice(from, from + 2 * (passage.end - passage.start)), passage.end - passage.start);
      const part = text.slice(from, from + length);
      if (await is(part, passage)) return { before: text.slice(0, from), part, after: text.slice(from + length) };
      const next = text.indexOf("\n", from);
      from = next < 0 ? -1 : next + 1;
    }
    return null;
  }

  /** The document of which this is a changed copy: it has its name, or passages of it stand where they should. */
  private async likest(text: string, name: string): Promise<Source | null> {
    const named = this.model.documents.find(
      (document) => document.file && (name === document.file || name.startsWith(document.file.replace(/\.\w+$/, ""))),
    );
    if (named) return named;
    const agreeing = new Map<Source, number>();
    for (const passage of this.model.passages) {
      if (passage.end > text.length || !(await is(slice(text, passage.start, passage.end).part, passage))) continue;
      agreeing.set(passage.document, (agreeing.get(passage.document) ?? 0) + 1);
    }
    return [...agreeing].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
  }
}

async function is(part: string, passage: Passage): Promise<boolean> {
  return (await sha256(new TextEncoder().encode(part))) === passage.sha256;
}
