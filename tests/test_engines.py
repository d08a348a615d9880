"""Every question of the library and every check gives the same rows on engines of other makers, each run for real."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterator
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.plugins.stores.memory import Memory

from vnru_kg import KnowledgeGraph
from vnru_kg.engine import EmbeddedEngine
from vnru_kg.export import export
from vnru_kg.library import question, questions

from .engines.__main__ import compare as matrix
from .engines.faulty import BEYOND, CHECKS, OTHERWISE, faulty
from .engines.shacl import compare
from .support.rows import Row, asked, of_rdflib, of_table, ours, told
from .support.servers import oxigraph, virtuoso
from .test_library import expected

IDS = sorted(questions())
# Virtuoso 7.2.5.1 plans some of the longer queries for seconds; what was planned once is quick
LONGEST = 300


@pytest.fixture(scope="module")
def nquads(kg: KnowledgeGraph) -> bytes:
    return export(kg, "nquads")[".nq"]


@pytest.fixture(scope="module")
def wrong() -> KnowledgeGraph:
    """The examples of what each check finds."""
    return KnowledgeGraph(EmbeddedEngine(faulty()))


@pytest.fixture(scope="module")
def wrong_nquads(wrong: KnowledgeGraph) -> bytes:
    return written(wrong)


def written(graph: KnowledgeGraph) -> bytes:
    """The named graphs as N-Quads."""
    content = ox.serialize(graph.engine.native_quads(), format=ox.RdfFormat.N_QUADS)
    assert content is not None
    return content


def same(found: list[Row], wanted: list[Row]) -> None:
    """Rows of two engines, ordering aside, with the first differences in the message."""
    less, more = Counter(wanted) - Counter(found), Counter(found) - Counter(wanted)
    assert not less, told(less)[:3]
    assert not more, told(more)[:3]


def texts(name: str) -> list[str]:
    """A question as it stands, and as its expected answer asks it."""
    asked = question(name)
    return list(dict.fromkeys([asked.text, asked.fill({}), asked.fill(expected(name).parameters)]))


# ---- rdflib ----------------------------------------------------------------------------------------------------------


class _Read(Memory):
    """Counts the triples that are read."""

    read = 0

    def triples(self, triple_pattern: Any, context: Any = None) -> Generator[Any, None, None]:
        for triple in super().triples(triple_pattern, context):
            self.read += 1
            yield triple


@pytest.fixture(scope="module")
def dataset(nquads: bytes) -> rdflib.Dataset:
    """Plain rdflib with the export, its default graph the union."""
    loaded = rdflib.Dataset(store=_Read(), default_union=True)
    loaded.parse(data=nquads, format="nquads")
    return loaded


@pytest.fixture(scope="module")
def few() -> KnowledgeGraph:
    """The examples without the vocabulary: over all of it rdflib 7.6.0 takes minutes for some of the checks."""
    return KnowledgeGraph(EmbeddedEngine(faulty(vocabulary=False)))


@pytest.fixture(scope="module")
def few_in_rdflib(few: KnowledgeGraph) -> rdflib.Dataset:
    loaded = rdflib.Dataset(default_union=True)
    loaded.parse(data=written(few), format="nquads")
    return loaded


def by_rdflib(dataset: rdflib.Dataset, query: str) -> tuple[list[str], list[Row]]:
    """Variables and rows; rows in which nothing is bound are none (rdflib 7.6.0 gives one for a GROUP BY over nothing)."""
    result = dataset.query(query)
    names = [str(v) for v in result.vars or ()]
    rows = [tuple(of_rdflib(row[v]) for v in names) for row in result if isinstance(row, rdflib.query.ResultRow)]
    return names, [row for row in rows if any(row)]


@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning:rdflib")  # rdflib itself uses what it deprecates
@pytest.mark.parametrize("name", IDS)
def test_rdflib_gives_the_same_rows(name: str, kg: KnowledgeGraph, dataset: rdflib.Dataset) -> None:
    table = kg.select(question(name).text)
    assert isinstance(dataset.store, _Read)
    before = dataset.store.read
    variables, found = by_rdflib(dataset, question(name).text)
    assert variables == list(table.variables)
    same(found, of_table(table))
    assert dataset.store.read - before < 200_000, "five times what the longest needs: it asks for all with all"


@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning:rdflib")
@pytest.mark.parametrize("name", CHECKS)
def test_rdflib_finds_the_same_faults(name: str, few: KnowledgeGraph, few_in_rdflib: rdflib.Dataset) -> None:
    table = few.select(CHECKS[name])
    variables, found = by_rdflib(few_in_rdflib, CHECKS[name])
    assert variables == list(table.variables)
    assert set(found) == set(of_table(table)), told(set(found) ^ set(of_table(table)))[:5]


# ---- servers -----------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def served(nquads: bytes, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with oxigraph(nquads, tmp_path_factory.mktemp("oxigraph"), "--union-default-graph", "--timeout-s", "300") as server:
        yield server.query


@pytest.mark.parametrize("name", IDS)
def test_oxigraphs_server_gives_the_same_rows_in_the_same_order(name: str, kg: KnowledgeGraph, served: str) -> None:
    for text in texts(name):
        table = kg.select(text)
        assert asked(served, text) == (list(table.variables), of_table(table))


@pytest.fixture(scope="module")
def second_oxigraph(wrong_nquads: bytes, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with oxigraph(wrong_nquads, tmp_path_factory.mktemp("oxigraph"), "--union-default-graph", "--timeout-s", "300") as server:
        yield server.query


@pytest.mark.parametrize("name", CHECKS)
def test_oxigraphs_server_finds_the_same_faults(name: str, wrong: KnowledgeGraph, second_oxigraph: str) -> None:
    table = wrong.select(CHECKS[name])
    variables, found = asked(second_oxigraph, CHECKS[name])
    assert variables == list(table.variables)
    assert set(found) == set(of_table(table)), told(set(found) ^ set(of_table(table)))[:5]


@pytest.fixture(scope="module")
def in_virtuoso(nquads: bytes, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with virtuoso(nquads, tmp_path_factory.mktemp("virtuoso")) as server:
        yield server.query


@pytest.mark.parametrize("name", IDS)
def test_virtuoso_gives_the_same_rows(name: str, kg: KnowledgeGraph, in_virtuoso: str) -> None:
    for text in texts(name)[1:]:
        table = kg.select(text)
        variables, found = asked(in_virtuoso, text, LONGEST)
        assert variables == list(table.variables)
        same(found, of_table(table))


@pytest.fixture(scope="module")
def second_virtuoso(wrong_nquads: bytes, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with virtuoso(wrong_nquads, tmp_path_factory.mktemp("virtuoso")) as server:
        yield server.query


@pytest.mark.parametrize("name", sorted(set(CHECKS) - set(BEYOND["virtuoso"])))
def test_virtuoso_finds_the_same_faults(name: str, wrong: KnowledgeGraph, second_virtuoso: str) -> None:
    table = wrong.select(CHECKS[name])
    variables, found = asked(second_virtuoso, CHECKS[name], LONGEST)
    assert variables == list(table.variables)
    assert set(ours(found)) == set(of_table(table)), told(set(ours(found)) ^ set(of_table(table)))[:5]


def test_the_examples_hold_faults_for_each_check(wrong: KnowledgeGraph) -> None:
    """No rows on two engines would be the same rows, and say nothing of either."""
    assert {name for name, query in CHECKS.items() if not wrong.select(query)} == OTHERWISE


# ---- validators ------------------------------------------------------------------------------------------------------------


def test_three_validators_report_the_same_of_a_tenure() -> None:
    """Of all examples: ``python -m tests.engines.shacl``."""
    results, differences = compare("-tenure-")
    assert results == 2
    assert differences == []


def test_the_matrix_tells_what_came_of_each_query(capsys: pytest.CaptureFixture[str]) -> None:
    """The same rows, others and none because of an error are counted apart, and only the same are a success."""
    thing = ox.NamedNode("http://x/a")
    graph = KnowledgeGraph(EmbeddedEngine([ox.Quad(thing, thing, thing, thing)]))
    asks = {name: f"SELECT ?s {{ ?s ?p ?o }} # {name}" for name in ("good", "other", "broken")}

    def select(query: str) -> list[Row]:
        if "broken" in query:
            raise ConnectionError("gone")
        return of_table(graph.select(query)) * (2 if "other" in query else 1)

    tally = matrix("x", graph, asks, select, as_sets=False)
    assert (tally.asked, dict(tally.outcomes), tally.clean) == (3, {"same": 1, "differing": 1, "failed": 1}, False)
    assert "3 asked    1 same    1 differing    1 failed  slowest: " in str(tally)
    told_of = capsys.readouterr().out
    assert "x\tother\tdiffering\t" in told_of
    assert "x\tbroken\tfailed\t'gone'" in told_of
    assert matrix("x", graph, {"good": asks["good"]}, select, as_sets=False).clean
    assert matrix("x", graph, {"other": asks["other"]}, select, as_sets=True).clean
