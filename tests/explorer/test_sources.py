"""Source documents that a reader drops onto the page: each citation opens in them."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from playwright.sync_api import Browser

from vnru_kg import KnowledgeGraph
from vnru_kg.explorer import write_page
from vnru_kg.namespaces import expand, q

from ..support.bench import link, settled
from ..support.browser import Opened, opened

TEXT = "\ufeffĐoạn một 😀 về Việt Nam.\n\nĐoạn hai 𝄞: Nga và Việt Nam.\r\nHết."


@pytest.fixture(scope="module")
def cited(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Opened, Path]]:
    """A page whose graph cites one document, with that document beside it."""
    from hashlib import sha256

    from vnru_kg.engine import EmbeddedEngine
    from vnru_kg.namespaces import BASE, prefixes

    folder = tmp_path_factory.mktemp("cited")
    (folder / "renamed.txt").write_bytes(TEXT.encode())
    (folder / "other.txt").write_text("another text", encoding="utf-8")
    start, end = TEXT.index("Đoạn hai"), TEXT.index("\r\nHết")
    head = "".join(f"PREFIX {p}: <{n}>\n" for p, n in prefixes().items())
    graphs = {
        q("authority:people"): 'person:a a foaf:Person ; skos:prefLabel "An"@vi . person:b a foaf:Person ; skos:prefLabel "Bình"@vi .',
        q("passage:9-1"): "person:a vnru:worksFor person:b . person:a vnru:attestedIn passage:9-1 .",
        q("source:9"): f"""
            source:9 a vnru:Document ; skos:prefLabel "Văn bản"@vi ; schema:sha256 "{sha256(TEXT.encode()).hexdigest()}" .
            passage:9-1 oa:hasSource source:9 ; vnru:paragraph 2 ; oa:hasSelector selector:9-1 ;
                schema:sha256 "{sha256(TEXT[start:end].encode()).hexdigest()}" .
            selector:9-1 oa:start {start} ; oa:end {end} .""",
        BASE + "ontology": 'foaf:Person vnru:displayKind code:kind-person . code:kind-person skos:prefLabel "Người"@vi . '
        'vnru:worksFor rdfs:label "làm cho"@vi .',
    }
    store = ox.Store()
    for name, triples in graphs.items():
        store.update(f"{head} INSERT DATA {{ GRAPH <{name}> {{ {triples} }} }}")
    file = folder / "page.html"
    write_page(KnowledgeGraph(EmbeddedEngine(store)), file)
    with opened(browser, file, "lang=vi&thing=person:a") as page:
        yield page, folder


def drop(page: Opened, files: dict[str, bytes]) -> None:
    """Drop files onto the page as a browser does."""
    data: Any = [[name, base64.b64encode(content).decode()] for name, content in files.items()]
    page.page.evaluate(
        """(files) => {
            const transfer = new DataTransfer();
            for (const [name, text] of files) transfer.items.add(new File([Uint8Array.from(atob(text), (c) => c.charCodeAt(0))], name));
            for (const kind of ['dragover', 'drop']) document.body.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: transfer }));
        }""",
        data,
    )


def test_a_dropped_document_opens_at_its_passage(cited: tuple[Opened, Path]) -> None:
    page, folder = cited
    assert page.page.locator(".cite.held").count() == 0
    drop(page, {name: (folder / name).read_bytes() for name in ("renamed.txt", "other.txt")})
    page.page.locator(".toast").wait_for()
    page.until("() => /other.txt/.test(document.querySelector('.toast').textContent)")
    assert "Đã nhận 1 tài liệu" in page.text(".toast")
    page.page.locator(".panel .cite.held").first.click()
    page.page.locator("dialog.reader").wait_for()
    assert page.page.locator(".reader mark").text_content() == TEXT[TEXT.index("Đoạn hai") : TEXT.index("\r\nHết")]
    assert page.page.locator(".reader .checks .good").count() == 2
    page.page.keyboard.press("Escape")
    assert not page.page.locator("dialog.reader").is_visible()


def test_documents_are_chosen_with_a_button_too(cited: tuple[Opened, Path]) -> None:
    page, folder = cited
    page.page.reload()
    page.until("() => 'ready' in document.documentElement.dataset")
    page.page.locator(".export > button").click()
    with page.page.expect_file_chooser() as chooser:
        page.page.locator("[data-export=documents]").click()
    chooser.value.set_files(folder / "renamed.txt")
    page.page.locator(".panel .cite.held").first.wait_for()
    page.go(link("SELECT ?who ?passage { GRAPH ?passage { ?who vnru:worksFor ?whom } }", "vi") + "&thing=person:a")
    settled(page)
    if page.page.locator(".pictures").is_visible():
        page.page.locator(".pictures button").last.click()
    page.page.locator(".results .cite.held").first.click()
    assert "Đoạn hai" in page.text(".reader mark")
    page.page.locator(".reader .close").click()


def test_every_passage_of_the_shipped_graph_has_an_identity(kg: KnowledgeGraph) -> None:
    from vnru_kg.explorer.data import build

    found = {expand(row[5]) for row in build(kg)["passages"]}
    assert found == {str(s.subject) for s in kg.statements(None, q("oa:hasSource"))}
