"""How two things are connected."""

from __future__ import annotations

from ..answers import Answer, Row
from ..engine import IRI, Literal
from ..graph import Graph
from ..namespaces import expand, q, shrink
from ..path import MAX_STEPS, paths
from ..text import LANGUAGES, choose
from .link import Question
from .reading import Reading
from .say import join, message
from .tables import words

_SHOWN = 3


def find_connection(kg: Graph, question: Question, language: str) -> Answer | None:
    """The ways between the two things that a question names with a word for being connected, or ``None`` if it does not."""
    reading = Reading(kg, question)
    if not reading.take_all("connect"):
        return None
    named = reading.of_kind(*words("takes-classes-3"))
    reading.use(*(p for p, _ in named))
    reading.take_all("relation", "and", "howmuch", "which", "between")
    if len(named) != 2 or reading.rest():
        return None
    ends = [expand(names[0]) or names[0] for _, names in named]
    rows = []
    for number, path in enumerate(paths(kg, ends[0], ends[1], limit=_SHOWN), 1):
        for edge in (edge for step in path.steps for edge in step):
            sides = {lang: [kg.label(t, lang) or shrink(t) for t in (edge.source, edge.target)] for lang in LANGUAGES}
            text = {lang: f"{number}. {a} — {choose(edge.labels, lang) or ''} — {b}" for lang, (a, b) in sides.items()}
            rows.append(Row((Literal(str(number), q("xsd:integer")), IRI(edge.source), IRI(edge.target)), edge.passages, text))
    told = {lang: message("answer", "path", a=kg.label(ends[0], lang), b=kg.label(ends[1], lang))[lang] for lang in LANGUAGES}
    lead = {
        lang: join((r.text[lang] for r in rows), "; ", _SHOWN) or message("answer", "disconnected", n=MAX_STEPS)[lang] for lang in LANGUAGES
    }
    return Answer(("way", "from", "to"), tuple(rows), "", told, "network", "path", {}, {}, language, lead, kg)
