"""The job that writes."""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path
from typing import Any

from ..errors import DataError, OutputError
from ..load import writing
from ..load.updates import Delete, Put, Update, holds
from ..words import SOURCE
from .problems import problem
from .reply import Reply

_SHOWN = 5  # faults


def write(folder: Path, shapes: Path | None, do: Update | Put | Delete, name: str, version: str) -> Reply:
    """Change the store, whose new version gets a name; what is done is done for good when this returns."""

    def check(store: Any, subjects: Collection[str]) -> None:
        from ..validate.shapes import results

        assert shapes is not None  # noqa: S101 — looked at below
        faults = [f for f in results(store, shapes, SOURCE, subjects) if f[0] == "error"]
        if faults:
            told = "; ".join(f"<{subject}>: {message}" for _, subject, _, message in faults[:_SHOWN])
            more = f"; {len(faults) - _SHOWN} more" if len(faults) > _SHOWN else ""
            raise InvalidError(f"{told}{more}")

    new = isinstance(do, Put) and not holds(folder, do.node)
    try:
        made = writing.change(folder, do, name, check if shapes else None, version)
    except InvalidError as error:
        return problem(422, "invalid", str(error), "The shapes allow no such data; nothing was changed.")
    except OutputError as error:
        os.write(2, f"{error.message}\n".encode())
        return problem(503, "unwritable", "The store cannot be written at the moment; nothing was changed.", headers={"retry-after": "5"})
    return Reply(201 if new else 204, "text/plain", b"", {"vnru-change": made.iri} if made.iri else {}, cacheable=False)


class InvalidError(DataError):
    """Data that the shapes do not allow."""
