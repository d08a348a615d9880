"""What completion offers: things by the beginning of their prefixed name or of any name, kinds, fields."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..namespaces import q, shrink

if TYPE_CHECKING:
    from ..search import Index
    from .settings import Settings


_MANY = 1000  # names among which those with a prefix are looked for


def _index(settings: Settings) -> Index:
    from ..search import index_of, open_index

    settings.quiet = True  # nobody reads a remark while typing
    return (open_index(settings.home()) if settings.store is None else None) or index_of(settings.graph())


def things(settings: Settings, begun: str, prefixes: Sequence[str], most: int) -> list[tuple[str, str]]:
    """Prefixed names and labels: what is called so in any language, or whose prefixed name begins so."""
    from ..errors import VnruError

    try:
        names = dict(_found(settings, begun, prefixes, most))
    except VnruError:  # nobody reads an error while typing
        return []
    return list(names.items())[:most]


def _found(settings: Settings, begun: str, prefixes: Sequence[str], most: int) -> Iterator[tuple[str, str]]:
    from ..search import find

    index = _index(settings)
    prefix, colon, slug = begun.strip("\"'").partition(":")
    wanted = slug.replace("-", " ") if colon else prefix
    for hit in find(index, wanted, limit=_MANY if prefixes else most * 4):
        name = shrink(hit.iri)
        fits = not prefixes or name.partition(":")[0] in prefixes
        if fits and (not colon or name.startswith(begun)):
            yield name, index.label(hit.iri, settings.language) or hit.name


def kinds(settings: Settings) -> list[tuple[str, str]]:
    """The kinds of things and their names, in the reader's language."""
    index = _index(settings)
    slugs = dict.fromkeys(slug for slug, _ in index.kinds)
    return [(slug, index.label(q(f"code:kind-{slug}"), settings.language) or slug) for slug in slugs]


def conflict_kinds(settings: Settings) -> list[tuple[str, str]]:
    """The kinds of conflicts and their names, in the reader's language; ``all`` for every one."""
    from ..vocabulary import CONFLICT_KIND

    settings.quiet = True
    kg = settings.graph()
    named = [(kind, kg.label(q(CONFLICT_KIND + kind), settings.language) or kind) for kind in kg.vocabulary.conflict_kinds]
    return [*named, ("all", "")]
