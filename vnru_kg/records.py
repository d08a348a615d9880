"""Data classes that cost nothing until they are used: as ``dataclasses`` makes them, which takes a millisecond for each at every start.

That module writes and compiles the methods of a class when the class is defined, and imports ``inspect`` to do so; a command
defines dozens of classes, and makes things of a few. Here a method is written when it is first asked for. A class decorated
with :func:`dataclass` has slots, and is for all else what the standard's would be: ``fields``, ``replace``, ``asdict``,
``pprint`` and ``pickle`` take it for one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

TYPE_CHECKING = False  # the module typing takes longer to load than an answer from the store
if TYPE_CHECKING:
    from dataclasses import dataclass, field, replace
    from typing import Any

    _Fields = dict[str, dict[str, Any]]  # name → what is said of the field, in the words of dataclasses.field

__all__ = ["dataclass", "field", "replace"]


class _Field:
    def __init__(self, **options: Any) -> None:
        self.options = options


def _dataclass(*, slots: bool, frozen: bool = False, order: bool = False) -> Callable[[type], type]:
    """A decorator as the standard's, for classes with slots, whose annotations are not evaluated."""
    assert slots  # noqa: S101 — as all of ours have them

    def decorate(cls: type) -> type:
        fields = {name: _said(vars(cls).get(name, _Field())) for name in cls.__annotations__}
        kept = {k: v for k, v in vars(cls).items() if k not in {*fields, "__dict__", "__weakref__"}}
        made = type(cls)(cls.__name__, cls.__bases__, {**kept, "__slots__": tuple(fields), "__match_args__": tuple(fields)})
        made.__qualname__ = cls.__qualname__
        _equip(made, fields, frozen=frozen, order=order)
        return made

    return decorate


def _replace(record: Any, /, **changes: Any) -> Any:
    """A record like another, but for the fields that are named."""
    return type(record)(**{name: getattr(record, name) for name in record.__match_args__} | changes)


if not TYPE_CHECKING:
    dataclass, field, replace = _dataclass, _Field, _replace


def _said(default: object) -> dict[str, Any]:
    return default.options if isinstance(default, _Field) else {"default": default}


def _equip(cls: Any, fields: _Fields, *, frozen: bool, order: bool) -> None:
    """Give a class the methods that it does not define itself."""
    compared = _values(name for name, said in fields.items() if said.get("compare", True))
    own = {name for name, value in vars(cls).items() if value is not None}  # a class with __eq__ has no __hash__ but this

    def later(name: str, parameters: str, body: str) -> None:
        if name not in own:
            setattr(cls, name, _Later(name, lambda: _written(cls, name, parameters, [f"return {body}"], {})))

    cls.__init__ = _Later("__init__", lambda: _initialiser(cls, fields, frozen=frozen))
    same = "if other.__class__ is self.__class__ else NotImplemented"
    for name, sign in {"__eq__": "==", **({"__lt__": "<", "__le__": "<=", "__gt__": ">", "__ge__": ">="} if order else {})}.items():
        later(name, "self, other", f"{compared('self')} {sign} {compared('other')} {same}")
    shown = ", ".join(f"{name}={{self.{name}!r}}" for name, said in fields.items() if said.get("repr", True))
    later("__repr__", "self", f'f"{{self.__class__.__qualname__}}({shown})"')
    later("__getstate__", "self", f"[{', '.join(f'self.{name}' for name in fields)}]")
    cls.__setstate__ = _set_state
    if frozen:
        later("__hash__", "self", f"hash({compared('self')})")
        cls.__setattr__, cls.__delattr__ = _refuse_to_assign, _refuse_to_delete
    else:
        cls.__hash__ = None
    for name in ("__dataclass_fields__", "__dataclass_params__"):
        setattr(cls, name, _Later(name, partial(_standard, name, cls, fields, frozen=frozen, order=order)))


def _values(names: Iterable[str]) -> Callable[[str], str]:
    """How the fields of ``self`` or ``other`` are written as one value, which compares as all of them do."""
    chosen = list(names)
    return lambda whose: f"({''.join(f'{whose}.{name}, ' for name in chosen)})"


class _Later:
    """An attribute of a class that is made when it is first asked for."""

    def __init__(self, name: str, make: Callable[[], Any]) -> None:
        self._name, self._make = name, make

    def __get__(self, instance: object, owner: type) -> Any:
        made = self._make()
        holder = next((c for c in owner.__mro__ if vars(c).get(self._name) is self), None)
        if holder is not None:  # else another thread was quicker
            setattr(holder, self._name, made)
        return made.__get__(instance, owner) if hasattr(made, "__get__") else made


def _initialiser(cls: Any, fields: _Fields, *, frozen: bool) -> Any:
    """``__init__``, written for these fields."""
    known: dict[str, Any] = {"_made": _MADE}
    parameters, body = ["self"], ["pass"]
    for name, said in fields.items():
        value = name
        if "default_factory" in said:
            known[f"_make_{name}"] = said["default_factory"]
            parameters.append(f"{name}=_made")
            value = f"_make_{name}() if {name} is _made else {name}"
        elif "default" in said:
            known[f"_default_{name}"] = said["default"]
            parameters.append(f"{name}=_default_{name}")
        else:
            parameters.append(name)
        known[f"_set_{name}"] = vars(cls)[name].__set__  # past __setattr__, which refuses
        body.append(f"_set_{name}(self, {value})" if frozen else f"self.{name} = {value}")
    made = _written(cls, "__init__", ", ".join(parameters), body, known)
    made.__annotations__ = {**cls.__annotations__, "return": None}
    return made


def _written(cls: Any, name: str, parameters: str, body: list[str], known: dict[str, Any]) -> Any:
    exec(f"def {name}({parameters}):\n " + "\n ".join(body), known)  # noqa: S102 — names of our own fields
    made = known[name]
    made.__qualname__, made.__module__ = f"{cls.__qualname__}.{name}", cls.__module__
    return made


class _Made:
    """In a signature, what stands for a value that is made anew each time."""

    def __repr__(self) -> str:
        return "<factory>"


_MADE = _Made()


def _set_state(record: Any, state: list[Any]) -> None:
    for name, value in zip(record.__match_args__, state, strict=True):
        object.__setattr__(record, name, value)


def _refuse_to_assign(_: object, name: str, value: object) -> None:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(_: object, name: str) -> None:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _standard(name: str, cls: Any, fields: _Fields, *, frozen: bool, order: bool) -> Any:
    """An attribute of the same class as the module of the standard library makes it, for those who ask a record for its fields."""
    import dataclasses

    said = [(field, cls.__annotations__[field], dataclasses.field(**options)) for field, options in fields.items()]
    return getattr(dataclasses.make_dataclass(cls.__name__, said, frozen=frozen, order=order), name)
