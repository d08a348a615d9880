"""What an update touches, told before it is run, against the comparison of the whole store before and after."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pyoxigraph as ox
import pytest

from vnru_kg.engine.lexer import between, operations
from vnru_kg.load.updates import Update
from vnru_kg.load.writing import _between

_NAMES = [f"<urn:{name}>" for name in "abc"]
_PROPERTIES = ["<urn:p>", "<urn:q>", ":p", "a"]
_VALUES = ["1", "1.50", "'x'", '"x"@VI', '"é"', "<urn:a>", ":a", "<#here>", "_:blank"]
_GRAPHS = ["<urn:g1>", ":g2", "<urn:g3>"]


def filled(chance: random.Random) -> ox.Store:
    """A store whose default graph is the merge."""
    store = ox.Store()
    for _ in range(12):
        one = f"{chance.choice(_NAMES)} {chance.choice(_PROPERTIES)} {chance.choice(_VALUES)}"
        two = f"{one} . GRAPH {chance.choice(_GRAPHS)} {{ {one} }}"
        store.update(f"PREFIX : <urn:> INSERT DATA {{ {two} }}", base_iri="http://x/")
    return store


def update(chance: random.Random) -> str:
    """Any update: its operations, each with what it may have."""
    text = "PREFIX : <urn:>\n"
    for n in range(chance.choice([1, 1, 2, 3])):
        if n and chance.random() < 0.3:
            text += "BASE <http://y/> # }\n"
        text += "".join(operation(chance)).replace("_:", f"_:n{n}") + chance.choice([";", " ;\n"])
    return text.rstrip("; \n") if chance.random() < 0.5 else text


def operation(chance: random.Random) -> Iterator[str]:
    graph = f"GRAPH {chance.choice(_GRAPHS)}"
    match chance.randrange(9):
        case 0:
            yield f"{chance.choice(['CLEAR SILENT', 'DROP SILENT'])} {chance.choice([graph, graph, 'ALL', 'NAMED'])}"
        case 1:
            yield f"{chance.choice(['COPY', 'MOVE', 'ADD'])} SILENT {chance.choice(_GRAPHS)} TO {chance.choice(_GRAPHS)}"
        case 2:
            yield f"INSERT DATA {{ {triples(chance, data=True)} {graph} {{ {triples(chance, data=True)} }} }}"
        case 3:
            triple = f"{chance.choice(_NAMES)} {chance.choice(_PROPERTIES)} {chance.choice(_VALUES[:-1])}"
            yield f"DELETE DATA {{ {triple} . {graph} {{ {triple} }} }}"
        case 4:
            yield f"DELETE WHERE {{ {chance.choice(['?s ?p ?o', 'GRAPH ?g { ?s :p ?o }', f'?s ?p ?o . {graph} {{ ?s ?p ?o }} .'])} }}"
        case _:
            scoped = chance.random()
            yield f"WITH {chance.choice(_GRAPHS)} " if scoped < 0.3 else ""
            kinds = chance.choice([["DELETE"], ["INSERT"], ["DELETE", "INSERT"]])
            yield "".join(f"{kind} {{ {template(chance, kind)} }} " for kind in kinds)
            yield f"USING {chance.choice(_GRAPHS)} " if scoped > 0.7 else ""
            yield f"USING NAMED {chance.choice(_GRAPHS)} " if scoped > 0.8 else ""
            yield f"WHERE {{ {where(chance)} }}"


def triples(chance: random.Random, *, data: bool = False) -> str:
    if data:
        return f"{chance.choice(_NAMES)} {chance.choice(_PROPERTIES)} {chance.choice(_VALUES)}, {chance.choice(_VALUES)} . "
    return chance.choice(
        ["?s ?p ?o", "?s :p ?o ; :q 1.50 . # } ;\n", "?s :new ?s, 01", "?o ?p ?s .", "<#s> a ?g", '?s :p "{ GRAPH ;"@EN-us']
    )


def template(chance: random.Random, kind: str) -> str:
    fresh = chance.choice(["", "", "", "[] :p ?s . ", "_:n :p ?o . ", "?s :p (1 2) . "]) if kind == "INSERT" else ""
    graph = chance.choice([*_GRAPHS, "?g", "?o"])
    within = f"GRAPH {graph} {{ {triples(chance)} }} {chance.choice(['', '.'])}"
    return chance.choice([triples(chance), within, f"{within} {triples(chance)}", f"{fresh} {within}", f"{within} {within} {fresh}"])


def where(chance: random.Random) -> str:
    pattern = chance.choice(["?s ?p ?o", "?s :p|:q ?o", "GRAPH ?g { ?s ?p ?o }", "{ ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } }"])
    more = [
        "",
        "",
        "FILTER(?o != 1)",
        "OPTIONAL { GRAPH ?g { ?s :q ?o } }",
        "FILTER EXISTS { GRAPH :g2 { ?s ?x ?y } }",
        "MINUS { ?s a ?o }",
        "BIND(1.50 AS ?v) VALUES ?s { :a :b }",
        "BIND(RAND() AS ?v)",
        "{ SELECT ?s { ?s ?p ?o } LIMIT 1 }",
        "{ SELECT ?s (COUNT(*) AS ?g) { ?s ?p ?o } GROUP BY ?s }",
    ]
    if "?g" not in pattern:
        more.append("BIND(:g3 AS ?g)")
    return f"{pattern} {chance.choice(more)}"


def copied(store: ox.Store) -> ox.Store:
    same = ox.Store()
    same.extend(store)
    return same


def test_what_an_update_touches_is_told_before_it_is_run() -> None:
    """Of any update: the same store as if it were run at once, and what came and went as the whole comparison has it."""
    chance = random.Random(16)  # noqa: S311 — examples, no secrets
    told = changed = 0
    for _ in range(400):
        before = filled(chance)
        text = update(chance)
        new, plain = copied(before), copied(before)
        touched = Update(text, (), (), "http://x/")(new)
        came, went = _between(before, new, None)
        if not any(isinstance(term, ox.BlankNode) for quad in came for term in (quad.subject, quad.object)) and "RAND" not in text:
            for prologue, own in operations(text):
                plain.update(prologue + between(text, own), base_iri="http://x/")
            assert set(new) == set(plain), text
        if touched is not None:
            assert _between(before, new, touched) == (came, went), text
            told, changed = told + 1, changed + bool(came or went)
    assert told > 200
    assert changed > 100


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("DELETE { ?s ?p ?o } INSERT { GRAPH <urn:n> { ?s ?p ?o } } WHERE { ?s ?p ?o FILTER(?o = 2) }", 2),
        ("INSERT { ?s <urn:n> ?o } WHERE { ?s ?p ?o BIND(UUID() AS ?u) }", None),
        ("INSERT { ?s <urn:n> [] } WHERE { ?s ?p ?o }", None),
        ("INSERT { ?s <urn:n> ?o } WHERE { SELECT * { ?s ?p ?o } LIMIT 1 }", None),
        ("DELETE WHERE { ?s ?p ?o ; ?q 1 }", 2),
        ("CLEAR ALL", None),
        ("CREATE GRAPH <urn:n>", 0),
        (f"INSERT {{ {' '.join(f'GRAPH <urn:g{n}> {{ ?s ?p ?o }}' for n in range(100))} }} WHERE {{ ?s ?p ?o FILTER(?o = 2) }}", 100),
        (f"INSERT {{ {' '.join(f'GRAPH <urn:g{n}> {{ ?s ?p ?o }}' for n in range(101))} }} WHERE {{ ?s ?p ?o FILTER(?o = 2) }}", None),
    ],
)
def test_only_what_its_rows_make_is_compared(text: str, count: int | None) -> None:
    store = ox.Store()
    store.update("INSERT DATA { <urn:a> <urn:p> 1, 2 . <urn:b> <urn:p> 3 }")
    touched = Update(text, (), (), "http://x/")(store)
    assert (None if touched is None else len(touched)) == count
