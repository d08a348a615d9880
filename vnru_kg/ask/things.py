"""Questions whose answer is things with a date (events, instruments, tenures …): as SPARQL, and told from what it finds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from .. import dates
from ..answers import Row
from ..engine import IRI, Literal, Table, Term
from ..namespaces import BASE, shrink
from ..text import LANGUAGES
from .exclusions import conditions
from .reading import Reading
from .say import Outcome, apart, join, label, message, span
from .when import edtf

_PASSAGE = BASE + "passage/"
NO_PLANS = (
    "FILTER(EXISTS { ?x vnru:modality code:happened } || EXISTS { ?x vnru:modality code:ongoing } || NOT EXISTS { ?x vnru:modality ?plan })"
)
DATES = "OPTIONAL { ?x vnru:earliest ?from } OPTIONAL { ?x vnru:latest ?to }"
CITE = "OPTIONAL { GRAPH ?passage { ?x dcterms:date|vnru:signedOn|sem:eventType|vnru:hasRole ?said } }"


@dataclass(slots=True)
class Things:
    """A question for things ``?x``: the conditions by name, what is asked of them (``answer`` binds ``?a``), the one that is picked.

    ``pick`` is a place in the order of time, from 1 or, for the last, from -1.
    """

    reading: Reading
    question_type: str
    where: list[tuple[str, str]]
    answer: str = ""
    dates: str = DATES
    cite: str = CITE
    pick: int = 0
    future: bool = False
    ordinal: str = (
        "vnru:roundOrdinal|vnru:editionOrdinal|vnru:agreementOrdinal|vnru:termOrdinal"  # by what the documents number such things
    )
    more: dict[str, str] = field(default_factory=dict)

    def sparql(self, without: Sequence[str] = ()) -> str:
        """The query; conditions named in ``without`` are left out."""
        kept = [text for name, text in self.where if name not in without]
        if not self.future and (self.pick or self.question_type in {"count", "exists"}):
            kept.append(NO_PLANS)
        excepted = self.reading.question.exclusions
        told_apart = self.answer and self.question_type in {"who", "where"}  # then it is somebody or a place that is excepted
        kept += [] if told_apart else conditions(excepted, "x")
        left = "\n  ".join(conditions(excepted, "a")) if told_apart else ""
        inner = "\n  ".join(kept)
        if self.pick > 1 and "nth" not in without:
            inner += f"\n  ?x {self.ordinal} {self.pick} ."
        elif self.pick:
            order = "ASC" if self.pick > 0 else "DESC"
            offset = f" OFFSET {abs(self.pick) - 1}" if abs(self.pick) > 1 else ""
            inner = (
                f"{{ SELECT ?x (MIN(?first) AS ?start) WHERE {{\n  {inner}\n  ?x {self.more.get('start', 'vnru:earliest')} ?first\n"
                f"  }} GROUP BY ?x ORDER BY {order}(?start) ?x LIMIT 1{offset} }}"
            )
            inner += "\n  " + "\n  ".join(t for n, t in self.where if n == "base" and self.answer and n not in without)
        answer = self.answer if self.answer.startswith("BIND") else f"OPTIONAL {{ {self.answer} }}" if self.answer else ""
        return (
            f"SELECT DISTINCT ?x ?a ?from ?to ?ordinal ?numbered ?modality ?stated ?passage WHERE {{\n  {inner}\n  {self.dates}\n"
            f"  {answer}\n"
            f"  OPTIONAL {{ GRAPH ?numbered {{ ?x {self.ordinal} ?ordinal }} }} OPTIONAL {{ ?x vnru:modality ?modality }}\n"
            f"  {self.cite}\n  {left}\n}} ORDER BY ?from ?x ?a ?passage"
        )

    def outcome(self, table: Table) -> Outcome:
        """The rows and the sentence that answers."""
        found = _gather(table)
        rows = tuple(
            Row(
                (
                    IRI(f.x),
                    *([Literal(f.edtf, "http://id.loc.gov/datatypes/edtf/EDTF")] if f.edtf else [None]),
                    f.answers[0] if f.answers else None,
                ),
                tuple(sorted(f.passages)),
                {lang: self._line(f, lang) for lang in LANGUAGES},
            )
            for f in found
        )
        if self._numbered(found) and self.reading.sees("howmany") and "time" in self.conditions_by_name():
            whole = _gather(self.reading.kg.rows(self.sparql(["time"])))
            if whole[0].x != found[0].x:  # the documents' number counts those of before too
                self.more["within"] = "yes"
        lead = {lang: self._lead(found, lang) for lang in LANGUAGES}
        timed = self.question_type != "howlong" or any(f.begin and f.end and not _months(f) for f in found)
        told = (bool(found) and timed) or self.question_type == "exists" or "never" in self.more
        return Outcome(rows, lead, told, ("thing", "when", "answer"), self._numbered(found))

    def conditions_by_name(self) -> list[str]:
        """The names of the conditions that the query can do without."""
        return [name for name, _ in self.where]

    def _numbered(self, found: Sequence[_Found]) -> bool:
        """Whether things are counted, and the documents number more of them than they describe."""
        things = self.question_type == "count" and (not self.answer or "actor" in self.more)
        return things and max((f.ordinal for f in found), default=0) > len(found)

    def _line(self, found: _Found, language: str) -> str:
        kg = self.reading.kg
        text = label(kg, found.x, language)
        when = dates.readable(found.edtf, language) if found.edtf else ""
        if found.stated:  # the days on which somebody is named in an office, and not a span between them
            when = join((dates.readable(day, language) for day in sorted(found.stated)), ", ", 6)
        if when and found.edtf[:4] not in text:
            text += f" ({when})"
        if "actor" in self.more and self.question_type != "who":
            missing = [a for a in found.answers if label(kg, a, language).split(" ")[-1][:4] not in text]
            text += f" ({join(label(kg, a, language) for a in missing)})" if missing else ""
        elif found.answers and self.question_type not in {"when", "whichyear"}:
            text = f"{join(label(kg, a, language) for a in found.answers)} — {text}"
        if found.planned:
            text += f" [{message('marks', found.planned)[language]}]"
        return text

    def _lead(self, found: Sequence[_Found], language: str) -> str:
        if not found:
            return message("lead", "everybody" if "never" in self.more else "none")[language]
        shown = [self._line(f, language) for f in found]
        if self.more.keys() & {"longest", "group"}:
            return self._longest(found, language) if "longest" in self.more else self._grouped(found, language)
        if self.question_type in {"when", "whichyear"}:
            return join((f"{self._when(f, language)} — {line}" for f, line in zip(found, shown, strict=True)), "; ", 8)
        if self.question_type == "howlong":
            told = apart if "apart" in self.more else span
            known = [(f, line) for f, line in zip(found, shown, strict=True) if not (f.begin and f.end and _months(f))]
            return join((f"{told(f.begin, f.end, language)} — {line}" for f, line in known), "; ", 4)
        if self.question_type == "count":
            return self._counted(found, shown, language)
        yes = f"{message('lead', 'yes')[language]}: {join(shown, '; ', 6)}"
        said = yes if self.question_type == "exists" else self._named(found, shown, language)
        return message("lead", "never", told=said)[language] if "never" in self.more else said

    def _longest(self, found: Sequence[_Found], language: str) -> str:
        """Those that lasted longest, and how long the next ones were; what has no two days is left out."""
        dated = [f for f in found if f.begin and f.end and f.begin[:7] + f.end[:7] and not _months(f)]
        lasts = {f.x: (date.fromisoformat(f.end) - date.fromisoformat(f.begin)).days for f in dated}
        if not lasts:
            return ""
        told = sorted(dated, key=lambda f: -lasts[f.x])
        top = [f for f in told if lasts[f.x] == lasts[told[0].x]]
        parts = [f"{span(f.begin, f.end, language)} — {self._line(f, language)}" for f in (*top, *told[len(top) : len(top) + 2])]
        return join(parts, "; ", 6)

    def _grouped(self, found: Sequence[_Found], language: str) -> str:
        """Those of whom, or the years of which, there are most or fewest."""
        kg = self.reading.kg
        counts: Counter[str] = Counter()
        for f in found:
            counts.update([f.begin[:4]] if self.question_type == "whichyear" else [label(kg, a, language) for a in f.answers])
        if not counts:
            return ""
        best = (min if self.more["group"] == "least" else max)(counts.values())
        if len(counts) > 1 and best == len(found) == 1:
            return ""  # of one thing, nobody has more than the others
        top = [name for name, n in counts.items() if n == best and name]
        rest = [f"{name}: {n}" for name, n in counts.most_common() if name not in top]
        return f"{join(top, ', ')}: {best}" + (f" ({join(rest, '; ', 8)})" if rest else "")

    def _when(self, found: _Found, language: str) -> str:
        if not found.edtf:
            return message("lead", "nodate")[language]
        if "begin" in self.more and found.begin:  # since when, and not how long
            return dates.readable(found.begin[:4], language)
        return dates.readable(found.edtf[:4] if self.question_type == "whichyear" and "/" not in found.edtf else found.edtf, language)

    def _named(self, found: Sequence[_Found], shown: Sequence[str], language: str) -> str:
        """The people or places that were asked for, or the things themselves."""
        kg = self.reading.kg
        if self.answer and not ("actor" in self.more and self.question_type == "what"):
            answers = list(dict.fromkeys(a for f in found for a in f.answers))
            head = f"{join((label(kg, a, language) for a in answers), ', ', 12)} — " if 0 < len(answers) < len(found) else ""
            return (head or ("" if answers else f"{message('lead', 'unnamed')[language]} ")) + join(shown, "; ", 12)
        head = f"{len(found)}: " if len(found) > 3 else ""
        times = {f.edtf for f in found}
        if len(found) > 3 and len(times) == 1 and "" not in times:  # said once
            return f"{head}{join((label(kg, f.x, language) for f in found), ', ', 40)} ({dates.readable(times.pop(), language)})"
        return head + join(shown, "; ", 24)

    def _counted(self, found: Sequence[_Found], shown: Sequence[str], language: str) -> str:
        if self.answer and "actor" not in self.more:
            answers = list(dict.fromkeys(a for f in found for a in f.answers))
            return f"{len(answers)}: {join((label(self.reading.kg, a, language) for a in answers), ', ', 15)}"
        if self._numbered(found):
            top = max(found, key=lambda f: f.ordinal)
            cited = ", ".join(shrink(p).removeprefix("passage:") for p in sorted(top.numbered)[:2])
            name = "numbered" if "within" in self.more else "ordinal"
            return message("lead", name, n=top.ordinal, cited=cited, named=len(found))[language] + f" {join(shown, '; ', 12)}"
        return f"{len(found)}: {join(shown, '; ', 12)}"


def _months(found: _Found) -> bool:
    """Whether only months are known."""
    return found.begin.endswith("-01") and (date.fromisoformat(found.end) + timedelta(days=1)).day == 1


@dataclass(slots=True)
class _Found:
    """One thing of the answer, its rows gathered."""

    x: str
    begin: str = ""
    end: str = ""
    ordinal: int = 0
    numbered: set[str] = field(default_factory=set)
    modalities: set[str] = field(default_factory=set)
    answers: list[Term] = field(default_factory=list)
    stated: dict[str, None] = field(default_factory=dict)
    passages: set[str] = field(default_factory=set)

    @property
    def planned(self) -> str:
        """``planned`` or ``proposed`` if no passage says that it happened."""
        return min(self.modalities) if self.modalities and self.modalities <= {"planned", "proposed"} else ""

    @property
    def edtf(self) -> str:
        """Its time as the graph writes times."""
        return edtf(self.begin, self.end)


def _gather(table: Table) -> list[_Found]:
    found: dict[str, _Found] = {}
    at = {name: i for i, name in enumerate(table.variables)}
    for row in table:
        x = str(row[at["x"]])
        one = found.setdefault(x, _Found(x))
        begin, end = row[at["from"]], row[at["to"]]
        one.begin = min(filter(None, (one.begin, str(begin) if begin is not None else "")), default="")
        one.end = max(one.end, str(end) if end is not None else "")
        ordinal, modality, a, passage = (row[at[n]] for n in ("ordinal", "modality", "a", "passage"))
        if ordinal is not None:
            one.ordinal = int(str(ordinal))
            one.numbered.add(str(row[at["numbered"]]))
        if modality is not None:
            one.modalities.add(shrink(str(modality)).removeprefix("code:"))
        if a is not None and a not in one.answers:
            one.answers.append(a)
        if row[at["stated"]] is not None:
            one.stated[str(row[at["stated"]])] = None
        if isinstance(passage, IRI) and passage.startswith(_PASSAGE):
            one.passages.add(str(passage))
    return list(found.values())
