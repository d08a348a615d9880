"""Changes of a store on disk, each whole or not at all: made in a version beside the current one, recorded, and then current at once.

The default graph stays the merge of all graphs: what is taken from it is taken from every graph that holds it, and what is
added to none stands in a graph of its own. Who changed what and when is kept as PROV in a graph that no update reaches; the
quads that came and went stand there as RDF Patch (https://afs.github.io/rdf-delta/rdf-patch.html).
"""

from __future__ import annotations

import contextlib
import shutil
import uuid
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pyoxigraph as ox

from ..errors import DataError, QueryError, QueryRefusedError
from ..namespaces import BASE, q
from ..records import dataclass
from ..words import say
from .files import is_newer
from .shelf import become, current, let_go, write_error, writing

CHANGES = ox.NamedNode(f"{BASE}graph/changes")
CATCH_ALL = ox.NamedNode(f"{BASE}graph/written")  # what was added to no graph
MOST = 100_000  # quads that one change may touch
_DEFAULT = ox.DefaultGraph()
_CHANGE, _AGENT = _OF_RECORD = (f"{BASE}change/", f"{BASE}agent/")  # how the names of what the record tells of begin

Do = Callable[[ox.Store], Collection[ox.Quad] | None]  # gives the quads that it may have touched, if it knows them
Check = Callable[[ox.Store, Collection[str]], None]  # of a store and the subjects of what came


@dataclass(frozen=True, slots=True)
class Change:
    """What a change made other: its IRI (``""`` if it made nothing other), and the quads that came and went."""

    iri: str
    came: int
    went: int


def change(folder: Path, do: Do, who: str, check: Check | None = None, version: str = "") -> Change:
    """Have ``do`` change the store in ``folder``; it is on the disk when this returns, and before that nothing is.

    ``check`` may raise an error, and then nothing is changed; ``version`` is the name of the new version, if it is given.
    Raises :class:`QueryRefusedError` for a change of the record or one that is too large, and
    :class:`~vnru_kg.errors.OutputError` when the folder cannot be written.
    """
    with writing(folder):
        before, part = current(folder), folder / (version or uuid.uuid4().hex)
        try:
            ox.Store.read_only(str(before)).backup(str(part))
            made = _made(part, before, do, who, check)
            if made.iri:
                with contextlib.suppress(OSError):  # opened once more, the store lets go of what it wrote ahead
                    ox.Store(str(part))
                become(folder, part)
        except (OSError, RuntimeError) as error:
            raise write_error(folder, error) from error
        finally:
            if current(folder) != part:
                shutil.rmtree(part, ignore_errors=True)
    return made


def _made(part: Path, before: Path, do: Do, who: str, check: Check | None) -> Change:
    store = ox.Store(str(part))
    try:
        came, went = _settled(store, *_between(ox.Store.read_only(str(before)), store, do(store)))
        if not came and not went:
            return Change("", 0, 0)
        if len(came) + len(went) > MOST:
            most = say("the change has {count} statements; at most {most} are made at once", count=len(came) + len(went), most=MOST)
            raise QueryRefusedError(most, say("Make it in parts, or use {command}.", command="vnru-kg load"))
        if check is not None:
            check(store, {quad.subject.value for quad in came if isinstance(quad.subject, ox.NamedNode)})
        iri = f"{_CHANGE}{part.name}"
        record = list(_record(iri, who, came, went))
        store.extend([*(ox.Quad(s, p, o, CHANGES) for s, p, o in record), *(ox.Quad(s, p, o) for s, p, o in record)])
        store.flush()
        return Change(iri, len(came), len(went))
    except BaseException as error:
        let_go(error)
        raise
    finally:
        del store


def _between(old: ox.Store, new: ox.Store, touched: Collection[ox.Quad] | None) -> tuple[set[ox.Quad], set[ox.Quad]]:
    """The quads that came and went; where nobody knows which were touched, all are compared."""
    if touched is None:
        before, after = _lines(old), _lines(new)
        return _read(after - before), _read(before - after)
    as_kept = ox.Store()  # 1.50 is kept as 1.5
    as_kept.extend(touched)
    touched = list(as_kept)
    return {q for q in touched if q in new and q not in old}, {q for q in touched if q in old and q not in new}


def _lines(store: ox.Store) -> set[bytes]:
    content = store.dump(format=ox.RdfFormat.N_QUADS)
    assert content is not None  # noqa: S101 — None only when dumped into a file
    return set(content.splitlines())


def _read(lines: Iterable[bytes]) -> set[ox.Quad]:
    return set(ox.parse(b"\n".join(lines), format=ox.RdfFormat.N_QUADS, lenient=True))


def _settled(store: ox.Store, came: set[ox.Quad], went: set[ox.Quad]) -> tuple[set[ox.Quad], set[ox.Quad]]:
    """Make the default graph the merge again after quads came and went; gives those of named graphs that did in the end."""
    for quad in came:
        refuse_record(quad.graph_name)
        # what says something of the record would stand in the merge beside it
        if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(_OF_RECORD):
            raise QueryRefusedError(say("{iri} belongs to the record of changes; no request may say anything about it", iri=quad.subject))
        if is_newer(quad):
            raise QueryError(say("a statement about a statement, which only RDF 1.2 has, cannot be kept here"))
    kept = {quad for quad in went if quad.graph_name == CHANGES}
    store.extend(kept)
    went -= kept
    named = {quad for quad in came if quad.graph_name != _DEFAULT}
    added = {ox.Quad(quad.subject, quad.predicate, quad.object, CATCH_ALL) for quad in came - named if not _holding(store, quad)}
    holding = (quad for default in went if default.graph_name == _DEFAULT for quad in _holding(store, default))
    everywhere = {quad for quad in holding if quad.graph_name != CHANGES} - named
    for quad in everywhere:
        store.remove(quad)
    come = named | added
    store.extend([*added, *map(_merged, come)])
    lost = set(map(_merged, went | kept))
    held = {quad for quad in lost if _holding(store, quad)}
    store.extend(held)
    for quad in lost - held:
        store.remove(quad)
    return come, {quad for quad in went if quad.graph_name != _DEFAULT} | everywhere


def refuse_record(graph: object) -> None:
    """Raise :class:`QueryRefusedError` for the graph that is the record."""
    if graph == CHANGES:
        raise QueryRefusedError(say("{graph} is the record of changes; no request may write into it", graph=CHANGES))


def _merged(quad: ox.Quad) -> ox.Quad:
    return ox.Quad(quad.subject, quad.predicate, quad.object)


def _holding(store: ox.Store, quad: ox.Quad) -> list[ox.Quad]:
    """The same triple in the named graphs that hold it."""
    found = store.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
    return [one for one in found if one.graph_name != _DEFAULT]


def _record(iri: str, who: str, came: Collection[ox.Quad], went: Collection[ox.Quad]) -> Iterator[ox.Triple]:
    """A change as PROV."""
    made, agent, patch = ox.NamedNode(iri), ox.NamedNode(f"{_AGENT}{who}"), ox.NamedNode(f"{iri}/patch")
    when = ox.Literal(datetime.now(UTC).isoformat(timespec="milliseconds"), datatype=ox.NamedNode(q("xsd:dateTime")))
    head = (f"H added {len(came)} .", f"H removed {len(went)} .")
    text = "\n".join([*head, *sorted(f"D {quad} ." for quad in went), *sorted(f"A {quad} ." for quad in came)])
    graphs = {quad.graph_name.value for quad in (*came, *went) if isinstance(quad.graph_name, ox.NamedNode)}
    said: tuple[tuple[ox.NamedNode, str, ox.NamedNode | ox.Literal], ...] = (
        (made, "rdf:type", ox.NamedNode(q("prov:Activity"))),
        (made, "prov:endedAtTime", when),
        (made, "prov:wasAssociatedWith", agent),
        *((made, "prov:generated", ox.NamedNode(graph)) for graph in sorted(graphs)),
        (made, "prov:generated", patch),
        (agent, "rdf:type", ox.NamedNode(q("prov:Agent"))),
        (agent, "foaf:name", ox.Literal(who)),
        (patch, "rdf:type", ox.NamedNode(q("prov:Entity"))),
        (patch, "prov:value", ox.Literal(text)),
    )
    for subject, predicate, object_ in said:
        yield ox.Triple(subject, ox.NamedNode(q(predicate)), object_)


def refuse_derivations(folder: Path) -> None:
    """Raise :class:`DataError` for a store that holds what follows from its files, which would be true no longer."""
    from .shelf import derives

    if derives(folder):
        raise DataError(
            say("{folder} holds statements that were derived from its files", folder=folder),
            say("Fill a store that is to be written without --derive."),
        )
