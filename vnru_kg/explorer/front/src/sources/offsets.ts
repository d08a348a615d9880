/** The part of `text` between two offsets in Unicode characters, as Python counts them: a JavaScript string counts some twice. */
export function slice(text: string, start: number, end: number): { before: string; part: string; after: string } {
  const [from, to] = unitsOf(text, start, end);
  return { before: text.slice(0, from), part: text.slice(from, to), after: text.slice(to) };
}

/** Where these characters begin in the units of a JavaScript string; the offsets in ascending order. */
export function unitsOf(text: string, ...offsets: number[]): number[] {
  const found: number[] = [];
  let characters = 0;
  let units = 0;
  for (const offset of offsets) {
    while (characters < offset && units < text.length) {
      units += (text.codePointAt(units) ?? 0) > 0xffff ? 2 : 1;
      characters++;
    }
    found.push(units);
  }
  return found;
}
