"""What changed: the record of a store that is written, and the data that this server took up since it runs.

Newest first, as JSON for programs, as an Atom feed, and as a page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from xml.sax.saxutils import escape, quoteattr

from ..engine import IRI, Literal
from ..graph import Graph
from ..load.writing import CHANGES
from ..numbers import integer
from ..words import table
from .api import Part, part_of
from .places import path_of
from .reply import Reply

_RECORD = f"""
SELECT ?change ?when ?who {{
  GRAPH <{CHANGES.value}> {{
    ?change a prov:Activity ; prov:endedAtTime ?when ; prov:wasAssociatedWith/foaf:name ?who ; prov:generated/prov:value []
  }}
}} ORDER BY DESC(?when) ?change
"""
_COUNTED = re.compile(r"^H (added|removed) ([0-9]+) \.$", re.MULTILINE)  # the head of a patch
_MOST = 50  # entries of the feed


@dataclass(frozen=True, slots=True)
class Change:
    """One change: what names it, when it was, who made it (``""`` if it was made elsewhere), and how many statements came and went."""

    id: str
    when: str
    who: str = ""
    additions: int | None = None
    removals: int | None = None
    triples: int | None = None  # that there were then, where that is known

    def text(self, language: str) -> str:
        """The change in a line."""
        words: dict[str, str] = table("pages", language)
        if self.who:
            who = words["change_by"].format(who=self.who)
            if self.additions is None:
                return who
            return f"{who}: +{integer(self.additions, language)} −{integer(self.removals or 0, language)}"
        return words["change_taken"].format(n=integer(self.triples or 0, language))


def changes(kg: Graph, taken: Sequence[Change]) -> list[Change]:
    """All changes, newest first, without what :func:`count` adds; data that were ``taken`` up are told where no record tells of them."""
    found = [Change(str(change), _text(when), _text(who)) for change, when, who in kg.rows(_RECORD)]
    known = {change.id.rpartition("/")[2] for change in found}
    found += [change for change in taken if change.id.rpartition(":")[2] not in known]
    return sorted(found, key=_moment, reverse=True)


def count(kg: Graph, change: Change) -> Change:
    """The change with how many statements came and went, where its patch says so."""
    if not change.who:
        return change
    # a patch can be long, so that only those of changes that are told are looked into, and only at their heads
    start = "prov:generated/prov:value ?text BIND(SUBSTR(?text, 1, 200) AS ?head)"
    heads = [_text(head) for (head,) in kg.rows(f"SELECT ?head {{ GRAPH <{CHANGES.value}> {{ <{change.id}> {start} }} }}")]
    counts = {name: int(n) for head in heads for name, n in _COUNTED.findall(head)}
    return replace(change, additions=counts.get("added"), removals=counts.get("removed"))


def _moment(change: Change) -> datetime:
    """When it was; what no clock says, in a record made elsewhere, comes last."""
    try:
        when = datetime.fromisoformat(change.when)
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)
    return when if when.tzinfo else when.replace(tzinfo=UTC)


def _text(term: object) -> str:
    return term.text if isinstance(term, Literal) else ""


def graphs(kg: Graph, change: Change) -> list[str]:
    """The graphs in which something came or went."""
    if not change.who:
        return []
    made = (str(o) for o in kg.values(change.id, "prov:generated") if isinstance(o, IRI))
    return sorted(iri for iri in made if iri != f"{change.id}/patch")


def listing(kg: Graph, taken: Sequence[Change], part: Part) -> Reply:
    """For programs."""

    def one(change: Change) -> dict[str, object]:
        change = count(kg, change)
        said = {"id": change.id, "when": change.when, "who": change.who or None, "text": change.text(part.language)}
        counts = {"added": change.additions, "removed": change.removals, "triples": change.triples}
        path = path_of(change.id) if change.who else None
        page = {"page": f"{part.base}/{part.language}/{path}"} if path else {}
        return {**said, **counts, "graphs": graphs(kg, change), **page}

    return part_of(changes(kg, taken), part, one)


def feed(kg: Graph, taken: Sequence[Change], part: Part) -> Reply:
    """As an Atom feed (RFC 4287)."""
    base, language = part.base, part.language
    several = [count(kg, change) for change in changes(kg, taken)[:_MOST]]
    rows = []
    for change in several:
        text, path = escape(change.text(language)), path_of(change.id) if change.who else "changes"
        author = f"<author><name>{escape(change.who)}</name></author>" if change.who else ""
        rows.append(
            f"<entry><id>{escape(change.id)}</id><title>{text}</title><updated>{escape(change.when)}</updated>{author}"
            f"<link href={quoteattr(f'{base}/{language}/{path}')}/><content type='text'>{text}</content></entry>"
        )
    updated = several[0].when if several else "1970-01-01T00:00:00Z"
    title = escape(table("pages", language)["site"])
    content = (
        f"<?xml version='1.0' encoding='utf-8'?><feed xmlns='http://www.w3.org/2005/Atom' xml:lang='{language}'>"
        f"<id>{escape(base)}/feed.atom</id><title>{title}</title><updated>{escape(updated)}</updated><author><name>vnru-kg</name></author>"
        f"<link rel='self' href={quoteattr(base + '/feed.atom')}/>{''.join(rows)}</feed>"
    )
    return Reply(200, "application/atom+xml", content.encode())


JOBS: Mapping[str, Callable[..., Reply]] = {"api.changes": listing, "feed": feed}
