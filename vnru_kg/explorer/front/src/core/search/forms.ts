// Forms of a word: визиты Путина are visits of Путин.
import { LANGUAGES } from "../../model/languages";
import { ofLanguage } from "../words";
import { type Word, words } from "./words";

const STEM = 3; // letters, at least, of what two forms of a word share
const MOST = 6; // forms of one word that are tried

/** The words that names have, by what they are without their endings. */
export class Forms {
  private readonly endings: readonly string[];
  private readonly joining: ReadonlySet<string>;
  private readonly known = new Map<string, readonly string[]>();
  private readonly byStem = new Map<string, string[]>();

  constructor(known: Iterable<string>) {
    this.endings = ["", ...LANGUAGES.flatMap((language) => ofLanguage("endings", language).split(" ").filter(Boolean))];
    this.joining = new Set(LANGUAGES.flatMap((language) => words(ofLanguage("small", language)).map(({ spelt }) => spelt)));
    for (const word of known)
      for (const stem of this.stems(word)) {
        const words = this.byStem.get(stem);
        if (words) words.push(word);
        else this.byStem.set(stem, [word]);
      }
  }

  /** The words of names that are other forms of one, those that share most with it first. */
  of({ plain }: Word): string[] {
    const found = [...this.stems(plain)].sort((a, b) => b.length - a.length);
    return [...new Set(found.flatMap((stem) => this.byStem.get(stem) ?? []))].filter((word) => word !== plain).slice(0, MOST);
  }

  /** Whether a word only joins others, or asks. */
  small({ spelt }: Word): boolean {
    return this.joining.has(spelt);
  }

  /** Whether two words are forms of one. */
  same(one: Word, other: Word): boolean {
    const stems = this.stems(one.plain);
    return this.stems(other.plain).some((stem) => stems.includes(stem));
  }

  private stems(word: string): readonly string[] {
    let found = this.known.get(word);
    if (!found) {
      const fitting = this.endings.filter((ending) => word.endsWith(ending) && word.length - ending.length >= STEM);
      found = /\p{N}/u.test(word) ? [] : fitting.map((ending) => word.slice(0, word.length - ending.length));
      this.known.set(word, found);
    }
    return found;
  }
}

/** A text without the signs that make a name a possessive: Putin's visits, the Soviets' aid. */
export function withoutPossessives(text: string): string {
  const signs = LANGUAGES.map((language) => ofLanguage("possessive", language)).filter(Boolean);
  return signs.length ? text.replace(new RegExp(`(?<=\\p{L})(?:${signs.join("|")})`, "gu"), "") : text;
}
