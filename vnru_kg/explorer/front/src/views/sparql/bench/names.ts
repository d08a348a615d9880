// What the graph calls its classes, properties, codes and passages: asked of the engine, so that the page holds it only once.
import type { Engine } from "../../../engine/client";
import { expand, Shortener } from "../../../engine/turtle";
import { LANGUAGES } from "../../../model/languages";
import type { Model, Passage, Text, Thing } from "../../../model/types";
import { parse, type Row } from "./answer";
import type { Role, Term } from "./complete";
import { prologue } from "./prepare";
import type { Parameter } from "./questions";

const SECONDS = 60;
const LABELS = "SELECT ?s ?p ?l WHERE { VALUES ?p { rdfs:label skos:prefLabel } ?s ?p ?l }";
const CLASSES = "SELECT ?s (COUNT(?x) AS ?n) WHERE { { ?x a ?s } UNION { ?s a owl:Class } } GROUP BY ?s";
const PROPERTIES = "SELECT ?s (COUNT(*) AS ?n) WHERE { ?x ?s ?y } GROUP BY ?s";
const INDICATORS = "SELECT DISTINCT ?s WHERE { ?x vnru:indicator ?s }";

/** Names of everything that has one. Before the engine has answered it knows the things of the model only. */
export class Names {
  readonly things: ReadonlyMap<string, Thing>;
  private labels = new Map<string, Text>();
  private classes: readonly string[] = [];
  private properties: readonly string[] = [];
  private uses: ReadonlyMap<string, number> = new Map();
  private readonly passages: ReadonlyMap<string, Passage>;
  private indicators = new Set<string>();

  constructor(readonly model: Model) {
    this.things = new Map(model.things.map((thing) => [thing.iri, thing]));
    this.passages = new Map(model.passages.map((passage) => [expand(passage.id, model.prefixes), passage]));
  }

  /** Ask the engine for all names. */
  async learn(engine: Engine): Promise<void> {
    const head = prologue(this.model.prefixes);
    const rows = async (query: string): Promise<readonly Row[]> =>
      parse((await engine.ask(`${head}\n${query}`, "json", SECONDS)).text).rows;
    const [labels, classes, properties, indicators] = await Promise.all([LABELS, CLASSES, PROPERTIES, INDICATORS].map(rows));
    const first = (found: readonly Row[] = []): string[] =>
      found
        .map(([term]) => (term?.type === "uri" ? term.value : ""))
        .filter(Boolean)
        .sort();
    this.labels = labelsOf(labels ?? []);
    this.classes = first(classes);
    this.properties = first(properties);
    this.uses = new Map([...(classes ?? []), ...(properties ?? [])].map(([name, count]) => [name?.value ?? "", Number(count?.value)]));
    this.indicators = new Set(first(indicators));
  }

  /** What a thing, class, property or code is called, or `null`. */
  label(iri: string): Text | null {
    return this.things.get(iri)?.labels ?? this.labels.get(iri) ?? null;
  }

  passage(iri: string): Passage | null {
    return this.passages.get(iri) ?? null;
  }

  /** The IRI as a prefixed name, or in angle brackets. */
  short(iri: string): string {
    return new Shortener(this.model.prefixes).iri(iri);
  }

  /** Everything that a query may name. */
  terms(): Term[] {
    const roles = new Map<string, Role>();
    for (const iri of this.properties) roles.set(iri, "property");
    for (const iri of this.classes) roles.set(iri, "class");
    for (const iri of this.things.keys()) roles.set(iri, "thing");
    for (const iri of this.labels.keys()) if (!roles.has(iri)) roles.set(iri, "code");
    const short = new Shortener(this.model.prefixes);
    return [...roles].map(([iri, role]) => {
      const uses = this.uses.get(iri) ?? this.things.get(iri)?.links.length ?? 0;
      return { name: short.iri(iri), labels: this.label(iri) ?? "", role, uses };
    });
  }

  /** The IRIs that a parameter may stand for, besides the things that the search finds. */
  others({ type, prefixes }: Parameter): string[] {
    if (type === "indicator") return [...this.indicators];
    const all = [...new Set([...this.labels.keys(), ...this.classes])];
    const spaces = (prefixes ?? []).flatMap((prefix) => this.model.prefixes[prefix] ?? []);
    return spaces.length ? all.filter((iri) => spaces.some((space) => iri.startsWith(space))) : all;
  }
}

function labelsOf(rows: readonly Row[]): Map<string, Text> {
  const found = new Map<string, { texts: string[]; preferred: boolean[]; bare: string }>();
  for (const [thing, property, label] of rows) {
    if (!thing || !property || !label) continue;
    let entry = found.get(thing.value);
    if (!entry) found.set(thing.value, (entry = { texts: LANGUAGES.map(() => ""), preferred: LANGUAGES.map(() => false), bare: "" }));
    const n = (LANGUAGES as readonly (string | undefined)[]).indexOf(label.language);
    if (n < 0) entry.bare ||= label.value;
    else if (!entry.texts[n] || (property.value.endsWith("#prefLabel") && !entry.preferred[n])) {
      entry.texts[n] = label.value;
      entry.preferred[n] = property.value.endsWith("#prefLabel");
    }
  }
  return new Map([...found].map(([iri, { texts, bare }]) => [iri, texts.some(Boolean) ? texts : bare]));
}
