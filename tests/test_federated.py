"""The query that asks a second server: refused here with the way to run it elsewhere, and run there.

Its items are written out, since engines ask differently: Oxigraph 0.5.13 draws the whole table, rdflib 7.6.0 asks once for each row,
Comunica 5.3.0 in blocks of sixteen.
"""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox

from vnru_kg import KnowledgeGraph
from vnru_kg.library import FOLDER, questions
from vnru_kg.namespaces import q
from vnru_kg.text import LANGUAGES

from .support.command import run
from .support.servers import oxigraph

FILE = FOLDER / "federated" / "wikidata-names.rq"
TEXT = FILE.read_text("utf-8")
WIKIDATA = "http://www.wikidata.org/entity/"


def test_it_is_no_question_of_the_library_and_says_how_to_run_it() -> None:
    assert FILE.stem not in questions()
    for language in LANGUAGES:
        assert re.search(f"^# title@{language}: ", TEXT, re.MULTILINE)
        assert re.search(f"^# description@{language}: .*vnru-kg export -o vnru.ttl.*comunica-sparql-file", TEXT, re.MULTILINE)


def test_it_is_refused_here() -> None:
    done = run("query", str(FILE), "--lang", "en")
    assert done.returncode == 2
    assert done.stdout == b""
    told = done.stderr.decode()
    line = TEXT[: TEXT.index("SERVICE")].count("\n") + 1
    assert f"line {line}, column 3: SERVICE would send a request to another server" in told
    assert "vnru-kg export -o vnru.ttl" in " ".join(told.split())


def test_it_asks_for_the_people_of_the_graph(kg: KnowledgeGraph) -> None:
    rows = kg.select(f"SELECT DISTINCT ?i {{ ?p a foaf:Person ; schema:sameAs ?i FILTER(STRSTARTS(STR(?i), '{WIKIDATA}')) }}").rows
    assert sorted(re.findall(r"wd:(Q\d+)", TEXT)) == sorted(str(row[0]).removeprefix(WIKIDATA) for row in rows)


def test_it_is_answered_where_a_second_server_is_asked(kg: KnowledgeGraph, tmp_path: Path) -> None:
    """By Oxigraph itself, which asks a server of this machine in place of Wikidata."""
    here = ox.Store()
    for name in ("rdf:type", "schema:sameAs", "skos:prefLabel"):
        here.extend(
            ox.Quad(quad.subject, quad.predicate, quad.object) for quad in kg.engine.native_quads() if quad.predicate.value == q(name)
        )
    labels = "".join(
        f'<{WIKIDATA}{item}> <{q("rdfs:label")}> "{text} {item}"@{language} .\n'
        for item in ("Q7747", "Q36014", "Q42")
        for text, language in (("Имя", "ru"), ("Name", "en"))
    )
    with oxigraph(labels.encode(), tmp_path) as server:
        answer = here.query(TEXT.replace("https://query.wikidata.org/sparql", server.query))
    assert isinstance(answer, ox.QuerySolutions)
    rows = [[term.value for term in row] for row in answer]
    person = q("person:")
    assert rows == [
        [f"{person}ho-chi-minh", "Hồ Chí Minh", f"{WIKIDATA}Q36014", "Имя Q36014"],
        [f"{person}vladimir-putin", "Vladimir Putin", f"{WIKIDATA}Q7747", "Имя Q7747"],
    ]
