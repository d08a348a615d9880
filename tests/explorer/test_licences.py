"""The licences of what the page is made of: in the page, in the wheel, and before its reader."""

from __future__ import annotations

import json
import re
from pathlib import Path

from vnru_kg.explorer.page import asset

from ..support import front
from ..support.browser import Opened


def test_every_package_in_the_page_is_named_with_its_licence(tmp_path: Path) -> None:
    front.run("build.mjs", str(tmp_path))
    files = json.loads((tmp_path / "bundled.json").read_text("utf-8"))
    bundled = {found[1] for file in files if (found := re.search(r".*node_modules/((?:@[^/]+/)?[^/]+)/", file))}
    assert {"@codemirror/view", "@lezer/lr", "d3-selection", "oxigraph"} <= bundled
    licences = (tmp_path / "licences.txt").read_text("utf-8")
    assert licences == asset("licences.txt").decode("utf-8")
    for name in {*bundled, "vis-network", "world-atlas"}:
        assert re.search(rf"^{re.escape(name)} \d[\w.]* \([\w. -]+\)\n  Copyright", licences, re.MULTILINE), name
    texts = licences.split("-" * 72)
    assert len({re.sub(r"\W+", " ", text.strip().partition("\n\n")[2]) for text in texts}) == len(texts), "each text once"
    assert all(len(text) > 500 for text in texts)


def test_a_reader_finds_them(page: Opened) -> None:
    page.go("lang=en")
    page.page.locator(".export > button").click()
    page.page.locator("[data-export=licences]").click()
    assert page.text("dialog.licences h2") == "Licences of the software in this page"
    text = page.page.locator("dialog.licences .text").inner_text()
    assert "vis-network 9.1.2" in text
    assert "Permission is hereby granted" in text
    page.page.keyboard.press("Escape")
    page.until("() => !document.querySelector('dialog.licences')")


def test_they_stand_in_the_page_as_plain_text(page_file: Path) -> None:
    assert asset("licences.txt").decode("utf-8") in page_file.read_text("utf-8")
