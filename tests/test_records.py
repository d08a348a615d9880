"""Our data classes are what the standard's would be, and are written when they are used."""

import copy
import dataclasses
import inspect
import pickle
import pprint
from typing import Any

import pytest

from vnru_kg import records
from vnru_kg.engine import Limits, Literal
from vnru_kg.records import dataclass, field, replace
from vnru_kg.search import Hit


@dataclass(frozen=True, slots=True, order=True)
class Ours:
    """Every kind of field."""

    first: str
    second: int = 2
    kept: list[int] = field(default_factory=list)
    aside: str = field(default="-", repr=False, compare=False)


@dataclasses.dataclass(frozen=True, slots=True, order=True)
class Theirs:
    """The same."""

    first: str
    second: int = 2
    kept: list[int] = dataclasses.field(default_factory=list)
    aside: str = dataclasses.field(default="-", repr=False, compare=False)


@dataclass(slots=True)
class Changing:
    """One that may change."""

    value: int = 0


def seen(kind: Any) -> list[object]:
    """What can be seen of such a class and its records."""
    one, same, other = kind("a"), kind("a", 2, [], "+"), kind("b", second=1, kept=[3])
    return [
        *(one == same, one == other, one < other, one >= other, one != same, one == "a"),
        *(repr(other).replace(kind.__name__, "X"), pprint.pformat(other).replace(kind.__name__, "X"), other.aside, one.kept is same.kept),
        *(dataclasses.asdict(other), [(f.name, f.compare) for f in dataclasses.fields(kind)], kind.__match_args__, kind.__slots__),
        *(str(inspect.signature(kind)), dataclasses.is_dataclass(kind), hasattr(one, "__dict__")),
        *(pickle.loads(pickle.dumps(other)) == other, copy.deepcopy(other) == other, copy.deepcopy(other) is other),  # noqa: S301 — made here
        dataclasses.replace(other, first="c").first,
    ]


def test_they_are_as_those_of_the_standard_library() -> None:
    ours = [str(part).replace("'str'", "str") for part in seen(Ours)]
    theirs = [str(part).replace("'str'", "str") for part in seen(Theirs)]
    assert ours == theirs


@pytest.mark.parametrize("kind", [Ours, Theirs])
def test_one_that_is_frozen_stays_as_it_is(kind: Any) -> None:
    record = kind("a")
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot assign to field 'first'"):
        record.first = "b"
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot delete field 'first'"):
        del record.first
    with pytest.raises(TypeError, match="unhashable type: 'list'"):  # one of its values is none that a hash is known of
        hash(record)
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'first'"):
        kind()


def test_one_that_changes_has_no_hash() -> None:
    record = Changing()
    record.value = 3
    assert record == Changing(3)
    assert replace(record, value=4) == Changing(4)
    with pytest.raises(TypeError, match="unhashable type"):
        hash(record)


def test_equal_ones_have_one_hash() -> None:
    assert len({Literal("1"), Literal("1"), Literal("1", "x"), Limits(), Limits(60.0)}) == 3
    assert Hit("iri", "name", 1, 2) in {Hit("iri", "name", 1, 2, "")}  # type: ignore[arg-type] # an IRI is a text


def test_no_method_is_written_before_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else each class would cost a millisecond at every start of the command."""
    written: list[str] = []

    def noted(source: str, known: dict[str, Any]) -> None:
        written.append(source.partition("(")[0])
        exec(source, known)  # noqa: S102 — what the module would run

    monkeypatch.setattr(records, "exec", noted, raising=False)

    @dataclass(frozen=True, slots=True)
    class Fresh:
        value: int

    assert not written
    assert Fresh(1).value + Fresh(2).value == 3
    assert written == ["def __init__"]
    assert Fresh(1) == Fresh(1)
    assert written == ["def __init__", "def __eq__"]
