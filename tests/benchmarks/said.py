"""What an invented passage says beside its events: positions with a sentence in three languages, and figures, some of which disagree."""

from __future__ import annotations

import random

_POSITIONS, _FIGURES = 2.1, 1.3  # for each event, as in the shipped graph
_STEEP = 7  # a few countries and leaders are in most of it
_AGAIN = 0.05  # of the figures are said once more and otherwise
_STANCES = ("assesses", "states", "supports")
_INDICATORS = ("exports", "trade-turnover")
_SENTENCES = {
    "vi": "Hai bên nhất trí mở rộng hợp tác lần thứ {} trong lĩnh vực này.",
    "en": "The two sides agree to widen their cooperation in this field, for the {} time.",
    "ru": "Стороны в {}-й раз согласились расширять сотрудничество в этой области.",
}


def said(n: int, counts: dict[str, int], chance: random.Random) -> str:
    """What the passage of event ``n`` says beside it."""
    positions = [_position(n, k, counts, chance) for k in range(_about(_POSITIONS, chance))]
    figures = [text for k in range(_about(_FIGURES, chance)) for text in _figures(n, k, counts, chance)]
    return " ".join((*positions, *figures))


def _about(mean: float, chance: random.Random) -> int:
    """A number of that mean, more often small."""
    count = 0
    while chance.random() < mean / (1 + mean):
        count += 1
    return count


def _position(n: int, k: int, counts: dict[str, int], chance: random.Random) -> str:
    holder = (
        f"person:n{some(chance, counts['person'], _STEEP)}" if chance.random() < 0.5 else f"place:n{some(chance, counts['place'], _STEEP)}"
    )
    text = ", ".join(f'"{sentence.format(n)}"@{language}' for language, sentence in _SENTENCES.items())
    return (
        f"position:n{n}-{k} a vnru:Position ; vnru:heldBy {holder} ; vnru:stance code:{chance.choice(_STANCES)} ; "
        f"dcterms:subject topic:n{some(chance, counts['topic'], _STEEP)} ; vnru:concerns event:n{n} ; dcterms:description {text} ."
    )


def _figures(n: int, k: int, counts: dict[str, int], chance: random.Random) -> list[str]:
    """A figure, and at times the same one with another value."""
    value, year = chance.randint(10, 9999), chance.randint(1950, 2025)
    about = (
        f"vnru:indicator code:{chance.choice(_INDICATORS)} ; sdmx-dimension:refArea place:n{some(chance, counts['place'])} ; "
        f"vnru:counterpartArea place:n{some(chance, counts['place'])} ; vnru:product goods:all ; "
        f'sdmx-dimension:refPeriod "{year}"^^edtf:EDTF ; vnru:passage passage:900-{n} ; sdmx-attribute:unitMeasure code:usd ; '
        "vnru:bound code:exact"
    )
    values = [value, value * 2] if chance.random() < _AGAIN else [value]
    return [
        f'observation:n{n}-{k}-{m} a qb:Observation ; {about} ; sdmx-measure:obsValue {v}000000.0 ; vnru:asPrinted "{v} triệu USD" .'
        for m, v in enumerate(values)
    ]


def some(chance: random.Random, count: int, steep: int = 3) -> int:
    """A number below ``count``; the first ones are much more frequent, as the first among people and places are."""
    return int(count * chance.random() ** steep)
