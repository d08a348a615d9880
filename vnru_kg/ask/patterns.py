"""How questions of the library are spoken of: ``words/patterns.toml`` as values."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from ..namespaces import expand
from .lexicon import read

_BOTH = "vietnam russia"
_LOCAL = {"place", "city", "area", "@thing"}
_WITHIN = {"organization": ("company",), "organization!": ("company!",)}
_RELATIONS = ("relation:vietnam-russia", "relation:vietnam-soviet-union")


@dataclass(frozen=True, slots=True)
class Source:
    """What fills a slot: kinds of things, or one word for a date, a way between countries, a code list; ``when`` is its meaning."""

    kinds: tuple[str, ...]
    when: str


@dataclass(frozen=True, slots=True)
class Narrowing:
    """A condition that is added to the query when its source is named."""

    source: Source
    template: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way to speak of a question; see the head of ``words/patterns.toml``."""

    question: str
    order: int
    needs: tuple[frozenset[str], ...]
    fits: frozenset[str]
    slots: dict[str, Source]
    narrow: dict[str, Narrowing]
    must: frozenset[str]
    values: dict[str, str]
    default: dict[str, str]
    assume: frozenset[str]
    only: frozenset[str]
    weight: float
    way: tuple[str, ...]
    quantity: bool
    abroad: bool
    spans: bool
    several: str
    local: bool
    at: str


@cache
def patterns() -> tuple[Pattern, ...]:
    """Every pattern, in the order of the file."""
    table = read("patterns")
    return tuple(_pattern(order, entry, table) for order, entry in enumerate(table["pattern"]))


@cache
def codes(table: str) -> dict[str, str]:
    """Meaning → IRI of a table ``[codes.TABLE]``."""
    return {meaning: expand(code) or code for meaning, code in read("patterns")["codes"][table].items()}


def _pattern(order: int, entry: dict[str, Any], table: dict[str, Any]) -> Pattern:
    groups: dict[str, str] = table["groups"]
    narrow: dict[str, str] = table["narrow"].get(entry["question"], {})
    return Pattern(
        question=entry["question"],
        order=order,
        needs=tuple(frozenset(group.split()) for group in entry["needs"]),
        fits=frozenset(m for word in entry["fits"].split() for m in (groups[word[1:]].split() if word[0] == "@" else [word])),
        slots={name: _source(text) for name, text in entry.get("slots", {}).items()},
        # a period comes last: the year in the name of a thing is none
        narrow={key: _narrowing(key, text) for key, text in sorted(narrow.items(), key=lambda item: item[0] == "period")},
        must=frozenset(entry.get("must", "").split()),
        values=dict(entry.get("values", {})),
        default=dict(entry.get("default", {})),
        assume=frozenset(_place(p) for p in (*entry.get("assume", _BOTH).split(), *_RELATIONS)),
        only=frozenset(expand(t) or t for t in entry.get("only", "").split()),
        weight=float(entry.get("weight", 0.0)),
        way=tuple(_place(p) for p in entry["way"].split(">")) if "way" in entry else (),
        abroad=bool(entry.get("abroad", False)),
        spans=bool(entry.get("spans", False)),
        several=entry.get("several", ""),
        at=_place(entry["at"]) if "at" in entry else "",
        local=any(k in _LOCAL for text in (*entry.get("slots", {}).values(), *narrow) for k in text.replace(".", " ").split()),
        quantity=bool(entry.get("quantity", "@figure" in entry["fits"])),
    )


def _narrowing(key: str, text: str) -> Narrowing:
    return Narrowing(_source(key if key.startswith("code.") else key.rpartition(".")[2]), text)


def _place(name: str) -> str:
    return expand(name if ":" in name else f"place:{name}") or name


def _source(text: str) -> Source:
    kinds, _, when = text.partition(" if ")
    things = "person post organization group place event instrument phase mechanism project route rule goods weapon work topic"
    named = kinds.replace("@thing", things).split()
    return Source(tuple(k for kind in named for k in (kind, *_WITHIN.get(kind, ()))), when)
