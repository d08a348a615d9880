"""pyvis, without what it imports and the page has no use for.

Its module asks for IPython to show a page in a notebook, for networkx to read a graph of that library, and for jsonpickle to
write itself down: forty packages and half a second. Stand-ins take their place while it is imported, and import the real
thing where it is used, so that pyvis stays whole for anybody else in the process.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

_UNUSED = ("networkx", "jsonpickle", "IPython", "IPython.display")


class _StandIn(ModuleType):
    """A module that is imported when something of it is used."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") or sys.modules.get(self.__name__) is self:  # the import itself asks
            raise AttributeError(name)
        return getattr(import_module(self.__name__), name)


def _frame(*args: Any, **options: Any) -> Any:
    return import_module("IPython.display").IFrame(*args, **options)


def _imported() -> ModuleType:
    if "pyvis.network" in sys.modules:
        return import_module("pyvis.network")
    put = {name: _StandIn(name) for name in _UNUSED if name not in sys.modules}
    if "IPython.display" in put:
        put["IPython.display"].__dict__["IFrame"] = _frame
    sys.modules.update(put)
    try:
        return import_module("pyvis.network")
    finally:
        for name, module in put.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]


_pyvis = _imported()
Network: Any = _pyvis.Network
VIS = Path(str(_pyvis.__file__)).parent / "lib" / "vis-9.1.2" / "vis-network.min.js"
