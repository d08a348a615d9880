"""What the page draws is what the documents say: what is drawn is counted, and compared with the graph by other means."""

from __future__ import annotations

import re
from itertools import combinations
from xml.etree import ElementTree

from vnru_kg import KnowledgeGraph
from vnru_kg.engine import IRI
from vnru_kg.namespaces import q

from ..support.bench import exported, settled
from ..support.browser import Opened

SVG = "{http://www.w3.org/2000/svg}"
FACE_TO_FACE = {q(f"code:{name}") for name in ("visit", "meeting", "signing", "ceremony", "conference", "dialogue-round")}
NO_PART = {q("code:inviter"), q("code:invitee"), q("code:subject")}


def met(kg: KnowledgeGraph) -> dict[frozenset[str], set[str]]:
    """Pairs of persons → the events in which one passage has both take part: walked statement by statement."""
    persons = {str(s.subject) for s in kg.statements(None, q("rdf:type"), IRI(q("foaf:Person")))}
    found: dict[frozenset[str], set[str]] = {}
    for event in {s.subject for s in kg.statements(None, q("vnru:hasRole"))}:
        modes = {str(m) for m in kg.values(event, "vnru:modality")}
        kinds = [t for e in (event, *map(str, kg.values(event, "sem:subEventOf"))) for t in kg.values(e, "sem:eventType")]
        sorts = {w for t in kinds for w in (str(t), *map(str, kg.values(str(t), "skos:broader")))}
        if not sorts & FACE_TO_FACE or (modes and q("code:happened") not in modes):
            continue
        of: dict[str, set[str]] = {}
        for has in kg.statements(event, q("vnru:hasRole")):
            role = str(has.object)
            for who in kg.statements(role, q("rdf:value")):
                for part in kg.statements(role, q("sem:roleType")):
                    if str(who.object) in persons and str(part.object) not in NO_PART:
                        for passage in set(has.passages) & set(who.passages) & set(part.passages):
                            of.setdefault(passage, set()).add(str(who.object))
        for there in of.values():
            for pair in combinations(sorted(there), 2):
                found.setdefault(frozenset(pair), set()).add(str(event))
    return found


def test_who_met_whom_draws_meetings_and_nothing_else(page: Opened, kg: KnowledgeGraph) -> None:
    page.go("lang=en&kinds=person")
    _, content = exported(page, "svg")
    root = ElementTree.fromstring(content)  # noqa: S314 — our own
    said = [path.findtext(f"{SVG}title") or "" for path in root.iter(f"{SVG}path") if path.get("stroke-dasharray")]
    drawn = {frozenset(line.partition(": ")[0].split(" – ")): line.partition(": ")[2] for line in said}
    expected = {frozenset(kg.label(p, "en") or "" for p in pair): events for pair, events in met(kg).items()}
    assert len(said) == len(drawn)
    assert drawn.keys() == expected.keys()
    assert len(expected) > 5
    for pair, events in expected.items():
        assert drawn[pair].count(";") + 1 == len(events), pair
        for event in events:
            assert (kg.label(event, "en") or "") in drawn[pair]
    persons = [kg.label(str(s.subject), "en") or "" for s in kg.statements(None, q("rdf:type"), IRI(q("foaf:Person")))]
    written = [text.text or "" for text in root.iter(f"{SVG}text")]
    on_lines = [text for text in written if re.search(r", (?:[\d–]+ \w+ )?\d{4}(?: \+\d+)?$", text) and text not in persons]
    assert len(on_lines) == len(expected), "each line says what it is and when"
    assert "Viktor Chernomyrdin – Mikhail Mishustin" not in "".join(said), "they held one office, decades apart"


def test_what_happened_is_not_drawn_as_planned(page: Opened, kg: KnowledgeGraph) -> None:
    page.go("view=sparql&lang=en&ask=visits-of-person")
    settled(page)
    marks = page.page.locator(".timed .mark")
    visits = {
        str(event.subject)
        for role in kg.statements(None, q("rdf:value"), IRI(q("person:vladimir-putin")))
        if q("code:visitor") in map(str, kg.values(role.subject, "sem:roleType"))
        for event in kg.statements(None, q("vnru:hasRole"), IRI(role.subject))
        if not kg.values(event.subject, "sem:subEventOf") and kg.values(event.subject, "dcterms:date")
    }
    only_planned = {v for v in visits if (m := set(map(str, kg.values(v, "vnru:modality")))) and q("code:happened") not in m}
    assert marks.count() == len(visits)
    assert page.page.locator(".timed .mark.planned").count() == len(only_planned)


def test_a_period_keeps_what_is_of_it(page: Opened, kg: KnowledgeGraph) -> None:
    """A thing is of a period if it, or what relates it to others, is; what has no date is left out unless it is wanted."""
    graph = kg.to_networkx("en")
    once = {"event", "instrument", "partnership", "document"}
    times: dict[str, list[tuple[str, str]]] = {}
    for iri, data in graph.nodes(data=True):
        times[iri] = [(data["earliest"], data["latest"])] if data["earliest"] or data["latest"] else []
    own = {iri: list(found) for iri, found in times.items()}
    for one, other, data in graph.edges(data=True):
        if one == other:
            continue
        for iri, end in ((one, other), (other, one)):
            if own[iri] and graph.nodes[iri]["kind"] in once:
                continue
            if data["earliest"] or data["latest"]:
                times[iri].append((data["earliest"], data["latest"]))
            elif graph.nodes[end]["kind"] in once:
                times[iri] += own[end]

    def of(first: str, last: str) -> dict[str, int]:
        counts: dict[str, int] = {}
        for iri, found in times.items():
            if any((not a or a <= last) and (not b or b >= first) for a, b in found):
                kind = str(graph.nodes[iri]["kind"])
                counts[kind] = counts.get(kind, 0) + 1
        return counts

    for years in ("1991/2000", "2006/2006"):
        first, last = years.split("/")
        page.go(f"lang=en&view=list&period={years}")
        expected = of(f"{first}-01-01", f"{last}-12-31")
        shown = page.page.evaluate(
            "() => Object.fromEntries([...document.querySelectorAll('.legend li')].map((li) => "
            "[li.querySelector('input').value, Number(li.querySelector('.count').textContent)]))"
        )
        assert {kind: n for kind, n in shown.items() if n} == expected
        page.page.locator("input[name=undated]").check()
        more = page.page.evaluate("() => [...document.querySelectorAll('.legend .count')].reduce((n, c) => n + Number(c.textContent), 0)")
        assert more == sum(expected.values()) + sum(1 for found in times.values() if not found)
