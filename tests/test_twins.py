"""What the page does too: the tables of ``tests/data/twins`` are read by its own tests as well."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
import pytest

from vnru_kg import KnowledgeGraph, path
from vnru_kg.alphabet import place
from vnru_kg.answers import merge_rows
from vnru_kg.engine import IRI, EmbeddedEngine, Literal, Table, Term
from vnru_kg.engine.sorting import order_totally
from vnru_kg.errors import VnruError, did_you_mean
from vnru_kg.explorer import connections
from vnru_kg.explorer.context import Context
from vnru_kg.export import export
from vnru_kg.layout.opening import merge
from vnru_kg.library import question
from vnru_kg.load import source_files
from vnru_kg.load.files import parse, read_quads
from vnru_kg.namespaces import BASE, expand, prefixes, q, shrink
from vnru_kg.network import network
from vnru_kg.numbers import form, readable, unit_sign
from vnru_kg.paths import data_home
from vnru_kg.remarks import empty, remarks
from vnru_kg.remarks.enquiry import Enquiry
from vnru_kg.text import LANGUAGES
from vnru_kg.turtle import serialize
from vnru_kg.words import Message

from .support.twins import table


def test_orders_are_made_total_alike() -> None:
    for query, ordered in table("orders"):
        assert order_totally(query) == ordered


def test_questions_are_filled_in_alike() -> None:
    for given, text, sent in table("filled"):
        parameters = tuple(replace(question("chronology").parameters[0], name=name, type=kind) for name, (kind, _) in given.items())
        asked = replace(question("chronology"), text=text, parameters=parameters)
        values = {name: value for name, (_, value) in given.items()}
        if sent is None:
            with pytest.raises(VnruError):
                asked.fill(values)
        else:
            assert "\n".join(line for line in asked.fill(values).split("\n") if not line.lstrip().startswith("#?")) == sent


def test_comparisons_of_dates_are_told_of(kg: KnowledgeGraph) -> None:
    prefixes, dates, cases = table("compared").values()
    assert prefixes == {name: q(f"{name}:") for name in prefixes}
    for name, others in dates.items():
        typed = [o for side in ("vnru:typedStart", "vnru:typedEnd") for o in kg.values(q(name), side)]
        assert typed == [q(other) for other in others], name
    for query, told in cases:
        found = [[r.line, r.column, *map(r.text.render, LANGUAGES)] for r in remarks(kg, query) if "EDTF" in str(r)]
        assert found == told, query


def test_texts_and_values_asked_in_vain_are_told_of(kg: KnowledgeGraph) -> None:
    prefixes, languages, none, sorts, written, cases = table("values").values()
    assert prefixes == {name: q(f"{name}:") for name in prefixes}
    assert languages == sorted({str(language) for (language,) in kg.rows("SELECT DISTINCT (LANG(?o) AS ?l) { ?s ?p ?o }")} - {"", "None"})
    assert sorts == {name: sorted(Enquiry(kg).sorts(q(name))) for name in sorts}
    for name, texts in written.items():
        here = {o.text for _, _, o, _ in kg.engine.quads(None, q(name)) if isinstance(o, Literal)}
        assert set(texts) <= here, name
    for kind, text in none:
        assert not kg.engine.query(f'ASK {{ FILTER(DATATYPE({q(kind).join("<>")}("{text}")) = <{q(kind)}>) }}'), text
    kinds = ("is written", "no text is in the language", "never compares", ", never ", " is no ")
    for query, told in cases:
        remarked = [r for r in remarks(kg, query) if any(kind in r.text.render("en") for kind in kinds)]
        assert [[r.line, r.column, *map(r.text.render, LANGUAGES)] for r in remarked] == told, query


def test_an_empty_answer_is_explained_alike() -> None:
    """The page asks its engine the same of the same graph. Where a name is not here, what may be meant is left out."""
    namespaces, data, cases = table("explained").values()
    assert namespaces == {name: q(f"{name}:") for name in namespaces}
    head = "".join(f"PREFIX {name}: <{namespace}>\n" for name, namespace in namespaces.items())
    kg = KnowledgeGraph(EmbeddedEngine(ox.parse(head + data, format=ox.RdfFormat.TRIG)))
    for query, told in cases:
        assert empty(kg.engine.query(query)), query
        found = [[r.line, r.column, *map(r.text.render, LANGUAGES)] for r in remarks(kg, query)]
        for row, remark in zip(found, remarks(kg, query), strict=True):
            what = remark.text.values.get("what")
            if isinstance(what, Message) and "is not in the graph" in what:
                row[2:] = map(what.render, LANGUAGES)
        assert found == told, query


def test_files_have_the_same_columns(small: KnowledgeGraph) -> None:
    files = export(small, "csv")
    heads = {side: next(csv.reader(io.StringIO(files[f"-{side}.csv"].decode("utf-8-sig")))) for side in ("nodes", "edges")}
    graph = small.to_networkx()
    attributes = {
        "node attributes": list(next(iter(graph.nodes(data=True)))[1]),
        "edge attributes": list(next(iter(graph.edges(data=True)))[2]),
    }
    assert heads | attributes == {name: columns for name, columns in table("columns").items() if "passages" not in name}


def test_names_stand_in_the_same_order() -> None:
    for language, ordered in table("alphabet").items():
        assert sorted(sorted(ordered), key=lambda name: place(name, language)) == ordered, language
        assert len({str(place(name, language)) for name in ordered}) == len(ordered) > 40


def test_numbers_are_written_alike() -> None:
    """A bound, a range and the name of a unit reach the page in words, so that only :mod:`vnru_kg.numbers` puts them together."""
    found = table("numbers")
    for text, *written in found["plain"]:
        assert [readable(Decimal(text), language) for language in LANGUAGES] == written, text
    for text, sort, *written in found["axis"]:
        unit = unit_sign(sort, "en")
        assert [readable(Decimal(text), language, unit, money=not unit) for language in LANGUAGES] == written, (text, sort)
    for number, *forms in found["forms"]:
        assert [form(number, language) for language in LANGUAGES] == forms, number


def test_names_are_shortened_and_turtle_is_written_alike() -> None:
    namespaces, names, triples, lines = table("turtle").values()
    assert namespaces == {name: q(f"{name}:") for name in namespaces}
    for iri, name in names:
        assert (shrink(iri), expand(name)) == (name, iri)
    parsed = ox.parse("\n".join(triples), format=ox.RdfFormat.N_TRIPLES)
    assert serialize([quad.triple for quad in parsed], "turtle").decode().split("\n") == lines


def test_the_same_words_are_near() -> None:
    known, asked = table("near").values()
    for word, near, *others in asked:
        told = did_you_mean(word, others[0] if others else known)
        assert str(told) == (f"Did you mean {', '.join(near)}?" if near else ""), word


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    """As a spreadsheet would read it: from the file that is written."""
    cells = [row for row in table("cells") if row[0].strip()]
    names = "\n".join(f'person:p{n} a foaf:Person ; skos:prefLabel "{text}"@en .'.replace("\t", "\\t") for n, (text, _) in enumerate(cells))
    head = "@prefix person: <https://w3id.org/vnru/person/> . @prefix foaf: <http://xmlns.com/foaf/0.1/> ."
    (tmp_path / "names.ttl").write_text(f"{head} @prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n{names}", "utf-8")
    quads = parse(tmp_path / "names.ttl", "https://w3id.org/vnru/authority/people")
    content = export(KnowledgeGraph(EmbeddedEngine(quads)), "csv", language="en")["-nodes.csv"]
    found = {row["Id"]: row["Label"] for row in csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))}
    assert [found[f"https://w3id.org/vnru/person/p{n}"] for n in range(len(cells))] == [safe for _, safe in cells]


def test_things_are_found_alike() -> None:
    """In the page too: the same things, in the same order, as well."""
    found = table("search")
    label, other, graph = (ox.NamedNode(q(name)) for name in ("skos:prefLabel", "skos:altLabel", "dcterms:source"))
    quads = []
    for thing, (vi, en, ru, *names) in found["things"].items():
        node = ox.NamedNode(BASE + thing)
        quads += [ox.Quad(node, label, ox.Literal(text, language=lang), graph) for lang, text in zip(LANGUAGES, (vi, en, ru), strict=True)]
        quads += [ox.Quad(node, other, ox.Literal(name), graph) for name in names]
    graph_of_names = KnowledgeGraph(EmbeddedEngine(quads))
    for text, hits in found["asked"]:
        assert [[h.iri.removeprefix(BASE), h.rank] for h in graph_of_names.search(text, limit=5)] == hits, text


def test_the_same_ways_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the page searches, its things, links and limits, is what Python would hand it of the same graph."""
    found = table("ways")
    monkeypatch.setattr(path, "MAX_DEGREE", found["triples of a hub"])
    head = "".join(f"@prefix {name}: <{namespace}> .\n" for name, namespace in prefixes().items())
    (tmp_path / "graph.ttl").write_text(head + "\n".join(found["graph"]), "utf-8")
    home = data_home().path
    ontology = read_quads(home, [file for file in source_files(home) if file.parent.name == "ontology"])
    graph = KnowledgeGraph(EmbeddedEngine([*ontology, *parse(tmp_path / "graph.ttl", f"{BASE}passage/900-01")]))
    whole, number = network(graph), {q(name): n for n, name in enumerate(found["things"])}
    assert set(whole.kinds) == set(number)
    links = {frozenset(pair) for pair in found["links"]}
    assert {frozenset(found["things"][n] for n in (link.a, link.b)) for link in merge(whole, number)} == links
    rows = connections.rows(Context(graph, whole.kinds, number, {}))
    assert rows == found["limits"] | {side: sorted(number[q(name)] for name in found[side]) for side in ("barred", "hubs")}
    for start, end, ways in found["asked"]:
        told = [[" ".join(map(shrink, way.things)), round(way.price, 6)] for way in path.paths(graph, q(start), q(end))]
        assert told == ways, (start, end)


def _term(cell: dict[str, str] | None) -> Term | None:
    """A cell of an answer in SPARQL's JSON format."""
    if cell is None:
        return None
    if cell["type"] == "uri":
        return IRI(cell["value"])
    return Literal(cell["value"], cell.get("datatype", q("xsd:string")), cell.get("xml:lang"))


def test_rows_that_say_the_same_are_gathered_alike() -> None:
    for answer, columns, gathered in table("passages"):
        names = answer["head"]["vars"]
        found = [tuple(_term(binding.get(name)) for name in names) for binding in answer["results"]["bindings"]]
        kept, rows = merge_rows(Table(tuple(names), found))
        told = [[[None if term is None else str(term) for term in row.terms], list(row.passages)] for row in rows]
        assert [list(kept), told] == [columns, gathered], names
