"""From words to a question for figures: what is to be done with them, of which time, goods and people."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from ..text import LANGUAGES
from ..words import SOURCE, table
from .asking import asks_for_things, find_question_type
from .events import order
from .figures import Figures
from .indicators import TRADE, find_direction, find_indicators, units
from .lexicon import LIGHT
from .people import people
from .reading import Reading, values
from .tables import pattern, words
from .when import Period

SCALE = {
    int(scale): frozenset(" ".join(table("ask", one)["scales"][scale] for one in LANGUAGES).split())
    for scale in table("ask", SOURCE)["scales"]
}
_GROWTH = ("grow", "fall", "change")


def figures(reading: Reading) -> Figures | None:
    """The question as one for figures, or ``None``."""
    if reading.sees("why") or asks_for_things(reading) or _one_of_them(reading):
        return None
    either = len(reading.periods()) > 1 and bool(reading.find("or"))  # *in 2009 or in 2021*
    counted = (either and reading.sees("more", "fewer")) or reading.sees(
        "howmany", "howmuch", "value", "percent", "rank", "howlong", "difference", "ratio", "most", "least", "average"
    )
    want = find_indicators(reading, number=counted)
    if want is None:
        return None
    kind = find_question_type(reading)
    kind = "whichyear" if kind == "exists" and either else kind
    if kind in {"who", "where"} and not reading.sees("more", "fewer", *(["most", "least"] if kind == "who" else [])):
        return None
    if set(want.codes) <= {"exports", "imports"} and kind == "what" and _bare_what(reading):
        return None
    found = Figures(reading, want, kind, [p for _, p in reading.periods()])
    reading.use(*(p for p, _ in reading.periods()))
    for period in found.periods:
        reading.tell("time", period)
    found.periods = _ends_of(reading, found.periods)
    if kind == "count" and not reading.sees("value", "howmuch", "capital"):
        found.units = units(reading)
    if not _adds(reading, found) and not _is_part(reading, found):
        _operator(reading, found)
    find_direction(reading, want)
    if found.operator == "sides":
        want.source = "" if len(want.codes) == 1 or want.source == want.target else want.source
        want.target = "" if len(want.codes) == 1 else want.target
    _narrow(reading, found)
    reading.take_all(*words("takes-counting"), *([] if reading.find("which") else ["source"]))  # *by various sources*
    reading.tell("indicator", *(f"code:{c}" for c in want.codes))
    buying = want.codes == ["imports"]
    if want.source:
        reading.tell("country" if buying else "from", want.source)
    if want.target:
        reading.tell("from" if buying else "to", want.target)
    return found


def _one_of_them(reading: Reading) -> bool:
    """Whether one of the things that figures count is asked for, and not how many: *which republic took the most workers*."""
    step = -1 if reading.question.language == "vi" else 1
    nouns = [reading.beside(p, step, over=frozenset({LIGHT})) for p in reading.pieces if p.means("which")]
    if any(noun is not None and noun.means(*words("counted")) for noun in nouns):
        return True
    which = [p for p in reading.pieces if p.means("country") and pattern("which").search(p.text.lower())]
    lands = which or [noun for noun in nouns if noun is not None and noun.means("country")]
    return bool(lands) and reading.sees("most", "least") and not reading.sees("rank", "among", "tourist", "invest", "destination")


def _bare_what(reading: Reading) -> bool:
    """Whether what is sold or bought is asked for: *what does Russia sell*, and not *what were the exports*."""
    text = reading.question.text.lower()
    bare = any(pattern("what").fullmatch(p.text) for p in reading.pieces if p.means("which"))
    worth = reading.sees("value", "howmuch", "howmany", "percent", "most", "least", "more", "fewer", "grow", "fall", "change", "trade")
    return bare and not worth and not pattern("worth").match(text)


def _ends_of(reading: Reading, periods: list[Period]) -> list[Period]:
    """*From 2009 to 2021* compares the two years where a change is asked for."""
    if len(periods) != 1 or not periods[0].begin or periods[0].begin[:4] == periods[0].end[:4] or not periods[0].end:
        return periods
    if not reading.find("difference", "ratio", "change", "grow", "fall", "compare"):
        return periods
    one = periods[0]
    last = one.end[:4] if one.end.endswith("-12-31") else one.end[:7]
    return [replace(one, end=f"{one.begin[:4]}-12-31"), replace(one, begin=f"{last}-01-01"[:10])]


def _operator(reading: Reading, found: Figures) -> None:
    """What is to be done with the figures; its words are used."""
    ranks = any(code.endswith("rank") for code in found.want.codes)
    share = len(found.periods) == 2 and reading.find("percent")
    reading.take_all("percent", *(["rank"] if ranks else []), *(["total"] if len(found.periods) < 2 else []))  # a place is no amount
    found.limit = _amount(reading)
    if reading.find("average") or (reading.find("nth2", "nth3", "nth4") and reading.find("most", "least")):
        return
    names = ("difference", "ratio", "compare", "most", "least", "more", "fewer", "grow", "fall", "change", "or")
    said = {name for name in names if reading.find(name)}
    said |= {"ratio"} if share and not said else set()  # *how many per cent of 2021*
    if _agreement(reading):
        found.operator, found.question_type = "agree", "what"
        return
    two, paired = len(found.periods) == 2, {*_GROWTH, "difference", "ratio", "compare", "more", "fewer", "or"}
    both = len(reading.of_kind("schema:Country")) > 2 or {"exports", "imports"} <= set(found.want.codes)  # two directions
    used: set[str] = set()
    if ranks and found.question_type != "exists":
        reading.take_all("among")
    if two and said & paired:
        found.operator = "ratio" if "ratio" in said else "difference" if "difference" in said else "compare"
        used = said & paired
    elif ranks and found.question_type == "exists" and (said & {"most"} or reading.find("among", "first") or found.limit is not None):
        found.operator, used = "rank", {"most", "among", "first"}
    elif said & {"most", "least"}:
        used = _ranked(found, said)
    elif said & set(_GROWTH) and not two and len(found.periods) < 2:
        either = {"grow", "fall", "or"} <= said  # *up or down* is no yes or no
        found.question_type = "what" if either else found.question_type
        found.operator = "exists-growth" if found.question_type == "exists" else "growth"
        used = {*_GROWTH, "difference", "compare", *(["or"] if either else [])}
    elif (said & {"more", "fewer"} or reading.find("reach")) and found.limit is not None and not (both and found.question_type == "count"):
        found.operator, used = "threshold", {"more", "fewer", "reach"}
    elif (said & {"more", "fewer"} and found.question_type in {"who", "what", "exists"}) or (
        both and said & {"more", "fewer", "difference", "ratio"}
    ):
        found.operator, used = "sides", {"more", "fewer", "or", "and", "compare", "difference", "ratio"}
    if found.limit is not None and found.operator in {"threshold", "rank"}:
        reading.use(*(p for p in reading.pieces if p.number is not None))
        said |= {"reach"} if found.operator == "threshold" and not said & used else set()
    reading.take_all(*used) if used else None
    for name in sorted(used & said):
        reading.tell("operator", name, *([_said(reading)] if found.operator == "threshold" else []))
    reading.take_all("reach")
    if not found.operator or (found.operator == "threshold" and found.question_type != "exists"):
        found.pick = order(reading)


def _is_part(reading: Reading, found: Figures) -> bool:
    """Whether a part of the turnover is asked for: of one way of the trade of one time, and not of some goods; its words are used."""
    goods = any(not p.means("goods") for p, _ in reading.of_kind("goods"))
    turned = reading.sees(*_GROWTH, "difference", "compare", "more", "fewer", "most", "least", "average")
    traded = set(found.want.codes) <= {"exports", "imports", "trade-balance"}
    if not (traded and reading.find("percent") and reading.sees("trade")) or goods or turned:
        return False
    reading.take_all("percent", "trade", "value", "total", "ratio", "howmany")
    reading.tell("operator", "share")
    found.operator = "share"
    return True


def _adds(reading: Reading, found: Figures) -> bool:
    """Whether the figures of several years, groups or goods, or of both directions, are to be added; the words that say so are used."""
    years = sum(int(p.end[:4]) - int(p.begin[:4]) + 1 for p in found.periods if p.begin and p.end)
    groups = [n for _, names in reading.of_kind("group") for n in names if n != "code:all-levels"]
    goods = [n for piece, names in reading.of_kind("goods") for n in names if not piece.means("goods")]
    several = years > 1 or len(set(found.want.codes)) > 1 or len(groups) > 1 or len(goods) > 1
    if (
        not several
        or not reading.sees("total")
        or reading.sees(*_GROWTH, "more", "fewer", "difference", "ratio", "average", "most", "least")
    ):
        return False
    reading.take_all("total", "and", *(str(n) for n in (years, len(found.periods)) if n > 1))  # *in the three years*
    reading.tell("operator", "total")
    found.operator = "sum"
    return True


def _agreement(reading: Reading) -> bool:
    """Whether it is asked if figures agree, or which of two is right: *3.6 or 2.3 per cent?*; the words are used."""
    stated = [p for p in reading.free if p.number is not None and p.text[0].isdigit()]
    if not reading.take_all("conflict") and not (len(stated) > 1 and reading.find("or")):
        return False
    reading.use(*stated)
    reading.take_all("source", "or", "not", "agree", "grow", "value", "percent")
    reading.tell("operator", "conflict")
    return True


def _amount(reading: Reading) -> Decimal | None:
    """The number that figures are compared with."""
    for piece in reading.free:
        if piece.number is None:
            continue
        after = reading.pieces[piece.order + 1] if piece.order + 1 < len(reading.pieces) else None
        words = re.split(r"\W+", after.text.lower()) if after else []
        scale = next((s for s, names in SCALE.items() if any(w in names for w in words)), 1)
        if scale == 1 and piece.text.isalpha():
            continue  # *which of the two*
        return piece.number * scale
    if reading.sees("howmany", "howmuch"):  # *how many billion*
        return None
    spoken = [w.lower() for w in re.findall(r"\w+", reading.question.text)]
    return next((Decimal(s) for s, names in SCALE.items() if any(w in names or w[:8] in names for w in spoken)), None)


def _ranked(found: Figures, said: set[str]) -> set[str]:
    """The highest or the lowest; of rates of growth if it is said to grow or to fall. The words are handed back."""
    found.operator = "most" if "most" in said else "least"
    found.rates = bool(said & {"grow", "fall"} and found.periods)
    used = {found.operator, *(("grow", "fall") if found.rates else ())}
    if found.rates and "fall" in said:  # the deepest fall is the lowest rate
        found.operator = "least" if found.operator == "most" else "most"
    return used


def _said(reading: Reading) -> str:
    """The number with its scale, as it was written."""
    at = next((p.order for p in reading.pieces if p.number is not None), len(reading.pieces))
    return " ".join(p.text for p in reading.pieces[at : at + 2])


def _beside(reading: Reading, found: Figures) -> None:
    """The document that is named, and those that have a number which is stated."""
    stated = [p for p in reading.free if p.number is not None and p.text[0].isdigit() and not p.period]
    page = "vnru:attestedIn" + ("/oa:hasSource" if len(stated) > 1 else "")
    for n, piece in enumerate(stated):
        reading.use(piece)
        reading.tell("beside", piece.text)
        worth = ", ".join(str((piece.number or 0) * scale) for scale in (1, *SCALE))
        beside = f"?given{n} sdmx-measure:obsValue|vnru:outOf ?worth{n} FILTER(?worth{n} IN ({worth})) ?given{n} {page} ?page{n} ."
        found.narrow.append((f"beside{n}", f"{beside} ?x {page} ?page{n} ."))
    for piece, sources in reading.of_kind("source"):
        reading.use(piece)
        reading.tell("document", *sources)
        found.narrow.append(("source", f"{values('source', sources)} ?x vnru:attestedIn/oa:hasSource ?source ."))


def _narrow(reading: Reading, found: Figures) -> None:
    """Goods, groups of people, and whatever else the figures concern."""
    _beside(reading, found)
    goods = [(p, n) for p, n in reading.of_kind("goods") if not p.means("goods")]
    reading.take_all("goods")
    names = [n for _, ns in goods for n in ns]
    reading.use(*(p for p, _ in goods))
    if names:
        found.narrow.append(("product", f"{values('good', names)} ?x vnru:product/skos:broader* ?good ."))
        reading.tell("product", *names)
    elif set(found.want.codes) & TRADE and not found.rates:
        found.narrow.append(
            ("product", "FILTER NOT EXISTS { ?x vnru:product ?some FILTER(?some NOT IN (goods:all, goods:military-cargo)) }")
        )
    if set(found.want.codes) <= {"people-trained", "workers-received", "students-abroad"}:
        reading.take_all("community")  # *вьетнамцев* are they who are counted
    groups = [(p, tuple(n for n in ns if n.startswith("code:"))) for p, ns in reading.of_kind("group")]
    chosen = [n for _, ns in groups for n in ns if n != "code:all-levels"]
    if chosen and set(found.want.codes) & {"people-trained", "scholarships", "students-abroad"}:
        found.grouped = True
        found.narrow.append(("group", f"{values('level', chosen)} ?x vnru:group ?level ."))
        reading.use(*(p for p, _ in groups))
        reading.tell("group", *chosen)
    for piece, _ in reading.of_kind("group"):
        reading.use(piece)
    if any(
        c.startswith("tourism-") or c in {"tourists", "workers-received", "students-abroad", "people-trained"} for c in found.want.codes
    ):
        reading.use(*(p for p, kinds in reading.of_kind("event-type") if "code:visit" in kinds or "code:arrival" in kinds))
    if set(found.want.codes) & {"documents-signed"} and not found.narrow[1:]:
        who = people(reading)
        for n, person in enumerate(who.persons):
            found.narrow.append((f"person{n}", f"?x vnru:concerns/vnru:hasRole/rdf:value {person} ."))
        for piece, _ in reading.of_kind("event-type"):
            reading.use(piece)
    for n, (piece, spots) in enumerate(reading.of_kind("place")):
        reading.use(piece)
        ends = "vnru:concerns/(vnru:endpoint|sem:hasPlace)"
        if spots != ("place:europe",):
            found.narrow.append(
                (f"spot{n}", f"{values(f'spot{n}', spots)} ?x {ends}|vnru:counterpartArea|sdmx-dimension:refArea ?spot{n} .")
            )
        reading.tell("place", *spots)
    for n, (piece, things) in enumerate(reading.of_kind("instrument", "topic", "organization", "event", "rule", "route")):
        reading.use(piece)
        about = f"{values(f'about{n}', things)} ?x (vnru:concerns|dcterms:subject)/skos:broader* ?about{n} ."
        found.narrow += [] if words("wide").issuperset(things) else [(f"about{n}", about)]
        reading.tell("topic", *things)
