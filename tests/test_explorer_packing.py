"""How the page holds what it carries: nothing is lost, nothing is markup, and what was packed once is not packed again."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnru_kg import KnowledgeGraph
from vnru_kg.explorer import dataset, packing, page_html
from vnru_kg.explorer.kept import kept
from vnru_kg.explorer.packing import Island, island, read, unpacked, written
from vnru_kg.load import cache

AT_MOST = 2_500_000  # bytes of the page of the shipped graph


@given(st.binary(max_size=400))
def test_every_byte_survives(content: bytes) -> None:
    text = written(content)
    assert read(text) == content
    assert read(text.encode("utf-8").decode("utf-8")) == content
    assert not re.search("[<\\x00-\\x1f\\x7f-\\x9f]", text)


def test_it_is_denser_than_base_64() -> None:
    content = os.urandom(100_000)
    assert len(written(content).encode("utf-8")) == 120_001


@pytest.mark.parametrize("pack", ["quick", "small", "smallest"])
def test_parts_are_packed_as_one(pack: packing.Pack) -> None:
    parts = ("Hà Nội – Москва".encode() * 50, b"", b"</script>", b"Moscow" * 9)
    found = island(*parts, pack=pack)
    assert unpacked(found) == list(parts)
    assert found.kind == ("application/gzip" if pack == "quick" else "application/x-lzma")
    assert Island.load(found.dump()) == found
    assert island(*parts, pack=pack) == found


def test_a_python_without_lzma_packs_with_gzip(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    found = island(b"abc" * 99, b"d")
    assert found.kind == "application/gzip"
    assert unpacked(found) == [b"abc" * 99, b"d"]


def test_a_file_that_is_no_island_is_not_taken() -> None:
    for content in (b"", b"{}", b"[]", b'{"kind": 1}'):
        with pytest.raises(ValueError, match=r"."):
            Island.load(content)


def test_every_island_says_what_it_holds(page_file: Path) -> None:
    page = page_file.read_text("utf-8")
    found = re.findall(r'<script type="application/([a-z-]+)" id="([a-z-]+)" data-sizes="([\d ]+)">([^<]*)</script>', page)
    assert len(found) == page.count('<script type="application/') >= 7
    for kind, name, sizes, text in found:
        content = read(text)
        assert content.startswith(packing.GZIP) == (kind == "gzip"), name
        assert kind in {"gzip", "x-lzma"}
        if name in {"model", "data"}:
            parts = unpacked(Island(f"application/{kind}", tuple(map(int, sizes.split())), (), text))
            assert all(parts)


def test_the_page_is_small(page_file: Path) -> None:
    assert page_file.stat().st_size <= AT_MOST


def test_what_was_packed_is_kept_with_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VNRU_KG_CACHE", str(tmp_path))
    made: list[str] = []

    def make(text: str) -> Island:
        made.append(text)
        return island(text.encode())

    first = kept("build", "data", "one", lambda: make("a"))
    assert kept("build", "data", "one", lambda: make("b")) == first
    assert unpacked(kept("build", "data", "two", lambda: make("c"))) == [b"c"]
    (tmp_path / "build.data").write_bytes(b"two\nspoilt")
    assert unpacked(kept("build", "data", "two", lambda: make("d"))) == [b"d"]
    kept(None, "data", "two", lambda: make("e"))
    assert made == ["a", "c", "d", "e"]


def test_a_page_from_what_was_kept_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VNRU_KG_CACHE", str(tmp_path))
    kg = KnowledgeGraph.load()
    written_first = page_html(kg)
    assert {path.suffix for path in tmp_path.iterdir()} == {".nq", ".data", ".vis"}
    monkeypatch.setattr(dataset, "dataset", lambda _: pytest.fail("made again"))
    assert page_html(kg) == written_first
    for key in ("x", "y", "z"):
        cache.write(key, b"")
    assert not list(tmp_path.glob("*.data")), "it goes when the build goes"
