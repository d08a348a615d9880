"""Words that a reader sees: a folder for each language, and in it a table for each kind of text.

``errors`` and ``command`` are tables from the English text, as it stands in the code, to that of the language; a text whose
form depends on a number is a tuple of forms (English: of one, of more; Russian: of one, of two to four, of more).
``help`` says by command and option what the help says. The other tables are texts by their names: ``pages`` for the
server, ``answers`` for ``ask``. ``numerals``, ``times`` and ``reading`` are what the texts say that are checked: all languages are read
at once there, since a text in one quotes the others. What the page in TypeScript reads too is JSON: ``page`` by part of the page, ``dates``, ``numbers``, and
``language`` for the language itself. What questions are asked with is TOML: ``meanings`` of words, ``synonyms``, and ``ask`` for the
patterns of questions and dates. :data:`LANGUAGES` is the one list of languages: to add one, name it here and give it a folder.
"""

from __future__ import annotations

from ..aliases import Alias
from .tables import dash, table, table_file

TYPE_CHECKING = False  # the module typing takes longer to load than all that help needs
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any, Self

__all__ = ["LANGUAGES", "SOURCE", "Message", "Name", "dash", "join", "pattern", "render", "say", "table", "table_file"]

LANGUAGES = ("vi", "en", "ru")
SOURCE = "en"  # the language of the texts in the code
_TEXTS = ("command", "errors")  # help needs the first only


class Message(str):
    """A text in English that knows how to say itself in the other languages.

    Values that are messages are said in the same language, numbers with its separators; the value ``n`` chooses the form.

    >>> say("{n} rows", n=1), say("{n} rows", n=21).render("ru"), say("{n} rows", n=1200).render("vi")
    ('1 row', '21 строка', '1.200 dòng')
    """

    template: str
    values: dict[str, object]

    def __new__(cls, template: str, **values: object) -> Self:
        """The English text of ``template`` with ``values`` in its slots."""
        made = super().__new__(cls, _filled(template, SOURCE, values))
        made.template, made.values = template, values
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        """So that an error survives the way out of another process."""
        return (_made, (self.template, self.values))

    def render(self, language: str) -> str:
        """The text in ``language``; in English what nobody has put into that language."""
        return _filled(self.template, language, self.values)

    said = Alias("render")


say = Message


class Name(Message):
    """The name of a thing inside a message: in the language of the message, else in another that it has.

    >>> say("{file}: {reason}", file="a", reason=Name({"en": "Hanoi", "ru": "Ханой"})).render("ru")
    'a: Ханой'
    """

    labels: Mapping[str, str]

    def __new__(cls, labels: Mapping[str, str]) -> Self:
        """The name in English, else in another language; empty without any."""
        made = super().__new__(cls, "{name}", name=_chosen(labels, SOURCE))
        made.labels = dict(labels)
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        return (Name, (self.labels,))

    def render(self, language: str) -> str:
        """The name in ``language``."""
        return _chosen(self.labels, language)


def join(parts: Sequence[str], between: str = ", ") -> str:
    """The parts in a row, as one message: those that are messages are said in its language; empty without any."""
    whole, *rest = parts or [""]
    for part in rest:
        whole = Message("{whole}{between}{part}", whole=whole, between=between, part=part)
    return whole


def pattern(name: str, key: str) -> str:
    """What one of the languages has under ``key`` in the table ``name``, as alternatives of a regular expression."""
    return "|".join(words for words in (table(name, language)[key] for language in LANGUAGES) if words)


def _chosen(labels: Mapping[str, str], language: str) -> str:
    return next((labels[wanted] for wanted in (language, *LANGUAGES) if wanted in labels), "")


def _made(template: str, values: dict[str, object]) -> Message:
    return Message(template, **values)


def render(text: str, language: str) -> str:
    """A message in ``language``; any other text as it is."""
    return text.render(language) if isinstance(text, Message) else text


def _filled(template: str, language: str, values: dict[str, object]) -> str:
    text: str | tuple[str, ...] = next((t for t in (table(name, language).get(template) for name in _TEXTS) if t), template)
    if isinstance(text, tuple):
        from ..numbers import form

        number = values.get("n")
        text = text[form(number if isinstance(number, int) else 0, language)]
    return text.format(**{name: _shown(value, language) for name, value in values.items()}) if values else text


def _shown(value: object, language: str) -> str:
    if isinstance(value, Message):
        return value.render(language)
    if isinstance(value, int):
        from ..numbers import integer

        return integer(value, language)
    if isinstance(value, float):
        from ..numbers import decimal

        return decimal(value, language)
    return str(value)
