"""Words that a reader sees: each text in each language, with the same slots, and none that nobody says."""

from __future__ import annotations

import ast
import re
import shutil
import string
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from vnru_kg.ask import lexicon
from vnru_kg.words import LANGUAGES, SOURCE, Message, render, say, table, table_file

from .support import ROOT
from .support.command import environment

PACKAGE = ROOT / "vnru_kg"
OTHERS = [language for language in LANGUAGES if language != SOURCE]
SAYING = {"say", "remark", "Message"}
CYRILLIC, VIETNAMESE = (
    re.compile("[а-яё]", re.IGNORECASE),
    re.compile("[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", re.IGNORECASE),
)


def trees() -> Iterator[ast.Module]:
    for path in sorted(PACKAGE.rglob("*.py")):
        if "words" not in path.relative_to(PACKAGE).parts[:1]:
            yield ast.parse(path.read_text("utf-8"))


def said() -> set[str]:
    """Every text that the code says in so many words."""
    found = set()
    for tree in trees():
        # another function of that name is no matter of ours
        ours = {
            n
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and node.module == "words"
            for a in node.names
            for n in [a.name]
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id not in ours:
                continue
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant) and isinstance(node.args[0].value, str):
                called = node.func
                name = called.id if isinstance(called, ast.Name) else called.attr if isinstance(called, ast.Attribute) else ""
                if name in SAYING and ":" not in node.args[0].value[:5]:
                    found.add(node.args[0].value)
    return {text for text in found if not re.fullmatch(r"[\w-]+:[\w-]+", text)}


def texts(language: str) -> dict[str, str | tuple[str, ...]]:
    return {**table("errors", language), **table("command", language)}


def forms(text: str | tuple[str, ...]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else text


def slots(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("language", OTHERS)
def test_every_text_is_said_in_every_language(language: str) -> None:
    assert len(said()) > 60
    assert said() - set(texts(language)) == set()


def test_the_tables_say_the_same() -> None:
    first, *others = (set(texts(language)) for language in OTHERS)
    assert all(first == other for other in others)
    assert set(texts(SOURCE)) <= first


def test_no_text_is_left_over() -> None:
    constants = {
        node.value for tree in trees() for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    upper = {text.upper() for text in constants}
    assert {text for text in texts("vi") if text not in constants and text not in upper} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_has_the_slots_of_the_original(language: str) -> None:
    for original, text in texts(language).items():
        for form in forms(text):
            assert slots(form) == slots(original), original


@pytest.mark.parametrize(("language", "number"), [("en", 2), ("ru", 3), ("vi", 1)])
def test_a_text_has_the_forms_of_its_language(language: str, number: int) -> None:
    counted = [text for text in texts(language).values() if isinstance(text, tuple)]
    assert all(len(text) == number for text in counted)
    assert counted or language == "vi"


def test_help_says_the_same_in_every_language() -> None:
    tables = [table("help", language) for language in LANGUAGES]
    assert all(set(words) == set(tables[0]) for words in tables)
    assert all(text and text == text.strip() for words in tables for text in words.values())


def leaves(table: dict[str, Any], path: str = "") -> dict[str, str]:
    """Every text of a table by its path; what only one language declines is its own matter."""
    found: dict[str, str] = {}
    for key, value in table.items():
        if isinstance(value, dict):
            found |= leaves(value, f"{path}{key}/") if key != "declined" else {}
        else:
            found[path + key] = " ".join(map(str, value)) if isinstance(value, list) else str(value)
    return found


@pytest.mark.parametrize("name", ["page", "dates", "language", "answers", "pages", "facts", "checks", "numbers"])
def test_a_table_says_the_same_in_every_language(name: str) -> None:
    first, *others = (
        # the sentence of counts is given more than any language says of it; a day in Vietnamese is written in numbers anyway
        {path: counted(text) for path, text in leaves(table(name, language)).items() if path not in {"counted", "day/unread"}}
        for language in LANGUAGES
    )
    assert len(first) > 1
    assert all(other == first for other in others)


def counted(text: str) -> set[str]:
    """The slots of a text of the page; a number that only chooses a form need not be in every language."""
    return set(re.findall(r"\{(\w+)\}", text)) | set(re.findall(r"\{(\w+)\|", text))


def test_a_language_declines_only_what_it_has() -> None:
    for language in LANGUAGES:
        words = table("dates", language)
        assert set(leaves(words["declined"])) <= set(leaves(words))


def test_no_word_of_the_page_is_left_over() -> None:
    sources = [*(PACKAGE / "explorer" / "front" / "src").rglob("*.ts"), *(PACKAGE / "explorer").glob("*.py")]
    sources += [PACKAGE / "explorer" / "templates" / "page.html", PACKAGE / "explorer" / "front" / "src" / "old.js"]
    source = "\n".join(path.read_text("utf-8") for path in sources)
    used, begun = set(re.findall(r"\w+", source)), tuple(re.findall(r"`(\w+)\$\{", source))
    assert {key for part in table("page", SOURCE).values() for key in part if key not in used and not key.startswith(begun)} == set()


@pytest.mark.parametrize(
    ("language", "letters", "strange"), [("ru", CYRILLIC, VIETNAMESE), ("vi", VIETNAMESE, CYRILLIC), ("en", None, CYRILLIC)]
)
def test_a_table_is_in_its_own_language(language: str, letters: re.Pattern[str] | None, strange: re.Pattern[str]) -> None:
    everything = [form for text in (*texts(language).values(), *table("help", language).values()) for form in forms(text)]
    everything += [
        text
        for name in ("page", "dates", "answers", "pages", "facts", "checks", "numbers")
        for text in leaves(table(name, language)).values()
        if re.search(r"[^\W\d_]{3}", text)
    ]
    examples = ("đường", "dương", "Kùzu")  # letters that help speaks of, and a program's name
    assert [t for t in everything if strange.search(t) and not any(e in t for e in examples)] == []
    if letters:
        assert sum(bool(letters.search(t)) for t in everything) > 0.9 * len(everything)


def test_every_language_is_a_folder() -> None:
    folders = {p.name for p in (PACKAGE / "words").iterdir() if p.is_dir() and not p.name.startswith("__")}
    assert folders == set(LANGUAGES)
    files = [sorted(p.name for p in (PACKAGE / "words" / language).iterdir() if p.is_file()) for language in LANGUAGES]
    assert all(names == files[0] for names in files)


GRAMMAR = "how a question is built is grammar, which is code; its words stand in the folder of the language"
LITERALS = {
    "alphabet.py": "which letters of Vietnamese are letters of their own is a rule of its alphabet, as the CLDR has it",
    **{f"ask/{p.name}": GRAMMAR for p in (PACKAGE / "ask").glob("*.py")},
}


def test_no_code_names_a_language() -> None:
    """What is said in a language stands in its folder, so that :data:`LANGUAGES` is the only list; what the exceptions are for is told."""
    offenders = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if "words" not in path.relative_to(PACKAGE).parts
        and any(isinstance(node, ast.Constant) and node.value in LANGUAGES for node in ast.walk(ast.parse(path.read_text("utf-8"))))
    }
    assert offenders - set(LITERALS) == set()
    assert {name for name in set(LITERALS) - offenders if LITERALS[name] != GRAMMAR} == set()


SPEAKING = """
from decimal import Decimal
from vnru_kg import KnowledgeGraph, dates, numbers, quantities
from vnru_kg.ask.say import message
from vnru_kg.explorer.page import words
from vnru_kg.words import LANGUAGES, say
print(*LANGUAGES, *words())
print(words()["fr"]["page"]["title"], words()["fr"]["language"]["name"])
print(dates.readable("1994-01-05", "fr"), numbers.readable(Decimal("1234.5"), "fr"), say("{n} rows", n=2).render("fr"))
read = quantities.read("près de 12 milliards", "fr")
print(read.value, read.bound)
print(*sorted(message("answer", "read", typed="a", meant="b")))
kg = KnowledgeGraph.load()
found = kg.ask("combien de fois Putin visited Vietnam?")
same = kg.ask("how many times Putin visited Vietnam?")
print(found.language, len(found.rows) > 1, {row.terms for row in found} == {row.terms for row in same})
print(found.lead["fr"].partition(" [")[0])
print(kg.labels_of("https://w3id.org/vnru/passage/001-03")["fr"].rpartition(", ")[2])
"""


def test_a_fourth_language_is_a_folder_and_a_line(tmp_path: Path) -> None:
    """The package as it is, but for its words: a copy of English that is French where we look, and that a question is asked in."""
    package = tmp_path / "vnru_kg"
    package.mkdir()
    for path in PACKAGE.iterdir():
        if path.name not in {"words", "__pycache__"}:
            (package / path.name).symlink_to(path)
    shutil.copytree(PACKAGE / "words", package / "words", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(package / "words" / "en", package / "words" / "fr")
    for name in ("ontology", "graph_data"):
        (tmp_path / name).symlink_to(ROOT / name)
    changed = {
        "words/__init__.py": ('LANGUAGES = ("vi", "en", "ru")', 'LANGUAGES = ("vi", "en", "ru", "fr")'),
        "words/fr/page.json": ("Vietnam–Russia knowledge graph", "Graphe de connaissances"),
        "words/fr/language.json": ("English", "Français"),
        "words/fr/dates.json": ("January", "janvier"),
        "words/fr/numbers.json": ('"point": "."', '"point": ","'),
        "words/fr/numerals.json": ('"nearly": "nearly', '"nearly": "près de'),
        "words/fr/ask.toml": ("the of in to", "combien de fois"),
        "words/fr/meanings.toml": ("how many times,", "combien de fois,"),
        "words/fr/command.py": ('("{n} row", "{n} rows")', '("{n} ligne", "{n} lignes")'),
    }
    numerals = package / "words" / "fr" / "numerals.json"
    numerals.write_text(numerals.read_text("utf-8").replace("billions", "milliards"), "utf-8")
    for name, (english, french) in changed.items():
        text = (package / name).read_text("utf-8")
        assert english in text, name
        (package / name).write_text(text.replace(english, french), "utf-8")
    command = [sys.executable, "-X", "utf8", "-c", SPEAKING]
    apart = environment(PYTHONPATH=str(tmp_path), VNRU_KG_CACHE=str(tmp_path / "cache"))
    run = subprocess.run(command, check=False, cwd=tmp_path, env=apart, capture_output=True, text=True, encoding="utf-8")
    assert (run.stderr, run.stdout.splitlines()) == (
        "",
        [
            "vi en ru fr vi en ru fr",
            "Graphe de connaissances Français",
            "5 janvier 1994 1,234,5 2 lignes",
            "12000000000 nearly",
            "en fr ru vi",
            "fr True True",
            "5 by the documents' own numbering",
            "paragraph 3",
        ],
    )


def test_a_message_says_itself_and_what_is_in_it() -> None:
    message = say(
        "{name}: {message}", name="--limit", message=say("“{value}” is not a whole number from {least} on", value="x", least=1000)
    )
    assert message == "--limit: “x” is not a whole number from 1,000 on"
    assert message.render("vi") == "--limit: “x” không phải là số nguyên từ 1.000 trở lên"
    assert render(message, "ru") == "--limit: «x» — не целое число от 1000"
    assert render("as it is {n}", "ru") == "as it is {n}"
    assert say("nobody put this into words, {name}", name="{n}").render("vi") == "nobody put this into words, {n}"


def test_a_message_survives_the_way_between_processes() -> None:
    import pickle

    message = pickle.loads(pickle.dumps(say("{n} rows", n=2)))  # noqa: S301 — our own
    assert isinstance(message, Message)
    assert message.render("ru") == "2 строки"


@pytest.mark.parametrize("name", ["ask", "meanings"])
def test_what_is_kept_of_the_words_of_questions_goes_with_what_it_was_made_of(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the stems that a language has, too: they stand beside its patterns."""
    before = lexicon._version.__wrapped__("ru")
    other = tmp_path / f"{name}.toml"
    other.write_text(Path(table_file(name, "ru")).read_text("utf-8") + "# another\n", "utf-8")
    monkeypatch.setattr(lexicon, "table_file", lambda asked, language: str(other) if asked == name else table_file(asked, language))
    assert lexicon._version.__wrapped__("ru") != before
