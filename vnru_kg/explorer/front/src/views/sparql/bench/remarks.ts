// Why a query has no answer, where that can be seen: what it asks in vain of names, languages, texts, dates and values, and conditions that
// are an error in every row. As vnru_kg/remarks tells it, in the same order: tests/data/twins/explained.json holds both to it.
import type { Search } from "../../../core/search";
import { isEngineError } from "../../../engine/client";
import { Shortener } from "../../../engine/turtle";
import type { Language } from "../../../model/languages";
import { parse } from "./answer";
import { datesInVain, type InVain } from "./compared";
import { conditionErrors, takers } from "./conditions";
import { type Enquiry, SECONDS, Spent } from "./enquiry";
import { ofPatterns } from "./patterns";
import { learn, ofExpressions, ofTerms, ofVariables } from "./terms";
import { Tree } from "./tree";
import { findVain } from "./values";
import { words } from "./words";

/** What is the matter at a place of the query. */
export interface Remark {
  readonly start: number;
  said(language: Language): string;
}

/** All remarks on a query that gave an answer, in its order: names that are not here at all and dates that do not compare, and all others
 * only where the answer says nothing. What was found is told, even where the search for more had to end. */
export async function remarksOn(query: string, answer: string, enquiry: Enquiry, search: Pick<Search, "find">): Promise<Remark[]> {
  const found: Remark[] = [];
  let ended: Remark[] = [];
  try {
    for await (const remark of reasons(query, saysNothing(answer), enquiry, search)) found.push(remark);
  } catch (error) {
    if (isEngineError(error) && error.kind === "stopped") throw error;
    const what = error instanceof Error ? error.message : String(error);
    const said = (language: Language): string =>
      error instanceof Spent ? words("reasonSlow", language, { seconds: SECONDS }) : words("reasonEnded", language, { what });
    ended = saysNothing(answer) ? [{ start: 0, said }] : [];
  }
  return [...found.sort((one, two) => one.start - two.start), ...ended];
}

async function* reasons(query: string, nothing: boolean, enquiry: Enquiry, search: Pick<Search, "find">): AsyncGenerator<Remark> {
  const tree = new Tree(query, enquiry.prefixes);
  await learn(tree, enquiry);
  const dates = (await datesInVain(query, enquiry)).map((date) => ofDate(date, enquiry.prefixes));
  const told = new Set(dates.map(({ start }) => start));
  const names = ofTerms(tree, enquiry, search, !nothing);
  const known = nothing ? [vain(query, enquiry, told), ofExpressions(tree, enquiry), ofVariables(tree)] : [];
  const further = nothing ? [[conditionErrors(tree, enquiry)], [ofPatterns(tree, enquiry)], [takers(tree, enquiry)]] : [];
  for (const sources of [[dates, names, ...known], ...further]) {
    let some = false;
    for (const source of sources)
      for await (const remark of source) {
        some = true;
        yield remark;
      }
    if (some) return;
  }
}

/** What is asked in vain of texts and values, without what is told of as a date. */
async function* vain(query: string, enquiry: Enquiry, told: ReadonlySet<number>): AsyncGenerator<Remark> {
  for (const one of await findVain(query, enquiry)) if (!told.has(one.start)) yield one;
}

/** Whether an answer has no row, no triple, is no, or counts nothing. */
function saysNothing(answer: string): boolean {
  if (!answer.trimStart().startsWith("{")) return !answer.trim();
  const { rows, truth } = parse(answer);
  const [row = []] = rows;
  const countsNothing =
    row.length > 0 && row.every((cell) => !cell || (cell.type === "literal" && /\d/.test(cell.value) && Number(cell.value) === 0));
  return truth === null ? !rows.length || (rows.length === 1 && countsNothing) : !truth;
}

/** That a date does not compare, and what does. */
export function ofDate({ name, start, instead, amongThemselves }: InVain, prefixes: Readonly<Record<string, string>>): Remark {
  const short = new Shortener(prefixes);
  const names = [...new Set(instead)].map((iri) => short.iri(iri)).join(", ");
  const key = !names ? "datesAsText" : amongThemselves ? "datesAmongThemselves" : "datesWithDays";
  return { start, said: (language) => words(key, language, { name, names }) };
}
