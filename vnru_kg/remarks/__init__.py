"""Why a query has no answer, where that can be seen: terms that are not here, languages that no name has, dates that do not compare.

An empty answer may be right. So nothing here guesses: each remark is a fact about the graph and about one place in the query.
"""

from __future__ import annotations

import re

from ..engine import Literal, Result, Table

# without one of these nothing is compared, and the query need not be taken apart
_COMPARES = re.compile("[<>=!]|year|month|day|xsd:", re.IGNORECASE)

TYPE_CHECKING = False  # the module typing takes longer to load than an answer from the store
if TYPE_CHECKING:
    from ..graph import Graph
    from .reasons import Remark


def remarks(kg: Graph, sparql: str) -> list[Remark]:
    """What may be the reason that a query, which must be SPARQL, has no answer; each term once, in the order of the query."""
    from .reasons import remarks as found  # most answers are not empty

    return found(kg, sparql)


def uncomparable(kg: Graph, sparql: str) -> list[Remark]:
    """Where a query, whatever its answer, compares dates in EDTF, which nothing compares: rows or values are missing for it."""
    if not _COMPARES.search(sparql):
        return []
    from .reasons import uncomparable as found

    return found(kg, sparql)


def empty_bytes(content: bytes, form: str) -> bool:
    """:func:`empty` for an answer in a result format, as the store writes it; what counts nothing is not looked for."""
    if form in {"csv", "tsv"}:
        return content.count(b"\n") <= 1 and content.strip() != b"true"
    nothing = (b'"bindings":[]', b'"boolean":false', b"<results></results>", b"<results/>", b"<boolean>false")
    return any(sign in content for sign in nothing)


def empty(answer: Result) -> bool:
    """Whether an answer says nothing: no row, no, no triple, or one row that counts nothing."""
    if isinstance(answer, Table):
        counts_nothing = len(answer) == 1 and all(t is None or (isinstance(t, Literal) and t.value == 0) for t in answer.rows[0])
        return not answer.rows or (counts_nothing and bool(answer.variables))
    return not answer
