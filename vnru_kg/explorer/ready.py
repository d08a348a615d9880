"""What all pages of one graph have in common: made once and kept beside its build."""

from __future__ import annotations

import json
from dataclasses import astuple

from ..graph import Graph
from ..layout.opening import Link
from ..load.reuse import package_mark, reuse
from .outline import Outline
from .packing import DataBlock
from .storage import sound

Ready = tuple[Outline, dict[str, DataBlock]]


def ready(kg: Graph) -> Ready:
    """The outline of the network, and the data blocks of the model."""
    return reuse(kg.engine.key, "page", package_mark(), lambda: _made(kg), dump=_dump, load=_load)


def _made(kg: Graph) -> Ready:
    from .data import contents
    from .page import pack

    outline, rows = contents(kg)
    return outline, pack(rows)


def _dump(made: Ready) -> bytes:
    outline, blocks = made
    return json.dumps([astuple(outline), {name: astuple(block) for name, block in blocks.items()}]).encode()


def _load(content: bytes) -> Ready:
    (things, weights, links, relations, first, xy, groups), blocks = json.loads(content)
    outline = Outline(things, weights, [Link(*link) for link in links], relations, first, xy, groups)
    return outline, {name: sound(DataBlock(*block)) for name, block in blocks.items()}
