"""Folding of names, choice of labels, and what may be shown on a terminal."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from vnru_kg.text import LANGUAGES, choose, fold, printable

from .support.twins import table


def test_fold() -> None:
    """The page folds alike, by the same table."""
    for typed, folded in table("fold"):
        assert fold(typed) == folded, typed


VIETNAMESE = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"


def test_every_vietnamese_letter_folds_to_ascii() -> None:
    assert fold(VIETNAMESE).isascii()
    assert fold(VIETNAMESE.upper()) == fold(VIETNAMESE)
    assert set(fold(VIETNAMESE)) == set("abcdeghiklmnopqrstuvxy")


def test_russian_letters_stay_apart() -> None:
    alphabet = "абвгдежзийклмнопрстуфхцчшщъыьэюя"
    assert fold(alphabet.upper()) == alphabet


@given(st.text())
def test_fold_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_fold_does_not_care_how_accents_are_encoded(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(st.text(alphabet=VIETNAMESE + "йёЙЁабвЯ "))
def test_fold_does_not_care_about_case(text: str) -> None:
    assert fold(text.upper()) == fold(text.lower())


@given(st.text())
def test_fold_leaves_single_spaces_and_no_marks(text: str) -> None:
    folded = fold(text)
    assert folded == " ".join(folded.split(" ")).strip()
    assert "  " not in folded
    assert not any(unicodedata.combining(c) for c in folded)


def test_choose() -> None:
    labels = {"en": "Hanoi", "ru": "Ханой"}
    assert choose(labels, "ru") == "Ханой"
    assert choose(labels, "vi") == "Hanoi"  # the first of vi, en, ru that exists
    assert choose({"de": "Hanoi"}, "vi") == "Hanoi"
    assert choose({}, "vi") is None
    assert LANGUAGES == ("vi", "en", "ru")


@given(st.dictionaries(st.sampled_from([*LANGUAGES, "de", ""]), st.text(), min_size=1), st.sampled_from(LANGUAGES))
def test_choose_gives_what_there_is(labels: dict[str, str], language: str) -> None:
    assert choose(labels, language) in labels.values()
    if language in labels:
        assert choose(labels, language) == labels[language]


@given(st.text())
def test_printable_keeps_length_and_drops_control(text: str) -> None:
    shown = printable(text)
    assert len(shown) == len(text)
    assert not any(unicodedata.category(c) == "Cc" or c in "\u202a\u202e\u2066\u200e\u200f\ufeff" for c in shown)


def test_printable_keeps_letters() -> None:
    assert printable("Võ Văn Kiệt, Орёл") == "Võ Văn Kiệt, Орёл"
    assert printable("a\x1b[31mb\u202ec\nd") == "a [31mb c d"
