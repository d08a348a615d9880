"""Who gives and who takes: what the little words around two places say of the direction between them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .words import Words

_FILL = (
    r"(?:(?:phía|nước|đất nước|thị trường|thành phố|thủ đô|lãnh thổ|chính thức|cấp nhà nước|hữu nghị|và làm việc|nhân dân|chính phủ|"
    r"công dân|the|its|neighbouring|рынок|рынке|стороны)[\s\u00a0]+)*"
)
_TO = re.compile(
    rf"(?<!\w)(?:sang|vào|tại|ở|tới|đến|cho|giúp|thăm|to|into|in|for|visit(?:s|ed|ing)?|в|во|на|для|посетил\w*)[\s\u00a0]+{_FILL}\Z"
)
_FROM = re.compile(rf"(?<!\w)(?:từ|của|do|from|by|of|из|от|со)[\s\u00a0]+{_FILL}\Z")
_BESIDE = re.compile(r"[\s\u00a0]*[-–—][\s\u00a0]*\Z")  # “Nga - Việt” says no direction
_TAKES = re.compile(
    r"(?<!\w)(?:nhận|tiếp nhận|mua|nhập|thu hút|đón|được|received?|buys?|bought|imports?|imported|attract\w*|hosts?|hosted|получ\w+|"
    r"приня\w+|закуп\w+|импорт\w*)(?!\w)"
)


def score(
    words: Words,
    window: tuple[int, int],
    source: Iterable[tuple[int, int]],
    target: Iterable[tuple[int, int]],
    *,
    order: bool = False,
    taker: bool = True,
) -> int:
    """How far the words in ``window`` say “from the source to the target” (above 0) or the reverse (below); 0: nothing is said.

    ``source`` and ``target`` are where the two are named. With ``order``, who is named first counts a little too, unless a word
    says that whoever is named first takes (``taker``).
    """
    begin, end = window
    inside = sorted([(p, 1) for p in source if begin <= p[0] and p[1] <= end] + [(p, -1) for p in target if begin <= p[0] and p[1] <= end])
    total, subject = 0, 0
    for (start, stop), side in inside:
        before, after = words.text[max(begin, start - 60) : start], words.text[stop : stop + 4]
        if _BESIDE.search(before) or re.match(r"[\s\u00a0]*[-–—]", after):
            continue
        if _TO.search(before):
            total -= 2 * side
        elif _FROM.search(before):
            total += 2 * side
        elif not subject:
            subject = side
    if order and subject and not (taker and _TAKES.search(words.text[begin:end])):
        total += subject
    return total


def nearest(words: Words, source: Iterable[tuple[int, int]], target: Iterable[tuple[int, int]], position: int | None) -> int:
    """The last mark of a direction before ``position`` in its sentence (above 0: “from the source to the target”); without a
    position, the sum over the sentences that name either.
    """
    source, target = list(source), list(target)
    if position is None:
        named = {words.sentence(p[0]) for p in (*source, *target)}
        return sum(score(words, sentence, source, target) for sentence in named)
    begin, _ = words.sentence(position)
    places = sorted((p for p in (*source, *target) if begin <= p[0] and p[1] <= position), reverse=True)
    for place in places:
        if found := score(words, (begin, place[1]), [place] if place in source else (), [place] if place in target else ()):
            return found
    return 0
