"""The library of questions: every file whole, every answer that of the documents.

``data/library/ID.tsv`` holds the answer to ID: a first line with the parameters, the columns that are compared, the rows, and
the passages that say each. They were read out of the documents: when the graph answers otherwise, the graph or the query is
wrong. ``(among others)`` in the first line: the documents do not settle the other rows, such as names from reference works.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import networkx as nx
import pytest

from vnru_kg import KnowledgeGraph
from vnru_kg.answers import merge_rows
from vnru_kg.engine import IRI, Table, Term
from vnru_kg.errors import DataError, NotFoundError
from vnru_kg.library import ANY, FOLDER, VALUES, VIEWS, Parameter, question, questions, read, types
from vnru_kg.namespaces import BASE, QUERY_GRAPH, prefixes, shrink
from vnru_kg.text import LANGUAGES

from .support.rows import comparable

IDS = sorted(questions())
EXPECTED = Path(__file__).parent / "data" / "library"
AMONG_OTHERS = "(among others)"
# a value of each type that nothing in the graph answers to
NOTHING = {
    "date": "0900-01-01",
    "year": "900",
    "number": "-7",
    "text": "xx",
} | dict.fromkeys(set(types()) - set(VALUES), "https://w3id.org/vnru/place/nowhere")


# ---- the files -------------------------------------------------------------------------------------------------------


def test_the_questions_are_many() -> None:
    assert len(IDS) >= 44
    assert {q.view for q in questions().values()} == set(VIEWS)
    for language in LANGUAGES:
        assert len({q.titles[language] for q in questions().values()}) == len(IDS)


@pytest.mark.parametrize("name", IDS)
def test_the_head_speaks_three_languages(name: str) -> None:
    asked = question(name)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", name)
    assert asked.tags
    texts = [asked.titles, asked.descriptions, *(p.labels for p in asked.parameters)]
    for text in texts:
        assert set(text) == set(LANGUAGES)
        assert re.search("[а-я]", text["ru"])
        assert not re.search("[а-я]", text["vi"] + text["en"])
        assert len(set(text.values())) == len(LANGUAGES)
    assert all(d.endswith(".") for d in asked.descriptions.values())
    assert not any(t.endswith(".") for t in asked.titles.values())


@pytest.mark.parametrize("name", IDS)
def test_a_file_declares_the_prefixes_it_uses_and_no_others(name: str) -> None:
    text = re.sub(r"^# .*$", "", question(name).text, flags=re.MULTILINE)
    declared = dict(re.findall(r"^PREFIX ([\w-]+): <([^>]+)>$", text, re.MULTILINE))
    query = re.sub(r'"[^"\n]*"', "", re.sub(r"^PREFIX .*$", "", text, flags=re.MULTILINE))
    used = set(re.findall(r"(?<![\w?:])([a-z][a-z-]*):(?=\w)", query))
    if any(p.type == "date" for p in question(name).parameters):
        used.add("xsd")  # a day that is filled in is an xsd:date
    assert set(declared) == used
    assert declared == {p: prefixes()[p] for p in declared}
    assert list(declared) == [p for p in prefixes() if p in declared]


@pytest.mark.parametrize("name", IDS)
def test_it_runs_as_it_stands_and_answers(name: str, kg: KnowledgeGraph) -> None:
    table = kg.select(question(name).text)
    assert table.rows
    assert len(set(table.rows)) == len(table), "a row stands twice"
    columns, rows = merge_rows(table)
    assert columns
    if name != "documents":
        assert "passage" in table.variables
        assert any(row.passages for row in rows)


PARAMETERS = [(name, p) for name in IDS for p in question(name).parameters]


@pytest.mark.parametrize(("name", "parameter"), PARAMETERS, ids=[f"{n}-{p.name}" for n, p in PARAMETERS])
def test_every_parameter_changes_the_answer(name: str, parameter: Parameter, kg: KnowledgeGraph) -> None:
    asked = question(name)
    filled = asked.fill({parameter.name: NOTHING[parameter.type]})
    assert f"VALUES ?{parameter.name} {{" in filled
    assert filled != asked.body
    if parameter.name == "from":  # everything happens after 900
        filled = asked.fill({"from": "2900-01-01" if parameter.type == "date" else "2900"})
    assert Counter(kg.select(filled)) != Counter(kg.select(asked.text))


@pytest.mark.parametrize(("name", "parameter"), PARAMETERS, ids=[f"{n}-{p.name}" for n, p in PARAMETERS])
def test_any_value_takes_in_the_default(name: str, parameter: Parameter, kg: KnowledgeGraph) -> None:
    asked = question(name)
    opened = asked.fill({parameter.name: ANY})
    assert Counter(kg.select(asked.text)) <= Counter(kg.select(opened))
    assert f"VALUES ?{parameter.name} " not in opened


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_finds_the_columns_it_needs(view: str) -> None:
    for name, asked in questions().items():
        if asked.view == view:
            selected = re.findall(r"\?(\w+)", re.sub(r"\(.*? AS (\?\w+)\)", r"\1", asked.body.split("SELECT", 1)[1].split("WHERE")[0]))
            if view == "chart":
                assert {"period", "when"} & set(selected), name
                assert {"value", "unit"} <= set(selected), name
            if view == "map":
                assert "place" in selected, name
            if view == "network":
                assert {"from", "to"} <= set(selected), name
            if view == "timeline":
                assert {"when", "period"} & set(selected), name


# ---- the answers -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Answer:
    """The expected answer of a file: parameters, columns, each row with its passages, and whether there may be more rows."""

    parameters: dict[str, str]
    columns: list[str]
    rows: dict[tuple[str, ...], set[str]]
    more: bool


def expected(name: str) -> Answer:
    with (EXPECTED / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        comment, header, *rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
    given = comment[0].removeprefix("#").removesuffix(AMONG_OTHERS).split()
    assert header[-1] == "passages"
    assert rows == sorted(rows)
    return Answer(
        dict(pair.split("=", 1) for pair in given),
        header[:-1],
        {tuple(row[:-1]): set(row[-1].split()) for row in rows},
        comment[0].endswith(AMONG_OTHERS),
    )


def written(term: Term | None) -> str:
    """A term as the tables write it: prefixed names, plain text, numbers without trailing zeros, nothing for unbound."""
    if term is None:
        return ""
    if isinstance(term, IRI):
        return shrink(term)
    cell = comparable(term)
    assert cell is not None
    return cell[1]


def given(table: Table, columns: list[str]) -> dict[tuple[str, ...], set[str]]:
    names, rows = merge_rows(table)
    found: dict[tuple[str, ...], set[str]] = {}
    for row in rows:
        key = tuple(written(row.terms[names.index(c)]) for c in columns)
        found.setdefault(key, set()).update(shrink(p).removeprefix("passage:") for p in row.passages)
    return found


def test_every_question_has_an_expected_answer() -> None:
    assert sorted(p.stem for p in EXPECTED.glob("*.tsv")) == IDS


@pytest.mark.parametrize("name", IDS)
def test_the_graph_answers_as_the_documents_do(name: str, kg: KnowledgeGraph) -> None:
    answer = expected(name)
    found = given(kg.select(question(name).fill(answer.parameters)), answer.columns)
    if answer.more:
        found = {row: passages for row, passages in found.items() if row in answer.rows}
    assert found == answer.rows
    assert found


def test_the_passages_named_are_passages(kg: KnowledgeGraph) -> None:
    known = {str(row[0]).removeprefix(BASE + "passage/") for row in kg.select("SELECT ?p { ?p a vnru:Passage }")}
    named = {p for name in IDS for passages in expected(name).rows.values() for p in passages}
    assert named <= known
    assert {p[:3] for p in named} == {p[:3] for p in known}


# ---- described in RDF ------------------------------------------------------------------------------------------------


def test_the_data_set_describes_its_questions(kg: KnowledgeGraph) -> None:
    table = kg.select(
        "SELECT ?q ?select (COUNT(DISTINCT ?name) AS ?names) (COUNT(DISTINCT ?comment) AS ?comments) (COUNT(DISTINCT ?tag) AS ?tags)"
        f" WHERE {{ GRAPH <{QUERY_GRAPH}> {{ ?q a sh:SPARQLExecutable, sh:SPARQLSelectExecutable ; sh:select ?select ;"
        " sh:prefixes <https://w3id.org/vnru/ontology> ; rdfs:label ?name ; rdfs:comment ?comment ; schema:keywords ?tag } }"
        " GROUP BY ?q ?select"
    )
    described = {shrink(str(q)).removeprefix("query:"): row for q, *row in table}
    assert sorted(described) == IDS
    for name, (select, names, comments, tags) in described.items():
        assert str(select) == question(name).body
        assert not str(select).startswith("#")
        assert [str(names), str(comments), str(tags)] == ["3", "3", str(len(question(name).tags))]


def test_questions_are_no_things_of_the_graph(kg: KnowledgeGraph, drawn: nx.MultiDiGraph[str]) -> None:
    assert not [hit for hit in kg.search(question("visits-of-person").titles["en"], limit=50) if "/query/" in hit.iri]
    assert not [node for node in drawn if "/query/" in node]


# ---- filling in ------------------------------------------------------------------------------------------------------


def test_an_unknown_question_or_parameter_is_named_with_the_nearest() -> None:
    with pytest.raises(NotFoundError, match="there is no question “trade-by-yaer”") as unknown:
        question("trade-by-yaer")
    assert "trade-by-year" in str(unknown.value.hint)
    with pytest.raises(NotFoundError, match="has no parameter “form”") as parameter:
        question("trade-by-year").fill({"form": "2016"})
    assert "from" in str(parameter.value.hint)


@pytest.mark.parametrize(
    ("name", "parameter", "value"),
    [
        ("visits-in-period", "from", "2012-02-30"),
        ("visits-in-period", "from", "yesterday"),
        ("visits-in-period", "from", "1-1-2012"),
        ("trade-by-year", "from", "2016.5"),
        ("trade-by-year", "from", "0x10"),
        ("trade-by-year", "from", "2016 } UNION { ?s ?p ?o"),
        ("visits-of-person", "person", "Putin"),
        ("visits-of-person", "person", "https://x/> } # "),
        ("visits-of-person", "person", "nope:nobody"),
    ],
)
def test_a_value_of_another_type_is_refused(name: str, parameter: str, value: str) -> None:
    with pytest.raises(NotFoundError):
        question(name).fill({parameter: value})


@pytest.mark.parametrize("text", ['" } DROP ALL #', "a\\", 'a"b\\"c', "dòng\nmới", "} VALUES ?holder { x }", "\\u0022", "\r", "ru"])
def test_text_stays_text(text: str, kg: KnowledgeGraph) -> None:
    filled = question("positions-of-holder").fill({"language": text, "holder": "person:to-lam"})
    assert "<https://w3id.org/vnru/person/to-lam>" in filled
    table = kg.select(filled)
    told = {row[table.variables.index("says")] for row in table}
    assert (told != {None}) == (text == "ru")


@pytest.mark.parametrize(("short", "full"), [("2012", "2012-01-01"), ("2012-07", "2012-07-01"), ("2012-07-26", "2012-07-26")])
def test_a_day_may_be_written_short(short: str, full: str) -> None:
    assert f'VALUES ?from {{ "{full}"^^xsd:date }}' in question("chronology").fill({"from": short})


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("# title@en: ", "# titel@en: ", "a title and a description in en"),
        ("# view: timeline", "# view: film", "unknown view “film”"),
        ("# param person person ", "# param person human ", "is not NAME TYPE LABELS"),
        ("label@en Person |", "", "needs a label in en"),
        ("VALUES ?person {", "VALUES ?somebody {", "and a line VALUES"),
        ("} #?person", "}", "and a line VALUES"),
    ],
)
def test_a_head_that_is_not_whole_is_an_error(old: str, new: str, message: str, tmp_path: Path) -> None:
    text = (FOLDER / "visits-of-person.rq").read_text("utf-8")
    assert old in text
    path = tmp_path / "broken.rq"
    path.write_text(text.replace(old, new), "utf-8")
    with pytest.raises(DataError, match=message):
        read(path)
