"""What ``verify`` reads in the words of a passage: figures, periods, directions, roles, stances and offices, in three languages."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from vnru_kg import KnowledgeGraph
from vnru_kg.engine import Quad
from vnru_kg.engine.terms import plain
from vnru_kg.load.files import parse
from vnru_kg.namespaces import BASE, prefixes, q
from vnru_kg.sources import documents
from vnru_kg.text import LANGUAGES
from vnru_kg.verify import Reader, verify

from .support import ROOT

PREFIXES = "\n".join(f"@prefix {p}: <{n}> ." for p, n in prefixes().items())
AUTHORITY = """
place:anland a schema:Place, schema:Country ; skos:prefLabel "An Quốc"@vi, "Anland"@en, "Анландия"@ru .
place:borland a schema:Place, schema:Country ; skos:prefLabel "Bo Quốc"@vi, "Borland"@en, "Борландия"@ru .
place:bo-city a schema:Place, schema:City ; skos:prefLabel "Thành phố Bo"@vi, "Bo City"@en, "Бограда"@ru .
person:le-minh a foaf:Person, schema:Person ; skos:prefLabel "Lê Minh"@vi, "Le Minh"@en, "Ле Минь"@ru .
person:pavel-orlov a foaf:Person, schema:Person ; skos:prefLabel "Pavel Orlov"@vi, "Pavel Orlov"@en, "Павел Орлов"@ru .
person:anna-bell a foaf:Person, schema:Person ; skos:prefLabel "Anna Bell"@vi, "Anna Bell"@en, "Анна Белл"@ru .
post:prime-minister-of-anland a org:Post ; skos:prefLabel "Thủ tướng An Quốc"@vi, "Prime Minister of Anland"@en,
    "Премьер-министр Анландии"@ru .
post:president-of-borland a org:Post ; skos:prefLabel "Tổng thống Bo Quốc"@vi, "President of Borland"@en, "Президент Борландии"@ru .
instrument:border-treaty a schema:Legislation ; skos:prefLabel "Hiệp ước biên giới"@vi, "Border Treaty"@en, "Договор о границе"@ru .
relation:anland-borland a vnru:BilateralRelation ; vnru:between place:anland, place:borland ;
    skos:prefLabel "Quan hệ An – Bo"@vi, "Anland–Borland relations"@en, "Анландско-борландские отношения"@ru ;
    skos:hiddenLabel "hai nước"@vi .
goods:coal a skos:Concept ; skos:inScheme goods:scheme ; skos:prefLabel "than"@vi, "coal"@en, "уголь"@ru .
goods:rice a skos:Concept ; skos:inScheme goods:scheme ; skos:prefLabel "gạo"@vi, "rice"@en, "рис"@ru .
"""
_TRADE = "a qb:Observation ; qb:dataSet dataset:trade ; vnru:product goods:all ; sdmx-attribute:unitMeasure code:usd"
_FROM_AN = "sdmx-dimension:refArea place:anland ; vnru:counterpartArea place:borland"
_FROM_BO = "sdmx-dimension:refArea place:borland ; vnru:counterpartArea place:anland"
PASSAGES = {
    "01": (
        "Năm 2021, An Quốc xuất khẩu sang Bo Quốc gần 2,5 tỷ USD và nhập khẩu từ Bo Quốc 1,75 tỷ USD, giảm 12,5% so với năm 2020.",
        f"""
        observation:900-01-exports {_TRADE} ; vnru:indicator code:exports ; {_FROM_AN} ; sdmx-dimension:refPeriod "2021"^^edtf:EDTF ;
            sdmx-measure:obsValue 2500000000.0 ; vnru:bound code:nearly ; vnru:asPrinted "gần 2,5 tỷ USD" .
        observation:900-01-imports {_TRADE} ; vnru:indicator code:imports ; {_FROM_AN} ; sdmx-dimension:refPeriod "2021"^^edtf:EDTF ;
            sdmx-measure:obsValue 1750000000.0 ; vnru:bound code:exact ; vnru:asPrinted "1,75 tỷ USD" .
        observation:900-01-growth a qb:Observation ; vnru:indicator code:imports-growth ; {_FROM_AN} ; vnru:product goods:all ;
            sdmx-attribute:unitMeasure code:percent ; sdmx-dimension:refPeriod "2021"^^edtf:EDTF ; vnru:comparedWith "2020"^^edtf:EDTF ;
            sdmx-measure:obsValue -12.5 ; vnru:bound code:exact ; vnru:asPrinted "giảm 12,5%" .
        """,
    ),
    "02": (
        "Tính đến hết tháng 5/2022, Bo Quốc có 64 dự án đầu tư tại An Quốc; trong khi đó An Quốc có khoảng 9 dự án tại Bo Quốc.",
        f"""
        observation:900-02-in-anland a qb:Observation ; vnru:indicator code:project-count ; {_FROM_BO} ;
            vnru:asOf "2022-05-31"^^edtf:EDTF ;
            sdmx-attribute:unitMeasure code:projects ; sdmx-measure:obsValue 64.0 ; vnru:bound code:exact ;
            vnru:asPrinted "64 dự án" .
        observation:900-02-in-borland a qb:Observation ; vnru:indicator code:project-count ; {_FROM_AN} ;
            vnru:asOf "2022-05-31"^^edtf:EDTF ;
            sdmx-attribute:unitMeasure code:projects ; sdmx-measure:obsValue 9.0 ; vnru:bound code:about ; vnru:asPrinted "khoảng 9 dự án" .
        """,
    ),
    "03": (
        "In the first five months of 2022 trade between Anland and Borland reached about $1.2 billion.",
        f"""
        observation:900-03-trade {_TRADE} ; vnru:indicator code:trade-turnover ; {_FROM_AN} ;
            sdmx-dimension:refPeriod "2022-01/2022-05"^^edtf:EDTF ;
            sdmx-measure:obsValue 1200000000.0 ; vnru:bound code:about ; vnru:asPrinted "about $1.2 billion" .
        """,
    ),
    "04": (
        "В 2019 году более 40 тыс. туристов из Анландии посетили Борландию.",
        f"""
        observation:900-04-tourists a qb:Observation ; vnru:indicator code:tourists ; {_FROM_AN} ;
            sdmx-dimension:refPeriod "2019"^^edtf:EDTF ;
            sdmx-attribute:unitMeasure code:people ; sdmx-measure:obsValue 40000.0 ; vnru:bound code:over ;
            vnru:asPrinted "более 40 тыс. туристов" .
        """,
    ),
    "05": (
        "Ngày 3/7/2018, tại Thành phố Bo, Thủ tướng An Quốc Lê Minh và Tổng thống Pavel Orlov ký Hiệp ước biên giới.",
        """
        event:2018-07-03-signing dcterms:date "2018-07-03"^^edtf:EDTF ; sem:hasPlace place:bo-city ;
            vnru:ofInstrument instrument:border-treaty ;
            vnru:hasRole role:2018-07-03-signing-le-minh .
        role:2018-07-03-signing-le-minh a sem:Role ; rdf:value person:le-minh ; sem:roleType code:signatory .
        tenure:le-minh-prime-minister a vnru:Tenure ; org:member person:le-minh ; vnru:post post:prime-minister-of-anland ;
            vnru:attestedOn "2018-07-03"^^edtf:EDTF .
        """,
    ),
    "06": (
        "Từ ngày 28/2 đến 2/3, Thủ tướng Lê Minh thăm chính thức Bo Quốc theo lời mời của Tổng thống Pavel Orlov.",
        """
        event:2022-02-28-visit dcterms:date "2022-02-28/2022-03-02"^^edtf:EDTF ; vnru:hostCountry place:borland ;
            vnru:hasRole role:2022-02-28-visit-le-minh, role:2022-02-28-visit-pavel-orlov .
        role:2022-02-28-visit-le-minh a sem:Role ; rdf:value person:le-minh ; sem:roleType code:visitor .
        role:2022-02-28-visit-pavel-orlov a sem:Role ; rdf:value person:pavel-orlov ; sem:roleType code:inviter .
        """,
    ),
    "07": (
        "On 5 June 2017 President Pavel Orlov of Borland arrived in Anland, where coal from Borland heats every second house.",
        """
        event:2017-06-05-arrival dcterms:date "2017-06-05"^^edtf:EDTF ; vnru:visitedFrom place:borland ; vnru:hostCountry place:anland .
        flow:900-07-borland-to-anland a vnru:TradeFlow ; vnru:exporter place:borland ; vnru:importer place:anland ;
            vnru:product goods:coal .
        """,
    ),
    "08": ("Hai nước vẫn gần gũi.", ""),
    "09": ("Quan hệ An – Bo vẫn tốt.", ""),
    "10": (
        "Lê Minh nhất trí với Pavel Orlov về những hướng lớn và quyết tâm mở cửa biên giới; chủ trương của An Quốc là buôn bán tự do.",
        """
        position:900-10-directions a vnru:Position ; vnru:heldBy person:le-minh, person:pavel-orlov ; vnru:stance code:agrees .
        position:900-10-border a vnru:Position ; vnru:heldBy person:le-minh ; vnru:stance code:determined .
        position:900-10-trade a vnru:Position ; vnru:heldBy place:anland ; vnru:stance code:has-policy .
        """,
    ),
    "11": (
        "Hướng thứ nhất: Lê Minh và Pavel Orlov sẽ mở cầu.",
        """
        position:900-11-bridge a vnru:Position ; vnru:heldBy person:le-minh, person:pavel-orlov ; vnru:stance code:agrees .
        """,
    ),
}
NOTE = """inference:900-06-year a vnru:Inference ; vnru:inPassage passage:900-06 ; vnru:onSubject event:2022-02-28-visit ;
    vnru:onProperty dcterms:date ; vnru:inferredFrom source:900 ; vnru:reason code:year-from-document .
inference:900-11-agreed a vnru:Inference ; vnru:inPassage passage:900-11 ; vnru:onSubject position:900-11-bridge ;
    vnru:onProperty vnru:stance ; vnru:inferredFrom passage:900-10 ; vnru:reason code:antecedent ."""


def sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A home with one document of the test's own sentences, and the folder of that document."""
    home, papers = tmp_path_factory.mktemp("words"), tmp_path_factory.mktemp("papers")
    (home / "ontology").symlink_to(ROOT / "ontology")
    for folder in ("authorities", "documents"):
        (home / "graph_data" / folder).mkdir(parents=True)
    (home / "graph_data" / "dataset.ttl").write_text(PREFIXES, "utf-8")
    (home / "graph_data" / "authorities" / "things.ttl").write_text(PREFIXES + AUTHORITY, "utf-8")
    whole = "\n\n".join(text for text, _ in PASSAGES.values())
    head = [f'source:900 a vnru:Document ; schema:sha256 "{sha(whole)}" ; vnru:characters {len(whole)} ; dcterms:language "vi" ;']
    head.append('dcterms:date "2022-06"^^edtf:EDTF .')
    for number, (text, _) in PASSAGES.items():
        begin = whole.index(text)
        head.append(
            f"passage:900-{number} a vnru:Passage ; oa:hasSource source:900 ; vnru:paragraph {int(number)} ; "
            f'oa:hasSelector selector:900-{number} ; schema:sha256 "{sha(text)}" . '
            f"selector:900-{number} a oa:TextPositionSelector ; oa:start {begin} ; oa:end {begin + len(text)} ."
        )
    graphs = [f"source:900 {{ {' '.join(head)} {NOTE} }}", *(f"passage:900-{n} {{ {said} }}" for n, (_, said) in PASSAGES.items())]
    (home / "graph_data" / "documents" / "900.trig").write_text(PREFIXES + "\n".join(graphs), "utf-8")
    (papers / "900.txt").write_text(whole, "utf-8")
    return home, papers


Check = Callable[[str, str], set[str]]


@pytest.fixture(scope="module")
def check(library: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Check:
    """(passage, its triples) → the properties that its words do not say."""
    home, papers = library
    graph = KnowledgeGraph.load(home, use_cache=False)
    reader = Reader(graph, documents(graph, papers), home)
    path = tmp_path_factory.mktemp("said") / "passage.trig"

    def problems(number: str, said: str) -> set[str]:
        path.write_text(f"{PREFIXES}\npassage:900-{number} {{ {said} }}", "utf-8")
        quads: list[Quad] = [(plain(x.subject), plain(x.predicate), plain(x.object), plain(x.graph_name)) for x in parse(path)]
        return {str(v.quad[1]) for v in reader.check(f"{BASE}passage/900-{number}", quads) if v.problem}

    return problems


def test_what_the_words_say_is_confirmed(library: tuple[Path, Path]) -> None:
    home, papers = library
    found = verify(KnowledgeGraph.load(home, use_cache=False), papers)
    assert found.findings == ()
    assert (found.passages, found.inferences) == (len(PASSAGES), 2)
    assert found.statements > 60


def test_the_two_countries_are_not_named_without_a_note(check: Check) -> None:
    """Who "hai nước" are the context tells, which a note has to say; a relation's own name tells it by itself."""
    said = (
        "position:900-{0}-close a vnru:Position ; vnru:toward place:anland , place:borland ; vnru:concerns relation:anland-borland . "
        "relation:anland-borland vnru:cooperatesIn topic:energy ."
    )
    assert check("08", said.format("08")) == {q("vnru:toward"), q("vnru:concerns"), q("rdf:subject")}
    assert check("09", said.format("09")) == set()


WRONG = [
    # the figure: another number, the bound of the passage left out, a scale word cut off, the fall turned into growth
    ("01", '"gần 2,5 tỷ USD"', '"gần 3,5 tỷ USD"', "vnru:asPrinted"),
    ("01", '"gần 2,5 tỷ USD"', '"2,5 tỷ USD"', "sdmx-measure:obsValue"),
    ("01", '"1,75 tỷ USD"', '"1,75"', "sdmx-measure:obsValue"),
    ("01", '"giảm 12,5%"', '"12,5%"', "sdmx-measure:obsValue"),
    ("02", '"khoảng 9 dự án"', '"9 dự án"', "sdmx-measure:obsValue"),
    ("04", '"более 40 тыс. туристов"', '"40 тыс. туристов"', "sdmx-measure:obsValue"),
    ("01", "2500000000.0", "25000000000.0", "sdmx-measure:obsValue"),  # ten times too big
    ("01", "code:nearly", "code:over", "vnru:bound"),
    ("01", "-12.5", "12.5", "sdmx-measure:obsValue"),
    # the period, and what it is compared with
    ("01", 'refPeriod "2021"', 'refPeriod "2020"', "sdmx-dimension:refPeriod"),
    ("01", 'comparedWith "2020"', 'comparedWith "2021"', "vnru:comparedWith"),
    ("02", "2022-05-31", "2022-06-30", "vnru:asOf"),
    ("03", "2022-01/2022-05", "2022-01/2022-06", "sdmx-dimension:refPeriod"),
    ("04", '"2019"', '"2018"', "sdmx-dimension:refPeriod"),
    # who to whom
    ("01", f"code:exports ; {_FROM_AN}", f"code:exports ; {_FROM_BO}", "sdmx-dimension:refArea"),
    ("01", f"code:imports ; {_FROM_AN}", f"code:imports ; {_FROM_BO}", "sdmx-dimension:refArea"),
    ("01", "vnru:indicator code:exports", "vnru:indicator code:imports", "vnru:indicator"),
    ("02", _FROM_BO, _FROM_AN, "sdmx-dimension:refArea"),
    ("02", _FROM_AN, _FROM_BO, "sdmx-dimension:refArea"),
    ("04", _FROM_AN, _FROM_BO, "sdmx-dimension:refArea"),
    (
        "07",
        "visitedFrom place:borland ; vnru:hostCountry place:anland",
        "visitedFrom place:anland ; vnru:hostCountry place:borland",
        "vnru:visitedFrom",
    ),
    ("07", "exporter place:borland ; vnru:importer place:anland", "exporter place:anland ; vnru:importer place:borland", "vnru:exporter"),
    ("07", "goods:coal", "goods:rice", "vnru:product"),
    ("04", "unitMeasure code:people", "unitMeasure code:scholarships-per-year", "sdmx-attribute:unitMeasure"),
    # dates: day and month swapped, another day, another year than the note's document has
    ("05", 'dcterms:date "2018-07-03"', 'dcterms:date "2018-03-07"', "dcterms:date"),
    ("05", 'attestedOn "2018-07-03"', 'attestedOn "2018-07-04"', "vnru:attestedOn"),
    ("06", "2022-02-28/2022-03-02", "2021-02-28/2021-03-02", "dcterms:date"),
    ("06", "2022-02-28/2022-03-02", "2022-02-28/2022-03-03", "dcterms:date"),
    ("07", '"2017-06-05"', '"2017-05-06"', "dcterms:date"),
    # places, people, roles, offices
    ("05", "place:bo-city", "place:borland", "sem:hasPlace"),
    ("05", "rdf:value person:le-minh", "rdf:value person:anna-bell", "rdf:value"),
    ("05", "code:signatory", "code:interviewee", "sem:roleType"),
    ("06", "code:inviter", "code:greeter", "sem:roleType"),
    ("06", "code:visitor", "code:witness", "sem:roleType"),
    ("05", "post:prime-minister-of-anland", "post:president-of-borland", "vnru:post"),
    # stances: a will told as a commitment, a policy told as support; and what the passage of the note does not say either
    ("10", "code:determined", "code:commits", "vnru:stance"),
    ("10", "code:has-policy", "code:supports", "vnru:stance"),
    ("11", "code:agrees", "code:commits", "vnru:stance"),
]


@pytest.mark.parametrize(("number", "right", "wrong", "told"), WRONG)
def test_what_the_words_do_not_say_is_told(check: Check, number: str, right: str, wrong: str, told: str) -> None:
    said = PASSAGES[number][1]
    assert right in said
    assert check(number, said) == set()
    assert q(told) in check(number, said.replace(right, wrong, 1))


def test_the_order_of_digits_in_a_number_matters(check: Check) -> None:
    """“1,75” is no part of “11,75” or of “1,755”."""
    said = PASSAGES["01"][1]
    assert q("vnru:asPrinted") in check("01", said.replace('"1,75 tỷ USD"', '",75 tỷ USD"'))
    assert q("vnru:asPrinted") in check("01", said.replace('"1,75 tỷ USD"', '"75 tỷ USD"'))


def test_a_finding_is_told_in_three_languages(library: tuple[Path, Path]) -> None:
    home, papers = library
    path = home / "graph_data" / "documents" / "900.trig"
    right = path.read_text("utf-8")
    path.write_text(right.replace('dcterms:date "2018-07-03"', 'dcterms:date "2018-03-07"'), "utf-8")
    try:
        graph = KnowledgeGraph.load(home, use_cache=False)
        told = [verify(graph, papers, language).findings[0].message for language in LANGUAGES]
    finally:
        path.write_text(right, "utf-8")
    assert len(set(told)) == len(LANGUAGES)
    assert all("2018-03-07" in message for message in told)
