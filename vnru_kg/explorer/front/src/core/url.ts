import { LANGUAGES, type Language } from "../model/languages";
import type { Model } from "../model/types";
import { LOOK, type State } from "./store";
import { isSort } from "./types";

/** What was called otherwise: addresses that others have keep opening it. */
const FORMER = { view: new Map([["disagreements", "conflicts"]]), key: new Map([["ties", "links"]]) };
const FORMER_SORT = /^(-?)ties$/;
const OWN = new Set(["lang", "view", "thing", "kinds", "without", "q", "grown", "hidden", "pinned"]);

/** The state as the fragment of an address, with everything that another reader's browser may have otherwise. */
export function whole(state: State, model: Model): string {
  const look = state.params[LOOK];
  const nowhere = { ...state, view: "", selected: -2, language: "" as Language };
  return [write(state, model, nowhere), look ? `${LOOK}=${look}` : ""].filter(Boolean).join("&");
}

/** The state as the fragment of an address, without what is as it was at first. */
export function write(state: State, model: Model, first: Pick<State, "view" | "selected" | "language">): string {
  const id = (n: number): string => model.things[n]?.id ?? "";
  const parts: [string, string][] = [];
  if (state.view !== first.view) parts.push(["view", state.view]);
  if (state.selected !== first.selected) parts.push(["thing", id(state.selected)]);
  const kinds = model.kinds.map((kind) => kind.id);
  if (kinds.some((kind) => state.off.has(kind))) parts.push(["kinds", kinds.filter((kind) => !state.off.has(kind)).join(",")]);
  const sorts = [...state.off].filter((one) => !kinds.includes(one));
  if (sorts.length) parts.push(["without", sorts.map(comma).join(",")]);
  if (state.text) parts.push(["q", state.text]);
  if (state.grown.size) parts.push(["grown", [...state.grown].map(([n, times]) => `${id(n)}*${times}`).join(",")]);
  if (state.hidden.size) parts.push(["hidden", [...state.hidden].map(id).join(",")]);
  if (state.pinned.size) parts.push(["pinned", [...state.pinned].map(id).join(",")]);
  if (state.language !== first.language) parts.push(["lang", state.language]);
  for (const [key, value] of Object.entries(state.params).sort()) if (value && !OWN.has(key) && key !== LOOK) parts.push([key, value]);
  return parts.map(([key, value]) => `${key}=${encodeURIComponent(value).replace(/%(2C|3A|2A|2F)/g, decodeURIComponent)}`).join("&");
}

/** The state that a fragment says; what it does not say, or says of things that are not here, is as at first. */
export function read(fragment: string, model: Model, first: State): State {
  const said = new URLSearchParams(fragment.replace(/^#/, "").replace(/\+/g, "%2B"));
  const known = (id: string): number => model.byId.get(id) ?? -1;
  const list = (key: string): string[] => (said.get(key) ?? "").split(",").filter(Boolean);
  const thing = said.get("thing");
  const kinds = said.get("kinds");
  const on = new Set(list("kinds"));
  const language = said.get("lang");
  const view = said.get("view") ?? first.view;
  return {
    language: isLanguage(language) ? language : first.language,
    view: FORMER.view.get(view) ?? view,
    selected: thing === null ? first.selected : known(thing),
    off: new Set([
      ...(kinds === null ? first.off : model.kinds.map((kind) => kind.id).filter((kind) => !on.has(kind))),
      ...list("without")
        .map(uncomma)
        .filter((sort) => isSort(model, sort)),
    ]),
    text: said.get("q") ?? "",
    grown: new Map(
      list("grown")
        .map((part) => expansion(part, known))
        .filter(([n]) => n >= 0),
    ),
    hidden: new Set(
      list("hidden")
        .map(known)
        .filter((n) => n >= 0),
    ),
    pinned: new Set(
      list("pinned")
        .map(known)
        .filter((n) => n >= 0),
    ),
    params: Object.fromEntries([...said].filter(([key]) => !OWN.has(key)).map(parameter)),
  };
}

/** A parameter of a view by the name that it has now. */
function parameter([key, value]: [string, string]): [string, string] {
  return [FORMER.key.get(key) ?? key, key === "sort" ? value.replace(FORMER_SORT, "$1links") : value];
}

/** A name in a list of an address: a foreign IRI may hold the sign that parts them. */
const comma = (name: string): string => name.replace(/[!,]/g, (sign) => (sign === "!" ? "!0" : "!1"));
const uncomma = (name: string): string => name.replace(/!([01])/g, (_, sign) => (sign === "0" ? "!" : ","));

function expansion(part: string, known: (id: string) => number): [number, number] {
  const star = part.lastIndexOf("*");
  return star < 0 ? [known(part), 1] : [known(part.slice(0, star)), Math.max(0, Number(part.slice(star + 1)) || 0)];
}

function isLanguage(text: string | null): text is Language {
  return (LANGUAGES as readonly (string | null)[]).includes(text);
}
