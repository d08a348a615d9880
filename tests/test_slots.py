"""What ``validate`` says of a slot of a pattern in the ontology that leads nowhere: the file, the line and the slot."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from vnru_kg import KnowledgeGraph
from vnru_kg.errors import DataError
from vnru_kg.validate import Fault, validate
from vnru_kg.words import LANGUAGES, render

TENURE = 'vnru:Tenure vnru:labelPattern "{org:member} – {vnru:post}[ ({term})]"@vi'
SIDES = 'vnru:Tenure vnru:slots "person org:member | post vnru:post'


@pytest.fixture
def home(ontology: Path, small_home: Path, tmp_path: Path) -> Path:
    """A home whose vocabulary may be changed."""
    shutil.copytree(ontology, tmp_path / "home" / "ontology")
    shutil.copytree(small_home / "graph_data", tmp_path / "home" / "graph_data")
    return tmp_path / "home"


def faults(home: Path, old: str, new: str, language: str = "en") -> tuple[list[Fault], int]:
    """The faults of patterns where the vocabulary has ``new`` for ``old``, and the line of that."""
    path = home / "ontology" / "vnru.ttl"
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")
    found = [fault for fault in validate(home=home, language=language) if fault.rule == "label-pattern"]
    return found, text[: text.index(old)].count("\n") + 1


@pytest.mark.parametrize(
    ("pattern", "right", "wrong", "told"),
    [
        (TENURE, "org:member", "org:membr", ("{org:membr}", "org:membr", "org:member")),
        (TENURE, "{term}", "{terms}", ("{terms}", "terms", "term")),
        (TENURE, "{vnru:post}", "{smal vnru:post}", ("{smal vnru:post}", "smal", "small")),
        (TENURE, "{vnru:post}", "{vnr:post}", ("{vnr:post}", "vnr:post", "vnru:post")),
        (TENURE, "{vnru:post}", "{vnru:post/vnru:nuon}", ("{vnru:post/vnru:nuon}", "vnru:nuon", "vnru:noun")),
        (SIDES, "org:member", "org:memb", ("person org:memb", "org:memb", "org:member")),
    ],
)
def test_a_misspelt_slot_is_told_with_its_line(home: Path, pattern: str, right: str, wrong: str, told: tuple[str, str, str]) -> None:
    (fault,), line = faults(home, pattern, pattern.replace(right, wrong))
    slot, name, near = told
    assert (fault.level, fault.where, fault.line) == ("error", "vnru.ttl", line)
    assert fault.message == f"the slot {slot} leads nowhere, there is no such property or part: {name} — did you mean {near}?"


@pytest.mark.parametrize("language", LANGUAGES)
def test_brackets_that_do_not_match_are_told(home: Path, language: str) -> None:
    (fault,), line = faults(home, TENURE, TENURE.replace("({term})]", "({term})"), language)
    assert (fault.where, fault.line) == ("vnru.ttl", line)
    assert fault.message.endswith(": {org:member} – {vnru:post}[ ({term})")


def test_an_empty_slot_is_told(home: Path) -> None:
    (fault,), line = faults(home, TENURE, TENURE.replace("{term}", "{}"))
    assert (fault.where, fault.line) == ("vnru.ttl", line)
    assert "{}" in fault.message


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_order_of_dates_that_is_no_number_is_told(home: Path, language: str) -> None:
    path = home / "ontology" / "vnru.ttl"
    text = path.read_text("utf-8")
    path.write_text(text.replace("dcterms:date vnru:dateOrder 1", 'dcterms:date vnru:dateOrder "first"'), "utf-8")
    assert path.read_text("utf-8") != text
    with pytest.raises(DataError) as caught:
        KnowledgeGraph.load(home)
    told = render(caught.value.message, language)
    assert "dcterms:date" in told
    assert "first" in told
    assert "vnru.ttl" in told


def test_the_patterns_as_they_are_have_no_fault(home: Path) -> None:
    assert faults(home, TENURE, TENURE)[0] == []
