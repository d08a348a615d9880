"""Finding things by their names, in any of the three languages, with or without accents, and with typing errors.

All names count: preferred, other and hidden labels, titles, and spellings as the documents print them. Letters typed with
their accents must match as typed, letters typed without match any: ``duong`` finds *đường* and *dương*, ``đường`` only
*đường*. Words may stand in another order, the last may be unfinished, first names may be initials, and a name may be
transliterated in another way; see :class:`Match` for what counts as a better match. Among equal matches the thing that
more passages mention comes first.
"""

from __future__ import annotations

from ..engine import IRI
from ..errors import AmbiguousError, NotFoundError, did_you_mean
from ..graph import Graph
from ..namespaces import BASE, expand, shrink
from ..text import fold
from ..words import LANGUAGES, Name, join, say
from .find import Finder, Hit
from .index import Index, facets, slug_key
from .match import Match
from .store import index_of, open_index
from .suggestions import nearest

__all__ = ["Hit", "Index", "Match", "find", "index_of", "nearest", "open_index", "resolve", "search", "suggest"]

_TOPIC = BASE + "topic/"


def search(kg: Graph, text: str, *, limit: int = 10, kind: str | None = None, field: str | None = None) -> list[Hit]:
    """Things with a name that matches ``text``, best match first, each once; nothing for an empty text.

    ``kind`` is one of ``code:kind-scheme`` (``person``, ``place``, ``event`` …, or its label in any language), ``field`` a
    topic (prefixed name, or any of its names); narrower topics count too. Raises
    :class:`~vnru_kg.errors.NotFoundError` for a kind or field that does not exist, and
    :class:`~vnru_kg.errors.AmbiguousError` for a field that several topics are called.
    """
    return find(index_of(kg), text, limit=limit, kind=kind, field=field)


def suggest(kg: Graph, text: str, *, limit: int = 3) -> list[Hit]:
    """The things whose names come nearest to a text that finds nothing; they are not what was asked for."""
    return nearest(index_of(kg), text, limit)


def find(index: Index, text: str, *, limit: int = 10, kind: str | None = None, field: str | None = None) -> list[Hit]:
    """:func:`search` in an index."""
    of_kind = _kind(index, kind) if kind is not None else ""
    of_field = [_field(index, field)] if field is not None else []
    return Finder(index, text, limit, facets(of_kind, of_field)).hits()


def _kind(index: Index, kind: str) -> str:
    wanted = fold(kind).removeprefix("code:").removeprefix("kind-")
    for slug, name in index.kinds:
        if wanted in {slug, fold(name)}:
            return slug
    slugs = dict.fromkeys(slug for slug, _ in index.kinds)
    known = [*slugs, *(fold(name) for _, name in index.kinds)]
    raise NotFoundError(
        say("there is no kind “{kind}”", kind=kind), did_you_mean(wanted, known) or say("Known: {names}.", names=", ".join(slugs))
    )


def _field(index: Index, field: str) -> IRI:
    iri = expand(field)
    if iri is not None:
        if iri.startswith(_TOPIC) and index.label(iri, "") is not None:
            return IRI(iri)
        raise NotFoundError(say("{field} is not a field", field=field), say("Fields are topics, as in topic:energy."))
    topics = [h for h in find(index, field, limit=100, kind="topic") if h.iri.startswith(_TOPIC)]
    sure = _sure(index, field, topics)
    if sure is not None:
        return sure
    near = _named(index, topics[:3])
    raise NotFoundError(
        say("there is no field “{field}”", field=field),
        say("Did you mean {names}?", names=near)
        if near
        else say("Fields are topics; to find one: {command}", command="vnru-kg search --kind topic …"),
    )


def resolve(kg: Graph, name: str) -> IRI:
    """See :meth:`KnowledgeGraph.resolve <vnru_kg.kg.KnowledgeGraph.resolve>`."""
    iri = expand(name)
    if iri is not None:
        return _existing(kg, name, iri)
    index = index_of(kg)
    hits = find(index, name)
    if not any(h.rank == Match.EXACT for h in hits) and len(slugs := _with_slug(index, name)) == 1:
        return slugs[0]
    sure = _sure(index, name, hits)
    if sure is not None:
        return sure
    near = _named(index, hits[:3] or nearest(index, name))
    raise NotFoundError(
        say("nothing is called “{name}”", name=name),
        say("Did you mean {names}?", names=near) if near else say("Try another spelling, a part of the name, or another language."),
    )


def _existing(kg: Graph, name: str, iri: str) -> IRI:
    if kg.holds(iri):
        return IRI(iri)
    index = index_of(kg)
    meant = shrink(iri).partition(":")[2].replace("-", " ")
    near = ", ".join(shrink(h.iri) for h in (find(index, meant, limit=3) or nearest(index, meant)))
    raise NotFoundError(
        say("{name} is not in the graph", name=name),
        say("Did you mean {names}?", names=near) if near else say("To find it: {command}", command="vnru-kg search …"),
    )


def _with_slug(index: Index, slug: str) -> list[IRI]:
    things = index.things(index.with_keys([slug_key(slug)])).values()
    return [iri for iri, *_ in things if iri.endswith(f"/{slug}")]


def _sure(index: Index, name: str, hits: list[Hit]) -> IRI | None:
    """The one thing that a name means: the only one of its best kind of match; ``None`` if there are only misspelt ones."""
    for rank in (Match.EXACT, Match.OTHERWISE, Match.SOUND):
        sure = [h for h in hits if h.rank <= rank]
        if len(sure) == 1:
            return sure[0].iri
        if sure:
            raise AmbiguousError(name, [(shrink(h.iri), _called(index, h)) for h in sure])
    return None


def _called(index: Index, hit: Hit) -> Name:
    return Name({language: index.label(hit.iri, language) or hit.name for language in LANGUAGES})


def _named(index: Index, hits: list[Hit]) -> str:
    return join(list(dict.fromkeys(_called(index, h) for h in hits)))
