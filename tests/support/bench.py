"""The query editor of an open page, used as a reader uses it."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from vnru_kg.engine import Literal, Term

from .browser import Opened
from .views import unfold

RUNAWAY = "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a = ?z) }"
OUTCOME = "() => document.querySelector('.sparql .results')?.dataset.outcome"


def settled(page: Opened, seconds: float = 120) -> str:
    """What came of the query, once something has."""
    page.until(f"() => !['idle', 'starting', 'running', undefined].includes(({OUTCOME})())", seconds=seconds)
    return str(page.page.evaluate(OUTCOME))


def write(page: Opened, query: str) -> None:
    """Put a query into the editor as a reader would."""
    page.page.keyboard.press("Escape")
    unfold(page)
    page.page.locator(".cm-content").click()
    page.page.keyboard.press("ControlOrMeta+a")
    page.page.keyboard.insert_text(query)
    page.page.keyboard.press("Escape")


def ask(page: Opened, query: str) -> str:
    """Write a query and run it with the keyboard; gives what came of it."""
    write(page, query)
    page.page.keyboard.press("ControlOrMeta+Enter")
    return settled(page)


def link(query: str, language: str = "en") -> str:
    return f"view=sparql&lang={language}&query={quote(query)}"


def downloaded(page: Opened, selector: str) -> tuple[str, bytes]:
    """The name and the content of the file that a button hands over."""
    with page.page.expect_download() as found:
        page.page.locator(selector).click()
    return found.value.suggested_filename, Path(found.value.path()).read_bytes()


def exported(page: Opened, what: str) -> tuple[str, bytes]:
    page.page.locator(".export > button").click()
    return downloaded(page, f"[data-export={what}]")


def cell(term: Term | None) -> str:
    return "" if term is None else term.text if isinstance(term, Literal) else str(term)
