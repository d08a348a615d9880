"""Figures and their print: what ``validate`` says of them without any document."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pyoxigraph as ox
import pytest

from vnru_kg.code_words import code_words, pattern
from vnru_kg.engine import EmbeddedEngine
from vnru_kg.load.files import read_quads
from vnru_kg.load.places import source_files
from vnru_kg.text import LANGUAGES
from vnru_kg.transcription import RULE, faults
from vnru_kg.validate import validate

from .support import ROOT

GOOD = ROOT / "tests" / "data" / "good" / "bound-between.trig"
FIGURE = {
    "sdmx-measure:obsValue 5000000.0": "value",
    "vnru:bound code:between": "bound",
    "vnru:upperValue 6000000.0 ;": "more",
    'vnru:asPrinted "5-6 triệu USD"': "printed",
    "code:usd": "unit",
    "code:exports": "indicator",
}
CODES = read_quads(ROOT, source_files(ROOT)[:3])


Case = tuple[str, str, str, str, str, str]  # printed, value, bound, unit, indicator, further statements


def figure(tmp_path: Path, case: Case) -> Path:
    """The good example with a figure of the test's own."""
    printed, value, bound, unit, indicator, more = case
    said = {
        "value": f"sdmx-measure:obsValue {value}",
        "bound": f"vnru:bound code:{bound}",
        "more": more,
        "printed": f'vnru:asPrinted "{printed}"',
        "unit": f"code:{unit}",
        "indicator": f"code:{indicator}",
    }
    text = GOOD.read_text("utf-8")
    for old, name in FIGURE.items():
        assert text.count(old) == 1
        text = text.replace(old, said[name])
    path = tmp_path / "900.trig"
    path.write_text(text, "utf-8")
    return path


def told(path: Path, language: str = "en") -> list[str]:
    engine = EmbeddedEngine([*CODES, *read_quads(ROOT, [path])])
    return [message for _, message in faults(engine, code_words(ROOT), language)]


RIGHT: list[Case] = [
    ("hơn 7,25 tỷ USD", "7250000000.0", "over", "usd", "exports", ""),
    ("giảm 12,5%", "-12.5", "exact", "percent", "exports-growth", ""),
    ("tăng 12,5%", "12.5", "exact", "percent", "exports-growth", ""),
    ("thâm hụt 30 triệu USD", "-30000000.0", "exact", "usd", "trade-balance", ""),
    ("giảm xuống 3 tỷ USD", "3000000000.0", "exact", "usd", "exports", ""),  # the level is what it fell to
    ("hàng vạn người", "10000.0", "magnitude", "people", "people-trained", ""),
    ("hơn hai thập kỷ", "20.0", "over", "years", "community-years", ""),
    ("thứ tư trong số 90", "4.0", "exact", "rank", "investor-rank", "vnru:outOf 90.0 ;"),
    ("20-25%", "20.0", "between", "percent", "exports-growth", "vnru:upperValue 25.0 ;"),
    ("khoảng 20-25%", "20.0", "about-between", "percent", "exports-growth", "vnru:upperValue 25.0 ;"),
    ("20-25%/năm", "20.0", "between", "percent-per-year", "exports-growth", "vnru:upperValue 25.0 ;"),
    ("почти 40 тыс. человек", "40000.0", "nearly", "people", "tourists", ""),
]


@pytest.mark.parametrize("case", RIGHT)
def test_what_is_as_printed_is_right(tmp_path: Path, case: Case) -> None:
    assert told(figure(tmp_path, case)) == []


WRONG: list[tuple[Case, str]] = [
    (("hơn 7,25 tỷ USD", "72500000000.0", "over", "usd", "exports", ""), "7250000000"),  # ten times too big
    (("hơn 7,25 tỷ USD", "7250000.0", "over", "usd", "exports", ""), "7250000000"),
    (("hơn 7,25 tỷ USD", "7350000000.0", "over", "usd", "exports", ""), "7250000000"),
    (("hơn 7,25 tỷ USD", "-7250000000.0", "over", "usd", "exports", ""), "sign"),
    (("hơn 7,25 tỷ USD", "7250000000.0", "nearly", "usd", "exports", ""), "over, not nearly"),
    (("7,25 tỷ USD", "7250000000.0", "about", "usd", "exports", ""), "exact, not about"),
    (("7,25 tỷ USD", "7250000000.0", "exact", "tonnes", "exports", ""), "usd, not tonnes"),
    (("20 người", "20.0", "exact", "percent", "share-of-workers", ""), "percent"),
    (("giảm 12,5%", "12.5", "exact", "percent", "exports-growth", ""), "sign"),
    (("tăng 12,5%", "-12.5", "exact", "percent", "exports-growth", ""), "sign"),
    (("20-25%", "20.0", "between", "percent", "exports-growth", "vnru:upperValue 35.0 ;"), "25, not 35"),
    (("thứ tư trong số 90", "4.0", "exact", "rank", "investor-rank", "vnru:outOf 91.0 ;"), "90, not 91"),
    (("thứ 4/90", "4.0", "exact", "rank", "investor-rank", ""), "90"),
    (("20-25%/năm", "20.0", "between", "percent", "exports-growth", "vnru:upperValue 25.0 ;"), "percent-per-year, not percent"),
    (("khá nhiều", "4.0", "exact", "projects", "project-count", ""), "no number"),
]


@pytest.mark.parametrize(("case", "said"), WRONG)
def test_what_is_not_as_printed_is_told(tmp_path: Path, case: Case, said: str) -> None:
    (message,) = told(figure(tmp_path, case))
    assert said in message
    assert case[0] in message


def test_validate_tells_it_with_the_subject(tmp_path: Path) -> None:
    """A figure ten times too big was valid."""
    path = figure(tmp_path, ("hơn 7,25 tỷ USD", "72500000000.0", "over", "usd", "exports", ""))
    found = [f for f in validate([path], home=ROOT, language="vi") if f.rule == RULE]
    assert [(f.level, f.where, f.subject.rpartition("/")[2]) for f in found] == [("error", "900.trig", "900-01-tea")]
    assert "7250000000" in found[0].message


def test_a_value_that_is_no_number_is_left_to_its_own_check(tmp_path: Path) -> None:
    path = figure(tmp_path, ("5 USD", "7.0", "exact", "usd", "exports", ""))
    quads = list(ox.parse(path=str(path), format=ox.RdfFormat.TRIG))
    words = ox.Literal("NaN", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#double"))
    spoilt = [ox.Quad(x.subject, x.predicate, words if x.predicate.value.endswith("#obsValue") else x.object, x.graph_name) for x in quads]
    heard = [list(faults(EmbeddedEngine([*CODES, *said_of]), code_words(ROOT), "en")) for said_of in (quads, spoilt)]
    assert [len(messages) for messages in heard] == [1, 0]


def test_every_unit_has_words_in_three_languages() -> None:
    """A unit without words would be taken for any."""
    words = (ROOT / "ontology" / "words.ttl").read_text("utf-8")
    units = [
        str(q.subject).strip("<>").rpartition("/")[2]
        for q in CODES
        if q.predicate.value.endswith("#inScheme") and getattr(q.object, "value", "").endswith("/unit-scheme")
    ]
    assert len(units) > 20
    lines = [line for line in words.replace(",\n   ", ",").splitlines() if line.startswith("code:")]
    tagged = {line.split()[0].removeprefix("code:"): Counter(part[:2] for part in line.split('"@')[1:]) for line in lines}
    assert [unit for unit in units if sorted(tagged.get(unit, ())) != sorted(LANGUAGES)] == []


def test_words_are_found_as_words() -> None:
    found = pattern(["nước", "экспорт*", "%"])
    assert [m.group() for m in found.finditer("3 nước, đất nước tôi; рост экспорта 5%; nướcc")] == ["nước", "nước", "экспорта", "%"]
