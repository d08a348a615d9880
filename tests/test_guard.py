"""What may not be asked: SERVICE in any spelling, and queries so large or deep that the parser would break."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from vnru_kg import KnowledgeGraph
from vnru_kg.engine import check_query, check_update
from vnru_kg.engine.guard import MAX_DEPTH, MAX_LENGTH, MAX_PATH, MAX_TOKENS
from vnru_kg.errors import QueryError, QueryRefusedError, QuerySyntaxError

# The client of the store refuses this port before it opens a socket, so a SERVICE that runs is seen and nothing is sent.
ENDPOINT = "<http://127.0.0.1:9/>"
SENT = "The port 9 is not allowed"


def sends(query: str) -> bool:
    """Whether the bare store would send a request for ``query``."""
    store = ox.Store()
    store.add(ox.Quad(ox.NamedNode("http://x/s"), ox.NamedNode("http://x/p"), ox.Literal("o")))
    try:
        answer = store.query(query)
        if not isinstance(answer, ox.QueryBoolean):
            list(answer)
    except (OSError, RuntimeError) as error:
        return SENT in str(error)
    except (SyntaxError, ValueError):
        return False
    return False


SPELLINGS = {
    "plain": f"SELECT * {{ SERVICE {ENDPOINT} {{ ?s ?p ?o }} }}",
    "lower case": f"SELECT * {{ service {ENDPOINT} {{ ?s ?p ?o }} }}",
    "mixed case": f"SELECT * {{ SeRvIcE {ENDPOINT} {{ ?s ?p ?o }} }}",
    "glued to the IRI": f"SELECT * {{ SERVICE{ENDPOINT}{{ ?s ?p ?o }} }}",
    "comment between": f"SELECT * {{ SERVICE#c\n{ENDPOINT}# }}\n{{ ?s ?p ?o }} }}",
    "prefixed name": f"PREFIX e: {ENDPOINT} SELECT * {{ SERVICE e: {{ ?s ?p ?o }} }}",
    "empty prefix, glued": f"PREFIX : {ENDPOINT} SELECT * {{ SERVICE:x {{ ?s ?p ?o }} }}",
    "prefix, glued": f"PREFIX e: {ENDPOINT} SELECT * {{ SERVICEe:x {{ ?s ?p ?o }} }}",
    "prefix of that name": f"PREFIX service: {ENDPOINT} SELECT * {{ SERVICE service:x {{ ?s ?p ?o }} }}",
    "after a number": f"SELECT * {{ ?s ?p ?x OPTIONAL {{ ?s ?p 1 }} FILTER(?x != 1e5)SERVICE {ENDPOINT} {{ ?a ?b ?c }} }}",
    "after dots": f"PREFIX e: <http://x/> SELECT * {{ OPTIONAL {{ ?s ?p e:a.b.SERVICE{ENDPOINT}{{}} }} SERVICE {ENDPOINT} {{}} }}",
    "after an escape in an IRI": f"SELECT * {{ OPTIONAL {{ ?s ?p <http://x/\\u0041#> }} SERVICE {ENDPOINT} {{ ?a ?b ?o }} }}",
    "after less-than": f"PREFIX : {ENDPOINT} SELECT * {{ FILTER(1<2)SERVICE:x#>\n {{ ?a ?b ?o }} }}",
    "in what looks like a string": f'SELECT * {{ FILTER(1<2)#>"""\n SERVICE {ENDPOINT} {{ ?a ?b ?o }} #"""\n }}',
    "behind a bad escape": f'SELECT * {{ VALUES ?x {{ """a" # \\q\n }} SERVICE {ENDPOINT} {{ ?a ?b ?o }} #"""\n }}',
    "behind a surrogate": f'SELECT * {{ VALUES ?x {{ """a" # \\uD800\n }} SERVICE {ENDPOINT} {{ ?a ?b ?o }} #"""\n }}',
    "behind an IRI with a fragment": f"SELECT * {{ OPTIONAL {{ ?s ?p <mailto:a?b#c> }} SERVICE {ENDPOINT} {{ ?a ?b ?o }} }}",
    "in a subquery": f"SELECT * {{ {{ SELECT * {{ SERVICE {ENDPOINT} {{ ?s ?p ?o }} }} }} }}",
    "in CONSTRUCT": f"CONSTRUCT {{ ?s ?p ?o }} {{ SERVICE {ENDPOINT} {{ ?s ?p ?o }} }}",
    "in ASK": f"ASK {{ SERVICE {ENDPOINT} {{ ?s ?p ?o }} }}",
    "in DESCRIBE": f"DESCRIBE ?s {{ SERVICE {ENDPOINT} {{ ?s ?p ?o }} }}",
}
SILENT = {  # these run without an error, so that only the guard's answer shows
    "silent": f"SELECT * {{ SERVICE SILENT {ENDPOINT} {{ ?s ?p ?o }} }}",
    "silent, glued": f"SELECT * {{ SERVICESILENT{ENDPOINT} {{ ?s ?p ?o }} }}",
    "silent, variable": "SELECT * { BIND(<http://127.0.0.1:9/> AS ?g) SERVICE SILENT ?g { ?s ?p ?o } }",
    "after true": f"SELECT * {{ ?s ?p trueSERVICE SILENT{ENDPOINT} {{ ?a ?b ?o }} }}",
    "after an exponent": f"SELECT * {{ ?s ?p 1e5SERVICE SILENT {ENDPOINT} {{ ?a ?b ?o }} }}",
}


@pytest.mark.parametrize("name", SPELLINGS)
def test_service_is_refused_in_every_spelling(name: str) -> None:
    assert sends(SPELLINGS[name]), "the example no longer reaches out; it tests nothing"
    with pytest.raises(QueryError):
        check_query(SPELLINGS[name])


@pytest.mark.parametrize("name", SILENT)
def test_silent_service_is_refused(name: str) -> None:
    ox.Store().query(SILENT[name])  # it is SPARQL
    with pytest.raises(QueryError):
        check_query(SILENT[name])


def test_the_refusal_says_where_and_what_to_do() -> None:
    with pytest.raises(QueryRefusedError, match=r"^line 2, column 3: SERVICE would send a request") as caught:
        check_query(f"SELECT * {{\n  SERVICE {ENDPOINT} {{ ?s ?p ?o }} }}")
    assert "own data only" in caught.value.hint
    assert "vnru-kg export -o vnru.ttl, comunica-sparql-file vnru.ttl -f QUERY.rq" in caught.value.hint
    with pytest.raises(QueryRefusedError, match="LOAD would send a request"):
        check_query("LOAD <http://example.org/data.ttl>")


@pytest.mark.parametrize(
    "query",
    [
        'SELECT * { ?s rdfs:label "customer SERVICE <http://x/> { }" }',
        "SELECT * { ?s rdfs:label 'SERVICE' }",
        'SELECT * { ?s rdfs:label """a "SERVICE" b\nSERVICE <http://x/> {} """ }',
        "SELECT * { ?s rdfs:label '''it's a 'SERVICE' \\'x''' }",
        'SELECT * { ?s rdfs:label "say \\"SERVICE <http://x/> {}\\"" }',
        "SELECT * { ?s ?p <http://www.w3.org/ns/sparql-service-description#Service> }",
        "SELECT * { ?s ?p <http://example.org/load> }",
        "SELECT * { ?s ?p ?o } # SERVICE <http://x/> { ?s ?p ?o }",
        "# LOAD\nSELECT ?service ?load { ?service ?load code:service }",
        "PREFIX service: <http://x/> SELECT * { service:a ?p service:b GRAPH service:g { ?s ?p ?o } }",
        'SELECT * { ?s rdfs:label "x"@en-service }',
        "SELECT * { _:service ?p ?o }",
    ],
)
def test_the_word_is_allowed_in_strings_names_and_comments(query: str, small: KnowledgeGraph) -> None:
    small.query(query)


def test_a_mistake_beside_the_word_is_still_told_as_a_mistake(small: KnowledgeGraph) -> None:
    with pytest.raises(QuerySyntaxError, match="line 1, column 44: “}” closes nothing"):
        small.query('SELECT * { ?s rdfs:label "service" FILTER( }')


PIECES = [
    *("SERVICE", "service", "SILENT", ENDPOINT, " ", "\n", "#", "#>", '"', '"""', "'", "'''", "\\", "\\u0041", "\\q", "<", ">", "1<2"),
    *("{", "}", "(", ")", "e:x", "e:", ":", "?s ?p ?o", "?g", "true", "1e5", ".", "a", "@en", "FILTER", "OPTIONAL", "VALUES ?x"),
    *("<http://x/#y>", "<a:b#c>"),
]


@settings(max_examples=600)
@given(st.lists(st.sampled_from(PIECES), max_size=5), st.lists(st.sampled_from(PIECES), max_size=3))
@example(["FILTER(1<2)"], [":", "x", "#>", "\n"])
@example(["FILTER(1<2)"], ["#>"])
def test_whatever_would_be_sent_is_refused(before: list[str], after: list[str]) -> None:
    query = f"PREFIX e: {ENDPOINT} PREFIX : {ENDPOINT} SELECT * {{ {''.join(before)}SERVICE{''.join(after)}{ENDPOINT}{{}} }}"
    if sends(query):
        with pytest.raises(QueryError):
            check_query(query)


def test_length_is_limited() -> None:
    query = "ASK {} #"
    check_query(query + "x" * (MAX_LENGTH - len(query)))
    with pytest.raises(QueryRefusedError, match=f"at most {MAX_LENGTH:,}"):
        check_query(query + "x" * (MAX_LENGTH - len(query) + 1))


@pytest.mark.parametrize(("start", "end"), [("{", "}"), ("(", ")"), ("[", "]")])
def test_depth_is_limited(start: str, end: str) -> None:
    def nested(depth: int) -> str:
        return f"ASK {start * depth}{end * depth}"

    check_query(nested(MAX_DEPTH))
    with pytest.raises(QueryRefusedError, match=rf"line 1, column {5 + MAX_DEPTH}: brackets nest deeper than {MAX_DEPTH}"):
        check_query(nested(MAX_DEPTH + 1))


def test_brackets_in_strings_names_and_comments_do_not_count(small: KnowledgeGraph) -> None:
    many = "({[" * MAX_DEPTH
    strings = f'STR("{many}") = "{many}" && "\\"{many}" != "" && STR(<http://x/((()>) != ""'
    assert small.query(f"ASK {{ FILTER({strings}) }} # {many}") is True


def test_brackets_cannot_be_hidden_from_the_count() -> None:
    deep = "(" * (MAX_DEPTH + 1) + "1" + ")" * (MAX_DEPTH + 1)
    for query in (f'ASK {{ FILTER(1<2)#>"""\n FILTER({deep}) #"""\n }}', f"ASK {{ FILTER(1<{deep}&&1>0) }}"):
        with pytest.raises(QueryRefusedError):
            check_query(query)


def test_less_than_without_spaces_still_works(small: KnowledgeGraph) -> None:
    assert small.query("ASK { BIND(1 AS ?a) BIND(2 AS ?b) FILTER(?a<?b&&?b>1) }") is True


def test_paths_are_limited() -> None:
    def path(steps: int) -> str:
        return f"ASK {{ ?s {'/'.join(['vnru:partOf'] * steps)} ?o }}"

    check_query(path(MAX_PATH))
    check_query(path(MAX_PATH).replace("}", f"; {path(MAX_PATH)[10:]}"))  # two paths, each within the limit
    with pytest.raises(QueryRefusedError, match=f"more than {MAX_PATH} steps"):
        check_query(path(MAX_PATH + 2))


@pytest.mark.parametrize(
    "query",
    [
        "ASK { " + "UNION".join(["{}"] * MAX_TOKENS) + " }",
        "ASK { FILTER(" + "+".join(["1"] * MAX_TOKENS) + ") }",
        "ASK { FILTER(" + "||".join(["1"] * MAX_TOKENS) + ") }",
        "ASK { " + "MINUS{}" * MAX_TOKENS + " }",
        "ASK { " + "?s ?p ?o." * MAX_TOKENS + " }",
        "ASK { ?s ?p (" + "1 " * MAX_TOKENS + ") }",
    ],
)
def test_chains_that_would_overflow_the_stack_are_refused(query: str) -> None:
    with pytest.raises(QueryRefusedError, match=f"more than {MAX_TOKENS:,} words and signs"):
        check_query(query)


def test_long_lists_of_terms_are_no_chains(small: KnowledgeGraph) -> None:
    assert small.query("ASK { VALUES ?x { " + "1 " * (3 * MAX_TOKENS) + " } }") is True
    assert small.query("ASK { VALUES (?x ?y) { " + "(1 2)" * MAX_TOKENS + " } }") is True


def test_a_prologue_may_stand_before_any_operation_of_an_update() -> None:
    """Which the parser of the engine refuses; what is wrong otherwise stays wrong."""
    check_update("CLEAR ALL ; PREFIX x: <urn:x> INSERT DATA { x:a x:b x:c } ; BASE <http://x/> DROP GRAPH <y>")
    for wrong in (
        "CLEAR ALL ; PREFIX x: <urn:x> INSERT DATA { x:a x:b }",
        "INSERT DATA { _:b1 <urn:p> 1 } ; INSERT DATA { _:b1 <urn:p> 2 }",
        "INSERT DATA { x:a x:b x:c } ; PREFIX x: <urn:x> CLEAR ALL",
    ):
        with pytest.raises(QueryError):
            check_update(wrong)
    with pytest.raises(QueryRefusedError, match="LOAD"):
        check_update("CLEAR ALL ; PREFIX x: <urn:x> LOAD <http://127.0.0.1:9/x>")
