"""What the build computes: bounds of dates, intervals of figures, types, passages and labels."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import edtf
import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyparsing import ParserElement

from vnru_kg import KnowledgeGraph
from vnru_kg.engine import IRI, Literal
from vnru_kg.errors import DataError
from vnru_kg.load import source_files
from vnru_kg.load.derive.dates import bounds_of
from vnru_kg.load.derive.figures import interval
from vnru_kg.load.files import read_quads
from vnru_kg.namespaces import BASE, q
from vnru_kg.text import LANGUAGES

# edtf has all that pyparsing reads remembered, in every file of this process: with it rdflib takes five times as long for a query
ParserElement.disable_memoization()
STATEMENT_NODES = ("vnru:Tenure", "sem:Role", "vnru:TradeFlow", "vnru:Position", "qb:Observation", "vnru:Passage", "vnru:Inference")


def document(home: Path) -> Path:
    return home / "graph_data" / "documents" / "900.trig"


def contents(graph: KnowledgeGraph) -> set[str]:
    return {str(quad) for quad in graph.engine.quads()}


# ---- dates -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1994", "1994-01-01", "1994-12-31"),
        ("1994-06", "1994-06-01", "1994-06-30"),
        ("2000-02", "2000-02-01", "2000-02-29"),
        ("1900-02", "1900-02-01", "1900-02-28"),
        ("1994-06-16", "1994-06-16", "1994-06-16"),
        ("1994~", "1994-01-01", "1994-12-31"),
        ("1994-06?", "1994-06-01", "1994-06-30"),
        ("2012-07-26/2012-07-30", "2012-07-26", "2012-07-30"),
        ("1991/2000", "1991-01-01", "2000-12-31"),
        ("2012/..", "2012-01-01", None),
        ("1975-04/", "1975-04-01", None),
        ("../1991-12", None, "1991-12-31"),
        ("/1991", None, "1991-12-31"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("XXXX", None, None),  # a period that nobody states
        ("1994-21", "1994-03-01", "1994-05-31"),
    ],
)
def test_bounds_of_a_date(text: str, first: str | None, last: str | None) -> None:
    assert bounds_of(text) == (first, last)


@pytest.mark.parametrize(
    "text", ["", "/", "..", "soon", "1994-13", "1994-06-31", "1993-02-29", "16/6/1994", "2000/1999", "2001-03-02/2001-03-01", "1/2/3"]
)
def test_what_is_no_date_is_told(text: str) -> None:
    with pytest.raises(DataError, match=r"is not a date in EDTF|ends before it begins"):
        bounds_of(text)


def written(day: date, precision: int) -> str:
    return "-".join(day.isoformat().split("-")[:precision])


some_day = st.builds(
    lambda day, precision, mark: written(day, precision) + mark,
    st.dates(min_value=date(1000, 1, 1)),
    st.sampled_from([1, 2, 3]),
    st.sampled_from(["", "~", "?", "%"]),
)


@settings(max_examples=25)  # the library takes its time
@given(some_day)
def test_bounds_agree_with_the_edtf_library(text: str) -> None:
    parsed = edtf.parse_edtf(text)
    lower, upper = (date(*moment[:3]).isoformat() for moment in (parsed.lower_strict(), parsed.upper_strict()))
    assert bounds_of(text) == (lower, upper)


@settings(max_examples=25)
@given(some_day, some_day)
def test_bounds_of_intervals_agree_with_the_edtf_library(one: str, other: str) -> None:
    text = "/".join(sorted([one, other]))
    parsed = edtf.parse_edtf(text)
    lower, upper = (date(*moment[:3]).isoformat() for moment in (parsed.lower_strict(), parsed.upper_strict()))
    if lower <= upper:
        assert bounds_of(text) == (lower, upper)
    else:
        with pytest.raises(DataError, match="ends before it begins"):
            bounds_of(text)


@settings(max_examples=40)
@given(st.text(alphabet="0123456789-/.~?%XYuk ", max_size=22))
def test_any_text_has_bounds_or_is_told(text: str) -> None:
    try:
        bounds = [date.fromisoformat(side) for side in bounds_of(text) if side]
    except DataError as error:
        told = error.message
    else:
        told = f"“{text}”" if bounds == sorted(bounds) else "out of order"
    assert f"“{text}”" in told


def test_every_dated_node_has_bounds(small: KnowledgeGraph) -> None:
    def bounds(node: str) -> list[list[str]]:
        return [[str(v) for v in small.values(q(node), p)] for p in ("vnru:earliest", "vnru:latest")]

    assert bounds("event:2001-03-visit") == [["2001-03-01"], ["2001-03-31"]]
    assert bounds("instrument:pact-2001") == [["2001-03-01"], ["2001-03-02"]]
    assert bounds("observation:900-02-turnover") == [["2000-01-01"], ["2000-12-31"]]
    assert bounds("flow:900-02-coal") == [["1991-01-01"], ["2000-12-31"]]
    assert bounds("tenure:anna-president") == [["2001-03-01"], ["2001-03-01"]]
    assert bounds("place:anland") == [[], []]
    dates = small.select("SELECT ?d { VALUES ?p { vnru:earliest vnru:latest } ?s ?p ?d }")
    assert {t.datatype for (t,) in dates if isinstance(t, Literal)} == {q("xsd:date")}


def test_a_begin_says_nothing_of_the_end(home: Path) -> None:
    path = document(home)
    text = path.read_text("utf-8").replace("vnru:attestedOn", "vnru:begin")
    path.write_text(text, "utf-8")
    graph = KnowledgeGraph.load(home, use_cache=False)
    node = q("tenure:anna-president")
    assert [str(v) for v in graph.values(node, "vnru:earliest")] == ["2001-03-01"]
    assert graph.values(node, "vnru:latest") == []


# ---- figures ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "printed", "bound", "low", "high"),
    [
        ("3600000000", "3,6 tỷ USD", "exact", "3550000000", "3650000000"),
        ("3630000000", "3,63 tỷ USD", "exact", "3625000000", "3635000000"),
        ("984980000", "984,98 triệu USD", "exact", "984975000", "984985000"),
        ("5000000000", "5 tỷ USD", "exact", "4500000000", "5500000000"),
        ("513582", "513.582 tấn", "exact", "513582", "513582"),  # a point groups thousands
        ("1234500", "1.234,5 nghìn tấn", "exact", "1234450", "1234550"),
        ("186", "186 dự án", "exact", "186", "186"),
        ("2.3", "2,3%", "exact", "2.25", "2.35"),
        ("28", "thứ 28/145", "exact", "28", "28"),
        ("60000", "khoảng 6 vạn người", "about", "54000", "66000"),  # a tenth is wider than half of the last digit
        ("30", "khoảng 30", "about", "27", "33"),
        ("2000000000", "khoảng 2 tỷ", "about", "1500000000", "2500000000"),  # half of the last digit is wider
        ("3600000000", "hơn 3,6 tỉ USD", "over", "3600000000", None),
        ("100", "gần 100", "nearly", "90", "100"),
        ("80", "tới 80", "up-to", None, "80"),
        ("60000", "60.000–80.000", "between", "60000", "80000"),
        ("-1500000000", "âm 1,5 tỷ", "exact", "-1550000000", "-1450000000"),
        ("60000", "khoảng 60-80 ngàn", "about-between", "60000", "80000"),
        ("100", "hàng trăm", "magnitude", "100", "1000"),
        ("10000", "hàng vạn", "magnitude", "10000", "100000"),
        ("0", "0", "exact", "0", "0"),
        ("7", "bảy", "exact", "7", "7"),  # no digits: taken as exact
    ],
)
def test_interval_of_a_figure(value: str, printed: str, bound: str, low: str | None, high: str | None) -> None:
    upper = Decimal(80000) if bound.endswith("between") else None
    found = interval(Decimal(value), printed, bound, upper)
    assert found == tuple(None if side is None else Decimal(side) for side in (low, high))


@given(
    st.integers(min_value=1, max_value=10**6),
    st.integers(min_value=0, max_value=3),
    st.sampled_from([("", 0), ("nghìn", 3), ("triệu", 6), ("tỷ", 9)]),
    st.sampled_from(["exact", "about", "over", "nearly", "up-to"]),
)
def test_the_interval_holds_the_value(digits: int, decimals: int, unit: tuple[str, int], bound: str) -> None:
    number = Decimal(digits).scaleb(-decimals)
    value = number.scaleb(unit[1])
    printed = f"{number:,f}".replace(",", " ").replace(".", ",").replace(" ", ".") + f" {unit[0]}"
    low, high = interval(value, printed, bound)
    assert low is None or low <= value
    assert high is None or high >= value
    if bound == "exact":
        assert low is not None
        assert high is not None
        step = Decimal(1).scaleb(unit[1] - decimals)
        assert high - low == (0 if step == 1 and unit[1] == decimals == 0 else step)


@given(st.text(max_size=20))
def test_any_print_has_an_interval(printed: str) -> None:
    low, high = interval(Decimal(1000), printed, "exact")
    assert low is not None
    assert high is not None
    assert low <= 1000 <= high


def test_observations_have_their_interval(small: KnowledgeGraph) -> None:
    node = q("observation:900-02-turnover")
    decimal = q("xsd:decimal")
    assert small.values(node, "vnru:low") == [Literal("3550000000", decimal)]
    assert small.values(node, "vnru:high") == [Literal("3650000000", decimal)]


# ---- structure and labels --------------------------------------------------------------------------------------------


def test_superclasses_are_closed(small: KnowledgeGraph) -> None:
    classes = {str(c) for c in small.values(q("organization:an-oil"), "rdf:type")}
    expected = ("vnru:JointVenture", "vnru:Company", "org:FormalOrganization", "schema:Corporation", "org:OrganizationalCollaboration")
    assert {q(c) for c in expected} <= classes
    assert small.query("ASK { ?x a/rdfs:subClassOf ?c FILTER NOT EXISTS { ?x a ?c } }") is False


def test_derived_triples_stand_in_their_own_graph(small: KnowledgeGraph) -> None:
    stated = small.statements(q("organization:an-oil"), q("rdf:type"), IRI(q("vnru:Company")))
    assert [s.graphs for s in stated] == [(BASE + "graph/derived",)]


def test_actors_are_reached_without_the_role(small: KnowledgeGraph) -> None:
    assert small.values(q("event:2001-03-visit"), "sem:hasActor") == [IRI(q("person:fyodor-orlov"))]


def test_attested_in_names_every_passage_that_mentions_a_thing(small: KnowledgeGraph) -> None:
    def passages(thing: str) -> list[str]:
        return [str(v).rpartition("/")[2] for v in small.values(q(thing), "vnru:attestedIn")]

    assert passages("place:an-city") == ["900-01", "900-02"]
    assert passages("person:fyodor-orlov") == ["900-01"]
    assert passages("place:anland") == ["900-01", "900-02"]
    assert passages("observation:900-02-turnover") == ["900-02"]
    assert passages("person:formula") == []
    attested = {str(s.subject).removeprefix(BASE).partition("/")[0] for s in small.statements(None, q("vnru:attestedIn"))}
    assert not attested & {"code", "passage", "source", "selector", "dataset", "authority", "inference"}


@pytest.mark.parametrize("class_", STATEMENT_NODES)
@pytest.mark.parametrize("which", ["small", "kg"])
def test_statement_nodes_have_a_label_in_each_language(class_: str, which: str, request: pytest.FixtureRequest) -> None:
    labelled(request.getfixturevalue(which), class_)


def test_notes_on_conflicts_have_one_too(kg: KnowledgeGraph) -> None:
    labelled(kg, "vnru:ConflictNote")
    label = kg.labels_of(q("inference:003-38-surplus-2000-note"))["en"]
    assert label == "trade balance, Russia with Vietnam, 2000: 254 million USD: sums that do not add up, misprint"


def labelled(graph: KnowledgeGraph, class_: str) -> None:
    """Each node of a class has a composed label in each language."""
    nodes = [s.subject for s in graph.statements(None, q("rdf:type"), IRI(q(class_)))]
    assert nodes
    for node in nodes:
        labels = [v for v in graph.values(node, "rdfs:label") if isinstance(v, Literal)]
        assert sorted(str(v.language) for v in labels) == sorted(LANGUAGES), node
        assert all(v.text and "?" not in v.text.split(",")[0] for v in labels), node


@pytest.mark.parametrize(
    ("node", "label"),
    [
        ("tenure:anna-president", "Đặng Thị Anna – President of Anland"),
        ("role:2001-03-visit-orlov", "Fyodor Orlov (visitor) – Visit of March 2001"),
        ("flow:900-02-coal", "Borland → Anland: coal, 1991–2000"),
        ("position:900-01-hope", "Đặng Thị Anna – wish: trade"),
        ("observation:900-02-turnover", "trade turnover, Anland – Borland, 2000: 3.6 billion USD"),
        ("passage:900-01", "Test article, paragraph 1"),
    ],
)
def test_composed_labels(small: KnowledgeGraph, node: str, label: str) -> None:
    assert small.label(q(node), "en") == label


_FIGURE = """
@prefix route: <https://w3id.org/vnru/route/> .
@prefix phase: <https://w3id.org/vnru/phase/> .
passage:900-01 {{ observation:900-01-x a qb:Observation ; qb:dataSet dataset:trade ; vnru:indicator code:{indicator} ;
    sdmx-dimension:refArea place:borland ; vnru:counterpartArea place:anland ; {time} ; vnru:passage passage:900-01 ;
    sdmx-measure:obsValue {value} ; sdmx-attribute:unitMeasure code:{unit} ; vnru:bound code:{bound} ; vnru:asPrinted "{printed}" . }}
"""
_PERIOD = 'sdmx-dimension:refPeriod "{}"^^edtf:EDTF'


@pytest.mark.parametrize(
    ("figure", "labels"),
    [
        pytest.param(
            {"indicator": "imports"},
            (
                "nhập khẩu, Nước An → Nước Bo, 2000: 7 USD",
                "imports, Anland → Borland, 2000: 7 USD",
                "импорт, Анландия → Борландия, 2000: 7 долл. США",
            ),
            id="the goods come in",
        ),
        pytest.param(
            {"indicator": "exports"},
            (
                "xuất khẩu, Nước Bo → Nước An, 2000: 7 USD",
                "exports, Borland → Anland, 2000: 7 USD",
                "экспорт, Борландия → Анландия, 2000: 7 долл. США",
            ),
            id="the goods go out",
        ),
        pytest.param(
            {"indicator": "trade-balance"},
            (
                "cán cân thương mại, Nước Bo với Nước An, 2000: 7 USD",
                "trade balance, Borland with Anland, 2000: 7 USD",
                "торговый баланс, Борландия (партнёр: Анландия), 2000: 7 долл. США",
            ),
            id="a balance is somebody's",
        ),
        pytest.param(
            {"indicator": "scholarships", "unit": "scholarships-per-year", "time": _PERIOD.format("2000/..")},
            (
                "học bổng, Nước Bo dành cho Nước An, từ 2000: 7 suất mỗi năm",
                "scholarships, Borland for Anland, since 2000: 7 scholarships a year",
                "стипендии, даёт Борландия, получает Анландия, с 2000: 7 стипендий в год",
            ),
            id="so many a year",
        ),
        pytest.param(
            {"indicator": "trade-turnover-growth", "unit": "percent-per-year", "time": _PERIOD.format("XXXX")},
            (
                "tăng trưởng kim ngạch thương mại, Nước Bo – Nước An, thời kỳ không nêu rõ: 7% mỗi năm",
                "growth of trade turnover, Borland – Anland, period not stated: 7% a year",
                "рост товарооборота, Борландия — Анландия, период не указан: 7\u00a0% в год",
            ),
            id="no period is stated",
        ),
        pytest.param(
            {"indicator": "scholarships", "unit": "students-per-year", "bound": "magnitude", "value": "100.0", "printed": "hàng trăm"},
            (
                "học bổng, Nước Bo dành cho Nước An, 2000: hàng trăm sinh viên mỗi năm",
                "scholarships, Borland for Anland, 2000: hundreds of students a year",
                "стипендии, даёт Борландия, получает Анландия, 2000: сотни студентов в год",
            ),
            id="people and no grants",
        ),
        pytest.param(
            {
                "indicator": "scholarships",
                "unit": "scholarships",
                "time": _PERIOD.format("2000/2001") + " ; vnru:periodKind code:academic-year",
            },
            (
                "học bổng, Nước Bo dành cho Nước An, năm học 2000–2001: 7 học bổng",
                "scholarships, Borland for Anland, academic year 2000–2001: 7 scholarships",
                "стипендии, даёт Борландия, получает Анландия, 2000–2001 учебный год: 7 стипендий",
            ),
            id="an academic year",
        ),
        pytest.param(
            {
                "indicator": "flights-per-week",
                "unit": "flights-per-week",
                "time": 'vnru:asOf "2000"^^edtf:EDTF ; vnru:periodKind code:early-in-the-year ; vnru:concerns route:anland-borland . '
                "route:anland-borland vnru:endpoint place:anland , place:borland . observation:900-01-x a qb:Observation",
            },
            (
                "chuyến bay mỗi tuần, Nước Bo – Nước An (Nước An – Nước Bo), đầu năm 2000: 7 chuyến bay mỗi tuần",
                "flights per week, Borland – Anland (Anland – Borland), early 2000: 7 flights per week",
                "число рейсов в неделю, Борландия — Анландия (Анландия – Борландия), начало 2000 года: 7 рейсов в неделю",
            ),
            id="a route, early in a year",
        ),
        pytest.param(
            {
                "indicator": "years-of-relations",
                "unit": "years",
                "time": 'sdmx-dimension:refPeriod "1991/2000"^^edtf:EDTF ; dcterms:subject topic:trade ; vnru:concerns phase:close-years . '
                "phase:close-years a vnru:PartnershipPhase ; vnru:level code:strategic-alliance . observation:900-01-x a qb:Observation",
            },
            (
                "thời gian kéo dài (đồng minh chiến lược), Nước Bo – Nước An, 1991–2000: 7 năm",
                "duration (strategic alliance), Borland – Anland, 1991–2000: 7 years",
                "продолжительность (стратегический союз), Борландия — Анландия, 1991–2000: 7 лет",
            ),
            id="the years of a phase of some level",
        ),
        pytest.param(
            {
                "indicator": "years-of-relations",
                "unit": "years",
                "time": 'sdmx-dimension:refPeriod "1991/2000"^^edtf:EDTF ; dcterms:subject topic:trade ; vnru:concerns phase:odd-years . '
                'phase:odd-years a vnru:PartnershipPhase ; skos:prefLabel "Khi gần khi xa (1991–2000)"@vi , '
                '"Near and far (1991–2000)"@en , '
                '"То ближе, то дальше (1991–2000)"@ru . observation:900-01-x a qb:Observation',
            },
            (
                "thời gian kéo dài (Khi gần khi xa), Nước Bo – Nước An, 1991–2000: 7 năm",
                "duration (Near and far), Borland – Anland, 1991–2000: 7 years",
                "продолжительность (То ближе, то дальше), Борландия — Анландия, 1991–2000: 7 лет",
            ),
            id="the years of a phase without a level",
        ),
        pytest.param(
            {"indicator": "people-trained", "unit": "people", "bound": "magnitude", "value": "10000.0", "printed": "hàng vạn"},
            (
                "số người được đào tạo, Nước Bo đào tạo cho Nước An, 2000: hàng vạn người",
                "people trained, Borland for Anland, 2000: tens of thousands of people",
                "число обученных, обучение: Борландия, кадры: Анландия, 2000: десятки тысяч человек",
            ),
            id="a word for a number",
        ),
        pytest.param(
            {"indicator": "tourism-growth-market-rank", "unit": "rank", "bound": "up-to", "value": "10.0"},
            (
                "thứ hạng trong các thị trường khách tăng trưởng, Nước Bo → Nước An, 2000: trong 10 vị trí đầu",
                "rank among the growth markets of tourism, Borland → Anland, 2000: among the first 10",
                "место среди растущих туристических рынков, Борландия → Анландия, 2000: в числе первых 10",
            ),
            id="one of ten",
        ),
    ],
)
def test_labels_of_figures(home: Path, figure: dict[str, str], labels: tuple[str, str, str]) -> None:
    given = {"value": "7.0", "unit": "usd", "bound": "exact", "printed": "7", "time": _PERIOD.format("2000")} | figure
    path = document(home)
    path.write_text(path.read_text("utf-8") + _FIGURE.format(**given), "utf-8")
    graph = KnowledgeGraph.load(home, use_cache=False)
    assert tuple(graph.labels_of(q("observation:900-01-x"))[language] for language in LANGUAGES) == labels


def test_every_indicator_has_a_direction(kg: KnowledgeGraph) -> None:
    without = kg.select("SELECT ?i { ?i skos:inScheme code:indicator-scheme FILTER NOT EXISTS { ?i vnru:direction/vnru:pattern ?p } }")
    assert len(without.rows) == 0


def test_terms_of_one_office_have_names_of_their_own(home: Path) -> None:
    path = document(home)
    second = 'a vnru:Tenure ; org:member person:dang-anna ; vnru:post post:president-of-anland ; vnru:attestedOn "2010-01"^^edtf:EDTF'
    third = second.partition("vnru:attestedOn")[0] + 'vnru:begin "2012-05-01"^^edtf:EDTF ; vnru:end "2016"^^edtf:EDTF'
    added = f"\npassage:900-01 {{ tenure:anna-2 {second} . tenure:anna-3 {third} . }}\n"
    path.write_text(path.read_text("utf-8") + added, "utf-8")
    graph = KnowledgeGraph.load(home, use_cache=False)
    named = [graph.label(q(f"tenure:{name}"), "en") for name in ("anna-president", "anna-2", "anna-3")]
    president = "Đặng Thị Anna – President of Anland"
    assert named == [f"{president} (attested 2001)", f"{president} (attested 2010)", f"{president} (2012–2016)"]


def test_a_note_names_what_it_is_about(home: Path) -> None:
    path = document(home)
    note = (
        "inference:x a vnru:Inference ; vnru:inPassage passage:900-01 ; vnru:onSubject position:900-01-hope ; vnru:reason code:computed ."
    )
    path.write_text(f"{path.read_text('utf-8')}\nsource:900 {{ {note} }}\n", "utf-8")
    graph = KnowledgeGraph.load(home, use_cache=False)
    assert graph.label(q("inference:x"), "en") == "Đặng Thị Anna – wish: trade: computed"


def test_several_holders_are_joined_in_each_language(home: Path) -> None:
    path = document(home)
    path.write_text(path.read_text("utf-8") + "\npassage:900-01 { position:900-01-hope vnru:heldBy person:fyodor-orlov . }\n", "utf-8")
    graph = KnowledgeGraph.load(home, use_cache=False)
    assert graph.label(q("position:900-01-hope"), "en") == "Đặng Thị Anna and Fyodor Orlov – wish: trade"
    assert " и " in (graph.label(q("position:900-01-hope"), "ru") or "")


def test_a_group_without_a_name_has_no_capital_inside_a_label(home: Path) -> None:
    path = document(home)
    people = 'a foaf:Group , vnru:UnnamedGroup ; skos:prefLabel "{0}"@vi , "{1}"@en , "{2}"@ru'
    groups = f"""
        group:leaders-of-anland {people.format("Các nhà lãnh đạo An", "Leaders of Anland", "Руководители Анландии")} .
        group:leaders-of-borland {people.format("Các nhà lãnh đạo Bo", "Leaders of Borland", "Руководители Борландии")} .
    """
    held = "a vnru:Position ; vnru:stance code:supports ; dcterms:subject topic:trade ; "
    held += "vnru:heldBy group:leaders-of-anland , group:leaders-of-borland"
    added = [
        "@prefix group: <https://w3id.org/vnru/group/> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .",
        f"<https://w3id.org/vnru/authority/people> {{ {groups} }}",
        f"passage:900-01 {{ position:900-01-x {held} . }}",
    ]
    path.write_text("\n".join([path.read_text("utf-8"), *added]), "utf-8")
    labels = KnowledgeGraph.load(home, use_cache=False).labels_of(q("position:900-01-x"))
    assert labels["vi"].startswith("Các nhà lãnh đạo An và các nhà lãnh đạo Bo – ")
    assert labels["en"].startswith("Leaders of Anland and leaders of Borland – ")
    assert labels["ru"].startswith("Руководители Анландии и руководители Борландии — ")


def test_deriving_twice_gives_the_same(home: Path, small: KnowledgeGraph) -> None:
    assert contents(KnowledgeGraph.load(home, use_cache=False)) == contents(small)
    quads = read_quads(home, source_files(home))
    assert len(set(quads)) > 0
    assert all(isinstance(quad.graph_name, ox.NamedNode) for quad in quads)
