"""Names, suffixes and media types of formats."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnru_kg.errors import NotFoundError
from vnru_kg.formats import GRAPH_FORMATS, NETWORK_FORMATS, RESULT_FORMATS, by_suffix, find_format

TABLES = {"graph": GRAPH_FORMATS, "network": NETWORK_FORMATS, "result": RESULT_FORMATS}


@pytest.mark.parametrize("name", TABLES)
def test_each_table_is_consistent(name: str) -> None:
    table = TABLES[name]
    assert all(key == form.name for key, form in table.items())
    for attribute in ("suffix", "media_type"):
        values = [getattr(form, attribute) for form in table.values()]
        assert len(set(values)) == len(values), attribute


@pytest.mark.parametrize("name", TABLES)
def test_a_format_is_found_by_name_and_suffix(name: str) -> None:
    table = TABLES[name]
    for form in table.values():
        assert find_format(form.name, table) is form
        assert find_format(f" {form.name.upper()} ", table) is form
        assert by_suffix(Path(f"x{form.suffix.upper()}"), [table]) is form


@pytest.mark.parametrize(
    ("alias", "name"),
    [("ttl", "turtle"), (".nt", "ntriples"), ("nq", "nquads"), ("json-ld", "jsonld"), ("rdf", "rdfxml"), ("xml", "rdfxml")],
)
def test_aliases(alias: str, name: str) -> None:
    assert find_format(alias, GRAPH_FORMATS).name == name


def test_xml_means_what_the_table_holds() -> None:
    assert find_format("xml", RESULT_FORMATS).media_type == "application/sparql-results+xml"


def test_datasets_are_those_that_name_graphs() -> None:
    assert {f.name for f in GRAPH_FORMATS.values() if f.dataset} == {"trig", "nquads"}


def test_an_unknown_format_is_told() -> None:
    with pytest.raises(NotFoundError, match="unknown format “turtel”") as caught:
        find_format("turtel", GRAPH_FORMATS)
    assert caught.value.hint.startswith("Did you mean turtle?")
    assert all(name in caught.value.hint for name in GRAPH_FORMATS)


@given(st.text(max_size=20))
def test_no_name_fails_otherwise(name: str) -> None:
    try:
        found = find_format(name, GRAPH_FORMATS).name
    except NotFoundError as error:
        found = error.message
    assert found in GRAPH_FORMATS or f"“{name}”" in found


def test_no_suffix_is_no_format() -> None:
    assert by_suffix(Path("graph"), [GRAPH_FORMATS]) is None
    assert by_suffix(Path("graph.docx"), TABLES.values()) is None
