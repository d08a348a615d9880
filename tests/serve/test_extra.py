"""The server without its extra: all that is missing is named at once, before any data are read."""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest

from vnru_kg.errors import MissingExtraError
from vnru_kg.serve import Setup, run

find = importlib.util.find_spec


@pytest.mark.parametrize("missing", [["httptools"], ["uvicorn", "httptools"]])
def test_the_hint_installs_all_that_is_missing(missing: Sequence[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def found(name: str, package: str | None = None) -> ModuleSpec | None:
        return None if name in missing else find(name, package)

    monkeypatch.setattr(importlib.util, "find_spec", found)
    with pytest.raises(MissingExtraError) as caught:
        run(Setup(Path("nowhere")), lambda *_: pytest.fail("it served"))
    assert " + ".join(missing) in caught.value.message
    assert caught.value.hint.split("install ")[1].split() == list(missing)
