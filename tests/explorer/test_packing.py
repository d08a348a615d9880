"""How the page holds what it carries: nothing is lost, nothing is markup, and what was packed once is not packed again."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from vnru_kg import KnowledgeGraph, info
from vnru_kg.errors import NotFoundError
from vnru_kg.explorer import data, dataset, packing, page_html
from vnru_kg.explorer.packing import DataBlock, data_block
from vnru_kg.explorer.storage import reuse_block
from vnru_kg.info import summary
from vnru_kg.load import build, cache, reuse, stores, write
from vnru_kg.network import network

AT_MOST = 3_000_000  # bytes of the page of the shipped graph


@pytest.mark.parametrize("kind", ["gzip", "xz"])
def test_what_is_packed_comes_back(kind: packing.Kind) -> None:
    content = "Hà Nội – Москва".encode() * 50 + b"</script>"
    found = data_block(content, kind)
    assert found.unpack() == content
    assert found.kind == packing.media_type(kind)
    assert re.fullmatch("[A-Za-z0-9+/]+=*", found.text)
    assert DataBlock.load(found.dump()) == found
    assert data_block(content, kind) == found


def test_a_python_without_xz_packs_with_gzip(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    found = data_block(b"abc" * 99, "xz")
    assert found.kind == "application/gzip"
    assert found.unpack() == b"abc" * 99


def test_a_file_that_is_no_data_block_is_not_taken() -> None:
    for content in (b"", b"{}", b"[]", b'{"kind": 1}'):
        with pytest.raises(ValueError, match=r"."):
            DataBlock.load(content)


def test_every_data_block_holds_what_it_says(page_file: Path) -> None:
    page = page_file.read_text("utf-8")
    found = re.findall(r'<script type="(application/[a-z-]+)" id="([a-z-]+)">([^<]*)</script>', page)
    assert len(found) == page.count('<script type="application/') == 10
    kinds = {}
    for kind, name, text in found:
        assert DataBlock(kind, "", text).unpack(), name
        kinds[name] = kind
    assert {name for name, kind in kinds.items() if kind == "application/x-xz"} == {"engine", "dataset"}, "what the worker unpacks"
    assert set(kinds.values()) == {"application/x-xz", "application/gzip"}


def test_the_page_is_small(page_file: Path) -> None:
    assert page_file.stat().st_size <= AT_MOST


def test_what_was_packed_is_kept_with_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VNRU_KG_CACHE", str(tmp_path))
    made: list[str] = []

    def make(text: str) -> DataBlock:
        made.append(text)
        return data_block(text.encode())

    build = "b" * 32
    first = reuse_block(build, "dataset", "one", lambda: make("a"))
    assert reuse_block(build, "dataset", "one", lambda: make("b")) == first
    assert reuse_block(build, "dataset", "two", lambda: make("c")).unpack() == b"c"
    (cache.folder() / f"{build}.dataset").write_bytes(b"two\nspoilt")
    assert reuse_block(build, "dataset", "two", lambda: make("d")).unpack() == b"d"
    reuse_block(None, "dataset", "two", lambda: make("e"))
    cache.write(build, "dataset", b"two\n{}")  # well kept, by a version that packed otherwise
    assert reuse_block(build, "dataset", "two", lambda: make("f")).unpack() == b"f"
    assert made == ["a", "c", "d", "e", "f"]


def test_a_page_around_a_thing_is_the_same_whether_or_not_parts_of_it_were_kept(
    small_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VNRU_KG_CACHE", str(tmp_path))
    kg = KnowledgeGraph.load(small_home)
    thing = min(network(kg).kinds)
    anew = page_html(KnowledgeGraph(build(small_home)), things=[thing], language="ru", light=True)
    assert page_html(kg, light=True) != anew, "another opening, another language"
    assert page_html(kg, things=[thing], language="ru", light=True) == anew
    with pytest.raises(NotFoundError, match="is not a thing of the network"):
        data.build(kg, ["https://example.org/none"])


def test_what_other_code_made_is_not_taken(small_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VNRU_KG_CACHE", str(tmp_path))
    kg = KnowledgeGraph.load(small_home)
    first = summary(kg, "en")
    assert summary(kg, "en") == first
    assert summary(kg, "ru").kinds != first.kinds
    monkeypatch.setattr(info, "kinds", lambda _: {})
    assert summary(kg, "en") == first, "as it was kept"
    monkeypatch.setattr(reuse, "package_mark", lambda: "another")
    assert summary(kg, "en").things == 0


def test_a_page_from_what_was_kept_is_the_same(small_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VNRU_KG_CACHE", str(tmp_path))
    kg = KnowledgeGraph.load(small_home)
    written_first = page_html(kg)
    kinds = {path.suffix for path in cache.folder().iterdir()}
    assert kinds - {".known"} == {".TAG", ".store", ".dataset", ".page"}, "a key is remembered only of files that were not touched just now"
    monkeypatch.setattr(dataset, "dataset", lambda _: pytest.fail("made again"))
    monkeypatch.setattr(data, "contents", lambda _: pytest.fail("made again"))
    assert page_html(kg) == written_first
    quad = ox.Quad(*[ox.NamedNode("a:b")] * 4)
    later = {key * 32 for key in "123"}
    for name in later:
        assert stores.keep(name, lambda folder: write(folder, [quad]))
    assert {path.stem for path in cache.folder().glob("*.store")} == later
    assert not list(cache.folder().glob("*.dataset")), "it goes when the build goes"
