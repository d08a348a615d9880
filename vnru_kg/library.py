"""The query library: each question is one ``.rq`` file that also runs as it stands on any SPARQL server.

The head of a file is comments: ``# title@vi: …``, ``# description@en: …``, ``# tags: a, b``, ``# view: table``, and one
``# param NAME TYPE label@vi … | label@en … | label@ru …`` a parameter. A parameter is a line ``VALUES ?NAME { … }`` of the
query, whose terms are the default. A line that ends in ``#?NAME`` belongs to that parameter and drops out where it is left
open; one that begins with ``#?NAME`` belongs to it too, and is a comment until the parameter is given: no engine is sent
``UNDEF`` or a test whether something is bound that never is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from .errors import DataError, NotFoundError, UnsuitableError, did_you_mean
from .namespaces import expand, parameter_types, shrink
from .records import dataclass
from .text import LANGUAGES
from .words import SOURCE, say

FOLDER = Path(__file__).parent / "queries"
VIEWS = ("table", "timeline", "map", "chart", "network")
VALUES = ("date", "year", "number", "text")  # the types of parameters that are no things …
THING = "thing"  # … and the one that any thing may be; all others the ontology says
ANY = "*"
_LANGUAGE = "|".join(LANGUAGES)
_HEAD = re.compile(rf"^#\s*(title|description)@({_LANGUAGE}):\s*(.+?)\s*$|^#\s*(tags|view|param):?\s+(.+?)\s*$", re.MULTILINE)
_LEAD = re.compile(r"\A(?:#[^\n]*\n|[ \t]*\n)*")
_OPEN = re.compile(r"[ \t]*#\?(\w+) (.*)")  # a line of a parameter that is left open
_GIVEN = re.compile(r"(.*) #\?(\w+)")
_NAME = re.compile(r"[a-z][a-z0-9-]{,99}")  # no longer than a file may be called
_PARAM = re.compile(r"(\w+)\s+(\w+)\s+(.*)")
_SAFE_IRI = re.compile(r'[^\x00-\x20<>"{}|^`\\]+\Z')
_DATE = re.compile(r"\d{4}-\d\d-\d\d\Z")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter: its variable, its type (see :func:`types`), its labels, and its default as written in the query (``""``: any)."""

    name: str
    type: str
    labels: dict[str, str]
    default: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the library; ``text`` is the query with its defaults."""

    id: str
    titles: dict[str, str]
    descriptions: dict[str, str]
    parameters: tuple[Parameter, ...]
    tags: tuple[str, ...]
    view: str
    text: str

    @property
    def body(self) -> str:
        """The query with its defaults, without comments and without a line break at its end (Virtuoso 7.2.5 loses one in an update)."""
        return self.fill({}).rstrip("\n")

    def fill(self, values: Mapping[str, str]) -> str:
        """The query with parameters set, without comments.

        ``values`` are IRIs or prefixed names, ISO dates, years, numbers or text, by type; ``*`` is any.

        Raises :class:`NotFoundError` for a parameter that the question does not have or a value of another type.
        """
        known = {p.name: p for p in self.parameters}
        terms: dict[str, str | None] = {}
        for name, value in values.items():
            if name not in known:
                hint = did_you_mean(name, known) or (say("It has: {names}.", names=", ".join(known)) if known else say("It has none."))
                raise NotFoundError(say("the question “{question}” has no parameter “{name}”", question=self.id, name=name), hint)
            terms[name] = None if value.strip() == ANY else _term(known[name], value)
        # one pass over the file's own text: a value that looks like such a line stays a value
        lines = (_line(line, terms) for line in _LEAD.sub("", self.text).split("\n"))
        return "\n".join(line for line in lines if line is not None)


def _line(line: str, terms: Mapping[str, str | None]) -> str | None:
    """A line as it is sent, ``None`` for one that is not; what ``terms`` does not name stays as the file has it."""
    if left := _OPEN.fullmatch(line):
        name, text = left[1], line[: line.index("#?")] + left[2]
        term = terms.get(name)
    elif given := _GIVEN.fullmatch(line):
        text, name = given.groups()
        if name not in terms:
            return text
        term = terms[name]
    else:
        return line
    if term is None:
        return None
    head = f"VALUES ?{name} {{"
    at = text.find(head)
    return text if at < 0 else f"{text[:at]}{head} {term} }}"


def _term(parameter: Parameter, value: str) -> str:
    value = value.strip()
    if parameter.type == "date":
        days = {4: f"{value}-01-01", 7: f"{value}-01", 10: value}.get(len(value), "")
        if not _DATE.match(days) or not _is_day(days):
            raise UnsuitableError(say("“{text}” is not a day", text=value), say("Write it as 2012-07-27, 2012-07 or 2012."))
        return f'"{days}"^^xsd:date'
    if parameter.type in {"year", "number"}:
        if not re.fullmatch(r"-?\d{1,9}", value):
            raise UnsuitableError(
                say("“{value}” is not {form}", value=value, form=say("a whole number")), say("Give {name} in digits.", name=parameter.name)
            )
        return value
    if parameter.type == "text":
        escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
        return f'"{escaped}"'
    iri = expand(value)
    if iri is None or not _SAFE_IRI.match(iri):
        raise UnsuitableError(
            say("“{value}” is not the name of a thing", value=value), say("Write an IRI or a prefixed name such as person:vladimir-putin.")
        )
    return f"<{iri}>"


def _is_day(text: str) -> bool:
    from datetime import date

    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


@cache
def questions(folder: Path = FOLDER) -> dict[str, Question]:
    """Every question by its id (the file's name), sorted. Raises :class:`DataError` for a file whose head is not whole."""
    return {path.stem: read(path) for path in sorted(folder.glob("*.rq"))}


def types() -> tuple[str, ...]:
    """What a parameter may be: any thing, a thing with one of the prefixes that the ontology names, or a value."""
    return (THING, *parameter_types(), *VALUES)


def is_question(name: str, folder: Path = FOLDER) -> bool:
    """Whether there is a question of that id; reads none of them."""
    return bool(_NAME.fullmatch(name)) and (folder / f"{name}.rq").is_file()


def question(name: str, folder: Path = FOLDER) -> Question:
    """The question of that id; :class:`NotFoundError` with the nearest ids otherwise."""
    known = questions(folder)
    if name not in known:
        raise NotFoundError(
            say("there is no question “{name}”", name=name),
            did_you_mean(name, known) or say("To list them: {command}", command="vnru-kg ask"),
        )
    return known[name]


def read(path: Path) -> Question:
    """The question in a file; see :func:`questions`."""
    text = path.read_text("utf-8")
    titles: dict[str, str] = {}
    descriptions: dict[str, str] = {}
    lines: dict[str, list[str]] = {"tags": [], "view": [], "param": []}
    for field, language, words, other, rest in _HEAD.findall(text):
        if field:
            (titles if field == "title" else descriptions)[language] = words
        else:
            lines[other].append(rest)
    if SOURCE not in titles or SOURCE not in descriptions:
        raise DataError(f"{path}: a question has a title and a description in {SOURCE}")
    view = lines["view"][0] if lines["view"] else "table"
    if view not in VIEWS:
        raise DataError(f"{path}: unknown view “{view}”", f"Known: {', '.join(VIEWS)}.")
    parameters = tuple(_parameter(path, text, line) for line in lines["param"])
    tags = tuple(t.strip() for line in lines["tags"] for t in line.split(",") if t.strip())
    return Question(path.stem, _whole(titles), _whole(descriptions), parameters, tags, view, text)


def _parameter(path: Path, text: str, line: str) -> Parameter:
    match = _PARAM.match(line)
    if not match or match[2] not in types():
        raise DataError(f"{path}: “# param {line}” is not NAME TYPE LABELS", f"Known types: {', '.join(types())}.")
    labels = dict(re.findall(rf"label@({_LANGUAGE})\s+([^|]+?)\s*(?:\||$)", match[3]))
    default = re.search(
        rf"^[ \t]*(?:#\?{match[1]} VALUES \?{match[1]} \{{ \}}|VALUES \?{match[1]} \{{([^}}\n]*)\}} #\?{match[1]})$", text, re.MULTILINE
    )
    if SOURCE not in labels or not default:
        raise DataError(f"{path}: the parameter {match[1]} needs a label in {SOURCE} and a line VALUES ?{match[1]} {{ … }} #?{match[1]}")
    return Parameter(match[1], match[2], _whole(labels), (default[1] or "").strip())


def _whole(texts: dict[str, str]) -> dict[str, str]:
    """In each language, and as it is in the source language where nobody has said it in another."""
    return {language: texts.get(language, texts[SOURCE]) for language in LANGUAGES}


def curie(value: str) -> str:
    """A value as a reader writes it: a prefixed name for an IRI, anything else as it is."""
    return shrink(value) if value.startswith("http") else value
