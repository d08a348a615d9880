"""One tree of errors. Each says what is wrong, where, and what to do; each door translates the tree once.

The command line turns them into a message and an exit code (:attr:`VnruError.exit_code`).
"""

from __future__ import annotations

from collections.abc import Iterable

from .words import LANGUAGES, Message, join, say

_CONTEXT = 60  # characters of a query shown on either side of a mistake


class VnruError(Exception):
    """Base of everything that this package raises on purpose; ``hint`` says what to do next."""

    exit_code = 9

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __reduce__(self) -> tuple[object, ...]:
        # by what it holds: the subclasses are made of other arguments
        return _again, (type(self), self.args, self.__dict__)

    def __str__(self) -> str:
        return f"{self.message}\n{self.hint}" if self.hint else self.message


class ComparisonWarning(UserWarning):
    """A query compares what does not compare, so that rows or values are missing from its answer."""


class QueryError(VnruError):
    """A query that cannot be run."""

    exit_code = 2


class QuerySyntaxError(QueryError):
    """A query that is not SPARQL 1.1; ``line`` and ``column`` count from 1."""

    def __init__(self, message: str, query: str, line: int, column: int, hint: str = "") -> None:
        self.line, self.column = line, column
        lines = query.split("\n")  # the same breaks as the line number counts
        text = lines[line - 1].rstrip("\r").replace("\t", " ") if 0 < line <= len(lines) else ""
        start = max(0, column - 1 - _CONTEXT)
        shown = ("…" if start else "") + text[start : column - 1 + _CONTEXT] + ("…" if len(text) > column - 1 + _CONTEXT else "")
        pointer = f"{line:>5} | {shown}\n      | {' ' * (column - 1 - start + bool(start))}^"
        super().__init__(say("{what}\n{pointer}", what=locate(line, column, message), pointer=pointer), hint)


class QueryRefusedError(QueryError):
    """A query that would reach outside the graph, or that is too large or too deep to be run safely."""


class LimitError(QueryError):
    """A query that was ended because it took more than it may; there is no answer, not even a part of one."""


class TimeLimitError(LimitError):
    """A query that was ended because it took too long."""

    exit_code = 6


class MemoryLimitError(LimitError):
    """A query that was ended because it, or its answer, took too much memory."""

    exit_code = 7


class UnreachableError(VnruError):
    """A server that does not answer, does not let us in, or is none of the kind; ``may_pass`` says that trying again may help."""

    exit_code = 10

    def __init__(self, message: str, hint: str = "", *, may_pass: bool = False, after: float = 0.0) -> None:
        super().__init__(message, hint)
        self.may_pass, self.after = may_pass, after


class NotFoundError(VnruError):
    """A thing, name or format that does not exist here."""

    exit_code = 3


class UnsuitableError(NotFoundError):
    """A value that cannot be what was asked for: no day, no number, no format, or one that does not hold such an answer."""

    exit_code = 2


class AmbiguousError(VnruError):
    """A name that several things bear; ``candidates`` are their prefixed names with labels."""

    exit_code = 3

    def __init__(self, name: str, candidates: list[tuple[str, str]]) -> None:
        self.candidates = candidates
        width = max(len(c) for c, _ in candidates)
        rows = join([join([f"  {curie:<{width}}  ", label], "") for curie, label in candidates], "\n")
        told = say("“{name}” may be one of several things:", name=name)
        super().__init__(say("{message}\n{below}", message=told, below=rows), say("Name one of them as written on the left."))


class DataError(VnruError):
    """A data file that cannot be read as what it claims to be; names file, line and column."""

    exit_code = 4


class OutputError(VnruError):
    """A target that cannot be written; what was there before is untouched."""

    exit_code = 5


class MissingExtraError(VnruError):
    """A feature whose optional packages are not installed; the hint is the command that installs them all for this very Python."""

    def __init__(self, package: str, extra: str, *others: str) -> None:
        self.package, self.extra = package, extra
        super().__init__(
            say("this needs the package {package}, which is not installed", package=" + ".join((package, *others))),
            say("Run: {command}", command=" ".join(map(_quoted, installing(package, *others)))),
        )


def installing(*packages: str) -> list[str]:
    """The command that installs packages where this process finds it: with pipx or uv in what they have set up, else with pip."""
    import importlib.util
    import sys
    from pathlib import PurePath

    folders = PurePath(sys.prefix).parts
    if "pipx" in folders and "venvs" in folders:
        return ["pipx", "inject", folders[folders.index("venvs") + 1], *packages]
    if importlib.util.find_spec("pip") is None:
        return ["uv", "pip", "install", "--python", sys.executable, *packages]
    return [sys.executable, "-m", "pip", "install", *packages]


def _quoted(word: str) -> str:
    import shlex

    return shlex.quote(word)


def _again(kind: type[VnruError], args: tuple[object, ...], state: dict[str, object]) -> VnruError:
    error = kind.__new__(kind, *args)
    error.__dict__.update(state)
    return error


def locate(line: int, column: int, what: str) -> Message:
    """What is the matter at a place of a query, both counted from 1."""
    return say("line {line}, column {column}: {what}", line=str(line), column=str(column), what=what)


def known_language(language: str) -> str:
    """``language`` if it is one of :data:`~vnru_kg.words.LANGUAGES`, else :class:`NotFoundError`: no text would be in it."""
    if language not in LANGUAGES:
        hint = did_you_mean(language, LANGUAGES) or say("Choose one of {names}.", names=", ".join(LANGUAGES))
        raise NotFoundError(say("no labels in the language “{language}”", language=language), hint)
    return language


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A sentence that offers the nearest known words, or an empty string."""
    import difflib

    near = difflib.get_close_matches(word, list(known), n=3, cutoff=0.6)
    return say("Did you mean {names}?", names=", ".join(near)) if near else ""
