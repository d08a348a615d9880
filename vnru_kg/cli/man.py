"""``vnru-kg man``: the manual page, made from the help of the commands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from .._version import __version__
from ..words import Message, say, table
from . import front
from .options import Command, command
from .screen import write
from .settings import Settings

if TYPE_CHECKING:
    from .front import Page


@command("man", examples=("vnru-kg man > vnru-kg.1", "vnru-kg man --lang ru | man -l -"))
@click.pass_context
def man(context: click.Context, settings: Settings) -> None:
    """Print the manual page."""
    write("\n".join(_page(context.find_root(), settings.language)).encode() + b"\n")


def _page(root: click.Context, language: str) -> Iterator[str]:
    """Lines of roff for man(7)."""
    usage, about, sections, examples = front.whole(language)
    yield f'.TH VNRU-KG 1 "" "vnru-kg {__version__}"'
    yield from (_title(say("Name"), language), f"vnru-kg \\- {_plain(front.first_sentence(about))}")
    yield from (_title(say("Usage"), language), _plain(usage))
    yield from _paragraphs(about)
    for title, rows in sections:
        yield _title(title, language)
        yield from _rows(rows)
    yield from _examples(examples, language)
    group = root.command
    assert isinstance(group, click.Group)  # noqa: S101 — the root is the whole command
    for name in front.COMMANDS:
        one = group.get_command(root, name)
        assert isinstance(one, Command)  # noqa: S101 — all are ours
        yield from _command(one.page(click.Context(one, parent=root, info_name=name), language), language, name)


def _command(page: Page, language: str, name: str) -> Iterator[str]:
    usage, about, sections, examples = page
    yield from (f".SH {_plain(f'vnru-kg {name}')}", f".B {_plain(usage)}")
    yield from _paragraphs(about)
    common = table("help", language)["--quiet"]
    for _, rows in sections:
        if all(text != common for _, text in rows):  # what commands share is told once
            yield from _rows(rows)
    for example in examples:
        yield from (".PP", f".RS 4\n.nf\n{_plain(example)}\n.fi\n.RE")


def _title(title: Message, language: str) -> str:
    return f".SH {_plain(title.render(language))}"


def _paragraphs(text: str) -> Iterator[str]:
    for paragraph in text.split("\n\n"):
        yield from (".PP", _plain(paragraph))


def _rows(rows: front.Rows) -> Iterator[str]:
    for name, text in rows:
        yield from (".TP", f".B {_plain(name)}", _plain(text))


def _examples(examples: front.Examples, language: str) -> Iterator[str]:
    yield _title(say("Examples"), language)
    yield from (".nf", *map(_plain, examples), ".fi")


def _plain(text: str) -> str:
    """Text that roff shows as it is."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("\n", " ")
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped
