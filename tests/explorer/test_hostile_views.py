"""Texts that try to be more than text, in each view."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox
import pytest
from playwright.sync_api import Browser

from vnru_kg import KnowledgeGraph
from vnru_kg.engine import EmbeddedEngine
from vnru_kg.explorer import write_page
from vnru_kg.namespaces import BASE, prefixes

from ..support.browser import Opened, opened
from ..support.views import VIEWS

LANGUAGES = ("vi", "en", "ru")


IMAGE = '"\'><img src=x onerror="window.BROKEN=3">'
TURNED = "\u202egnirts\u202c </script><script>window.BROKEN=2</script> {{ 7*7 }} ${7*7}"


def hostile_graph() -> KnowledgeGraph:
    """One of each that the views show, each text trying to be more than text."""
    names = " , ".join(f"{ox.Literal(IMAGE if n % 2 else TURNED)}@{language}" for n, language in enumerate(LANGUAGES))
    named = f"skos:prefLabel {names} ; rdfs:label {names}"
    observation = (
        "a qb:Observation ; qb:dataSet dataset:trade ; vnru:indicator code:exports ; vnru:bound code:exact ; "
        "sdmx-dimension:refArea place:a ; vnru:counterpartArea place:b ; sdmx-attribute:unitMeasure code:usd ; "
        'sdmx-dimension:refPeriod "2001"^^edtf:EDTF ; vnru:passage passage:9-1 ; '
        f"vnru:asPrinted {ox.Literal(IMAGE)} ; sdmx-measure:obsValue "
    )
    conflict = "vnru:conflictKind code:conflict-of-figures ; vnru:conflictRule code:x ; vnru:conflictOf observation:1 , observation:2"
    triples = (
        f"event:e {named} ; a sem:Event ; sem:eventType code:x ; sem:hasPlace place:b ; vnru:visitedFrom place:a ; "
        'dcterms:date "2001-03-01"^^edtf:EDTF , "<img src=x>"^^edtf:EDTF . '
        f"place:a {named} ; a schema:Place ; geo:lat 10.0 ; geo:long 20.0 . "
        f"place:b {named} ; a schema:Place ; geo:lat 50.0 ; geo:long 80.0 . "
        f"code:x {named} . code:exports {named} . code:usd {named} . dataset:trade {named} . "
        f"observation:1 {observation} 3.0 ; {named} . observation:2 {observation} 5.0 ; {named} . "
        f"conflict:c a vnru:Conflict ; {named} ; {conflict} . "
        f"source:9 {named} . passage:9-1 oa:hasSource source:9 ; vnru:paragraph 1 . "
        "sem:Event vnru:displayKind code:kind-event . schema:Place vnru:displayKind code:kind-place . "
        "code:kind-event vnru:lane 1 ; vnru:lanesBy sem:eventType . dcterms:date vnru:dateOrder 1 ; vnru:tellsWhen true . "
    )
    head = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in prefixes().items())
    store = ox.Store()
    store.update(f"{head} INSERT DATA {{ GRAPH <{BASE}passage/9-1> {{ {triples} }} }}")
    return KnowledgeGraph(EmbeddedEngine(store))


@pytest.fixture(scope="module")
def hostile(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    target = tmp_path_factory.mktemp("hostile") / "page.html"
    write_page(hostile_graph(), target, light=True)
    with opened(browser, target) as page:
        yield page


@pytest.mark.parametrize("view", [*VIEWS, "dossier"])
def test_hostile_names_stay_text_in_each_view(hostile: Opened, view: str) -> None:
    for language in LANGUAGES:
        hostile.go(f"view={view}&lang={language}&thing=event:e&observation=1&route=%3Cb%3E&figure=__proto__&conflict=constructor")
        hostile.still()
        assert hostile.page.locator("img, main script, iframe").count() == 0
        assert not hostile.page.evaluate("() => 'BROKEN' in window")
    shown = {
        "timeline": ".lanes .mark",
        "map": ".globe .spot",
        "figures": ".figures .mark",
        "conflicts": "article",
        "dossier": ".dossier .mark",
    }
    assert hostile.page.locator(shown[view]).count() >= 1
