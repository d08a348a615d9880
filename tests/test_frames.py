"""Rows as data frames: each column has the type of its values, as pandas and polars themselves see it."""

from __future__ import annotations

from datetime import date

import pandas as pd
import polars as pl
import pytest

from vnru_kg import KnowledgeGraph
from vnru_kg.answers import Answer, Row, answer
from vnru_kg.engine import IRI, Table
from vnru_kg.namespaces import q

QUERY = """SELECT ?event ?when ?n ?value ?true ?day ?said WHERE {
  VALUES (?event ?when ?n ?value ?true ?day ?said) {
    (event:a "1994-06"^^edtf:EDTF 1 3.5 true "1994-06-16"^^xsd:date "a")
    (event:b "2001/.."^^edtf:EDTF 2 4 false "0983-01-02"^^xsd:date "b"@vi)
    (UNDEF UNDEF UNDEF UNDEF UNDEF UNDEF UNDEF)
  }
}"""


@pytest.fixture
def table(small: KnowledgeGraph) -> Table:
    return small.select(QUERY)


def test_pandas_sees_numbers_days_and_categories(table: Table) -> None:
    frame = table.to_pandas()
    assert list(frame.columns) == ["event", "when", "when_earliest", "when_latest", "n", "value", "true", "day", "said"]
    kinds = {name: str(kind) for name, kind in frame.dtypes.items()}
    assert kinds["event"] == "category"
    assert (kinds["n"], kinds["value"], kinds["true"]) == ("Int64", "Float64", "boolean")
    assert kinds["day"] == kinds["when_earliest"] == "datetime64[s]"
    assert frame["n"].sum() == 3
    assert frame["value"].mean() == 3.75
    assert list(frame["when_latest"].dt.year.dropna()) == [1994]  # an open end has no last day
    assert (frame["when_earliest"] < pd.Timestamp("2000-01-01")).tolist() == [True, False, False]
    assert frame["day"].dt.year.dropna().tolist() == [1994, 983]
    assert frame["event"].isna().tolist() == [False, False, True]


def test_polars_sees_the_same(table: Table) -> None:
    frame = table.to_polars()
    assert frame.schema["event"] == pl.Categorical
    assert [str(frame.schema[name]) for name in ("n", "value", "true", "day")] == ["Int64", "Float64", "Boolean", "Date"]
    assert frame["n"].sum() == 3
    assert frame.filter(pl.col("when_earliest") < date(2000, 1, 1))["event"].to_list() == ["event:a"]
    assert frame["said"].to_list() == ["a", "b", None]


def test_a_column_of_mixed_values_is_text_and_no_rows_are_a_frame(small: KnowledgeGraph) -> None:
    mixed = small.select('SELECT ?x { VALUES ?x { 1 "a" place:anland } }')
    assert sorted(mixed.to_polars()["x"].to_list()) == ["1", "a", "place:anland"]
    empty = small.select("SELECT ?x ?y { ?x vnru:nothing ?y }")
    assert list(empty.to_pandas().columns) == list(empty.to_polars().columns) == ["x", "y"]


def test_a_query_has_labels_too_where_they_are_wanted(small: KnowledgeGraph) -> None:
    """In the language of the function, with the IRIs beside; what has no label keeps its name."""
    table = small.select("SELECT ?place ?p { VALUES (?place ?p) { (place:anland vnru:nothing) (UNDEF vnru:nothing) } }")
    frame = table.to_polars(lambda iri: small.label(iri, "ru"))
    assert frame.columns == ["place", "place_iri", "p", "p_iri"]
    assert frame["place"].to_list() == [small.label(q("place:anland"), "ru"), None]
    assert frame["place_iri"].to_list() == ["place:anland", None]
    assert frame["p"].to_list() == ["vnru:nothing"] * 2
    assert list(table.to_pandas(small.label)["place"].cat.categories) == [small.label(q("place:anland"))]


def test_no_column_of_a_query_is_lost_for_one_beside_another(small: KnowledgeGraph) -> None:
    table = small.select(
        "SELECT * { VALUES (?x ?x_iri ?d ?d_latest) { (place:anland 'mine' '1994'^^edtf:EDTF 'of mine') } }",
    )
    for frame in (table.to_pandas(small.label), table.to_polars(small.label)):
        assert set(frame.columns) == {"x", "x_iri", "d", "d_earliest", "d_latest"}
        assert [list(frame[name]) for name in ("x", "x_iri", "d_latest")] == [[small.label(q("place:anland"))], ["mine"], ["of mine"]]


def test_figures_of_the_graph_add_up_in_a_frame(kg: KnowledgeGraph) -> None:
    figures = "?figure vnru:indicator code:trade-turnover ; sdmx-measure:obsValue ?value ; sdmx-dimension:refPeriod ?when"
    query = f"SELECT ?figure ?value ?when {{ {figures} }}"
    frame = kg.select(query).to_pandas()
    assert str(frame["value"].dtype) in {"Float64", "Int64"}
    assert 3_630_000_000.0 in set(frame.loc[frame["when_latest"].dt.year == 2023, "value"])


def trade(kg: KnowledgeGraph) -> Answer:
    found = kg.ask("trade-by-year")
    assert isinstance(found, Answer)
    return found


def test_answers_have_numbers_days_labels_and_iris(kg: KnowledgeGraph) -> None:
    """What analysts do first with the answer of a question: filter, sort, sum, group, join by IRI."""
    frame = trade(kg).to_pandas("en")
    assert {str(frame[name].dtype) for name in ("period_earliest", "period_latest")} == {"datetime64[s]"}
    assert str(frame["value"].dtype) in {"Float64", "Int64"}
    assert {name: str(frame[name].dtype) for name in ("area", "area_iri", "unit", "unit_iri")} == dict.fromkeys(
        ("area", "area_iri", "unit", "unit_iri"), "category"
    )
    of_2023 = frame[(frame["period_earliest"] == pd.Timestamp("2023-01-01")) & (frame["period_latest"] == pd.Timestamp("2023-12-31"))]
    assert 3_630_000_000 in set(of_2023["value"])
    assert set(frame["area"].cat.categories) <= {"Vietnam", "Russia", "Soviet Union"}
    assert set(frame["area_iri"].cat.categories) <= {"place:vietnam", "place:russia", "place:soviet-union"}
    assert frame.groupby("area_iri", observed=True)["value"].sum().gt(0).all()
    assert all(frame["passages"])


def test_polars_sees_the_same_of_an_answer_in_the_language(kg: KnowledgeGraph) -> None:
    answer = trade(kg)
    frame, other = answer.to_polars("ru"), answer.to_pandas("ru")
    assert frame.columns == list(other.columns)
    assert frame.height == len(answer)
    assert frame.schema["period_latest"] == pl.Date
    assert frame.schema["area"] == frame.schema["area_iri"] == pl.Categorical
    assert set(frame["area"].to_list()) <= {"Вьетнам", "Россия", "СССР", "Советский Союз"}
    assert (
        frame.filter(pl.col("period_earliest") >= date(2020, 1, 1))["value"].max()
        == other.loc[other["period_earliest"] >= pd.Timestamp("2020-01-01"), "value"].max()
    )


def test_an_answer_that_is_said_in_words_keeps_them_and_no_rows_are_a_frame(small: KnowledgeGraph) -> None:
    told = Row((IRI(q("place:anland")),), (q("passage:900-02"),), {"en": "It is a land.", "vi": "Đó là một đất nước."})
    frame = Answer(("place",), (told,), "", {}, _kg=small).to_polars("en")
    assert frame.to_dicts() == [{"place": "Anland", "place_iri": "place:anland", "says": "It is a land.", "passages": "900-02"}]
    nothing = answer(small, "SELECT ?x ?passage { ?x vnru:nothing 1 BIND(?x AS ?passage) }")
    assert list(nothing.to_pandas().columns) == nothing.to_polars().columns == ["x", "passages"]
