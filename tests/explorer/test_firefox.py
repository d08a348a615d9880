"""The explorer's page in another engine than Chromium's: Firefox, driven by Mozilla's own client."""

from __future__ import annotations

import importlib.util
import logging
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from vnru_kg import KnowledgeGraph

from ..support.front import lacking

# its driver opens files and pipes that it leaves to be closed
pytestmark = pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::DeprecationWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
# what the browser's console has of this page: scripts that failed, and what its policy held back
COMPLAINTS = """const seen = Services.console.getMessageArray().filter((m) => m instanceof Ci.nsIScriptError);
    return seen.filter((m) => !(m.flags & 1) && m.sourceName.startsWith(arguments[0])).map((m) => m.errorMessage)"""
PREFERENCES = {
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
}


@contextmanager
def firefox(logs: Path) -> Iterator[Any]:
    """Firefox without a window; the test is skipped where it, or what drives it, is missing."""
    program = shutil.which("firefox-esr") or shutil.which("firefox")
    if not program:
        lacking("firefox", "no Firefox: install firefox-esr")
    if importlib.util.find_spec("marionette_driver") is None:
        lacking("firefox", "Firefox is there, but nothing that drives it: pip install marionette-driver")
    from marionette_driver.marionette import Marionette

    logging.disable(logging.INFO)
    try:
        client = Marionette(bin=program, headless=True, startup_timeout=120, prefs=PREFERENCES, gecko_log=str(logs / "gecko.log"))
        client.start_session()
    finally:
        logging.disable(logging.NOTSET)
    try:
        yield client
    finally:
        client.cleanup()


def until(holds: Callable[[], Any], seconds: float = 300) -> Any:
    end = time.monotonic() + seconds
    while not (found := holds()):
        assert time.monotonic() < end, "never came true"
        time.sleep(0.05)
    return found


def test_it_works_in_firefox(page_file: Path, kg: KnowledgeGraph, tmp_path: Path) -> None:
    with firefox(tmp_path) as client:

        def ask(script: str, *arguments: Any) -> Any:
            return client.execute_script(script, list(arguments))

        address = page_file.resolve().as_uri()
        client.navigate(f"{address}#lang=en&thing=person:vladimir-putin")
        until(lambda: ask("return 'ready' in document.documentElement.dataset"))
        assert ask("return document.querySelector('.panel h2').textContent") == "Vladimir Putin"
        assert ask("return document.querySelectorAll('.legend li').length") >= 9
        # its own network is drawn: the canvas is not of one colour
        assert until(
            lambda: ask(
                """const canvas = document.querySelector('.stage canvas');
                const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
                return new Set(new Uint32Array(data.buffer)).size > 20"""
            )
        )
        ask("const box = document.querySelector('#search'); box.focus(); box.value = 'vo van kiet'; box.dispatchEvent(new Event('input'))")
        assert ask("return document.querySelector('#hits [role=option] bdi').textContent") == "Võ Văn Kiệt"
        ask("document.querySelector('#search').blur()")
        views = ask("return [...document.querySelectorAll('[role=tab]')].map((tab) => tab.id)")
        assert len(views) >= 6
        for view in views:
            ask("document.getElementById(arguments[0]).click()", view)
            assert ask("return document.querySelectorAll('.view:not([hidden])').length") == 1
            assert until(lambda: ask("return document.querySelector('.view:not([hidden])').getBoundingClientRect().height > 100"))
        # the engine answers, in its worker
        ask("location.hash = 'view=sparql&lang=en&query=' + encodeURIComponent(arguments[0])", COUNT)
        until(lambda: ask("return document.querySelector('.sparql .results')?.dataset.outcome === 'told'"))
        told = ask("return document.querySelector('.results tbody td').textContent")
        assert "".join(filter(str.isdigit, told)) == str(len(kg))
        # and it speaks the other languages
        for language in ("ru", "vi"):
            ask("document.querySelector(`.languages [lang=${arguments[0]}]`).click()", language)
            assert ask("return document.documentElement.lang") == language
        with client.using_context("chrome"):
            assert ask(COMPLAINTS, address) == []
