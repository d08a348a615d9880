// What the editor offers while one types: this graph's own words.
import { fold } from "../../../core/fold";
import { say } from "../../../core/text";
import type { Language } from "../../../model/languages";
import type { Text } from "../../../model/types";

export type Role = "class" | "property" | "thing" | "code";

/** A name of the graph: as SPARQL writes it, and as people call it. */
export interface Term {
  readonly name: string;
  readonly labels: Text;
  readonly role: Role;
  /** How often the graph says something with it: of classes their members, of things their links. */
  readonly uses: number;
}

export interface Offer {
  readonly label: string;
  readonly detail: string;
  readonly kind: Role | "variable" | "keyword" | "namespace";
}

const KEYWORDS = [
  ..."SELECT DISTINCT REDUCED WHERE ASK CONSTRUCT DESCRIBE FILTER OPTIONAL UNION MINUS GRAPH BIND AS VALUES UNDEF GROUP BY ORDER".split(
    " ",
  ),
  ..."HAVING LIMIT OFFSET ASC DESC EXISTS NOT IN COUNT SUM MIN MAX AVG SAMPLE GROUP_CONCAT SEPARATOR STR LANG LANGMATCHES DATATYPE".split(
    " ",
  ),
  ..."BOUND IRI YEAR MONTH DAY NOW REGEX REPLACE CONTAINS STRSTARTS STRENDS STRLEN SUBSTR LCASE UCASE CONCAT COALESCE IF ABS ROUND".split(
    " ",
  ),
  ..."isIRI isLiteral isNumeric PREFIX".split(" "),
];
const MOST = 60;
/** What may be typed of a name: the part of a query before the cursor that a completion replaces. */
export const WORD = /[?$]?[\p{L}\p{N}_:.-]*$/u;

interface Entry {
  readonly term: Term;
  readonly plain: string;
  readonly local: string;
}

/** Finds names by how they are called in any language, accents optional, or written; of those that fit alike the most used first. */
export class Completer {
  private readonly entries: readonly Entry[];

  constructor(
    terms: readonly Term[],
    private readonly prefixes: Readonly<Record<string, string>>,
  ) {
    this.entries = terms.map((term) => ({
      term,
      plain: ` ${fold([...new Set(typeof term.labels === "string" ? [term.labels] : term.labels)].join(" / "))}`,
      local: fold(term.name).replace(/-/g, " "),
    }));
  }

  /** Offers for what stands before the cursor, the best first. `asked` if nothing was typed and offers are wanted all the same. */
  offers(before: string, whole: string, language: Language, asked: boolean): { typed: string; offers: Offer[] } {
    const typed = WORD.exec(before)?.[0] ?? "";
    if (/^[?$]/.test(typed)) return { typed, offers: variables(whole, typed) };
    if (/^[\d.-]/.test(typed) || (!typed && !asked)) return { typed, offers: [] };
    const wanted = fold(typed);
    if (/\bprefix\s+$/i.test(before.slice(0, before.length - typed.length))) return { typed, offers: this.declarations(wanted) };
    const keywords = KEYWORDS.filter((word) => typed && fold(word).startsWith(wanted)).map(
      (label): Offer => ({ label, detail: "", kind: "keyword" }),
    );
    const named = this.nameOffers(wanted, afterSubject(before.slice(0, before.length - typed.length)), language);
    const spaces = Object.entries(this.prefixes)
      .filter(([prefix]) => typed && fold(prefix).startsWith(wanted) && !typed.includes(":"))
      .map(([prefix, namespace]): Offer => ({ label: `${prefix}:`, detail: namespace, kind: "namespace" }));
    return { typed, offers: [...keywords.slice(0, 8), ...named, ...spaces] };
  }

  /** What may follow the word PREFIX. */
  private declarations(wanted: string): Offer[] {
    const fitting = Object.entries(this.prefixes).filter(([prefix]) => fold(prefix).startsWith(wanted.replace(/:$/, "")));
    return fitting.map(([prefix, namespace]) => ({ label: `${prefix}: <${namespace}>`, detail: "", kind: "namespace" }));
  }

  private nameOffers(wanted: string, role: Role | null, language: Language): Offer[] {
    const spoken = wanted.replace(/[-_]/g, " ");
    const ranked: { entry: Entry; rank: number }[] = [];
    for (const entry of this.entries) {
      const rank = rankOf(entry, wanted, spoken);
      if (rank !== null) ranked.push({ entry, rank: rank - (entry.term.role === role ? 10 : 0) });
    }
    ranked.sort((a, b) => a.rank - b.rank || b.entry.term.uses - a.entry.term.uses || (a.entry.local < b.entry.local ? -1 : 1));
    return ranked.slice(0, MOST).map(({ entry: { term } }) => ({ label: term.name, detail: say(term.labels, language), kind: term.role }));
  }
}

function rankOf({ local, plain }: Entry, wanted: string, spoken: string): number | null {
  if (!wanted) return 5;
  const name = local.slice(local.indexOf(":") + 1);
  if (local.startsWith(spoken) || name.startsWith(spoken)) return 0;
  const colon = spoken.indexOf(":");
  if (colon > 0) {
    // after its prefix a thing is found by any word of its name
    const [prefix, rest] = [spoken.slice(0, colon + 1), spoken.slice(colon + 1)];
    return local.startsWith(prefix) && rest && ` ${name}${plain}`.includes(` ${rest}`) ? 2 : null;
  }
  if (plain.startsWith(` ${spoken}`)) return 1;
  if (plain.includes(` ${spoken}`)) return 2;
  return spoken.length > 2 && (local.includes(spoken) || plain.includes(spoken)) ? 3 : null;
}

/** What is likely to come next: a class after `a`, a property after a subject or a semicolon. */
function afterSubject(before: string): Role | null {
  if (/(?:^|[\s?\w>])(?:\ba|rdf:type)\s+$/.test(before)) return "class";
  if (/[;|/^]\s*$/.test(before) || /(?:^|[.{}]\s*)(?:[?$]\w+|[\p{L}\w-]*:[\w.-]+|<[^>]*>)\s+$/u.test(before)) return "property";
  return null;
}

function variables(whole: string, typed: string): Offer[] {
  const found = new Set([...whole.matchAll(/[?$][\p{L}\p{N}_]+/gu)].map(([name]) => name));
  return [...found]
    .filter((name) => name !== typed && name.startsWith(typed))
    .sort()
    .map((label) => ({ label, detail: "", kind: "variable" }));
}
