"""Which reading of a question is sure enough to be answered, and what is offered when none is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from ..engine import IRI
from ..graph import Graph
from ..library import ANY, questions
from ..namespaces import expand, q, shrink
from .lexicon import lexicon, read
from .names import kind_of
from .notice import Notice, notice
from .offer import Choice, Offer, message
from .patterns import codes
from .reading import Word, accented, stem, unmarked, words
from .run import PATH, told
from .understand import Understanding, understandings
from .when import ImpossibleDateError

_MOST = 5  # choices of an offer
_LEAST_EVIDENCE = 2
_LEAST_SCORE = 0.8
_LEAST_WITH_GAPS, _AHEAD = 4.5, 0.5  # the score of a reading that leaves words unexplained, and how far it must be ahead
_LEAST_WITH_LIGHT, _FAR_AHEAD = 0.5, 2.0  # the same where the one word left is an adverb or a verb
_LITTLE = 2.0  # a reading of a vague question is so much better before it is taken
_NEXT = 5.0  # readings so much worse may be answered where the best one finds nothing
_FAR = -12.0  # a reading that leaves more unexplained is not near
_TURNED = 4  # of so many readings one that is refused for its direction says that the best one is beside the point
_FOREIGN = 2  # small words of another language that give it away
_STOP = re.compile(r"[.?!:;\"“”«»]")
_UKRAINIAN = set("іїєґўјљњћђџ")


def decide(kg: Graph, typed: tuple[Word, ...]) -> Offer | tuple[list[Understanding], Notice]:
    """The best reading, where it is sure, and those to try where it finds nothing; or an offer."""
    languages = languages_of(kg, typed)
    if not languages:
        return Offer(message("reason", "language"), tuple(_first(kg)), "en")
    readings: list[tuple[Notice, list[Understanding]]] = []
    for language in languages:
        try:
            seen = notice(kg, accented(typed) if language == "vi" else typed, language, deep=len(languages) == 1)
        except ImpossibleDateError as error:
            return Offer(message("reason", "date", words=str(error)), (), language)
        readings.append((seen, understandings(seen)))
    seen, found = max(
        readings, key=lambda r: (_familiar(r[0]), _lexical(r[0]), r[1][0].score if r[1] else -99.0, -languages.index(r[0].language))
    )
    if len(languages) > 1 and seen.unknown:
        seen = notice(kg, seen.words, seen.language)
        found = understandings(seen)
    if seen.language == "vi" and any(seen.words[i].firm for i in seen.unknown) and not (found and _sure(found, seen)):
        again = notice(kg, tuple(unmarked(w) if i in seen.unknown else w for i, w in enumerate(seen.words)), "vi")
        if len(again.unknown) < len(seen.unknown):
            seen, found = again, understandings(again)
    top, found = found[:1], _narrower(found)
    if found and _sure(found, seen):
        return [found[0], *(u for u in found[1:] if _instead(u, found[0], {t.question for t in top}))], seen
    if _foreign(typed, seen):
        return Offer(message("reason", "language"), tuple(_choices(kg, seen, found)), seen.language)
    return Offer(_reason(seen, found), tuple(_choices(kg, seen, found)), seen.language)


def _instead(other: Understanding, best: Understanding, top: set[str]) -> bool:
    """Whether a reading may be answered where the best one finds nothing: near enough, of the same things, and as special.

    Who somebody is and what something is may be answered by whatever is said of it.
    """
    broad = set(read("patterns")["broad"]) - top if best.said else set[str]()
    near = other.score >= best.score - _NEXT and best.held <= other.held
    return near and _whole(other) and other.question not in broad


def _narrower(found: list[Understanding]) -> list[Understanding]:
    """The readings with one that answers nothing but the question before a broad one that is little better."""
    vague = read("patterns")["vague"]
    if not found or found[0].said or found[0].question not in read("patterns")["broad"]:
        return found
    best = next((u for u in found if u.question not in vague and u.said and _whole(u) and u.score >= found[0].score - _LITTLE), found[0])
    return [best, *(u for u in found if u is not best)]


def _familiar(seen: Notice) -> int:
    """How many words the language knows or has a name for."""
    return len(seen.words) - len(seen.unknown)


def _lexical(seen: Notice) -> int:
    """How many words the lexicon of the language has."""
    return len(seen.fillers | {i for f in seen.meanings for i in range(f.first, f.last)})


def offer(kg: Graph, seen: Notice) -> Offer:
    """The nearest questions to what was noticed."""
    found = understandings(seen)
    return Offer(_reason(seen, found), tuple(_choices(kg, seen, found)), seen.language)


def _sure(found: Sequence[Understanding], seen: Notice) -> bool:
    """Whether the best reading explains every word, or leaves one that may say nothing and is far ahead of other questions."""
    best = found[0]
    vague = read("patterns")["vague"]
    if best.question in vague and any(u.turned and u.question not in vague for u in found[1:_TURNED]):
        return False
    if _whole(best) or not best.unexplained:
        return _whole(best)
    light = len(best.unexplained) == 1 and (best.held or best.narrowed) and _light(seen, best.unexplained[0])
    least, ahead = (_LEAST_WITH_LIGHT, _FAR_AHEAD) if light else (_LEAST_WITH_GAPS, _AHEAD)
    return (
        not best.rivals
        and best.said
        and not best.guessed
        and best.question not in vague
        and all(best.score - u.score >= ahead for u in found[1:] if u.question != best.question)
        and best.score >= least
        and not telling(seen) & set(best.unexplained)
    )


def _light(seen: Notice, i: int) -> bool:
    """Whether a word has the form of an adverb, or of a verb of which it is not asked who did it."""
    forms = read("other")["light"].get(seen.language, {})
    text = seen.words[i].text
    who = any(seen.said(m) for m in ("who", "organiser", "why"))
    endings = [*forms.get("adverbs", ()), *(() if who else forms.get("verbs", ()))]
    return text.islower() and text.endswith(tuple(endings))


def _whole(reading: Understanding) -> bool:
    enough = reading.evidence >= _LEAST_EVIDENCE or reading.things > 0
    untold = reading.untold and reading.question in read("patterns")["vague"]
    return not reading.unexplained and not reading.rivals and not untold and not reading.passed and enough and reading.score >= _LEAST_SCORE


def tells_of_nothing(best: Understanding) -> bool:
    """Whether that a reading finds nothing says that the documents have nothing: figures or events of a time, or what somebody did."""
    people = sum(kind_of(thing) == "person" for thing in best.held)
    known = best.things == people > 0 if best.said and best.things else best.dated or best.question in read("patterns")["literal"]
    sure = not (best.guessed or best.unexplained) and known and best.things == people
    return sure and best.question not in read("patterns")["vague"] and all(n.period for n in best.narrowed)


def telling(seen: Notice) -> set[int]:
    """The words that must not be passed over: names, numbers, dates, and what is asked."""
    asked = [f for f in seen.meanings if f.meaning in read("patterns")["telling"]]
    stated: list[Any] = [*seen.mentions, *seen.periods, *asked]
    named = {i for s in stated for i in range(s.first, s.last)}
    numbers = {i for i, w in enumerate(seen.words) if w.number is not None or (i + 1 < len(seen.words) and _designates(seen, i))}
    return named | numbers | {i for i in seen.unknown if seen.words[i].text[0].isupper() and not _STOP.search(seen.words[i].gap)}


def _designates(seen: Notice, i: int) -> bool:
    return seen.words[i + 1].number is not None and seen.words[i + 1].gap in {"", "-"}


def languages_of(kg: Graph, typed: Sequence[Word]) -> tuple[str, ...]:
    """The languages in which a question may be read by its letters; none for a script or letters of another."""
    letters = [c for w in typed for c in w.text.casefold() if c.isalpha()]
    if not letters:
        return ("vi", "en", "ru")
    cyrillic = sum("\u0400" <= c <= "\u04ff" for c in letters)
    latin = sum(unicodedata.name(c, "").startswith("LATIN") for c in letters)
    if 2 * (cyrillic + latin) < len(letters) or any(c in _UKRAINIAN for c in letters):
        return ()
    if 2 * cyrillic >= len(letters):
        return ("ru",)
    if any(_vietnamese(c) for c in letters):
        return ("vi", "en") if sum(w.marked for w in typed) * 2 < len(typed) else ("vi",)
    return ("vi", "en")


def _vietnamese(letter: str) -> bool:
    """Whether a letter is one that, among the languages of the world, nearly Vietnamese alone has."""
    return letter in "ăđơư" or unicodedata.normalize("NFC", letter) in "ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"


def _foreign(typed: Sequence[Word], seen: Notice) -> bool:
    """Whether small words of a fourth language stand in a question that was not understood."""
    small: dict[str, list[str]] = read("other")["small"]
    known = seen.language != "en" or not seen.unknown
    counts = [sum(w.text.casefold() in texts for w in typed) for texts in small.values()]
    return not known and max(counts) >= _FOREIGN


def _reason(seen: Notice, found: Sequence[Understanding]) -> dict[str, str]:
    if seen.unknown:
        return message("reason", "unknown", words=_text(seen, seen.unknown))
    if not found:
        return message("reason", "nothing")
    if found[0].unexplained:
        return message("reason", "unknown", words=_text(seen, found[0].unexplained))
    if found[0].rivals:
        return message("reason", "ambiguous", words=_text(seen, range(len(seen.words))))
    return message("reason", "short")


def _text(seen: Notice, positions: Sequence[int] | frozenset[int] | range) -> str:
    chosen = sorted(positions)
    return "".join((seen.words[i].gap if k and chosen[k - 1] == i - 1 else " ") + seen.words[i].text for k, i in enumerate(chosen)).strip()


def _choices(kg: Graph, seen: Notice, found: Sequence[Understanding]) -> list[Choice]:
    """Things that may have been meant, readings that leave little unexplained, then questions with like titles; each once."""
    made: dict[str, Choice] = {}
    for choice in (*_rivals(kg, found), *_of_kind(kg, seen), *_near(kg, found), *_alike(kg, seen)):
        made.setdefault(choice.command, choice)
    return list(made.values())[:_MOST]


def _rivals(kg: Graph, found: Sequence[Understanding]) -> Iterator[Choice]:
    if found and found[0].rivals and not found[0].unexplained:
        first = found[0].rivals[0].iri
        same = [r for r in found[0].rivals if r.kind == found[0].rivals[0].kind]
        for rival in same[:_MOST]:
            yield _choice(kg, found[0].question, {n: str(rival.iri) if v == first else v for n, v in found[0].parameters.items()})


def _of_kind(kg: Graph, seen: Notice) -> Iterator[Choice]:
    """The instruments of the kind that is named where no instrument is."""
    if any(c.kind == "instrument" for m in seen.mentions for c in m.candidates):
        return
    for meaning, code in codes("instrument").items():
        if seen.said(meaning):
            kinds = [IRI(code), *(s.subject for s in kg.statements(None, q("skos:broader"), IRI(code)))]
            for kind in kinds:
                for statement in kg.statements(None, q("schema:legislationType"), kind):
                    yield _choice(kg, "signings", {"instrument": str(statement.subject)})


def _near(kg: Graph, found: Sequence[Understanding]) -> Iterator[Choice]:
    for understanding in found[: 2 * _MOST]:
        if understanding.score > _FAR and understanding.question != PATH:
            yield _choice(kg, understanding.question, understanding.parameters)


def _alike(kg: Graph, seen: Notice) -> Iterator[Choice]:
    """The questions of the library whose titles and descriptions share most words with the question, rare words counting more."""
    known = lexicon(seen.language)
    wanted = {stem(w.plain) for w in seen.words if not known.is_filler(w)}
    bags = _bags(seen.language)
    scores = {name: sum(1 / sum(s in other for other in bags.values()) for s in wanted & bag) for name, bag in bags.items()}
    for name in sorted(scores, key=lambda n: (-scores[n], n))[:3]:
        if scores[name]:
            yield _choice(kg, name, {})


@cache
def _bags(language: str) -> dict[str, set[str]]:
    """The words of the titles and descriptions of the questions, without their endings."""
    return {n: {stem(w.plain) for w in words(f"{q.titles[language]} {q.descriptions[language]}")} for n, q in questions().items()}


def _first(kg: Graph) -> Iterator[Choice]:
    for name in ("visits-of-person", "partnership-levels", "trade-by-year"):
        if name in questions():
            yield _choice(kg, name, {})


def _choice(kg: Graph, name: str, parameters: dict[str, str]) -> Choice:
    asked = questions()[name]
    values = {n: v if v == ANY else expand(v) or v if ":" in v else v for n, v in parameters.items()}
    shown = {n: shrink(v) if v.startswith("http") else v for n, v in values.items()}
    options = "".join(f" --{n} {v!r}" if " " in v or v == ANY else f" --{n} {v}" for n, v in shown.items())
    return Choice(name, shown, told(kg, asked, values, ()), f"vnru-kg ask {name}{options}")
