"""What the JSON API takes and gives, as OpenAPI 3.1."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .._version import __version__
from ..words import LANGUAGES

Schema = dict[str, Any]
_TEXT: Schema = {"type": "string"}
_TEXTS: Schema = {"type": "array", "items": _TEXT}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_MAYBE_TEXT: Schema = {"type": ["string", "null"]}
_MAYBE_COUNT: Schema = {"type": ["integer", "null"], "minimum": 0}
_NEXT: Schema = {"type": ["integer", "null"], "description": "Where the next part begins; null if this is the last."}


def _object(required: dict[str, Schema], optional: dict[str, Schema] | None = None) -> Schema:
    return {"type": "object", "required": list(required), "properties": required | (optional or {})}


def _array(items: Schema) -> Schema:
    return {"type": "array", "items": items}


_THING = {"id": _TEXT, "label": _TEXT}
_PAGE = {"page": _TEXT}
_PARTS = {"total": _COUNT, "left": _COUNT, "next": _NEXT}
_SIDE = _object({"text": _MAYBE_TEXT, "passages": _TEXTS})
_SCHEMAS: dict[str, Schema] = {
    "Problem": _object(
        {"type": _TEXT, "title": _TEXT, "status": _COUNT, "detail": _TEXT},
        {"hint": _TEXT, "line": _COUNT, "column": _COUNT, "candidates": _array(_object({"id": _TEXT, "label": _TEXT}))},
    ),
    "Found": _object(
        {
            "items": _array(_object(_THING | {"name": _TEXT, "rank": _COUNT, "kind": _TEXT, "passages": _COUNT}, _PAGE)),
            "more": {"type": "boolean"},
            "next": _NEXT,
        }
    ),
    "Thing": _object(
        _THING
        | {
            "labels": {"type": "object", "additionalProperties": _TEXT},
            "names": _TEXTS,
            "classes": _TEXTS,
            "sameAs": _TEXTS,
            "facts": _array(
                _object({"heading": _MAYBE_TEXT, "text": _MAYBE_TEXT, "things": _TEXTS, "date": _MAYBE_TEXT, "passages": _TEXTS})
            ),
        },
        _PAGE,
    ),
    "Answer": {
        "oneOf": [
            _object(
                {
                    "answered": {"const": True},
                    "understood": _MAYBE_TEXT,
                    "lead": _MAYBE_TEXT,
                    "question": _MAYBE_TEXT,
                    "columns": _TEXTS,
                    "rows": _array(_object({"text": _TEXT, "values": {"type": "object"}, "passages": _TEXTS})),
                    "total": _COUNT,
                    "sparql": _TEXT,
                }
            ),
            _object(
                {
                    "answered": {"const": False},
                    "why": {"enum": ["unclear", "unsaid", "outside"]},
                    "reason": _MAYBE_TEXT,
                    "choices": _array(_object({"question": _TEXT, "parameters": {"type": "object"}, "text": _MAYBE_TEXT})),
                }
            ),
        ]
    },
    "Ways": _object(
        {
            "items": _array(
                _object(
                    {
                        "things": _array(_object(_THING, _PAGE)),
                        "steps": _array(_array(_object({"text": _MAYBE_TEXT, "from": _TEXT, "to": _TEXT, "passages": _TEXTS}))),
                    }
                )
            ),
            "total": _COUNT,
        }
    ),
    "Conflicts": _object(
        {"items": _array(_object(_THING | {"kind": _TEXT, "rule": _TEXT, "sides": _array(_SIDE), "notes": _array(_MAYBE_TEXT)}, _PAGE))}
        | _PARTS
    ),
    "Changes": _object(
        {
            "items": _array(
                _object(
                    {"id": _TEXT, "when": {"type": "string", "format": "date-time"}, "who": _MAYBE_TEXT, "text": _TEXT}
                    | {"added": _MAYBE_COUNT, "removed": _MAYBE_COUNT, "triples": _MAYBE_COUNT, "graphs": _TEXTS},
                    _PAGE,
                )
            )
        }
        | _PARTS
    ),
    "List": _object({"items": _array(_object(_THING, _PAGE))} | _PARTS),
    "Figures": _object({"items": _array(_object(_THING | {"indicator": _TEXT, "passages": _TEXTS}, _PAGE))} | _PARTS),
}


_WORDS: Schema = {"type": "string", "minLength": 1, "pattern": r"\S"}


def _field(name: str, about: str, *, required: bool = False, schema: Schema | None = None) -> Schema:
    return {"name": name, "in": "query", "required": required, "description": about, "schema": schema or _WORDS}


LANGUAGE = _field("lang", "Language of the texts; otherwise by Accept-Language.", schema={"enum": list(LANGUAGES)})
_WAYS = _field("limit", "How many at most.", schema={"type": "integer", "minimum": 1, "maximum": 10, "default": 10})
_LIMIT = _field("limit", "How many at most.", schema={"type": "integer", "minimum": 1, "maximum": 1000, "default": 50})
_OFFSET = _field("offset", "Where to begin.", schema={"type": "integer", "minimum": 0, "maximum": 1_000_000, "default": 0})
_IDENTIFIER = {"type": "string", "pattern": r"^([A-Za-z][A-Za-z0-9_-]*)?:[^\s\u0000-\u0020<>\"{}|\\^`]*$"}
_NAMED = _WORDS | {"maxLength": 600}


@dataclass(frozen=True, slots=True)
class Operation:
    """What one address of the API takes and gives; an ``open`` one takes further fields."""

    about: str
    schema: str
    fields: tuple[Schema, ...]
    open: bool = False


OPERATIONS: Mapping[str, Operation] = {
    "search": Operation(
        "Things by any of their names, best match first",
        "Found",
        (
            _field("q", "A name or a part of it.", required=True, schema=_NAMED),
            _field("kind", "Only of this kind: person, place, event …"),
            _field("field", "Only of this field of cooperation: a topic."),
            _LIMIT,
            _OFFSET,
        ),
    ),
    "list": Operation(
        "The things of a kind, in the order of their names",
        "List",
        (_field("kind", "The kind: person, place, event …", required=True), _LIMIT, _OFFSET),
    ),
    "thing": Operation(
        "Everything that is said about a thing, each fact with its passages",
        "Thing",
        (_field("id", "An IRI or a prefixed name.", required=True, schema=_IDENTIFIER),),
    ),
    "ask": Operation(
        "A question in plain words, or one of the library by its name with its parameters as further fields",
        "Answer",
        (_field("q", "The question.", required=True),),
        open=True,
    ),
    "path": Operation(
        "How two things are connected, most telling way first",
        "Ways",
        (
            _field("from", "One of them.", required=True, schema=_NAMED),
            _field("to", "The other.", required=True, schema=_NAMED),
            _WAYS,
        ),
    ),
    "conflicts": Operation(
        "Where the documents contradict each other or themselves",
        "Conflicts",
        (
            _field("kind", "Only of this kind: figures, dates, names …", schema=_WORDS | {"default": "all"}),
            _LIMIT,
            _OFFSET,
        ),
    ),
    "changes": Operation(
        "What changed, newest first: who changed what and when in a store that is written, and which data were taken up",
        "Changes",
        (_LIMIT, _OFFSET),
    ),
    "figures": Operation("The figures of the documents", "Figures", (_field("indicator", "Only of this indicator."), _LIMIT, _OFFSET)),
}


def document(base: str) -> Schema:
    """The description for a server at ``base``."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "vnru-kg", "version": __version__, "license": {"name": "CC BY 4.0", "identifier": "CC-BY-4.0"}},
        "servers": [{"url": base}],
        "paths": {f"/api/{name}": {"get": _described(name, operation)} for name, operation in OPERATIONS.items()},
        "components": {"schemas": _SCHEMAS},
    }


def _described(name: str, operation: Operation) -> Schema:
    failed = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}, "text/plain": {"schema": _TEXT}}
    problems = {
        "400": "The request is wrong.",
        "404": "What is named does not exist, or is not the only one of that name.",
        "429": "Too many requests at a time.",
        "503": "Too much to do; Retry-After says when to come again.",
        "504": "It took too long; there is no answer.",
        "507": "It took too much memory; there is no answer.",
    }
    return {
        "operationId": name,
        "summary": operation.about,
        "parameters": [*operation.fields, LANGUAGE],
        "responses": {
            "200": {
                "description": "What was asked for.",
                "content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{operation.schema}"}}},
            },
            **{status: {"description": text, "content": failed} for status, text in problems.items()},
        },
    }
