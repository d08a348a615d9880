import { SparqlLanguage } from "codemirror-lang-sparql";

/** Where the text first is something that SPARQL is not, or -1. */
export function firstError(text: string): number {
  let found = -1;
  SparqlLanguage.parser.parse(text).iterate({
    enter: ({ type, from }) => {
      if (found < 0 && type.isError) found = from;
      return found < 0;
    },
  });
  return found;
}
