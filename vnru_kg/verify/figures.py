"""A figure against its passage: the words around the number, its period, its direction and what is counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..code_words import CodeWords
from ..numerals import FALLS
from ..quantities import bound_before, plain, read, scale_after
from ..transcription import RATE, YEARLY
from ..vocabulary import Vocabulary
from ..words import pattern
from . import sides
from .moments import Moments
from .names import Names
from .times import Time
from .words import Words

_BETWEEN, _INWARD, _TRAINED = "direction-between", "direction-inward", "direction-trained"
_OWN = "direction-own"
_PAIR = 2
_CLAUSE = re.compile(rf"[,;(\d]| (?:{pattern('reading', 'clause')}) ")
_FALLING = re.compile(rf"(?<!\w)(?:{FALLS})(?: (?:{pattern('reading', 'by')}))?\s*\Z")


@dataclass(frozen=True, slots=True)
class Figure:
    """An observation as its passage's triples give it; codes by their local names, areas and goods by IRI."""

    text: str
    indicator: str
    unit: str
    area: str
    counterpart: str
    period: str
    as_of: str
    base: str
    product: str


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with which property: a key of the messages, and what goes into it."""

    predicate: str
    key: str
    values: dict[str, str]


class Figures:
    """Looks figures up in the words of their passages."""

    def __init__(
        self, names: Names, words: CodeWords, units: dict[str, set[str]], directions: dict[str, str], vocabulary: Vocabulary
    ) -> None:
        """``units`` are the units that each indicator may have, ``directions`` which way it goes (``code:direction-scheme``).

        What the ontology says of each is in ``vocabulary``.
        """
        self._signed = vocabulary.signed
        self._traded = {*vocabulary.mirrors, *vocabulary.mirrors.values()}
        self._names, self._words, self._directions = names, words, directions
        self._units = {indicator: taken for indicator, taken in units.items() if indicator in words}

    def check(self, figure: Figure, words: Words, fixed: frozenset[str]) -> Iterator[Problem]:
        """What the passage says otherwise. ``fixed`` are the properties that a note takes from elsewhere."""
        places = _occurrences(figure.text, words)
        if not places:
            yield Problem("vnru:asPrinted", "printed", {"text": figure.text})
            return
        falls = figure.indicator in self._signed  # a word for a fall is its sign
        around = [_around(figure, words, place, falls=falls) for place in places]
        if all(around):
            yield Problem("sdmx-measure:obsValue", "around", {"text": figure.text, "words": around[0]})
        yield from self._period(figure, words, places, fixed)
        if self._directions.get(figure.indicator, _BETWEEN) != _BETWEEN and "sdmx-dimension:refArea" not in fixed:
            yield from self._direction(figure, words, places)
        yield from self._others(figure, words, places, fixed)
        if figure.unit.endswith(RATE) and not any(YEARLY.search(words.text[slice(*words.sentence(place[0]))]) for place in places):
            yield Problem("sdmx-attribute:unitMeasure", "rate", {"text": figure.text})
        if "vnru:indicator" not in fixed:
            yield from self._indicator(figure, words, places)
        if figure.product and "vnru:product" not in fixed:
            yield from self._product(figure, words, places)

    def _period(self, figure: Figure, words: Words, places: list[tuple[int, int]], fixed: frozenset[str]) -> Iterator[Problem]:
        for predicate, edtf, base in (
            ("sdmx-dimension:refPeriod", figure.period, False),
            ("vnru:asOf", figure.as_of, False),
            ("vnru:comparedWith", figure.base, True),
        ):
            if edtf and predicate not in fixed and all(_moments(words, place, base).absent(edtf, base=base) for place in places):
                yield Problem(predicate, "period", {"date": edtf})

    def _direction(self, figure: Figure, words: Words, places: list[tuple[int, int]]) -> Iterator[Problem]:
        ref, other = self._names.places(figure.area, words), self._names.places(figure.counterpart, words)
        source, target = (other, ref) if self._directions[figure.indicator] == _INWARD else (ref, other)
        # whoever trains people takes them in, and “imports” says itself who takes
        takes = self._directions[figure.indicator] not in {_TRAINED, _INWARD, _OWN} and figure.indicator not in self._signed | self._traded
        scores = []
        for place in places:
            said = (sides.score(words, window, source, target) for window in _windows(words, place))
            order = sides.first(words, words.sentence(place[0]), ref, other, takes=takes)
            scores.append(next((s for s in said if s), 0) or order)
        if max(scores) < 0:
            yield Problem("sdmx-dimension:refArea", "direction", {"source": figure.area, "target": figure.counterpart})

    def _others(self, figure: Figure, words: Words, places: list[tuple[int, int]], fixed: frozenset[str]) -> Iterator[Problem]:
        """Where the sentence of a figure names two countries or more, its areas are among them."""
        for predicate, area in (("sdmx-dimension:refArea", figure.area), ("vnru:counterpartArea", figure.counterpart)):
            if predicate in fixed:
                continue
            for place in places:
                begin, end = words.sentence(place[0])
                named = {c for c in self._names.countries if any(begin <= p[0] < end for p in self._names.places(c, words))}
                both = any(begin <= p[0] < end for p in self._names.places_of_both(area, words))
                if len(named) < _PAIR or area in named or both:
                    break
            else:
                yield Problem(predicate, "name", {"thing": area})

    def _indicator(self, figure: Figure, words: Words, places: list[tuple[int, int]]) -> Iterator[Problem]:
        if figure.indicator not in self._words:
            return
        alike = [i for i, units in self._units.items() if figure.unit in units]
        verdicts = [self._spoken_of(words, place, alike) for place in places]
        if all(verdict and figure.indicator not in verdict for verdict in verdicts):
            yield Problem(
                "vnru:indicator", "indicator", {"text": figure.text, "found": ", ".join(sorted(verdicts[0])), "stated": figure.indicator}
            )

    def _spoken_of(self, words: Words, place: tuple[int, int], alike: list[str]) -> set[str]:
        """Which of ``alike`` is spoken of nearest to a figure: before it in its sentence, just behind it, else before in the passage."""
        begin, end = words.sentence(place[0])
        spans = [(span, code) for code in alike for span in self._words.spans(code, words.text)]
        clause = _CLAUSE.search(words.text[place[1] : end])
        behind = {code for span, code in spans if place[0] <= span[0] < (place[1] + clause.start() if clause else end)}
        before = [(span, code) for span, code in spans if span[1] <= place[0] and begin <= span[0]]
        if not before and not behind:
            before = [(span, code) for span, code in spans if span[1] <= place[0]]
        nearest = max((span[1] for span, _ in before), default=0)
        return behind | {code for span, code in before if span[1] == nearest}

    def _product(self, figure: Figure, words: Words, places: list[tuple[int, int]]) -> Iterator[Problem]:
        """Goods are named in the sentence of their figure, and no other figure stands between."""
        for place in places:
            begin, end = words.sentence(place[0])
            named = [p for p in self._names.places(figure.product, words) if begin <= p[0] < end]
            if any(not re.search(r"\d", words.text[p[1] : place[0]]) if p[1] <= place[0] else p[0] - place[1] < 60 for p in named):
                return
        if self._names.places(figure.product, words):
            yield Problem("vnru:product", "indicator", {"text": figure.text, "found": "—", "stated": figure.product})


def _occurrences(printed: str, words: Words) -> list[tuple[int, int]]:
    text = plain(printed)
    before, after = (r"(?<![\d.,])" if text[:1].isdigit() else r"(?<!\w)"), (r"(?![\d]|[.,]\d)" if text[-1:].isdigit() else "")
    return [m.span() for m in re.finditer(before + re.escape(text) + after, words.text)]


def _around(figure: Figure, words: Words, place: tuple[int, int], *, falls: bool) -> str:
    """The words just before or behind that make it another figure; ``""`` if there are none."""
    quantity = read(figure.text, words.language)
    before, after = words.text[: place[0]], words.text[place[1] :]
    bound, unclear = bound_before(before)
    if quantity is None or (bound != "exact" and not unclear and quantity.bound == "exact"):
        return before[-20:].strip()
    if figure.text[-1:].isdigit() and scale_after(after) != 1:
        return after[:10].strip()
    falling = _FALLING.search(before)
    if falling and falls and not quantity.falls:
        return falling[0].strip()
    return ""


def _moments(words: Words, place: tuple[int, int], base: bool) -> Moments:
    """The times that govern a figure: the nearest before and behind it in its sentence, else those before it in the passage."""
    moments = Moments()
    begin, end = words.sentence(place[0])
    near = [t for t in words.times if begin <= t.start < end]
    main = [t for t in near if not t.base]
    if base or not main:
        moments.add([t for t in words.times if t.start < end], words.text)
        return moments
    before = [t for t in main if t.stop <= place[0]]
    behind = [t for t in main if t.start >= place[1]]
    chosen = [*_nearest(before, -1), *_nearest(behind, 0)]
    moments.add([*chosen, *(t for t in words.times if any(t.begin[0] is None for t in chosen) and not t.base)])
    return moments


def _nearest(times: list[Time], position: int) -> list[Time]:
    return [t for t in times if t.start == times[position].start] if times else []


def _windows(words: Words, place: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Where direction words may stand, the nearest first: from the figure before to this one, its sentence, the sentences before."""
    begin, end = words.sentence(place[0])
    numbers = [m.end() for m in re.finditer(r"\d+(?:[.,]\d+)*", words.text[begin : place[0]])]
    if numbers:
        yield begin + numbers[-1], place[0]
    yield begin, place[0]
    yield begin, end
    yield from reversed([s for s in words.sentences if s[1] <= begin])
