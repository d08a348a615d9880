/** Everything: the merged graph, each triple once. */
export const WHOLE = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }";

const NAMESPACE = "https://w3id.org/vnru/ontology#";

/**
 * What is said of these things: their own triples, with the passages that attest them, and those of the nodes that join them to
 * others, such as the role of a person in an event.
 */
export function about(iris: readonly string[]): string {
  const values = iris.filter((iri) => !/[\u0000- <>"{}|^`\\]/.test(iri)).map((iri) => `<${iri}>`).join(" ");
  return `CONSTRUCT { ?s ?p ?o } WHERE {
  VALUES ?thing { ${values} }
  { ?thing ?p ?o BIND(?thing AS ?s) }
  UNION { ?thing ?to ?s . ?s a ?joint . ?joint <${NAMESPACE}edgeFrom> ?from . ?s ?p ?o }
  UNION { ?s ?to ?thing . ?s a ?joint . ?joint <${NAMESPACE}edgeFrom> ?from . ?s ?p ?o }
}`;
}
