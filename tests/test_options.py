"""What the commands share: options before or after a command's name, the environment, and what a command does not take."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from vnru_kg.cli.complaints import message_of
from vnru_kg.cli.door import vnru_kg
from vnru_kg.cli.front import COMMANDS, SHARED_OPTIONS
from vnru_kg.cli.language import language_of
from vnru_kg.cli.options import ALWAYS, Command
from vnru_kg.cli.quick import run as quickly
from vnru_kg.cli.settings import Settings


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[Settings]:
    """The settings with which a graph is asked for; nothing is loaded."""
    found: list[Settings] = []

    def graph(self: Settings, **_: bool) -> Any:
        found.append(self)
        raise click.exceptions.Exit(0)

    monkeypatch.setattr(Settings, "graph", graph)
    monkeypatch.setattr(Settings, "home", graph)
    for name in ("VNRU_KG_DATA", "VNRU_KG_LANG", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    return found


def run(*args: str) -> Result:
    """The command in this process; what is wrong stays an exception."""
    return CliRunner().invoke(vnru_kg, args, standalone_mode=False)


GIVEN = ("--data", "somewhere", "--lang", "ru", "--as-of", "2012", "--timeout", "2.5", "--memory", "1.5G", "--quiet")


@pytest.mark.parametrize("args", [(*GIVEN, "info"), ("info", *GIVEN), (*GIVEN[:4], "info", *GIVEN[4:])], ids=["before", "after", "both"])
def test_an_option_means_the_same_before_and_after_the_name(seen: list[Settings], args: tuple[str, ...]) -> None:
    assert run(*args).exit_code == 0
    (found,) = seen
    assert (found.data, found.language, found.as_of, found.quiet) == (Path("somewhere"), "ru", "2012", True)
    assert (found.timeout, found.memory) == (2.5, 1.5 * 1024**3)
    assert found.language_named


def test_what_stands_later_counts(seen: list[Settings]) -> None:
    assert run("--lang", "ru", "info", "--lang", "vi").exit_code == 0
    assert [s.language for s in seen] == ["vi"]


def test_a_variable_counts_less_than_an_option(seen: list[Settings], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VNRU_KG_LANG", "vi")
    assert run("info").exit_code == 0
    assert run("--lang", "ru", "info").exit_code == 0
    assert [s.language for s in seen] == ["vi", "ru"]
    monkeypatch.setenv("VNRU_KG_LANG", "de")
    wrong = run("info").exception
    assert isinstance(wrong, click.BadParameter)
    assert message_of(wrong) == "VNRU_KG_LANG: “de” is none of vi, en, ru"
    assert quickly(["query", "ASK {}"], os.environ) is None  # the short way leaves it to click, too


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"VNRU_KG_LANG": "ru", "LC_ALL": "vi_VN.UTF-8"}, ("ru", True)),
        ({"LC_ALL": "vi_VN.UTF-8", "LANG": "ru_RU.UTF-8"}, ("vi", False)),
        ({"LC_ALL": "", "LC_MESSAGES": "ru_RU", "LANG": "vi_VN"}, ("ru", False)),
        ({"LANG": "ru"}, ("ru", False)),
        ({"LANG": "de_DE.UTF-8"}, ("en", False)),
        ({"LC_ALL": "C.UTF-8", "LANG": "ru_RU.UTF-8"}, ("en", False)),
        ({"LANG": "vie_XX"}, ("en", False)),
        ({}, ("en", False)),
    ],
)
def test_the_language_of_the_environment(environment: dict[str, str], expected: tuple[str, bool]) -> None:
    assert language_of((), environment) == expected


def commands() -> dict[str, Command]:
    context = click.Context(vnru_kg)
    found = {name: vnru_kg.get_command(context, name) for name in COMMANDS}
    return {name: command for name, command in found.items() if isinstance(command, Command)}


def test_every_command_is_of_ours() -> None:
    assert set(commands()) == set(COMMANDS)
    for command in commands().values():
        names = {p.name for p in command.params}
        assert set(ALWAYS) <= names
        assert ("format" in names) == bool(command.formats)


VALUES = {"format": "json", "limit": "1", "as_of": "2012", "store": "folder", "endpoint": "http://127.0.0.1:9/"}


@pytest.mark.parametrize("setting", sorted(set(SHARED_OPTIONS) - set(ALWAYS)))
def test_what_a_command_does_not_take_is_refused_before_its_name_too(seen: list[Settings], setting: str) -> None:
    option = f"--{setting.replace('_', '-')}"
    refusing = [name for name, command in commands().items() if setting not in {p.name for p in command.params}]
    assert refusing
    for name in refusing:
        result = run(option, VALUES[setting], name)
        assert isinstance(result.exception, click.UsageError), (name, result.output)
        assert result.exception.message == f"“{name}” does not take {option}"
    assert seen == []


@pytest.mark.parametrize(
    ("text", "size"),
    [("80000M", 80_000 * 2**20), ("20G", 20 * 2**30), ("20 GiB", 20 * 2**30), ("32212254720", 30 * 2**30), ("90000000kb", 92_160_000_000)],
)
def test_memory_is_written_as_people_write_it(seen: list[Settings], text: str, size: int) -> None:
    """Sizes that this process, which runs all tests, does not take."""
    assert run("info", "--memory", text).exit_code == 0
    assert [s.memory for s in seen] == [size]


@pytest.mark.parametrize("args", [("--memory", "much"), ("--memory", "-1"), ("--timeout", "0"), ("--timeout", "soon"), ("--lang", "de")])
def test_a_value_that_is_none_is_told(seen: list[Settings], args: tuple[str, str]) -> None:
    for line in ([*args, "info"], ["info", *args]):
        error = run(*line).exception
        assert isinstance(error, click.BadParameter)
        assert error.param is not None
        assert error.param.opts[0] == args[0]
    assert seen == []
