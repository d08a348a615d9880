const NS = "http://www.w3.org/2000/svg";

export type Attributes = Readonly<Record<string, string | number | boolean | null | undefined>>;
type Child = Node | string | null | undefined | false;

/** An element of a drawing; strings become text, never markup. */
export function svg<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): SVGElementTagNameMap[K] {
  const element = document.createElementNS(NS, tag);
  set(element, attributes);
  element.append(...children.filter((child): child is Node | string => child !== null && child !== undefined && child !== false));
  return element;
}

/** Give an element attributes; false, null and undefined take one away. */
export function set(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) element.removeAttribute(name);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
}

/** `action` once before the next frame, however often it was asked for. */
export function beforeFrame(action: () => void): () => void {
  let asked = false;
  return () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      action();
    });
  };
}

const widths = new Map<string, number>();
let pen: CanvasRenderingContext2D | null | undefined;
let family = "";
let heavy = -1;

/** How wide a text of 12 pixels is in the font of the page. */
export function widthOf(text: string, weight = 400): number {
  const key = `${weight} ${text}`;
  let width = widths.get(key);
  if (width === undefined) {
    pen ??= document.createElement("canvas").getContext("2d");
    family ||= getComputedStyle(document.body).fontFamily; // asked once, since it makes the browser work out all styles
    if (pen && heavy !== weight) pen.font = `${weight} 12px ${family}`;
    heavy = weight;
    widths.set(key, (width = pen?.measureText(text).width ?? 7 * text.length));
  }
  return width;
}

/** The text, cut with an ellipsis so that it is at most about `room` wide; "" where not even a few letters have room. */
export function fitText(text: string, room: number, least = 44): string {
  const width = widthOf(text);
  if (width <= room) return text;
  const letters = Math.floor((text.length * (room - 9)) / width) - 1;
  return room < least || letters < 4 ? "" : `${text.slice(0, letters).trimEnd()}…`;
}

/** Text in lines of at most `room`, measured in letters of 12 pixels. */
export function linesOf(text: string, room: number, weight = 400): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ").filter(Boolean)) {
    const longer = line ? `${line} ${word}` : word;
    if (line && widthOf(longer, weight) > room) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line ? [...lines, line] : lines;
}
