"""Prefixes: one list, read both ways."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnru_kg.errors import NotFoundError
from vnru_kg.namespaces import BASE, RDF_TYPE, VNRU, expand, prefixes, q, shrink

from .support import ROOT


def test_the_list_is_the_file() -> None:
    text = (ROOT / "ontology" / "prefixes.ttl").read_text("utf-8")
    written = re.findall(r'sh:prefix "([^"]*)" ; sh:namespace "([^"]*)"', text)
    assert dict(written) == dict(prefixes())
    assert len(written) == len(prefixes())
    assert prefixes()["person"] == f"{BASE}person/"
    assert prefixes()["vnru"] == VNRU
    assert q("rdf:type") == RDF_TYPE


def test_no_two_prefixes_share_a_namespace() -> None:
    assert len(set(prefixes().values())) == len(prefixes())


def test_files_declare_prefixes_as_the_list_does() -> None:
    for path in [*ROOT.glob("ontology/**/*.ttl"), *ROOT.glob("graph_data/**/*.t*")]:
        for prefix, namespace in re.findall(r"@prefix ([\w-]*): <([^>]*)>", path.read_text("utf-8")):
            if prefix in prefixes():
                assert prefixes()[prefix] == namespace, f"{path.name} declares {prefix}: otherwise"


@pytest.mark.parametrize(
    ("iri", "name"),
    [
        (BASE + "person/vo-van-kiet", "person:vo-van-kiet"),
        (BASE + "ontology#signedOn", "vnru:signedOn"),
        (BASE + "passage/000-06", "passage:000-06"),
        (RDF_TYPE, "rdf:type"),
        ("http://example.org/x", "<http://example.org/x>"),
        (BASE + "person/", f"<{BASE}person/>"),
        (BASE + "person/a/b", f"<{BASE}person/a/b>"),
        (BASE + "person/a.", f"<{BASE}person/a.>"),
        (BASE + "person/é", f"<{BASE}person/é>"),
    ],
)
def test_shrink(iri: str, name: str) -> None:
    assert shrink(iri) == name
    assert expand(name) == iri


@given(st.sampled_from(sorted(prefixes())), st.text(max_size=12))
def test_shrink_and_expand_are_inverse(prefix: str, local: str) -> None:
    iri = prefixes()[prefix] + local.strip().strip("<>")
    assert expand(shrink(iri)) == iri


@pytest.mark.parametrize("text", ["Võ Văn Kiệt", "", "person", "a b:c", "Á - Âu"])
def test_a_name_is_no_iri(text: str) -> None:
    assert expand(text) is None


def test_iris_are_taken_as_they_are() -> None:
    assert expand("  <urn:x:y> ") == "urn:x:y"
    assert expand("https://example.org/a") == "https://example.org/a"


@pytest.mark.parametrize(("text", "hint"), [("persn:x", "Did you mean person"), ("zzzzz:x", "")])
def test_an_unknown_prefix_is_told(text: str, hint: str) -> None:
    with pytest.raises(NotFoundError, match=f"unknown prefix “{text[:-2]}:”") as caught:
        expand(text)
    assert hint in caught.value.hint
    assert bool(hint) == bool(caught.value.hint)
