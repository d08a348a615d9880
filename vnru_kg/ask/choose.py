"""Which reading of a question is sure enough to be answered, and what is offered when none is."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from ..engine import IRI
from ..kg import KnowledgeGraph
from ..library import ANY, questions
from ..namespaces import expand, q, shrink
from .lexicon import lexicon, read
from .notice import Notice, notice
from .offer import Choice, Offer, message
from .patterns import codes
from .reading import Word, stem, words
from .run import PATH, told
from .understand import Understanding, understandings
from .when import ImpossibleDateError

_MOST = 5  # choices of an offer
_LEAST_EVIDENCE = 2
_LEAST_SCORE = 0.8
_FAR = -12.0  # a reading that leaves more unexplained is not near
_FOREIGN = 2  # small words of another language that give it away
_UKRAINIAN = set("іїєґўјљњћђџ")


def decide(kg: KnowledgeGraph, typed: tuple[Word, ...]) -> Offer | tuple[Understanding, Notice]:
    """The reading that explains a question wholly, or an offer."""
    languages = languages_of(kg, typed)
    if not languages:
        return Offer(message("reason", "language"), tuple(_first(kg)), "en")
    readings: list[tuple[Notice, list[Understanding]]] = []
    for language in languages:
        try:
            seen = notice(kg, typed, language, deep=len(languages) == 1)
        except ImpossibleDateError as error:
            return Offer(message("reason", "date", words=str(error)), (), language)
        readings.append((seen, understandings(seen)))
    seen, found = max(readings, key=lambda r: (_familiar(r[0]), r[1][0].score if r[1] else -99.0, -languages.index(r[0].language)))
    if len(languages) > 1 and seen.unknown:
        seen = notice(kg, typed, seen.language)
        found = understandings(seen)
    if found and _sure(found[0]):
        return found[0], seen
    if _foreign(typed, seen):
        return Offer(message("reason", "language"), tuple(_choices(kg, seen, found)), seen.language)
    return Offer(_reason(seen, found), tuple(_choices(kg, seen, found)), seen.language)


def _familiar(seen: Notice) -> int:
    """How many words the language knows or has a name for."""
    return len(seen.words) - len(seen.unknown)


def offer(kg: KnowledgeGraph, seen: Notice) -> Offer:
    """The nearest questions to what was noticed."""
    found = understandings(seen)
    return Offer(_reason(seen, found), tuple(_choices(kg, seen, found)), seen.language)


def _sure(best: Understanding) -> bool:
    enough = best.evidence >= _LEAST_EVIDENCE or best.things > 0
    return not best.unexplained and not best.rivals and enough and best.score >= _LEAST_SCORE


def languages_of(kg: KnowledgeGraph, typed: Sequence[Word]) -> tuple[str, ...]:
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


def _choices(kg: KnowledgeGraph, seen: Notice, found: Sequence[Understanding]) -> list[Choice]:
    """Things that may have been meant, readings that leave little unexplained, then questions with like titles; each once."""
    made: dict[str, Choice] = {}
    for choice in (*_rivals(kg, found), *_of_kind(kg, seen), *_near(kg, found), *_alike(kg, seen)):
        made.setdefault(choice.command, choice)
    return list(made.values())[:_MOST]


def _rivals(kg: KnowledgeGraph, found: Sequence[Understanding]) -> Iterator[Choice]:
    if found and found[0].rivals and not found[0].unexplained:
        for rival in found[0].rivals[:_MOST]:
            first = str(found[0].rivals[0].iri)
            yield _choice(kg, found[0].question, {n: str(rival.iri) if v == first else v for n, v in found[0].parameters.items()})


def _of_kind(kg: KnowledgeGraph, seen: Notice) -> Iterator[Choice]:
    """The instruments of the kind that is named where no instrument is."""
    if any(c.kind == "instrument" for m in seen.mentions for c in m.candidates):
        return
    for meaning, code in codes("instrument").items():
        if seen.said(meaning):
            kinds = [IRI(code), *(s.subject for s in kg.statements(None, q("skos:broader"), IRI(code)))]
            for kind in kinds:
                for statement in kg.statements(None, q("schema:legislationType"), kind):
                    yield _choice(kg, "signings", {"instrument": str(statement.subject)})


def _near(kg: KnowledgeGraph, found: Sequence[Understanding]) -> Iterator[Choice]:
    for understanding in found[: 2 * _MOST]:
        if understanding.score > _FAR and understanding.question != PATH:
            yield _choice(kg, understanding.question, understanding.parameters)


def _alike(kg: KnowledgeGraph, seen: Notice) -> Iterator[Choice]:
    """The questions of the library whose titles and descriptions share most words with the question, rare words counting more."""
    known = lexicon(seen.language)
    wanted = {stem(w.plain) for w in seen.words if not known.is_filler(w)}
    bags = {
        name: {stem(w.plain) for w in words(f"{asked.titles[seen.language]} {asked.descriptions[seen.language]}")}
        for name, asked in questions().items()
    }
    scores = {name: sum(1 / sum(s in other for other in bags.values()) for s in wanted & bag) for name, bag in bags.items()}
    for name in sorted(scores, key=lambda n: (-scores[n], n))[:3]:
        if scores[name]:
            yield _choice(kg, name, {})


def _first(kg: KnowledgeGraph) -> Iterator[Choice]:
    for name in ("visits-of-person", "partnership-levels", "trade-by-year"):
        if name in questions():
            yield _choice(kg, name, {})


def _choice(kg: KnowledgeGraph, name: str, parameters: dict[str, str]) -> Choice:
    asked = questions()[name]
    values = {n: v if v == ANY else expand(v) or v if ":" in v else v for n, v in parameters.items()}
    shown = {n: shrink(v) if v.startswith("http") else v for n, v in values.items()}
    options = "".join(f" --{n} {v!r}" if " " in v or v == ANY else f" --{n} {v}" for n, v in shown.items())
    return Choice(name, shown, told(kg, asked, values, ()), f"vnru-kg ask {name}{options}")
