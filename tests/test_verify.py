"""Verification against documents: hashes, offsets, and every number, date and name of a passage."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

import pytest

from vnru_kg import KnowledgeGraph
from vnru_kg.coverage import coverage
from vnru_kg.errors import DataError
from vnru_kg.namespaces import shrink
from vnru_kg.sources import documents
from vnru_kg.verify import verify

from .support import ROOT

SOURCES = Path(os.environ.get("VNRU_KG_SOURCES") or ROOT.parent / "shared" / "sources")
FIRST = "Tháng 3/2001 ông Fyodor Orlov thăm An City, nước Anland."
SECOND = "Ngày 1/3/2001 Tổng thống Anna Đặng mong Anland và Borland buôn bán nhiều hơn."
TEXT = f"{FIRST}\n\n{SECOND}\n"

_DOCUMENT = """
@prefix person: <https://w3id.org/vnru/person/> .
@prefix place: <https://w3id.org/vnru/place/> .
@prefix event: <https://w3id.org/vnru/event/> .
@prefix role: <https://w3id.org/vnru/role/> .
@prefix code: <https://w3id.org/vnru/code/> .
@prefix source: <https://w3id.org/vnru/source/> .
@prefix passage: <https://w3id.org/vnru/passage/> .
@prefix selector: <https://w3id.org/vnru/selector/> .
@prefix inference: <https://w3id.org/vnru/inference/> .
@prefix vnru: <https://w3id.org/vnru/ontology#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix schema: <https://schema.org/> .
@prefix sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .

source:900 {
    source:900 a vnru:Document ; schema:sha256 "DIGEST" ; vnru:characters LENGTH .
    passage:900-01 a vnru:Passage ; oa:hasSource source:900 ; vnru:paragraph 1 ; oa:hasSelector selector:900-01 ; schema:sha256 "FIRST" .
    selector:900-01 a oa:TextPositionSelector ; oa:start 0 ; oa:end END1 .
    passage:900-02 a vnru:Passage ; oa:hasSource source:900 ; vnru:paragraph 2 ; oa:hasSelector selector:900-02 ; schema:sha256 "SECOND" .
    selector:900-02 a oa:TextPositionSelector ; oa:start START2 ; oa:end END2 .
}
passage:900-01 {
    event:2001-03-visit dcterms:date "2001-03"^^edtf:EDTF ; sem:hasPlace place:an-city ; vnru:hasRole role:2001-03-visit-orlov .
    role:2001-03-visit-orlov a sem:Role ; rdf:value person:fyodor-orlov ; sem:roleType code:visitor .
}
"""


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@pytest.fixture
def folder(home: Path, tmp_path: Path) -> Path:
    """The small graph with a document that exists; gives the folder of documents beside ``home``."""
    start = TEXT.index(SECOND)
    values = {
        "DIGEST": _digest(TEXT),
        "LENGTH": str(len(TEXT)),
        '"FIRST"': f'"{_digest(FIRST)}"',
        '"SECOND"': f'"{_digest(SECOND)}"',
        "END1": str(len(FIRST)),
        "START2": str(start),
        "END2": str(start + len(SECOND)),
    }
    content = _DOCUMENT
    for name, value in values.items():
        content = content.replace(name, value)
    (home / "graph_data" / "documents" / "900.trig").write_text(content, "utf-8")
    sources = tmp_path / "papers"
    sources.mkdir()
    (sources / "under another name.txt").write_bytes(TEXT.encode())
    return sources


def _add(home: Path, graph: str, statement: str) -> KnowledgeGraph:
    path = home / "graph_data" / "documents" / "900.trig"
    path.write_text(path.read_text("utf-8") + f"\n{graph} {{ {statement} }}\n", "utf-8")
    return KnowledgeGraph.load(home, use_cache=False)


def test_what_the_words_say_is_confirmed(home: Path, folder: Path) -> None:
    found = verify(KnowledgeGraph.load(home, use_cache=False), folder)
    assert (found.documents, found.passages, found.findings, found.missing) == (1, 2, (), ())
    assert found.statements >= 3


@pytest.mark.parametrize(
    ("statement", "missed"),
    [
        ("event:2001-03-visit sem:hasPlace place:borland .", "place:borland"),
        ('event:2001-03-visit dcterms:date "2002-03"^^edtf:EDTF .', "2002"),
        ('event:2001-03-visit dcterms:date "2001-03-17"^^edtf:EDTF .', "17"),
        ('person:fyodor-orlov skos:altLabel "Orlow"@vi .', "Orlow"),
        ("event:2001-03-visit vnru:visitOrdinal 7 .", "7"),
    ],
)
def test_what_the_words_do_not_say_is_listed_until_a_note_allows_it(home: Path, folder: Path, statement: str, missed: str) -> None:
    findings = verify(_add(home, "passage:900-01", statement), folder).findings
    assert len(findings) == 1
    assert findings[0].where == "passage:900-01"
    assert missed in findings[0].message
    subject, predicate = statement.split()[:2]
    note = (
        f"inference:x a vnru:Inference ; vnru:inPassage passage:900-01 ; vnru:onSubject {subject} ; vnru:onProperty {predicate} ; "
        "vnru:inferredFrom passage:900-02 ; vnru:reason code:REASON ."
    )
    from_there = verify(_add(home, "source:900", note.replace("REASON", "antecedent")), folder)
    assert len(from_there.findings) == (0 if "borland" in statement else 1)  # what the other passage does not say either stays
    note = note.replace("inference:x", "inference:y").replace("REASON", "general-knowledge")
    allowed = verify(_add(home, "source:900", note), folder)
    assert allowed.findings == ()
    assert allowed.inferences == 1


@pytest.mark.parametrize(
    ("graph", "description", "copied"),
    [
        ("passage:900-02", SECOND, True),
        ("passage:900-01", SECOND.upper(), True),  # from elsewhere in the document, in other letters
        ("source:900", f"Bài viết: {SECOND[14:]}", True),
        ("passage:900-02", "Bà Anna Đặng muốn buôn bán nhiều hơn giữa Anland và Borland.", False),
        ("passage:900-02", "Tổng thống Anna Đặng mong Anland và Borland, theo lời bà hôm ấy, làm ăn với nhau.", False),
        ("passage:900-02", "Ms Đặng hopes for more trade of Anland and Borland.", False),
    ],
)
def test_a_sentence_of_the_document_is_no_description(home: Path, folder: Path, graph: str, description: str, *, copied: bool) -> None:
    found = verify(_add(home, graph, f'event:2001-03-visit dcterms:description "{description}"@vi .'), folder).findings
    told = [(f.where, "copies the document" in f.message) for f in found if "dcterms:description" in f.triple]
    assert told == ([(graph, True)] if copied else [])


def test_a_locator_that_is_off_is_found(home: Path, folder: Path) -> None:
    path = home / "graph_data" / "documents" / "900.trig"
    path.write_text(re.sub(r"oa:end \d+", f"oa:end {len(FIRST) - 1}", path.read_text("utf-8"), count=1), "utf-8")
    findings = verify(KnowledgeGraph.load(home, use_cache=False), folder).findings
    assert [f.where for f in findings] == ["passage:900-01"]


def test_a_document_that_was_changed_is_missing(home: Path, folder: Path) -> None:
    for path in folder.iterdir():
        path.write_bytes(TEXT.replace("2001", "2002").encode())
    found = verify(KnowledgeGraph.load(home, use_cache=False), folder)
    assert (found.documents, found.missing) == (0, ("source:900",))


def test_no_folder_is_an_error(kg: KnowledgeGraph, tmp_path: Path) -> None:
    with pytest.raises(DataError, match="not a folder"):
        verify(kg, tmp_path / "nowhere")


def test_coverage_counts_gaps(home: Path, folder: Path) -> None:
    built = KnowledgeGraph.load(home, use_cache=False)
    (passages,) = coverage(built, folder).passages.values()
    assert [(shrink(p.iri), p.facts > 0, p.gap) for p in passages] == [("passage:900-01", True, False), ("passage:900-02", False, True)]
    marked = _add(home, "source:900", "passage:900-02 vnru:boilerplate code:weather .")
    (passages,) = coverage(marked, folder).passages.values()
    assert [p.gap for p in passages] == [False, False]


def test_the_shipped_graph_has_no_gap_and_nothing_unlabelled(kg: KnowledgeGraph) -> None:
    found = coverage(kg)
    headings = {"passage:003-09", "passage:003-41", "passage:003-77"}  # section headings that state nothing
    assert {shrink(p.iri) for parts in found.passages.values() for p in parts if p.gap} <= headings
    assert found.unlabelled == ()
    assert found.untyped == ()
    assert found.unsourced == ()


@pytest.mark.skipif(not SOURCES.is_dir(), reason="the documents are not here: name their folder in VNRU_KG_SOURCES")
def test_the_shipped_graph_agrees_with_the_documents(kg: KnowledgeGraph) -> None:
    found = verify(kg, SOURCES)
    assert found.missing == ()
    assert found.documents == len(documents(kg)) == 5
    assert [f"{f.where} {f.triple}: {f.message}" for f in found.findings] == []
    assert found.statements > 2_000
