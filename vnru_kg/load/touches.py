"""Which quads an update may touch, computed before it is run: what its templates make of the rows of its WHERE.

They may be more than it does touch, and never fewer. Where the update could make other quads than were computed (new blank
nodes, chance, the hour, a part of an answer in no order), nothing is said, and whole stores have to be compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Union

import pyoxigraph as ox

from ..engine import lexer
from ..engine.lexer import Token
from ..records import dataclass, field

_ELSE_EACH_TIME = {"RAND", "NOW", "UUID", "STRUUID", "BNODE", "LIMIT", "OFFSET", "SAMPLE", "GROUP_CONCAT"}
_SIGNS = {".", ";", ",", "@", "^", "-", "+"}  # of a template without blank nodes
_MOST_GRAPHS = 100  # that a variable may stand for, or that templates may name
_Graph = Union[ox.NamedNode, ox.DefaultGraph]  # noqa: UP007 — classes of the engine know no |


class UnclearError(Exception):
    """What an operation touches cannot be said beforehand."""


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation of an update, with the prologue that holds for it."""

    text: str  # of the whole update
    prologue: str
    tokens: Sequence[Token]
    base: str
    names: Mapping[str, str] = field(repr=False)

    def run(self, store: ox.Store) -> None:
        """Run it."""
        store.update(f"{self.prologue}\n{self._between(self.tokens)}", base_iri=self.base, prefixes=dict(self.names))

    def touches(self, store: ox.Store) -> set[ox.Quad]:
        """The quads that it may touch if it is run now. Raises :class:`UnclearError`."""
        first, second = ([t.text.upper() for t in self.tokens] + [""])[:2]
        if second == "DATA":
            return self._data()
        if first in {"INSERT", "DELETE", "WITH"}:
            return self._modified(store)
        if first == "CREATE":
            return set()
        graphs = [self._graph(t) for t in self.tokens[1:] if t.kind in {"iri", "pname"}]
        quads = {quad for graph in graphs for quad in store.quads_for_pattern(None, None, None, graph)}
        if first in {"CLEAR", "DROP"} and len(graphs) == 1:
            return quads
        if first in {"COPY", "MOVE", "ADD"} and len(graphs) == 2:
            return quads | {_in(quad.triple, graphs[1]) for quad in quads}
        raise UnclearError

    def _data(self) -> set[ox.Quad]:
        self._refuse_blank(self.tokens[3:-1])
        named = ox.Store()
        named.update(f"{self.prologue}\nINSERT {self._between(self.tokens[1:])}", base_iri=self.base, prefixes=dict(self.names))
        return set(named)

    def _modified(self, store: ox.Store) -> set[ox.Quad]:
        """What templates make of the rows of WHERE."""
        if any(token.kind == "word" and token.text.upper() in _ELSE_EACH_TIME for token in self.tokens):
            raise UnclearError
        templates: list[Sequence[Token]] = []
        where: Sequence[Token] = ()
        default, using = None, ""
        at = 0
        while at < len(self.tokens):
            word = self.tokens[at].text.upper()
            if word == "WITH":
                default, at = self._graph(self.tokens[at + 1]), at + 2
            elif word == "USING":
                end = at + (3 if self.tokens[at + 1].text.upper() == "NAMED" else 2)
                using, at = f"{using} FROM {self._between(self.tokens[at + 1 : end])}", end
            elif self.tokens[at + 1].text.upper() == "WHERE":  # DELETE WHERE: its pattern is the template too
                where, at = self._block(at + 2)
                templates.append(where[1:-1])
            elif word == "WHERE":
                where, at = self._block(at + 1)
            elif word in {"INSERT", "DELETE"}:
                block, at = self._block(at + 1)
                templates.append(block[1:-1])
            else:
                raise UnclearError
        found: set[ox.Quad] = set()
        rows = _Rows(self, store, f"{using} WHERE {self._between(where)}", None if using else default)
        for template in templates:
            self._refuse_blank(template)
        parts = [(graph, triples) for template in templates for graph, triples in _graphs(template) if triples]
        if len(parts) > _MOST_GRAPHS:  # the rows are found anew for each
            raise UnclearError
        for graph, triples in parts:
            found |= rows.quads(self._between(triples), graph, default or ox.DefaultGraph())
        return found

    def _block(self, at: int) -> tuple[Sequence[Token], int]:
        """The tokens from a bracket to the one that closes it, and where they end."""
        end = lexer.closing(self.tokens, at)
        if end is None:
            raise UnclearError
        return self.tokens[at : end + 1], end + 1

    def _between(self, part: Sequence[Token]) -> str:
        return lexer.between(self.text, part)

    def _graph(self, token: Token) -> ox.NamedNode:
        """The graph that a token names, as the engine reads it."""
        row = next(iter(self.query(ox.Store(), f"SELECT ({token.text} AS ?g) {{}}")))
        if not isinstance(row[0], ox.NamedNode):
            raise UnclearError
        return row[0]

    def query(self, store: ox.Store, text: str, default: ox.NamedNode | None = None) -> Iterator[ox.Triple | ox.QuerySolution]:
        """The answer to a query with the same prologue."""
        told = store.query(f"{self.prologue}\n{text}", base_iri=self.base, prefixes=dict(self.names), default_graph=default)
        return iter(told)  # type: ignore[arg-type]  # no ASK

    @staticmethod
    def _refuse_blank(template: Sequence[Token]) -> None:
        for token in template:
            if token.text in {"[", "("} or token.text.startswith("_:") or (token.kind == "other" and token.text not in _SIGNS):
                raise UnclearError


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of a WHERE."""

    operation: Operation
    store: ox.Store
    where: str
    default: ox.NamedNode | None

    def quads(self, triples: str, graph: Token | None, default: _Graph) -> set[ox.Quad]:
        """What triples of a template that stand in a graph become."""
        if graph is None or graph.kind != "variable":
            return self._made(triples, "", default if graph is None else self.operation._graph(graph))
        rows = self.operation.query(self.store, f"SELECT DISTINCT {graph.text} {self.where}", self.default)
        graphs = [row[0] for row in rows]
        if len(graphs) > _MOST_GRAPHS or any(isinstance(one, ox.BlankNode) for one in graphs):  # which a query cannot name
            raise UnclearError
        named = [one for one in graphs if isinstance(one, ox.NamedNode)]  # nothing is made in what is no graph
        return {quad for one in named for quad in self._made(triples, f"VALUES {graph.text} {{ {one} }}", one)}

    def _made(self, triples: str, values: str, graph: _Graph) -> set[ox.Quad]:
        made = self.operation.query(self.store, f"CONSTRUCT {{ {triples} }} {self.where} {values}", self.default)
        return {_in(triple, graph) for triple in made if isinstance(triple, ox.Triple)}


def _graphs(template: Sequence[Token]) -> Iterator[tuple[Token | None, Sequence[Token]]]:
    """The triples of a template, with the graphs that they stand in."""
    begin = at = 0
    while at < len(template):
        if template[at].kind == "word" and template[at].text.upper() == "GRAPH":
            yield None, template[begin:at]
            end = next(n for n in range(at, len(template)) if template[n].text == "}")
            yield template[at + 1], template[at + 3 : end]
            begin = end + 1
            if begin < len(template) and template[begin].text == ".":
                begin += 1
            at = begin
        else:
            at += 1
    yield None, template[begin:]


def _in(triple: ox.Triple, graph: _Graph) -> ox.Quad:
    return ox.Quad(triple.subject, triple.predicate, triple.object, graph)


def operations(text: str, base: str, names: Mapping[str, str]) -> list[Operation]:
    """The operations of an update that the engine has read."""
    return [Operation(text, prologue, own, base, names) for prologue, own in lexer.operations(text)]
