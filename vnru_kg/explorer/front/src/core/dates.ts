// Dates of the graph (EDTF) in words and as days, as vnru_kg/dates has them; tests/data/twins/dates.json holds both to it.
import type { Language } from "../model/languages";
import { type Bound, bounds } from "./edtf/bounds";
import { type Form, parse } from "./edtf/form";
import { say } from "./edtf/words";

const known = new Map<string, Form | null>();

/** The form of a date, taken apart once. */
export function formOf(edtf: string): Form | null {
  let form = known.get(edtf);
  if (form === undefined) {
    form = parse(edtf);
    known.set(edtf, form);
  }
  return form;
}

/** A date in words; what is none is given back as it is. */
export function dateWords(edtf: string, language: Language): string {
  const form = formOf(edtf);
  return form ? say(form, language) : edtf;
}

/** First and last day of a date, or instead why there is none; null for what is no date, or ends before it begins. */
export function dateBounds(edtf: string): readonly [Bound, Bound] | null {
  const form = formOf(edtf);
  return form && bounds(form);
}
