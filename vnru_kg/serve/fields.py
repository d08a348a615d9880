"""The fields of a request to the JSON API, read as its own description (:mod:`vnru_kg.serve.openapi`) has them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from .openapi import LANGUAGE, OPERATIONS, Schema
from .problems import problem
from .protocol import RefusedError


def read(name: str, given: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """Field → value for every field of an operation that was given or has a default.

    Raises :class:`RefusedError` for what the description rules out: a field that it does not have, one that is given twice or
    missing, a value that is none of those it allows.
    """
    described = {field["name"]: field for field in (*OPERATIONS[name].fields, LANGUAGE)}
    twice = next((field for field, n in Counter(field for field, _ in given).items() if n > 1), None)
    if twice is not None:
        raise _refused(f"The field “{twice[:100]}” is given more than once.", "Give it one value.")
    texts = dict(given)
    if not OPERATIONS[name].open and (strange := sorted(set(texts) - set(described))):
        raise _refused(f"There is no field “{strange[0][:100]}” here.", f"Known: {', '.join(described)}.")
    found: dict[str, Any] = {field: text for field, text in texts.items() if field not in described}
    for field, about in described.items():
        if field in texts:
            found[field] = _value(field, texts[field], about["schema"])
        elif about["required"]:
            raise _refused(f"The field “{field}” is missing.")
        elif "default" in about["schema"]:
            found[field] = about["schema"]["default"]
    return found


def _value(field: str, text: str, schema: Schema) -> str | int:
    if schema.get("type") == "integer":
        return count(field, text, schema["minimum"], schema["maximum"])
    if "enum" in schema and text not in schema["enum"]:
        raise _refused(f"“{field}” is none of {', '.join(schema['enum'])}.")
    if schema.get("minLength") and not text.strip():
        raise _refused(f"The field “{field}” is empty.", "Give it a value, or leave it out if it may be.")
    if len(text) > (most := schema.get("maxLength", len(text))):
        raise _refused(f"“{field}” has more than {most} characters.", "Shorten it.")
    if "pattern" in schema and not re.search(schema["pattern"], text):
        raise _refused(f"“{field}” is neither an IRI nor a prefixed name.", "Write it as https://… or as person:….")
    return text.strip()


def count(field: str, text: str, least: int, most: int) -> int:
    """A whole number. Raises :class:`RefusedError` for any other text."""
    if not (text.isascii() and text.isdigit() and len(text) < 8 and least <= int(text) <= most):
        raise _refused(f"“{field}” is not a whole number from {least} to {most}.")
    return int(text)


def _refused(detail: str, hint: str = "") -> RefusedError:
    return RefusedError(problem(400, "request", detail, hint))
