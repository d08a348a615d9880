"""What ``verify`` says, in three languages."""

from __future__ import annotations

from .. import transcription

MESSAGES = {
    "characters": {
        "vi": "có {found} ký tự, không phải {wanted}",
        "en": "has {found} characters, not {wanted}",
        "ru": "содержит {found} знаков, а не {wanted}",
    },
    "hash": {
        "vi": "ký tự {start}–{end} không phải đoạn đã được băm",
        "en": "characters {start}–{end} are not the passage that was hashed",
        "ru": "знаки {start}–{end} — не тот фрагмент, хеш которого записан",
    },
    "copied": {
        "vi": "mô tả chép nguyên văn của tài liệu: “{words}”; hãy viết lại bằng lời của mình",
        "en": "the description copies the document: “{words}”; write it in words of your own",
        "ru": "описание дословно повторяет документ: «{words}»; напишите его своими словами",
    },
    "name": {
        "vi": "trong đoạn không có tên nào của {thing}",
        "en": "no name of {thing} is in the passage",
        "ru": "в фрагменте нет ни одного имени {thing}",
    },
    "date": {
        "vi": "{absent} của ngày {date} không có trong đoạn",
        "en": "{absent} of the date {date} is not in the passage",
        "ru": "{absent} из даты {date} нет в фрагменте",
    },
    "period": {
        "vi": "đoạn không nói {date} về con số này",
        "en": "the passage does not say {date} of this figure",
        "ru": "фрагмент не относит это число к {date}",
    },
    "printed": {
        "vi": "đoạn không in “{text}”",
        "en": "“{text}” is not printed in the passage",
        "ru": "«{text}» не напечатано в фрагменте",
    },
    "around": {
        "vi": "quanh “{text}” đoạn in “{words}”: con số ấy khác",
        "en": "around “{text}” the passage prints “{words}”, which makes it another figure",
        "ru": "рядом с «{text}» в фрагменте стоит «{words}»: это другое число",
    },
    "number": {
        "vi": "{number} không có trong đoạn",
        "en": "{number} is not in the passage",
        "ru": "числа {number} нет в фрагменте",
    },
    "rate": {
        "vi": "quanh “{text}” đoạn không nói là mỗi năm",
        "en": "around “{text}” the passage does not say that it is a yearly rate",
        "ru": "рядом с «{text}» в фрагменте не сказано, что это в год",
    },
    "direction": {
        "vi": "theo lời của đoạn thì chiều ngược lại: từ {target} tới {source}",
        "en": "the passage says the reverse: from {target} to {source}",
        "ru": "в фрагменте сказано обратное: от {target} к {source}",
    },
    "indicator": {
        "vi": "quanh “{text}” đoạn nói về {found}, không phải {stated}",
        "en": "around “{text}” the passage speaks of {found}, not of {stated}",
        "ru": "рядом с «{text}» в фрагменте речь о {found}, а не о {stated}",
    },
    "role": {
        "vi": "đoạn không có từ nào nói tới vai trò {code}",
        "en": "no word of the passage says the role {code}",
        "ru": "ни одно слово фрагмента не говорит о роли {code}",
    },
    "stance": {
        "vi": "đoạn không có từ nào nói tới thái độ {code}",
        "en": "no word of the passage says the stance {code}",
        "ru": "ни одно слово фрагмента не говорит о позиции {code}",
    },
    "office": {
        "vi": "đoạn không gọi {person} là {post}",
        "en": "the passage does not call {person} {post}",
        "ru": "фрагмент не называет {person} так: {post}",
    },
}  # fmt: skip


def say(key: str, language: str, **values: object) -> str:
    """The message ``key`` in ``language``."""
    texts = MESSAGES.get(key) or transcription.MESSAGES[key]
    return texts[language].format(**values)
