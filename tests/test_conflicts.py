"""Conflicts: those that the documents hold, found and explained, and none where figures only look different."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from itertools import groupby
from pathlib import Path

import pytest

from vnru_kg import KnowledgeGraph
from vnru_kg.answers import Answer
from vnru_kg.conflicts import conflicts, explain
from vnru_kg.engine import IRI
from vnru_kg.errors import NotFoundError
from vnru_kg.explorer import conflicts as conflict_rows
from vnru_kg.explorer.context import Context
from vnru_kg.load.derive.conflicts.figures import STOCK_DAYS, apart
from vnru_kg.namespaces import q, shrink
from vnru_kg.text import LANGUAGES

# Read out of the documents: the rule, and the passages of the sides that contradict each other.
KNOWN = {
    ("intervals-apart", "code:trade-turnover-growth", frozenset({"000-06", "001-05"})),  # growth of trade in 2023
    ("intervals-apart", "code:project-count", frozenset({"000-08", "001-06", "003-63"})),  # Vietnam's projects in Russia, mid-2024
    ("intervals-apart", "code:registered-capital", frozenset({"000-08", "001-06", "003-63"})),
    ("balance-is-difference", "code:trade-balance", frozenset({"003-38"})),  # the surplus of 2000
    ("growth-from-levels", "code:trade-turnover-growth", frozenset({"003-52"})),  # the growth of 2018
    ("day-of-arrival", "", frozenset({"000-19", "001-01", "003-64", "003-65"})),  # the visit of June 2024
    ("anniversary-adds-up", "", frozenset({"000-02", "003-04", "003-07"})),  # 25 years after 2001
    # the fifth visit, of which four are named
    (
        "ordinal-and-count",
        "",
        frozenset(["000-05", "000-15", "000-19", "001-01", "003-30", "003-33", "003-48", "003-64", "003-65", "003-66", "003-67"]),
    ),
    ("two-names", "", frozenset({"004-07", "004-08", "004-09", "004-10", "004-11", "004-18"})),  # one ambassador
}


def _indicator(kg: KnowledgeGraph, conflict: IRI, rule: str) -> str:
    """The indicator of the member that the rule judges: the balance or the growth, else the one that all members share."""
    found = {shrink(str(i)) for m in kg.values(conflict, "vnru:conflictOf") for i in kg.values(str(m), "vnru:indicator")}
    judged = {"balance-is-difference": "code:trade-balance", "growth-from-levels": "code:trade-turnover-growth"}.get(rule)
    return judged if judged in found else next(iter(found), "")


def test_the_conflicts_of_the_documents_are_found_and_no_other(kg: KnowledgeGraph) -> None:
    found = set()
    for conflict in conflicts(kg):
        rule = conflict.rule.removeprefix(q("code:rule-"))
        passages = frozenset(shrink(p).removeprefix("passage:") for side in conflict.sides for p in side.passages)
        found.add((rule, _indicator(kg, conflict.iri, rule), passages))
    assert found == KNOWN


def test_every_conflict_has_sides_passages_a_note_and_an_explanation(kg: KnowledgeGraph) -> None:
    found = conflicts(kg)
    assert {c.kind for c in found} <= set(kg.vocabulary.conflict_kinds)
    for conflict in found:
        assert len(conflict.sides) >= 2
        assert all(side.passages and set(side.text) >= set(LANGUAGES) for side in conflict.sides)
        assert conflict.notes
        assert all(set(note) == set(LANGUAGES) for note in conflict.notes)
        for language in LANGUAGES:
            lines = explain(kg, conflict, language)
            assert "None" not in lines[0]
            assert len(lines) >= (3 if conflict.kind == "figures" else 1)


def test_kinds_part_the_conflicts(kg: KnowledgeGraph) -> None:
    parts = [{c.iri for c in conflicts(kg, kind)} for kind in kg.vocabulary.conflict_kinds]
    assert set.union(*parts) == {c.iri for c in conflicts(kg)}
    assert sum(map(len, parts)) == len(conflicts(kg))
    order = [kind for kind, part in zip(kg.vocabulary.conflict_kinds, parts, strict=True) if part]
    assert [kind for kind, _ in groupby(c.kind for c in conflicts(kg))] == order


def test_a_kind_of_conflict_that_nobody_knows_is_no_empty_answer(kg: KnowledgeGraph) -> None:
    with pytest.raises(NotFoundError, match="no kind “figure”") as wrong:
        conflicts(kg, "figure")
    assert str(wrong.value.hint) == "Did you mean figures?"
    with pytest.raises(NotFoundError) as wrong:
        conflicts(kg, "zzz")
    assert str(wrong.value.hint) == "Known: all, figures, dates, names, statements, counts."


def test_conflicts_are_in_the_graph(kg: KnowledgeGraph) -> None:
    assert kg.query("ASK { ?c a vnru:Conflict ; vnru:conflictOf ?a, ?b ; vnru:explainedBy ?note . FILTER(?a != ?b) }") is True


# ---- the rules, on figures made up for the purpose ---------------------------------------------------------------

_FIGURE = """
passage:900-0{number} {{
    observation:900-{slug} a qb:Observation ; qb:dataSet dataset:{dataset} ;
        vnru:indicator code:{indicator} ; sdmx-dimension:refArea place:{area} ; vnru:counterpartArea place:{counterpart} ;
        {time} ; vnru:passage passage:900-0{number} ;
        sdmx-measure:obsValue {value} ; sdmx-attribute:unitMeasure code:{unit} ; vnru:bound code:{bound} ; vnru:asPrinted "{printed}" .
}}
"""


def _figure(slug: str, **changes: object) -> str:
    given = {
        "number": 1,
        "slug": slug,
        "dataset": "trade",
        "indicator": "trade-turnover",
        "area": "anland",
        "counterpart": "borland",
        "time": 'vnru:product goods:all ; sdmx-dimension:refPeriod "1999"^^edtf:EDTF',
        "value": "3600000000.0",
        "unit": "usd",
        "bound": "exact",
        "printed": "3,6 tỷ",
    }
    return _FIGURE.format(**(given | changes))


@pytest.fixture
def judged(home: Path) -> Callable[..., set[str]]:
    """Adds figures to the small document and gives the rules of the conflicts that the build then finds."""

    def judge(*figures: str) -> set[str]:
        path = home / "graph_data" / "documents" / "900.trig"
        path.write_text(path.read_text("utf-8") + "".join(figures), "utf-8")
        built = KnowledgeGraph.load(home, use_cache=False)
        return {c.rule.removeprefix(q("code:rule-")) for c in conflicts(built)}

    return judge


_STOCK = 'vnru:asOf "{}"^^edtf:EDTF'


def _stock(slug: str, when: str, value: str, printed: str, bound: str = "exact") -> str:
    changes = {"dataset": "investment", "indicator": "project-count", "unit": "projects", "time": _STOCK.format(when)}
    return _figure(slug, value=value, printed=printed, bound=bound, **changes)


@pytest.mark.parametrize(
    ("figures", "rules"),
    [
        pytest.param([_figure("a"), _figure("b", value="3630000000.0", printed="3,63 tỷ")], set(), id="rounding"),
        pytest.param([_figure("a"), _figure("b", value="3800000000.0", printed="3,8 tỷ")], {"intervals-apart"}, id="another value"),
        pytest.param([_figure("a", bound="over"), _figure("b", value="4000000000.0", printed="4 tỷ")], set(), id="over"),
        pytest.param(
            [_figure("a", area="borland", counterpart="anland"), _figure("b", value="3800000000.0", printed="3,8 tỷ")],
            {"intervals-apart"},
            id="turnover has no direction",
        ),
        pytest.param(
            [
                _figure("a", indicator="exports"),
                _figure("b", indicator="imports", area="borland", counterpart="anland", value="3800000000.0", printed="3,8 tỷ"),
            ],
            {"intervals-apart"},
            id="exports are the other side's imports",
        ),
        pytest.param(
            [_figure("a", indicator="exports"), _figure("b", indicator="imports", value="3800000000.0", printed="3,8 tỷ")],
            set(),
            id="exports are not imports",
        ),
        pytest.param(
            [_stock("a", "2024-05-31", "25.0", "25"), _stock("b", "2024-06", "18.0", "18")], {"intervals-apart"}, id="as of one month"
        ),
        pytest.param([_stock("a", "2023-05-31", "25.0", "25"), _stock("b", "2024-06", "18.0", "18")], set(), id="as of another year"),
        pytest.param(
            [_stock("a", "2024-05", "20.0", "20", "about"), _stock("b", "2024-05", "18.0", "18")], set(), id="about is within a tenth"
        ),
        pytest.param(
            [
                _figure("a", indicator="exports", value="2000000000.0", printed="2,0 tỷ"),
                _figure("b", indicator="imports", value="1600000000.0", printed="1,6 tỷ"),
                _figure("c", indicator="trade-balance", value="400000000.0", printed="400 triệu"),
                _figure("d"),
            ],
            set(),
            id="sums that add up",
        ),
        pytest.param(
            [
                _figure("a", indicator="exports", value="2000000000.0", printed="2,0 tỷ"),
                _figure("b", indicator="imports", value="1600000000.0", printed="1,6 tỷ"),
                _figure("c", indicator="trade-balance", value="900000000.0", printed="900 triệu"),
                _figure("d", value="4600000000.0", printed="4,6 tỷ"),
            ],
            {"balance-is-difference", "turnover-is-sum"},
            id="sums that do not",
        ),
    ],
)
def test_figures_are_judged(judged: Callable[..., set[str]], figures: list[str], rules: set[str]) -> None:
    assert judged(*figures) == rules


_GROWTH = 'vnru:product goods:all ; sdmx-dimension:refPeriod "2000"^^edtf:EDTF ; vnru:comparedWith "1999"^^edtf:EDTF'


@pytest.mark.parametrize(("growth", "rules"), [("20.0", set()), ("45.0", {"growth-from-levels"})])
def test_growth_is_judged_by_the_levels(judged: Callable[..., set[str]], growth: str, rules: set[str]) -> None:
    # the small document has 3.6 billion for 2000, so 3.0 billion in 1999 make a growth of 20 per cent
    before = _figure("before", value="3000000000.0", printed="3,0 tỷ")
    stated = _figure(
        "growth", indicator="trade-turnover-growth", time=_GROWTH, value=growth, unit="percent", printed=growth.replace(".", ",")
    )
    assert judged(before, stated) == rules


@pytest.mark.parametrize(
    ("statement", "rules"),
    [
        ('instrument:pact-2001 vnru:signedOn "2001-03"^^edtf:EDTF .', set()),  # less exact is no contradiction
        ('instrument:pact-2001 vnru:signedOn "2001-04"^^edtf:EDTF .', {"one-value-only"}),
        ('event:2001-03-visit vnru:beginOn "2001-03-05"^^edtf:EDTF .', set()),  # the stay is dated to the month only
        (
            'event:2001-03-visit dcterms:date "2001-03-04/2001-03-06"^^edtf:EDTF ; vnru:beginOn "2001-03-05"^^edtf:EDTF .',
            {"day-of-arrival"},
        ),
        ("event:2001-03-visit vnru:anniversaryOf instrument:pact-2001 ; vnru:anniversaryYears 5 .", {"anniversary-adds-up"}),
        ('person:fyodor-orlov skos:altLabel "Phi-ô-đo Orlov"@vi .', set()),
    ],
)
def test_statements_are_judged(judged: Callable[..., set[str]], statement: str, rules: set[str]) -> None:
    assert judged(f"\npassage:900-01 {{ {statement} }}\n") == rules


# ---- ordinals and counts ---------------------------------------------------------------------------------------------

_VISIT = """
passage:900-0{n} {{ event:visit-{n} sem:eventType code:{kind} ; dcterms:date "{date}"^^edtf:EDTF ; vnru:modality code:{modality} ;
    vnru:hostCountry place:anland ; vnru:hasRole role:visit-{n} {more} .
    role:visit-{n} a sem:Role ; rdf:value person:{who} ; sem:roleType code:visitor . }}
"""
_ROUND = """
passage:900-01 {{ event:round-{n} sem:eventType code:dialogue-round ; dcterms:date "{date}"^^edtf:EDTF ; vnru:modality code:happened ;
    vnru:roundOf mechanism:talks ; vnru:roundOrdinal {n} . }}
"""
_TERM = """
passage:900-01 {{ tenure:term-{n} a vnru:Tenure ; org:member person:fyodor-orlov ; vnru:post post:president-of-anland ;
    vnru:begin "{year}"^^edtf:EDTF {more} . }}
"""


def _visit(n: int, date: str, more: str = "", *, kind: str = "state-visit", modality: str = "happened", who: str = "fyodor-orlov") -> str:
    return _VISIT.format(n=n, date=date, more=more, kind=kind, modality=modality, who=who)


_FOURTH = "; vnru:visitOrdinal 4"


@pytest.mark.parametrize(
    ("added", "told"),
    [
        pytest.param(
            [_visit(1, "2003-05"), _visit(2, "2009-05", _FOURTH)],
            "Visits of Fyodor Orlov to Anland: 2 are named; a passage calls that of 2009 the fourth",
            id="fewer are named",
        ),
        pytest.param([_visit(1, "2003-05"), _visit(2, "2009-05", "; vnru:visitOrdinal 2")], None, id="the number is right"),
        pytest.param(
            [_visit(1, "2003-05"), _visit(2, "2009-05", "; vnru:visitOrdinal 1")],
            "Visits of Fyodor Orlov to Anland: 2 are named; a passage calls that of 2009 the first",
            id="more are named",
        ),
        pytest.param([_visit(1, "2009-05", "; vnru:visitOrdinal 1"), _visit(2, "2011-05")], None, id="later ones do not count"),
        pytest.param([_visit(1, "2003-05", modality="planned"), _visit(2, "2009-05", "; vnru:visitOrdinal 1")], None, id="planned"),
        pytest.param([_visit(1, "2003-05", kind="meeting"), _visit(2, "2009-05", "; vnru:visitOrdinal 1")], None, id="no visit"),
        pytest.param([_visit(1, "2003-05", who="dang-anna"), _visit(2, "2009-05", "; vnru:visitOrdinal 1")], None, id="somebody else"),
        pytest.param(
            [_visit(1, "2003-05", "; sem:subEventOf event:visit-2"), _visit(2, "2009-05", "; vnru:visitOrdinal 1")], None, id="a part"
        ),
        pytest.param([_ROUND.format(n=1, date="2003"), _ROUND.format(n=2, date="2004")], None, id="rounds in their order"),
        pytest.param(
            [_ROUND.format(n=1, date="2003"), _ROUND.format(n=13, date="2004")],
            "Rounds: talks: 2 are named; a passage calls that of 2004 the 13th",
            id="a round too far",
        ),
        pytest.param(
            [_TERM.format(n=1, year=1990, more=""), _TERM.format(n=2, year=1995, more="; vnru:termOrdinal 3")],
            "Terms of Fyodor Orlov (President of Anland): 2 are named; a passage calls that of 1995 the third",
            id="terms of office",
        ),
    ],
)
def test_ordinals_stand_beside_what_is_counted(home: Path, added: list[str], told: str | None) -> None:
    path = home / "graph_data" / "documents" / "900.trig"
    prefix = "@prefix mechanism: <https://w3id.org/vnru/mechanism/> .\n"
    path.write_text(prefix + path.read_text("utf-8") + "".join(added), "utf-8")
    found = conflicts(KnowledgeGraph.load(home, use_cache=False), "counts")
    assert [c.labels["en"] for c in found] == ([told] if told else [])
    for conflict in found:
        stated, named = conflict.sides
        assert stated.passages
        assert named.text["en"].startswith("2 named: ")


def test_every_door_says_how_often_beside_what_is_said(kg: KnowledgeGraph) -> None:
    told = "Visits of Vladimir Putin to Vietnam: 4 are named; a passage calls that of 2024 the fifth"
    assert told in [c.labels["en"] for c in conflicts(kg)]
    asked = kg.ask("How often did Putin visit Vietnam?")
    assert isinstance(asked, Answer)
    assert asked.lead["en"].startswith("5 by the documents' own numbering [003-67]; 4 of them are described: ")
    counted = kg.ask("visit-count", {"person": "person:vladimir-putin"})
    assert isinstance(counted, Answer)
    assert told in counted.sentence(counted.rows[0], "en")
    for thing in ("person:vladimir-putin", "event:2024-06-19-putin-visits-vietnam"):
        assert told in [fact.text["en"] for fact in kg.show(thing).facts]
    rows = conflict_rows.rows(Context(kg, {}, {q("person:vladimir-putin"): 0}, {}))["conflicts"]
    assert [row[7:9] for row in rows if told in row[2]] == [[[], [0]]]


def test_intervals_that_touch_meet() -> None:
    one, two, three = Decimal(1), Decimal(2), Decimal(3)
    assert not apart(one, two, two, three)
    assert apart(one, one, two, three)
    assert not apart(None, None, two, three)
    assert not apart(two, None, one, three)
    assert STOCK_DAYS < 60
