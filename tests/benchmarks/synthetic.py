"""Invented graphs of any size, shaped as the shipped one: people meet at events, a few things are in nearly all of them.

The same size and seed give the same graph. It goes through the package's own loader, so that all that is derived is there.
"""

# ruff: noqa: S311 — chance that is the same each time

from __future__ import annotations

import random
from pathlib import Path
from tempfile import TemporaryDirectory

from vnru_kg import KnowledgeGraph
from vnru_kg.namespaces import prefixes
from vnru_kg.paths import data_home

from .said import some

# how many of each hundred things are of a kind: segment of the name, classes
_KINDS: dict[str, tuple[int, str]] = {
    "person": (27, "foaf:Person, schema:Person"),
    "event": (42, "sem:Event, schema:Event"),
    "place": (8, "schema:Place, schema:City"),
    "organization": (12, "org:FormalOrganization"),
    "instrument": (6, "schema:Legislation"),
    "topic": (5, "skos:Concept"),
}
_FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Đặng", "Võ", "Ivanov", "Petrova", "Smirnov", "Orlov", "Sokolova", "Fyodorov")
_GIVEN = ("An", "Bình", "Đức", "Hương", "Kiệt", "Lâm", "Anna", "Boris", "Dmitry", "Elena", "Grigory", "Yelena")
_WORDS = {
    "event": ("chuyến thăm", "visit", "визит"),
    "place": ("thành phố", "city", "город"),
    "organization": ("viện", "institute", "институт"),
    "instrument": ("hiệp định", "agreement", "соглашение"),
    "topic": ("lĩnh vực", "field", "область"),
}
_TYPES = ("state-visit", "official-visit", "meeting", "talks")
_EVENTS_A_PASSAGE = 2


def counts(things: int) -> dict[str, int]:
    """How many things of each kind there are among so many."""
    return {kind: max(3, things * share // 100) for kind, (share, _) in _KINDS.items()}


def home(folder: Path, things: int, *, seed: int = 1) -> Path:
    """Fill ``folder`` with the files of a graph of about ``things`` things."""
    (folder / "ontology").symlink_to(data_home().path / "ontology")
    data = folder / "graph_data"
    (data / "authorities").mkdir(parents=True)
    (data / "documents").mkdir()
    chance = random.Random(seed)
    numbers = counts(things)
    head = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in prefixes().items())
    (data / "dataset.ttl").write_text(head, encoding="utf-8")
    introduced = [named(kind, n, chance) for kind, count in numbers.items() for n in range(count)]
    (data / "authorities" / "things.ttl").write_text(head + "\n".join(introduced), encoding="utf-8")
    told = [event(n, numbers, chance) for n in range(numbers["event"])]
    (data / "documents" / "900.trig").write_text(head + _document(told), encoding="utf-8")
    return folder


def graph(things: int, *, seed: int = 1) -> KnowledgeGraph:
    """A graph of about ``things`` things."""
    with TemporaryDirectory() as folder:
        return KnowledgeGraph.load(home(Path(folder), things, seed=seed), use_cache=False)


def named(kind: str, n: int, chance: random.Random) -> str:
    """A thing with its names."""
    if kind == "person":
        names = [f"{chance.choice(_FAMILY)} {chance.choice(_GIVEN)} {n}"] * 3
    else:
        names = [f"{word} {chance.choice(_GIVEN)} {n}" for word in _WORDS[kind]]
    labels = ", ".join(f'"{name}"@{language}' for name, language in zip(names, ("vi", "en", "ru"), strict=True))
    scheme = "; skos:inScheme topic:scheme " if kind == "topic" else ""
    return f"{kind}:n{n} a {_KINDS[kind][1]} {scheme}; skos:prefLabel {labels} ."


def event(n: int, counts: dict[str, int], chance: random.Random) -> str:
    """Who met, where, when and about what."""
    day = f"{chance.randint(1950, 2025)}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"
    # most of those who meet come from one circle, which is what makes a part of the graph a part
    circle = (n * 7919) % max(1, counts["person"] - 12)
    people = {some(chance, counts["person"]), *(circle + chance.randint(0, 9) for _ in range(2))}
    roles = [f"role:n{n}-{person}" for person in sorted(people)]
    place, topic = some(chance, counts["place"]), some(chance, counts["topic"])
    lines = [
        f"event:n{n} sem:eventType code:{chance.choice(_TYPES)} ; dcterms:date {_date(day)} ; sem:hasPlace place:n{place} ; "
        f"dcterms:subject topic:n{topic} ; vnru:hasRole {', '.join(roles)} .",
        *(f"{role} a sem:Role ; rdf:value person:n{role.rpartition('-')[2]} ; sem:roleType code:participant ." for role in roles),
        f"person:n{circle} vnru:worksFor organization:n{some(chance, counts['organization'])} .",
    ]
    if n % 5 == 0:
        lines.append(f"instrument:n{some(chance, counts['instrument'])} vnru:signedOn {_date(day)} ; vnru:signedAt event:n{n} .")
    return " ".join(lines)


def _date(day: str) -> str:
    return f'"{day}"^^edtf:EDTF'


def _document(told: list[str]) -> str:
    passages = [told[n : n + _EVENTS_A_PASSAGE] for n in range(0, len(told), _EVENTS_A_PASSAGE)]
    head = [
        "source:900 a vnru:Document, schema:Article ; skos:prefLabel "
        '"Bài thử"@vi, "Test article"@en, "Пробная статья"@ru ; vnru:fileName "900.txt" ; dcterms:date "2025"^^edtf:EDTF .',
        *(f"passage:900-{n} a vnru:Passage ; oa:hasSource source:900 ; vnru:paragraph {n} ." for n in range(len(passages))),
    ]
    graphs = (f"passage:900-{n} {{ {' '.join(events)} }}" for n, events in enumerate(passages))
    return "\n".join(["source:900 {", *head, "}", *graphs, ""])
