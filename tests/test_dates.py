"""Dates in words."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnru_kg.dates import BackwardsError, EdtfError, bounds, readable, sides
from vnru_kg.engine import EmbeddedEngine
from vnru_kg.namespaces import q
from vnru_kg.text import LANGUAGES
from vnru_kg.validate.rules import FORM, rows, rules

from .support import ROOT
from .support.twins import table


def test_every_form_is_read_out_and_has_its_days() -> None:
    """All of EDTF's levels 0 to 2, by the table that the page's own tests read too; what is no date is given back as it is."""
    for edtf, *said in table("dates"):
        words, bounds = said[:3], said[3:]
        assert [readable(edtf, language) for language in LANGUAGES] == words, edtf
        try:
            found = ["-".join(f"{n:02}" for n in side).zfill(10) if isinstance(side, tuple) else side for side in sides(edtf)]
        except BackwardsError:
            found = ["backwards", "backwards"]
        except EdtfError:
            found = ["no date", "no date"]
        assert found == bounds, edtf


# Three libraries differ in what these mean (PyPI edtf 5.0.2, npm edtf 4.11.1, @edtf-ts/core 0.4.2): spring begins in January or March,
# a third of a year has five months, an unknown end is ten years later, null or the year 275760, a range that stands last in a set loses
# its end. So the rule is ours (ontology/README.md), by the standard.
# The examples of the standard's description at https://www.loc.gov/standards/datetime/, level by level.
EXAMPLES = {
    0: "1985-04-12 1985-04 1985 1985-04-12T23:20:30 1985-04-12T23:20:30Z 1985-04-12T23:20:30-04 1985-04-12T23:20:30+04:30 1964/2008 "
    "2004-06/2006-08 2004-02-01/2005-02-08 2004-02-01/2005-02 2004-02-01/2005 2005/2006-02",
    1: "Y170000002 Y-170000002 2001-21 1984? 2004-06~ 2004-06-11% 201X 20XX 2004-XX 1985-04-XX 1985-XX-XX 1985-04-12/.. 1985-04/.. 1985/.. "
    "../1985-04-12 ../1985-04 ../1985 1985-04-12/ 1985-04/ 1985/ /1985-04-12 /1985-04 /1985 -1985",
    2: "Y-17E7 1950S2 Y171010000S3 Y3388E2S3 2001-34 [1667,1668,1670..1672] [..1760-12-03] [1760-12..] [1760-01,1760-02,1760-12..] "
    "[1667,1760-12] [..1984] {1667,1668,1670..1672} {1960,1961-12} {..1984} 2004-06-11% 2004-06~-11 2004?-06-11 ?2004-06-~11 2004-%06-11 "
    "156X-12-25 15XX-12-25 XXXX-12-XX 1XXX-XX 1XXX-12 1984-1X 2004-06-~01/2004-06-~20 2004-06-XX/2004-07-03",
}


@pytest.mark.parametrize("level", EXAMPLES)
def test_every_example_of_the_standard_is_a_date(level: int) -> None:
    for text in EXAMPLES[level].split():
        first, last = sides(text)
        assert first, text
        assert last, text
        for language in LANGUAGES:
            words = readable(text, language)
            assert words == text or not set("~%X[]{}") & set(words), (text, words)
    asked = {"1985/", "1985/..", "[..1904]", "199X", "1994-XX", "1994-21", "-0044", "Y170000002", "1984?/2004~", "156X-12-25"}
    assert {row[0] for row in table("dates")} >= asked


def test_every_part_of_a_year_has_its_months_and_words() -> None:
    """Seasons meet, and so do quarters, thirds and halves."""
    for codes in (range(33, 37), range(37, 40), range(40, 42)):
        spans = [bounds(f"2001-{code}") for code in codes]
        assert spans[0][0] == "2001-01-01"
        assert spans[-1][1] == "2001-12-31"
        for (_, last), (first, _) in pairwise(spans):
            assert date.fromisoformat(str(last)) + timedelta(days=1) == date.fromisoformat(str(first))
    for code in range(21, 42):
        for language in LANGUAGES:
            assert readable(f"2001-{code}", language) != f"2001-{code}"


@given(st.dates(), st.sampled_from(LANGUAGES))
def test_a_day_names_its_year_and_day(day: object, language: str) -> None:
    year, _, number = str(day).split("-")
    assert year in readable(str(day), language)
    assert str(int(number)) in readable(str(day), language)


@given(st.text(alphabet="0123456789-/.~?%X[]{},SYET:Z+", max_size=24), st.sampled_from(LANGUAGES))
def test_nothing_fails(text: str, language: str) -> None:
    assert isinstance(readable(text, language), str)


def test_the_check_of_the_data_takes_every_form() -> None:
    """What the standard allows is no fault in a file; plain dates that there never were are."""
    rule = rules(ROOT)[FORM].query
    forms = [(row[0], row[4]) for row in table("dates")]
    graph, when, kind = (ox.NamedNode(iri) for iri in ("https://w3id.org/vnru/passage/900-01", q("dcterms:date"), q("edtf:EDTF")))
    quads = [ox.Quad(ox.NamedNode(f"http://x/{n}"), when, ox.Literal(text, datatype=kind), graph) for n, (text, _) in enumerate(forms)]
    told = {row["subject"] for row in rows(EmbeddedEngine(quads), rule)}
    assert [text for n, (text, first) in enumerate(forms) if f"http://x/{n}" in told and first not in {"no date", "backwards"}] == []
    missed = {text for n, (text, first) in enumerate(forms) if f"http://x/{n}" not in told and first in {"no date", "backwards"}}
    assert not missed & {
        "",
        "soon",
        "1994-13",
        "1994-00",
        "1994-06-31",
        "1993-02-29",
        "2000/1999",
        "-0000",
        "Y1984",
        "16/6/1994",
        "/",
        "../..",
    }


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        ("decimal", ["3630000000.0", "-1", "+.5"], ["3.63E9", "1,5", "NaN"]),
        ("date", ["2024-02-29"], ["2024-13-01", "2024-02-30", "2023-02-29", "2024-6-1"]),
        ("gYearMonth", ["2024-12"], ["2024-13", "2024"]),
        ("gYear", ["2024"], ["24", "2024-01"]),
        (
            "dateTime",
            ["2024-01-01T24:00:00", "2024-01-01T23:59:59Z"],
            ["2024-01-01T25:00:00", "2024-13-01T10:00:00"],
        ),
    ],
)
def test_values_that_validators_disagree_about_are_checked(kind: str, good: list[str], bad: list[str]) -> None:
    """pySHACL 0.40.1 lets 3.63E9 and month 13 pass and blames 24:00:00; rdf-validate-shacl 0.6.5 and shacl-engine 1.1.2 let 30 February
    pass.
    """
    rule = rules(ROOT)[FORM].query
    graph, when, datatype = (ox.NamedNode(iri) for iri in ("https://w3id.org/vnru/passage/900-01", q("dcterms:date"), q(f"xsd:{kind}")))
    quads = [ox.Quad(ox.NamedNode("http://x/a"), when, ox.Literal(text, datatype=datatype), graph) for text in [*good, *bad]]
    assert {row["detail"] for row in rows(EmbeddedEngine(quads), rule)} == set(bad)
