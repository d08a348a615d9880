import { expand } from "../engine/turtle";
import { LANGUAGES, type Language } from "../model/languages";
import type { Edge, Model, Thing } from "../model/types";
import { labels, passages, statement } from "./csv";

const names = (): string[] => ["label", ...LANGUAGES.map((language) => `label_${language}`)];
export const nodeAttributes = (): string[] => [...names(), "kind", "earliest", "latest", "passages"];
export const edgeAttributes = (): string[] => [...names(), "predicate", "statement", "earliest", "latest", "passages"];

/** A network as GraphML, with the attributes that vnru_kg/export.py writes. */
export function graphml(model: Model, things: readonly Thing[], edges: readonly Edge[], language: Language): string {
  const iri = (n: number): string => model.things[n]?.iri ?? "";
  const [ofNodes, ofEdges] = [nodeAttributes(), edgeAttributes()];
  const key = (side: string, name: string): string => `  <key id="${side}-${name}" for="${side}" attr.name="${name}" attr.type="string"/>`;
  const data = (side: string, names: readonly string[], values: readonly string[]): string =>
    names.map((name, n) => `      <data key="${side}-${name}">${xml(values[n] ?? "")}</data>`).join("\n");
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...ofNodes.map((name) => key("node", name)),
    ...ofEdges.map((name) => key("edge", name)),
    '  <graph edgedefault="directed">',
    ...things.flatMap((thing) => {
      const { kind, earliest, latest } = thing;
      const values = [...labels(thing.labels, language), kind.id, earliest, latest, passages(model, thing.passages)];
      return [`    <node id="${xml(thing.iri)}">`, data("node", ofNodes, values), "    </node>"];
    }),
    ...edges.flatMap((edge, n) => {
      const relation = [...labels(edge.relation, language), expand(edge.relationId, model.prefixes), statement(model, edge)];
      const values = [...relation, edge.earliest, edge.latest, passages(model, edge.passages)];
      const ends = `source="${xml(iri(edge.source))}" target="${xml(iri(edge.target))}"`;
      return [`    <edge id="e${n}" ${ends}>`, data("edge", ofEdges, values), "    </edge>"];
    }),
    "  </graph>",
    "</graphml>",
    "",
  ].join("\n");
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text as XML can hold it; what XML has no way to write becomes the sign for that. */
export function xml(text: string): string {
  return text
    .replace(
      /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g,
      "\ufffd",
    )
    .replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign)
    .replace(/[\t\n\r]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
