"""From the words of a question to pieces that mean something: names, codes, words of the table, dates and numbers.

The pieces cover the question once, long phrases before short ones. A word that nothing begins with is compared with all
words that there are (one or two typing errors), and with names by their sound; what stays is an unknown piece.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain

from ..graph import Graph
from ..words import table as wording
from .exclusions import leave_out
from .facts import facts
from .lexicon import LIGHT, Lexicon, lexicon
from .pieces import Piece
from .tables import pattern
from .tokens import Token, language_of, tokens
from .when import Period, periods

_QUOTED = re.compile('["“«„](.+?)["”»“]')
_GUESSED = 4  # letters from which a word may be misspelt
_STEM = 5  # … and its stem, in small letters
_SURE = 6  # letters from which a word that is no name may be misspelt: of short words, another one is always near
_ENDING, _APART = 3, 4  # letters of an ending; words between *ít* and *nhất*
_SHORT_NAME = 5  # letters up to which a name with one letter more or less is another name


@dataclass(frozen=True, slots=True)
class Question:
    """A question in pieces; ``corrections`` are the words that were read otherwise than they were typed."""

    text: str
    language: str
    pieces: tuple[Piece, ...]
    lexicon: Lexicon
    corrections: tuple[tuple[str, str], ...] = ()
    exclusions: tuple[tuple[Piece, ...], ...] = ()  # what is not asked for, thing by thing; none of the pieces
    stems: tuple[tuple[str, str], ...] = ()  # of the words that were read otherwise: as typed → the stem that was meant


def link(kg: Graph, text: str, language: str | None = None) -> Question:
    """The pieces of ``text``. Raises :class:`~vnru_kg.ask.when.ImpossibleDateError`."""
    text = unicodedata.normalize("NFC", text).replace("когда-то", "когда-либо")  # no phrase: *Когда То Лам …*
    language = language or language_of(text)
    text = pattern("idle", language).sub(lambda found: found[1] or "", text)
    known = lexicon(kg, language)
    typed = [t._replace(key=known.aliases.get(t.key, t.key)) for t in tokens(text, language)]
    told = facts(kg, language).words
    dated = periods(text, language)
    read: list[tuple[str, str]] = []
    stems: list[tuple[str, str]] = []
    for i, token in enumerate(typed):
        if any(p.start <= token.start < p.stop for p in dated):
            continue
        meant = _meant(token, known, told)
        if meant and meant != token.key:
            read.append((token.text, meant))
            stems.append((token.plain, meant))
            typed[i] = token._replace(key=meant, plain=meant, exact=meant)
    for i, read_as in _names_nearly(typed, known):
        read.append((typed[i].text, read_as))
        stems.append((typed[i].plain, read_as))
        typed[i] = typed[i]._replace(key=read_as, plain=read_as, exact=read_as)
    pieces = _quoted(_spoken(_cover(text, typed, dated, known, told), text), text, known)
    pieces = _named_in_full(_cut_words(pieces, known), known)
    pieces, excepted = leave_out(pieces, text)
    return Question(text, language, tuple(pieces), known, tuple(read), excepted, tuple(stems))


def _meant(token: Token, known: Lexicon, told: dict[str, int]) -> str:
    """The key that a word stands for: its own if there is such a word, that of the nearest word otherwise."""
    if token.key in known.vocabulary or token.key.isdigit():
        return token.key
    if token.plain in known.vocabulary:
        return token.plain
    if token.key in told and not (token.capital and token.start):
        return token.key
    if len(token.plain) < _GUESSED or token.plain[0].isdigit() or (known.language == "vi" and token.marked):
        return ""  # a wrong tone is no other word: accents are folded away
    own = token.key if token.key in told else ""
    return own if len(token.key) < _STEM and not token.capital else _nearest(token, known, told) or own  # *killed* is no *Kilo*


def _nearest(token: Token, known: Lexicon, told: dict[str, int]) -> str:
    """The key of the word that is meant by one that there is not; empty where none is near."""
    from ..search.sounds import sounds
    from ..search.typos import distance, most_errors
    from ..search.words import Word

    most = most_errors(token.key)
    near: dict[str, int] = {}
    letters = set(token.key)
    for key, uses in chain(known.vocabulary.items(), told.items()):
        if not uses or abs(len(key) - len(token.key)) > most or key[:1] != token.key[:1]:
            continue
        if len(letters.symmetric_difference(key)) <= 2 * most:  # each error brings at most one new letter and loses one
            errors = distance(token.key, key, most)
            exchanged = token.capital and token.key.isascii() and len(token.key) <= _SHORT_NAME and len(key) != len(token.key)
            if errors <= most and len(key) >= min(_GUESSED, len(token.key)) and not exchanged and _may_be(key, token, known):
                near[key] = errors
    if near:
        return min(near, key=lambda k: (near[k], not _left_out(token.key, k), k[:2] != token.key[:2], -known.vocabulary.get(k, 0), k))
    heard = (known.sounds.get(s) for s in sounds(Word(token.plain, token.plain)) if token.capital or len(token.plain) >= _SURE)
    return next((key for key in heard if key), "")


def _names_nearly(typed: Sequence[Token], known: Lexicon) -> Iterator[tuple[int, str]]:
    """Which word stands for which in a name of three words of which one is spelt otherwise: *Фам Минь Тьинь*."""
    from ..search.typos import distance

    for start in range(len(typed) - 2):
        three = typed[start : start + 3]
        if not all(t.capital for t in three) or known.senses(tuple(three)):
            continue
        for i, token in enumerate(three):
            rest = (*three[:i], *three[i + 1 :])
            near = {w for w in known.complete(tuple(t.key for t in rest), i) if distance(token.key, w, 1) == 1}
            if len(near) == 1:
                yield start + i, near.pop()
                break


def _may_be(key: str, token: Token, known: Lexicon) -> bool:
    """Whether a word may be meant: with a capital inside the sentence only that of a name."""
    inside = token.capital and token.start > 0
    short = len(token.key if inside else token.plain) < _SURE
    if short and not known.proper(key) and not _fleeting(token.key, key):
        return False
    if not inside or key not in known.vocabulary:
        return True
    return known.is_name_word(key)


def _fleeting(one: str, other: str) -> bool:
    """Whether two Russian stems differ by the vowel that comes and goes before the last consonant: *пушек*, *пушка*."""
    long, short = (one, other) if len(one) > len(other) else (other, one)
    return len(short) > 2 and long[-2] in "оеё" and long[:-2] + long[-1] == short


def _spoken(pieces: list[Piece], text: str) -> list[Piece]:
    """The pieces without the endings of numbers (*2006-го*); *at least five* asks for things, and *ít … nhất* is one word."""
    kept: list[Piece] = []
    for piece in pieces:
        last = kept[-1] if kept else None
        ending = last and last.text[-1:].isdigit() and not piece.senses and piece.text.islower() and len(piece.text) <= _ENDING
        if last and ending and re.search(rf"{last.text[-1]}-?{piece.text}\b", text):
            continue
        if last and last.means("least", "list") and piece.number is not None and not piece.text.isdigit():
            kept[-1] = replace(last, senses=("list", LIGHT))
            continue
        if piece.means("most") and pattern("most").fullmatch(piece.text):
            few = next((n for n, p in enumerate(kept) if n + _APART >= len(kept) and pattern("fewest").fullmatch(p.text)), None)
            if few is not None:
                kept[few] = replace(kept[few], senses=(LIGHT,))
                kept.append(replace(piece, senses=("least",)))
                continue
        kept.append(piece)
    return [replace(p, order=n) for n, p in enumerate(kept)]


def _named_in_full(pieces: list[Piece], known: Lexicon) -> list[Piece]:
    """The pieces without a strange word beside a name in which it stands: *the Eurasian FTA*, *второй стратегический диалог*."""
    kept = []
    for piece in pieces:
        around = [p for p in pieces[max(piece.order - 1, 0) : piece.order + 2] if p.name]
        if (
            piece.senses
            or piece.period
            or piece.number is not None
            or not around
            or not any(known.in_name(word.key, s) for word in tokens(piece.text, known.language) for p in around for s in p.senses)
        ):
            kept.append(piece)
    return [replace(p, order=n) for n, p in enumerate(kept)]


def _cut_words(pieces: list[Piece], known: Lexicon) -> list[Piece]:
    """The pieces without a syllable that makes one word with the end of the phrase before it: *văn kiện được ký | kết*."""
    kept: list[Piece] = []
    for piece in pieces:
        typed = tokens(f"{kept[-1].text} {piece.text}", known.language) if kept and not piece.period and not kept[-1].period else ()
        if known.language != "vi" or piece.senses or piece.number is not None or len(typed) < 3 or not known.senses(typed[-2:]):
            kept.append(piece)
        else:
            kept[-1] = replace(kept[-1], text=f"{kept[-1].text} {piece.text}")
    return [replace(p, order=n) for n, p in enumerate(kept)]


def _quoted(pieces: list[Piece], text: str, known: Lexicon) -> list[Piece]:
    """What stands in quotation marks as one piece, unless it is a name."""
    found = _QUOTED.search(text)
    inside = [p for p in pieces if found and p.text and found[1].find(p.text) >= 0] if found else []
    if (
        not found
        or len(inside) < 2
        or any(known.thing(s) for p in inside for s in p.senses if s.startswith(("instrument:", "source:", "work:")))
    ):
        return pieces
    first, last = inside[0].order, inside[-1].order
    merged = [*pieces[:first], Piece(first, found[1], ("quoted",)), *pieces[last + 1 :]]
    return [replace(p, order=n) for n, p in enumerate(merged)]


def _left_out(typed: str, meant: str) -> bool:
    """Whether letters were only left out, the most usual error."""
    letters = iter(meant)
    return all(c in letters for c in typed)


def _cover(text: str, typed: Sequence[Token], dated: Sequence[Period], known: Lexicon, told: dict[str, int]) -> list[Piece]:
    """The best way to cut the words into pieces."""
    spans = [(next((i for i, t in enumerate(typed) if t.start >= p.start), -1), p) for p in dated]
    begins = {i: (p, sum(p.start <= t.start < p.stop for t in typed)) for i, p in spans if i >= 0}
    best: list[tuple[float, int, tuple[str, ...], Period | None]] = [(0.0, 0, (), None)] * (len(typed) + 1)
    score = [0.0] * (len(typed) + 1)
    for i in range(len(typed) - 1, -1, -1):
        options: list[tuple[float, int, tuple[str, ...], Period | None]] = [(score[i + 1], 1, (), None)]
        if i in begins:
            period, count = begins[i]
            options.append((count * count + 1 + score[i + count], count, (), period))
        for n in range(1, min(known.longest, len(typed) - i) + 1):
            senses = known.senses(tuple(typed[i : i + n]))
            if n == 1 and not senses and typed[i].key not in told:  # a name in small letters
                senses = known.senses((typed[i]._replace(text=typed[i].text.capitalize()),))
            if senses and not _cuts(i, n, begins):
                options.append((n * n + (0.5 if LIGHT not in senses else 0.0) + score[i + n], n, senses, None))
        best[i] = max(options, key=lambda o: (o[0], o[1]))
        score[i] = best[i][0]
    pieces: list[Piece] = []
    i = 0
    while i < len(typed):
        _, n, senses, dated_as = best[i]
        words = text[typed[i].start : typed[i + n - 1].end]
        number = None if dated_as else _number(words, senses, known.language)
        pieces.append(Piece(len(pieces), words, senses, dated_as, number, typed[i].capital))
        i += n
    return pieces


def _cuts(i: int, n: int, begins: dict[int, tuple[Period, int]]) -> bool:
    """Whether a phrase ends or begins within a date."""
    return any(i < b + count and b < i + n and not (i <= b and b + count <= i + n) for b, (_, count) in begins.items())


def _number(words: str, senses: tuple[str, ...], language: str) -> Decimal | None:
    """The number that is written in digits or in a word."""
    if not words.replace(".", "").replace(",", "").isdecimal():
        return next((Decimal(s) for s in senses if s.isdigit()), None)
    whole, point, rest = words.partition(wording("numbers", language)["point"])
    if point and len(rest) != 3:
        return Decimal(f"{whole.replace('.', '').replace(',', '')}.{rest}")
    return Decimal(words.replace(".", "").replace(",", ""))
