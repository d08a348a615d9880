"""What ``validate`` finds: single mistakes of every kind in one new document, none of them passed over, none of them fatal."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pyoxigraph as ox
import pytest

from vnru_kg.errors import DataError
from vnru_kg.load.files import parse
from vnru_kg.namespaces import BASE, q
from vnru_kg.validate import Fault, check, read, validate
from vnru_kg.validate.lines import Lines
from vnru_kg.validate.shapes import results
from vnru_kg.validate.suggestions import nearest

from .support import ROOT
from .support.mistakes import AUTHORITY, DOCUMENT, FOLDER, LIST, Mistake

FIRST = 300  # documents are called 300, 301 …: as many digits as 900 has, so that hashes keep their length


def own(text: str, number: int) -> str:
    """The text with names of its own."""
    return text.replace("900", str(number)).replace("example", f"example-{number}")


class Reports:
    """The faults of each mistake, all of them looked for at once, each in a document and an authority file of its own."""

    def __init__(self, folder: Path) -> None:
        quads = read(ROOT)
        files: dict[str, Mistake | None] = {}
        pairs = {FIRST + n: (mistake, mistake.texts()) for n, mistake in enumerate(LIST)}
        for number, (mistake, texts) in {**pairs, FIRST + len(LIST): (None, (DOCUMENT, AUTHORITY))}.items():
            for name, text in zip((f"{number}.trig", f"example-{number}.ttl"), texts, strict=True):
                path = folder / name
                path.write_text(own(text, number), "utf-8")
                quads[path] = parse(path, None if path.suffix == ".trig" else f"{BASE}authority/example-{number}")
                files[name] = mistake
        self.faults: dict[Mistake | None, list[Fault]] = defaultdict(list)
        for fault in check(quads, home=ROOT, about=[folder / name for name in files]):
            self.faults[files[fault.where]].append(fault)


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Reports:
    return Reports(tmp_path_factory.mktemp("mistakes"))


def test_the_document_without_mistake_has_no_fault(reports: Reports) -> None:
    assert reports.faults[None] == []


@pytest.mark.parametrize("mistake", LIST, ids=lambda m: f"{m.kind}-{m.what.replace(' ', '-')}")
def test_a_mistake_is_found(reports: Reports, mistake: Mistake) -> None:
    found = reports.faults[mistake]
    assert mistake.rule in {fault.rule.removeprefix("shape:") for fault in found}
    assert all(fault.message and fault.line for fault in found if fault.subject)


def test_there_are_mistakes_of_every_kind() -> None:
    assert len(LIST) > 200
    assert len({mistake.what for mistake in LIST}) == len(LIST)
    assert len({mistake.rule for mistake in LIST}) > 60


# ---- files that are given ---------------------------------------------------------------------------------------------------


def test_only_the_given_files_are_spoken_of() -> None:
    assert validate([FOLDER / "900.trig", FOLDER / "example.ttl"], home=ROOT) == []


def test_new_authorities_are_taken_along() -> None:
    alone = validate([FOLDER / "900.trig"], home=ROOT)
    assert {fault.rule for fault in alone} >= {"dangling-iri"}
    assert {fault.where for fault in alone} == {"900.trig"}


def test_a_file_stands_in_for_the_shipped_document_that_it_describes(tmp_path: Path) -> None:
    changed = tmp_path / "newer.trig"
    text = (ROOT / "graph_data" / "documents" / "001.trig").read_text("utf-8")
    changed.write_text(text.replace("vnru:paragraph 2 ;", "vnru:paragraph 4 ;", 1), "utf-8")
    errors = [fault for fault in validate([changed], home=ROOT) if fault.level == "error"]
    assert {fault.rule for fault in errors} == {"passage-name", "passage-shares", "passage-order"}
    assert {fault.where for fault in errors} == {"newer.trig"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("person:x a person:y .", "prefix"),
        ("<https://w3id.org/vnru/person/x> a <no IRI> .", "line 1, column"),
    ],
)
def test_what_is_no_data_is_told(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "new.ttl"
    path.write_text(text, "utf-8")
    with pytest.raises(DataError, match=told):
        validate([path], home=ROOT)


def test_a_file_that_says_nothing_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "new.trig"
    path.write_text("# nothing yet\n", "utf-8")
    assert [(fault.rule, fault.where) for fault in validate([path], home=ROOT)] == [("empty-file", "new.trig")]


# ---- where and what -----------------------------------------------------------------------------------------------------------


def one_fault(tmp_path: Path, what: str, language: str = "en") -> Fault:
    mistake = next(m for m in LIST if m.what == what)
    paths = (tmp_path / "900.trig", tmp_path / "example.ttl")
    for path, text in zip(paths, mistake.texts(), strict=True):
        path.write_text(text, "utf-8")
    found = [fault for fault in validate(paths, home=ROOT, language=language) if fault.rule == mistake.rule]
    return found[0]


def test_a_fault_names_file_and_line_and_offers_the_nearest(tmp_path: Path) -> None:
    fault = one_fault(tmp_path, "foreign property misspelt (schema)")
    lines = (tmp_path / "900.trig").read_text("utf-8").splitlines()
    assert fault.where == "900.trig"
    assert "legislatonType" in lines[fault.line - 1]
    assert fault.message.endswith("schema:legislatonType — did you mean schema:legislationType?")
    assert fault.graph == f"{BASE}passage/900-02"


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("vi", "schema:Preson — có phải là schema:Person hay foaf:Person?"),
        ("ru", "schema:Preson — возможно, schema:Person или foaf:Person?"),
    ],
)
def test_a_fault_is_told_in_the_language_of_the_reader(tmp_path: Path, language: str, told: str) -> None:
    assert one_fault(tmp_path, "foreign class misspelt", language).message.endswith(told)


def test_the_nearest_is_of_the_same_namespace_if_it_can_be() -> None:
    known = ["https://a.org/name", "https://b.org/name", "https://b.org/named", "https://b.org/other"]
    assert nearest("https://b.org/nam", known)[0] == "https://b.org/name"
    assert nearest("https://c.org/entirely-else", known) == []


def test_lines_are_those_of_the_graph_that_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "x.trig"
    path.write_text(
        '@prefix e: <https://e.org/> .\n\ne:g1 {\n    e:a e:p e:b .\n}\ne:g2 {\n    e:b e:p e:a .\n    e:a e:p 1 ;\n        e:q "ế" .\n}\n',
        "utf-8",
    )
    lines = Lines(path)
    assert lines.of("https://e.org/a", "https://e.org/g1") == 4
    assert lines.of("https://e.org/a", "https://e.org/g2") == 8
    assert lines.of("https://e.org/a") == 4
    assert lines.of("https://e.org/b") == 7
    assert lines.of("https://e.org/g2", "https://e.org/g2") == 6
    assert lines.of("https://e.org/nowhere") == 0


def test_what_holds_for_a_class_holds_for_those_below_it_though_nothing_is_derived() -> None:
    """Of a node that is only written as a joint venture, which stands two steps below what must be named."""
    node = ox.NamedNode("urn:made:venture")
    written = [ox.Quad(node, ox.NamedNode(q("rdf:type")), ox.NamedNode(q("vnru:JointVenture")), ox.DefaultGraph())]
    found = {(level, subject, rule) for level, subject, rule, _ in results(written, ROOT, "en", {node.value})}
    assert ("error", node.value, "shape:name-languages") in found
