import type { Model, Passage, Source } from "../model/types";
import { sha256 } from "./hash";
import { slice } from "./offsets";

/** A passage in the words of its document. */
export interface Found {
  readonly before: string;
  readonly part: string;
  readonly after: string;
  /** Whether the words have the very hash that the graph has of the passage. */
  readonly agrees: boolean;
}

/** The documents that the reader has given to the page: known by their hash, kept as long as the page is open, sent nowhere. */
export class Held {
  private readonly texts = new Map<Source, string>();

  constructor(private readonly model: Model) {}

  get count(): number {
    return this.texts.size;
  }

  has(source: Source): boolean {
    return this.texts.has(source);
  }

  /** Take a file's content, if it is one of the documents; gives which. */
  async take(bytes: Uint8Array<ArrayBuffer>): Promise<Source | null> {
    const hash = await sha256(bytes);
    const source = this.model.documents.find((document) => document.sha256 === hash) ?? null;
    // the very bytes, byte order mark included, since offsets count it
    if (source) this.texts.set(source, new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes));
    return source;
  }

  /** Where a passage stands in its document, or null if the document is not held. */
  async find(passage: Passage): Promise<Found | null> {
    const text = this.texts.get(passage.document);
    if (text === undefined) return null;
    const found = slice(text, passage.start, passage.end);
    return { ...found, agrees: (await sha256(new TextEncoder().encode(found.part))) === passage.sha256 };
  }
}
