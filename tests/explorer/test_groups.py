"""Groups of closely linked things: as the data have them, in the colours of the network, its key and its files."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from typing import Any
from xml.etree import ElementTree

import pytest

from vnru_kg.layout.groups import groups
from vnru_kg.layout.opening import Link
from vnru_kg.words import LANGUAGES

from ..support.bench import exported
from ..support.browser import Opened
from .test_seen import SVG

KEY = """() => [...document.querySelectorAll('.groups li')].map((li) => [getComputedStyle(li.querySelector('.swatch')).backgroundColor,
    li.querySelector('.name').textContent, li.querySelector('.members').textContent])"""


def _clique(members: range) -> list[Link]:
    return [Link(a, b, 100) for a in members for b in members if a < b]


def test_what_is_closely_linked_is_one_group_and_the_weightiest_group_comes_first() -> None:
    links = [*_clique(range(4)), *_clique(range(4, 9)), Link(0, 4, 1)]
    weights = [50, 40, 30, 20, 9, 8, 7, 6, 5, 1]
    assert groups(weights, links) == [0] * 4 + [1] * 5 + [2]
    assert groups([1, 1, 1, 1, 9, 9, 9, 9, 9, 1], links) == [1] * 4 + [0] * 5 + [2]
    assert groups([3, 2], []) == [0, 1]
    assert groups([], []) == []


def test_the_groups_of_the_graph_hold_together_and_are_the_same_each_time(model: dict[str, Any]) -> None:
    found, links = model["network"]["groups"], model["network"]["links"]
    assert found == groups(model["network"]["weight"], [Link(*link) for link in links])
    within = sum(strength for a, b, strength, _ in links if found[a] == found[b])
    assert within > 0.7 * sum(strength for _, _, strength, _ in links)
    weight: dict[int, int] = defaultdict(int)
    for n, group in enumerate(found):
        weight[group] += model["network"]["weight"][n]
    assert sorted(weight, key=lambda group: -weight[group])[:8] == list(range(8))


def _signs(page: Opened) -> dict[str, tuple[str, str]]:
    """The outline and the colour of each sign that is drawn, by its name."""
    page.still()
    _, content = exported(page, "svg")
    root = ElementTree.fromstring(content)  # noqa: S314 — our own
    drawn = {}
    for group in root.iter(f"{SVG}g"):
        name, paths = group.findtext(f"{SVG}title"), group.findall(f"{SVG}path")
        if name:
            drawn[name] = (paths[-1].get("d", ""), paths[-1].get("fill", ""))
    return drawn


def _said(text: str | list[str], language: str) -> str:
    return text if isinstance(text, str) else text[list(LANGUAGES).index(language)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_colours_tell_the_groups_and_the_key_names_them(page: Opened, model: dict[str, Any], language: str) -> None:
    page.go(f"lang={language}")
    plain = _signs(page)
    page.go(f"lang={language}&colour=group")
    signs = _signs(page)
    assert {name: outline for name, (outline, _) in signs.items()} == {name: outline for name, (outline, _) in plain.items()}
    things, found = model["things"], model["network"]["groups"]
    members: dict[int, list[int]] = defaultdict(list)
    for n, group in enumerate(found):
        members[group].append(n)
    coloured = [group for group in sorted(members) if len(members[group]) > 1][:8]
    shown = [n for n, thing in enumerate(things) if _said(thing[1], language) in signs]
    assert len(shown) == len(signs) > 60
    expected = []
    for group in coloured:
        there = [n for n in members[group] if n in shown]
        (colour,) = {signs[_said(things[n][1], language)][1] for n in there}
        first = [_said(things[n][11] or things[n][1], language) for n in members[group][:3]]
        expected.append([colour, ", ".join(first) + (", …" if len(members[group]) > 3 else ""), f"{len(there)}/{len(members[group])}"])
    rest = [n for n in range(len(things)) if found[n] not in coloured]
    (grey,) = {signs[_said(things[n][1], language)][1] for n in rest if n in shown}
    key = page.page.evaluate(KEY)
    in_words = [[colour.replace(" ", ", "), name, count] for colour, name, count in expected]
    assert key[:-1] == in_words
    assert [key[-1][0], key[-1][2]] == [grey.replace(" ", ", "), f"{len([n for n in rest if n in shown])}/{len(rest)}"]
    assert len({colour for colour, *_ in key}) == len(key) == 9


def test_files_say_that_colours_are_groups(page: Opened, model: dict[str, Any]) -> None:
    page.go("lang=en&colour=group")
    page.still()
    key = page.page.evaluate(KEY)
    written = " ".join(ElementTree.fromstring(exported(page, "svg")[1]).itertext())  # noqa: S314 — our own
    assert "colours are groups of closely linked things, shapes are types" in written
    assert all(f"{name} ({count})" in written for _, name, count in key)
    rows = list(csv.DictReader(io.StringIO(exported(page, "table-0")[1].decode("utf-8-sig"))))
    for _, name, count in key:
        assert str(sum(row["Group"] == name for row in rows)) == count.split("/")[0]
    page.go("lang=en")
    assert "Group" not in exported(page, "table-0")[1].decode("utf-8-sig").splitlines()[0].split(",")
    assert "colours are groups" not in exported(page, "svg")[1].decode()


def test_the_address_says_so(page: Opened) -> None:
    page.go("lang=en")
    grouped = page.page.locator(".over .grouped")
    assert grouped.get_attribute("aria-pressed") == "false"
    assert not page.page.locator(".groups").is_visible()
    grouped.click()
    assert "colour=group" in page.fragment()
    assert page.page.locator(".groups").is_visible()
    page.page.go_back()
    page.until("() => !location.hash.includes('colour')")
    assert not page.page.locator(".groups").is_visible()
