import type { Language } from "../model/languages";
import type { Text } from "../model/types";
import { choose } from "./text";
import { ofLanguage } from "./words";

export type Child = Node | string | null | undefined | false;
type Listeners = { [K in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[K]) => void };
export type Props = Readonly<Record<string, string | number | boolean | null | undefined>> & { readonly on?: never };

/** An element with attributes (false, null and undefined leave one out) and children; strings become text, never markup. */
export function el<K extends keyof HTMLElementTagNameMap>(tag: K, props: Props = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child): child is Node | string => child !== null && child !== undefined && child !== false));
  return element;
}

/** The element, listening. */
export function on<E extends HTMLElement>(element: E, listeners: Listeners): E {
  for (const [name, listener] of Object.entries(listeners)) element.addEventListener(name, listener as EventListener);
  return element;
}

/** A button that does something. */
export function button(props: Props, action: (event: MouseEvent) => void, ...children: Child[]): HTMLButtonElement {
  return on(el("button", { type: "button", ...props }, ...children), { click: action });
}

/** A text of the data: fenced in, so that its direction marks end with it, and marked where another language stands in. */
export function phrase(text: Text, language: Language): HTMLElement {
  const shown = choose(text, language);
  const fence = el("bdi", { lang: shown.language === language ? null : shown.language }, shown.text);
  return shown.fallback
    ? el("span", {}, fence, el("span", { class: "stand-in", title: ofLanguage("name", shown.language) }, shown.language))
    : fence;
}

const SVG = "http://www.w3.org/2000/svg";

/** A small picture of one path, for decoration only. */
export function picture(path: string, className: string, box = "-12 -12 24 24"): SVGSVGElement {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", box);
  svg.setAttribute("class", className);
  svg.setAttribute("aria-hidden", "true");
  const shape = document.createElementNS(SVG, "path");
  shape.setAttribute("d", path);
  svg.append(shape);
  return svg;
}

/** A small cross that empties something. */
export function clearButton(name: string, action: () => void): HTMLButtonElement {
  return button({ class: "plain", "aria-label": name, title: name }, action, "×");
}
