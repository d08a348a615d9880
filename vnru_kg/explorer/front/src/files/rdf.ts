/** Everything: the merged graph, each triple once. */
export const WHOLE = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }";

const NAMESPACE = "https://w3id.org/vnru/ontology#";

/**
 * What is said of these things: their own triples, with the passages that attest them, and those of the nodes that join them to
 * others, such as the role of a person in an event.
 */
export function about(iris: readonly string[]): string {
  const values = iris
    .filter((iri) => !/[\u0000- <>"{}|^`\\]/.test(iri))
    .map((iri) => `<${iri}>`)
    .join(" ");
  const joint = `?s a ?joint . ?joint <${NAMESPACE}edgeFrom> ?from`;
  // the nodes first, each once: one of many things would otherwise be written out for each of them
  return `CONSTRUCT { ?s ?p ?o } WHERE {
  { SELECT DISTINCT ?s WHERE {
    { VALUES ?s { ${values} } }
    UNION { VALUES ?thing { ${values} } ?thing ?to ?s . ${joint} }
    UNION { VALUES ?thing { ${values} } ?s ?to ?thing . ${joint} }
  } }
  ?s ?p ?o
}`;
}
