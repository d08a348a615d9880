// A day as readers type it: EDTF, numbers in the order day, month, year, or words as the page's own dates have them.
import { dateBounds } from "../core/dates";
import { fold } from "../core/fold";
import { LANGUAGES, wordingOf } from "../model/languages";

const SHORTEST = 3; // letters of a month's name that are enough: "сен", "sept"
const FIRST = 1900;
const LAST = 2100;

/** The day as YYYY-MM-DD; of a month or a year its last, as of which `vnru-kg ask --as-of` tells too. Null for what is no day. */
export function dayTyped(text: string): string | null {
  const plain = fold(text);
  const edtf = /^\d{4}(?:-\d\d){0,2}$/.test(plain) ? plain : digitsToDay(plain);
  const last = edtf && dateBounds(edtf)?.[1];
  if (!last || typeof last === "string" || last[0] < FIRST || last[0] > LAST) return null;
  return last.map((part, n) => String(part).padStart(n ? 2 : 4, "0")).join("-");
}

/** Numbers and the name of a month as EDTF, or null. */
function digitsToDay(plain: string): string | null {
  const parts = plain.match(/\d+|\p{L}+/gu) ?? [];
  const months = parts.map(monthOf);
  const strange = parts.some((part, n) => !/^\d/.test(part) && !months[n] && !isFiller(part));
  const named = months.filter((month) => month > 0);
  const numbers = parts.filter((part) => /^\d/.test(part));
  if (strange || named.length > 1) return null;
  if (numbers[0]?.length === 4) numbers.reverse(); // 2012.7.29
  const year = numbers.pop();
  const month = named[0] ? String(named[0]) : numbers.pop();
  const day = numbers.pop();
  if (numbers.length || year?.length !== 4) return null;
  return [year, ...[month, day].flatMap((part) => (part ? [part.padStart(2, "0")] : []))].join("-");
}

/** The number of a month by its name in one of the languages, or 0. */
function monthOf(word: string): number {
  if (word.length < SHORTEST || /^\d/.test(word)) return 0;
  for (const language of LANGUAGES) {
    const { months, declined } = wordingOf(language).dates;
    for (const names of [months, (declined as { months?: readonly string[] }).months ?? []]) {
      const n = names.findIndex((name) => fold(name).startsWith(word));
      if (n >= 0) return n + 1;
    }
  }
  return 0;
}

/** Whether a word only says of what its number is: ngày, tháng, th, года. */
function isFiller(word: string): boolean {
  return LANGUAGES.some((language) =>
    wordingOf(language)
      .day.beside.split(" ")
      .some((one) => fold(one) === word),
  );
}
