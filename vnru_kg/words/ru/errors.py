"""Сообщения об ошибках и советы, по английскому тексту в коде."""

from __future__ import annotations

WORDS: dict[str, str | tuple[str, ...]] = {
    # поиск по имени
    "nothing is called “{name}”": "ничего с именем «{name}» нет",
    "nothing of kind {kind} is called “{name}”": "среди объектов рода {kind} ничего с именем «{name}» нет",
    "nothing in the field {field} is called “{name}”": "в области {field} ничего с именем «{name}» нет",
    "nothing of kind {kind} in the field {field} is called “{name}”": "в области {field} среди объектов рода {kind} ничего с именем «{name}» нет",
    "There is elsewhere: {names}.": "Вне этих рамок есть: {names}.",
    "Did you mean {names}?": "Возможно, имелось в виду: {names}?",
    "Try another spelling, a part of the name, or another language.": "Попробуйте другое написание, часть имени или другой язык.",
}
