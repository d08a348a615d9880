"""How help is laid out, and that of the command as a whole: without click, so that ``vnru-kg --help`` is there at once."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence

from .._version import __version__
from ..words import LANGUAGES, Message, say, table
from .language import language_of

COMMANDS = (
    "info",
    "ask",
    "query",
    "search",
    "show",
    "path",
    "conflicts",
    "explore",
    "export",
    "serve",
    "validate",
    "verify",
    "coverage",
    "man",
)
# setting: how the option is written, and what its value is called
SHARED = {
    "data": ("--data", "DIR"),
    "language": ("--lang", "vi|en|ru"),
    "format": ("-f, --format", "FORMAT"),
    "limit": ("--limit", "N"),
    "as_of": ("--as-of", "DATE"),
    "timeout": ("--timeout", "SECONDS"),
    "memory": ("--memory", "SIZE"),
    "quiet": ("--quiet", ""),
}
EXAMPLES = (
    "vnru-kg info",
    'vnru-kg search "vo van kiet"',
    'vnru-kg show "Võ Văn Kiệt"',
    'vnru-kg query "SELECT ?visit ?when { ?visit sem:eventType code:state-visit ; dcterms:date ?when }"',
    'vnru-kg explore "Vladimir Putin" --lang ru',
    "vnru-kg export -f turtle -o vnru.ttl",
)
_HELP, _VERSION = ("-h", "--help"), ("-V", "--version")
_WIDEST, _LEFT = 110, 26

Rows = Sequence[tuple[str, str]]
Examples = Sequence[str]
Page = tuple[str, str, Sequence[tuple[Message, Rows]], Examples]  # usage, what it does, sections, examples


def answer(args: Sequence[str], environment: Mapping[str, str]) -> str | None:
    """What is printed if nothing but the help or the version of the whole is asked for; ``None`` for all else."""
    rest = iter(args)
    wanted = []
    for arg in rest:
        value = next(rest, "") if arg == "--lang" else arg.removeprefix("--lang=")
        if arg.startswith("--lang"):
            if value not in LANGUAGES:
                return None
        else:
            wanted.append(arg)
    if not wanted or set(wanted) - {*_HELP, *_VERSION}:
        return None
    return page(language_of(args, environment)[0]) if wanted[0] in _HELP else version()


def version() -> str:
    """The name and version."""
    return f"vnru-kg {__version__}\n"


def page(language: str) -> str:
    """The help of the command as a whole."""
    return laid_out(language, whole(language))


def whole(language: str) -> Page:
    """What that help says."""
    words = table("help", language)
    sections = [
        (say("Commands"), [(name, first_sentence(words[name])) for name in COMMANDS]),
        (say("Options, before or after the command's name"), [*shared_rows(language), *own_rows(language)]),
        (say("Exit status"), [(code, words[f"exit {code}"]) for code in ("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "130", "141")]),
        (say("Environment"), [(name, words[name]) for name in ("VNRU_KG_DATA", "VNRU_KG_LANG", "VNRU_KG_CACHE", "NO_COLOR", "PAGER")]),
    ]
    return f"vnru-kg [{say('OPTIONS').said(language)}] {say('COMMAND').said(language)} …", words[""], sections, EXAMPLES


def shared_rows(language: str, names: Iterable[str] = SHARED) -> list[tuple[str, str]]:
    """How the shared options are written, and what they are for."""
    words = table("help", language)
    written = {name: (flags, say(value).said(language) if value.isupper() else value) for name, (flags, value) in SHARED.items()}
    return [(" ".join(filter(None, written[name])), words[f"--{name}"]) for name in names]


def own_rows(language: str, *, whole: bool = True) -> list[tuple[str, str]]:
    """The options that only help: of the whole also the version."""
    words = table("help", language)
    return [*([("-V, --version", words["--version"])] if whole else []), ("-h, --help", words["--help"])]


def first_sentence(text: str) -> str:
    """The first sentence, without its full stop."""
    return text.partition("\n")[0].partition(". ")[0].rstrip(".")


def laid_out(language: str, page: Page) -> str:
    """A page of help for a terminal of any width."""
    usage, about, sections, examples = page
    width = max(40, min(_WIDEST, _columns()))
    lines = [f"{say('Usage').said(language)}: {usage}", ""]
    for paragraph in about.split("\n\n"):
        lines += [*_wrapped(paragraph, width, "  "), ""]
    for title, rows in sections:
        lines += [f"{title.said(language)}:", *_columned(rows, width), ""]
    if examples:
        lines += [f"{say('Examples').said(language)}:", *(f"  {line}" for line in examples), ""]
    return "\n".join(lines)


def _columned(rows: Sequence[tuple[str, str]], width: int) -> list[str]:
    left = min(_LEFT, max((len(a) for a, _ in rows), default=0)) + 4
    lines = []
    for name, text in rows:
        first, *more = _wrapped(text, width, " " * left) or [""]
        if len(name) + 4 > left:
            lines += [f"  {name}", first, *more]
        else:
            lines += [f"  {name}".ljust(left) + first.lstrip(), *more]
    return lines


def _wrapped(text: str, width: int, indent: str) -> list[str]:
    lines: list[str] = []
    for part in text.split("\n"):
        line = indent
        for word in part.split(" "):
            if line != indent and len(line) + len(word) + 1 > width:
                lines.append(line)
                line = indent
            line += word if line == indent else f" {word}"
        lines.append(line)
    return lines


def _columns() -> int:
    try:
        return int(os.environ.get("COLUMNS", "")) or 80
    except ValueError:
        pass
    try:
        return os.get_terminal_size().columns or 80
    except OSError:
        return 80
