"""Earlier names of what users call: they still work, and warn."""

from __future__ import annotations

TYPE_CHECKING = False  # the module typing takes longer to load than all that help needs
if TYPE_CHECKING:
    from typing import Any


class Alias:
    """An earlier name of an attribute or a method; ``name`` is what it is called now."""

    def __init__(self, name: str) -> None:
        self._name, self._alias = name, ""

    def __set_name__(self, owner: type, name: str) -> None:
        self._alias = name

    def __get__(self, instance: object, owner: type) -> Any:
        if instance is None:
            return self
        import warnings

        warnings.warn(f"{owner.__name__}.{self._alias} is called {self._name} now", DeprecationWarning, stacklevel=2)
        return getattr(instance, self._name)
