"""What the tests of the page's views share."""

from __future__ import annotations

import re

from .browser import Opened

VIEWS = ("timeline", "map", "figures", "conflicts")


def number(page: Opened, selector: str) -> int:
    """The first whole number in the text of an element."""
    found = re.search(r"\d+", page.text(selector))
    assert found
    return int(found[0])


def until_count(page: Opened, selector: str, count: int) -> None:
    page.until("([selector, count]) => document.querySelectorAll(selector).length === count", [selector, count])


def unfold(page: Opened) -> None:
    """Show the text of the query, which is folded for who chose a question."""
    page.page.evaluate("() => document.querySelector('.written:not([open]) summary')?.click()")
