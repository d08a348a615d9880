"""How help is laid out, and that of the command as a whole: without click, so that ``vnru-kg --help`` is there at once."""

from __future__ import annotations

import os

from .._version import __version__
from ..words import LANGUAGES, Message, say, table
from .language import language_of

TYPE_CHECKING = False  # what these name takes longer to load than all that help needs
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    Rows = Sequence[tuple[str, str]]
    Examples = Sequence[str]
    Page = tuple[str, str, Sequence[tuple[Message, Rows]], Examples]  # usage, what it does, sections, examples
    # what it is called, whether that is translated, whether it is required, whether there may be more
    Argument = tuple[str, bool, bool, bool]
    Own = tuple[str, str, str, str]  # how an option is written, what its value is called, what it is for (by its key), its default
    # what a command takes: arguments, options of its own, shared ones, formats of its answer; and examples
    Form = tuple[tuple[Argument, ...], tuple[Own, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...]]

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
    "load",
    "serve",
    "mcp",
    "publish",
    "validate",
    "verify",
    "coverage",
    "man",
)
# setting: how the option is written, and what its value is called
SHARED_OPTIONS = {
    "data": ("--data", "DIR"),
    "endpoint": ("--endpoint", "URL"),
    "language": ("--lang", "vi|en|ru"),
    "format": ("-f, --format", "FORMAT"),
    "limit": ("--limit", "N"),
    "store": ("--store", "DIR"),
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


def answer(args: Sequence[str], environment: Mapping[str, str]) -> str | None:
    """What is printed if nothing but help is asked for, of the whole or of one command, or the version; ``None`` for all else."""
    rest = iter(args)
    wanted = []
    for arg in rest:
        value = next(rest, "") if arg == "--lang" else arg.removeprefix("--lang=")
        if arg.startswith("--lang"):
            if value not in LANGUAGES:
                return None
        else:
            wanted.append(arg)
    language = language_of(args, environment)[0]
    if len(wanted) == 2 and wanted[0] in COMMANDS and wanted[1] in _HELP:
        return help_of(wanted[0], language)
    if not wanted or set(wanted) - {*_HELP, *_VERSION}:
        return None
    return page(language) if wanted[0] in _HELP else version()


def help_of(name: str, language: str) -> str:
    """The help of one command."""
    from .forms import FORMS

    texts = table("help", language)
    return lay_out(language, page_of(f"vnru-kg {name}", texts[name], FORMS[name], language, texts))


def page_of(path: str, about: str, form: Form, language: str, texts: Mapping[str, str]) -> Page:
    """What the help of a command says that takes what its ``form`` tells; ``texts`` say what its options are for."""
    arguments, own, shared, formats, examples = form
    usage = " ".join((path, f"[{say('OPTIONS').render(language)}]", *(_called(a, language) for a in arguments)))
    common = [_with_formats(row, formats, language) for row in shared_rows(language, shared)]
    sections = [
        *([(say("Options"), [_row(option, texts, language) for option in own])] if own else []),
        (say("Options that commands share"), [*common, *own_rows(language, whole=False)]),
    ]
    return usage, about, sections, examples


def _called(argument: Argument, language: str) -> str:
    name, translated, required, more = argument
    called = (say(name).render(language) if translated else name) + ("…" if more else "")
    return called if required else f"[{called}]"


def _row(option: Own, texts: Mapping[str, str], language: str) -> tuple[str, str]:
    flags, value, key, default = option
    value = f" {say(value).render(language) if value.isupper() else value}" if value else ""
    shown = f"  [{say('default: {value}', value=default).render(language)}]" if default else ""
    return flags + value, texts[key] + shown


def _with_formats(row: tuple[str, str], formats: Sequence[str], language: str) -> tuple[str, str]:
    flags, text = row
    if not flags.startswith("-f"):
        return row
    default = say("default: {value}", value=formats[0]).render(language)
    return flags, f"{text.rstrip('.')}: {', '.join(formats)}.  [{default}]"


def version() -> str:
    """The name and version."""
    return f"vnru-kg {__version__}\n"


def page(language: str) -> str:
    """The help of the command as a whole."""
    return lay_out(language, whole(language))


def whole(language: str) -> Page:
    """What that help says."""
    words = table("help", language)
    sections = [
        (say("Commands"), [(name, first_sentence(words[name])) for name in COMMANDS]),
        (say("Options, before or after the command's name"), [*shared_rows(language), *own_rows(language)]),
        (
            say("Exit status"),
            [(code, words[f"exit {code}"]) for code in ("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "130", "141")],
        ),
        (
            say("Environment"),
            [
                (name, words[name])
                for name in (
                    "VNRU_KG_DATA",
                    "VNRU_KG_LANG",
                    "VNRU_KG_CACHE",
                    "VNRU_KG_ENDPOINT_TOKEN",
                    "VNRU_KG_ENDPOINT_USER",
                    "VNRU_KG_ENDPOINT_AUTH",
                    "NO_COLOR",
                    "PAGER",
                )
            ],
        ),
    ]
    return f"vnru-kg [{say('OPTIONS').render(language)}] {say('COMMAND').render(language)} …", words[""], sections, EXAMPLES


def shared_rows(language: str, names: Iterable[str] = SHARED_OPTIONS) -> list[tuple[str, str]]:
    """How the shared options are written, and what they are for."""
    words = table("help", language)
    written = {name: (flags, say(value).render(language) if value.isupper() else value) for name, (flags, value) in SHARED_OPTIONS.items()}
    return [(" ".join(filter(None, written[name])), words[f"--{name}"]) for name in names]


def own_rows(language: str, *, whole: bool = True) -> list[tuple[str, str]]:
    """The options that only help: of the whole also the version."""
    words = table("help", language)
    return [*([("-V, --version", words["--version"])] if whole else []), ("-h, --help", words["--help"])]


def first_sentence(text: str) -> str:
    """The first sentence, without its full stop."""
    return text.partition("\n")[0].partition(". ")[0].rstrip(".")


def lay_out(language: str, page: Page) -> str:
    """A page of help for a terminal of any width."""
    usage, about, sections, examples = page
    width = max(40, min(_WIDEST, _columns()))
    lines = [f"{say('Usage').render(language)}: {usage}", ""]
    for paragraph in about.split("\n\n"):
        lines += [*_wrapped(paragraph, width, "  "), ""]
    for title, rows in sections:
        lines += [f"{title.render(language)}:", *_columned(rows, width), ""]
    if examples:
        lines += [f"{say('Examples').render(language)}:", *(f"  {line}" for line in examples), ""]
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
