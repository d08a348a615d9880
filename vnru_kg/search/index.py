"""The index: names in a SQLite file that answers without being read as a whole.

Things are numbered by importance, so that a full-text query gives the most important matches first and stops after as
many as are wanted. Typing errors, sounds and parts of words are looked up among the distinct words, which are few, and
only then among the names. Letters are folded here and not by SQLite, whose tokenizers leave đ, ё and й as they are, and half fold
letters with two marks (3.54.1).
"""

from __future__ import annotations

import re
import sqlite3
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from zlib import crc32

from ..engine import IRI
from ..text import LANGUAGES
from .entries import Entry
from .typos import grams
from .words import Word, join, words

TYPE_CHECKING = False  # the module typing takes longer to load than an answer from the store
if TYPE_CHECKING:
    from typing import Any

_SCHEMA = """
CREATE TABLE kind (slug TEXT, name TEXT);
CREATE TABLE thing (id INTEGER PRIMARY KEY, iri TEXT, kind TEXT, mentions INTEGER);
CREATE TABLE name (thing INTEGER, n INTEGER, text TEXT, languages TEXT, PRIMARY KEY (thing, n)) WITHOUT ROWID;
CREATE TABLE key (sum INTEGER, thing INTEGER, PRIMARY KEY (sum, thing)) WITHOUT ROWID;
CREATE TABLE word (id INTEGER PRIMARY KEY, plain TEXT, uses INTEGER);
CREATE TABLE form (plain TEXT, spelt TEXT, PRIMARY KEY (plain, spelt)) WITHOUT ROWID;
CREATE TABLE sound (key TEXT, word INTEGER, PRIMARY KEY (key, word)) WITHOUT ROWID;
CREATE TEMP TABLE unsorted (sum INTEGER, thing INTEGER);
CREATE VIRTUAL TABLE text USING fts5(first, word, spelt, facet, content='', columnsize=0, prefix='1 2',
  tokenize='unicode61 remove_diacritics 0');
CREATE VIRTUAL TABLE part USING fts5(gram, content='', columnsize=0, detail=none, tokenize='trigram');
"""
_SORT = """
INSERT INTO key SELECT DISTINCT sum, thing FROM unsorted ORDER BY sum, thing;
DROP TABLE unsorted;
CREATE UNIQUE INDEX word_plain ON word (plain);
INSERT INTO text (text) VALUES ('optimize');
INSERT INTO part (part) VALUES ('optimize');
"""
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_IOERR}
_ALL = (1 << 63) - 1
_CHUNK = 2000
_VARIABLES = 900  # in one statement; old builds of SQLite take no more
_SEPARATOR = re.compile(r"[/#]")
_HYPHENS = frozenset("-\N{HYPHEN}\N{NON-BREAKING HYPHEN}")
_HYPHEN = re.compile(r"(?<=\w)[-\u2010\u2011](?=\w)")
_SHORT = 10  # letters of a name of two words that people also write as one: Hà Nội, Hanoi
_FEW = 6  # words that people put in another order


def readings(text: str) -> list[tuple[Word, ...]]:
    """The words of a name, and the same with what hyphens join as one word: ``Pu-tin`` is read as *pu tin* and as *putin*."""
    readings = [words(text)]
    if _HYPHENS.isdisjoint(text) or not _HYPHEN.search(text):
        return readings
    return [*readings, words(_HYPHEN.sub("", text))]


def keys(text: Sequence[Word]) -> list[int]:
    """Checksums that two names share if they differ in nothing but accents and spaces, or in the order of few words."""
    plains = [w.plain for w in text]
    keys = [crc32("".join(plains).encode())]
    if 1 < len(plains) <= _FEW:
        plains.sort()
        keys.append(crc32(" ".join(plains).encode(), 1))
    return keys


def slug_key(iri: str) -> int:
    """The checksum of the last part of an IRI."""
    return crc32(_SEPARATOR.split(iri)[-1].encode("utf-8", "replace"), 2)


def quote(plain: str) -> str:
    """A word as a string of the full-text query language; a word has no quotes."""
    return f'"{plain}"'


def either(plains: Iterable[str]) -> str:
    """Any of some words, in the full-text query language."""
    return "(" + " OR ".join(map(quote, plains)) + ")"


class Index:
    """Look-ups in the names of a graph. Things are numbers; the smaller is the more important.

    It may be used from several threads; they take turns.
    """

    def __init__(self, database: sqlite3.Connection, again: Callable[[], sqlite3.Connection] | None = None) -> None:
        """``again`` makes another database if this one proves to be damaged."""
        self._database, self._again = database, again
        self._turn = threading.Lock()
        self.size = int(self.rows("SELECT COALESCE(MAX(id), 0) FROM thing")[0][0])
        self.kinds: tuple[tuple[str, str], ...] = tuple((s, n) for s, n in self.rows("SELECT slug, name FROM kind ORDER BY rowid"))

    def rows(self, sql: str, values: Sequence[str | int] = ()) -> list[tuple[Any, ...]]:
        """The rows of a statement."""
        with self._turn:
            try:
                return self._database.execute(sql, values).fetchall()
            except sqlite3.DatabaseError as error:
                if self._again is None or error.sqlite_errorcode & 0xFF not in _DAMAGED:
                    raise
                self._database, self._again = self._again(), None
                return self._database.execute(sql, values).fetchall()

    def __del__(self) -> None:
        self._database.close()

    # ---- things

    def matching(self, expression: str, limit: int, last: int = _ALL, first: int = 1) -> list[int]:
        """The most important things that a full-text expression matches, from number ``first`` up to number ``last``."""
        sql = "SELECT rowid FROM text WHERE text MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid LIMIT ?"
        return [n for (n,) in self.rows(sql, (expression, first, last, limit))]

    def with_keys(self, sums: Iterable[int]) -> list[int]:
        """The things with one of these :func:`keys`, the important ones first."""
        return sorted({n for (n,) in self._among("SELECT thing FROM key WHERE sum IN", sums)})

    def things(self, numbers: Iterable[int]) -> dict[int, tuple[IRI, str, int]]:
        """Number → IRI, kind (``""`` for none) and number of passages."""
        rows = self._among("SELECT id, iri, kind, mentions FROM thing WHERE id IN", numbers)
        return {n: (IRI(iri), kind, mentions) for n, iri, kind, mentions in rows}

    def names(self, numbers: Iterable[int]) -> dict[int, list[str]]:
        """Number → names, the preferred ones first."""
        names: dict[int, list[str]] = {}
        for n, text in self._among("SELECT thing, text FROM name WHERE thing IN", numbers):
            names.setdefault(n, []).append(text)
        return names

    def label(self, iri: str, language: str) -> str | None:
        """The preferred name in ``language``, else in the first of vi, en, ru, else any name; ``None`` for a thing unknown here."""
        for number in self.with_keys([slug_key(iri)]):
            if self.things([number])[number][0] == iri:
                rows = self.rows("SELECT text, languages FROM name WHERE thing = ? ORDER BY n", (number,))
                for wanted in (language, *LANGUAGES):
                    for text, languages in rows:
                        if wanted in languages.split():
                            return str(text)
                return str(rows[0][0])
        return None

    # ---- words

    def uses(self, plains: Iterable[str]) -> dict[str, int]:
        """Which of these words there are, the most frequent first, and how often names use them."""
        rows = self._among("SELECT id, plain, uses FROM word WHERE plain IN", plains)
        return {plain: uses for _, plain, uses in sorted(rows)}

    def forms(self, plain: str, *, unfinished: bool = False, limit: int = 4000) -> list[Word]:
        """The spellings with accents of a word, or of all words that begin so."""
        if unfinished:
            rows = self.rows("SELECT plain, spelt FROM form WHERE plain >= ? AND plain < ? LIMIT ?", (plain, _after(plain), limit))
        else:
            rows = self.rows("SELECT plain, spelt FROM form WHERE plain = ? LIMIT ?", (plain, limit))
        return [Word(spelt, plain) for plain, spelt in rows]

    def sounding(self, key: str, *, unfinished: bool = False, limit: int = 40) -> list[str]:
        """The words that sound so, or whose sound begins so, the most frequent first."""
        end = _after(key) if unfinished else key
        test = "key >= ? AND key < ?" if unfinished else "key >= ? AND key <= ?"
        rows = self.rows(f"SELECT DISTINCT word FROM sound WHERE {test} ORDER BY word LIMIT ?", (key, end, limit))  # noqa: S608 — two fixed texts
        return [p for _, p in sorted(self._among("SELECT id, plain FROM word WHERE id IN", (w for (w,) in rows)))]

    def with_part(self, texts: Iterable[str], limit: int) -> list[str]:
        """The words (``^`` and ``$`` are their ends) that have all runs of three letters of one of the texts, the most frequent first."""
        wanted = [" ".join(map(quote, sorted(runs))) for text in texts if (runs := grams(text))]
        if not wanted:
            return []
        expression = " OR ".join(f"({w})" for w in wanted)
        rows = self.rows("SELECT rowid FROM part WHERE part MATCH ? ORDER BY rowid LIMIT ?", (expression, limit))
        return [p for _, p in sorted(self._among("SELECT id, plain FROM word WHERE id IN", (w for (w,) in rows)))]

    def _among(self, sql: str, values: Iterable[str | int]) -> Iterator[tuple[Any, ...]]:
        left = iter(values)
        while chunk := list(islice(left, _VARIABLES)):
            yield from self.rows(f"{sql} ({','.join('?' * len(chunk))})", chunk)


def _after(text: str) -> str:
    """What follows everything that begins with ``text``."""
    return text + "\U0010ffff"


# ---- building


def fill(database: sqlite3.Connection, entries: Iterable[Entry], kinds: Iterable[tuple[str, str]]) -> None:
    """Write the index of ``entries``, which come in the order of their importance, into an empty database.

    Raises ``sqlite3.Error``, among others if this SQLite was built without FTS5.
    """
    database.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-64000;" + _SCHEMA)
    database.execute("BEGIN")
    database.executemany("INSERT INTO kind VALUES (?, ?)", kinds)
    filler = _Filler()
    numbered = enumerate(entries, 1)
    while chunk := list(islice(numbered, _CHUNK)):
        database.executemany("INSERT INTO thing VALUES (?, ?, ?, ?)", ((n, e.iri, e.kind, e.mentions) for n, e in chunk))
        database.executemany(
            "INSERT INTO name VALUES (?, ?, ?, ?)",
            ((n, i, text, languages) for n, e in chunk for i, (text, languages) in enumerate(e.names.items())),
        )
        database.executemany("INSERT INTO text (rowid, first, word, spelt, facet) VALUES (?, ?, ?, ?, ?)", map(filler.row, chunk))
        database.executemany("INSERT INTO unsorted VALUES (?, ?)", filler.take_keys())
    _fill_words(database, filler.vocabulary)
    database.execute("COMMIT")
    database.executescript(_SORT)


class _Filler:
    """What is gathered while the names go by: the distinct words, and the keys of each thing."""

    def __init__(self) -> None:
        self.vocabulary: Counter[Word] = Counter()
        self._keys: list[tuple[int, int]] = []

    def row(self, numbered: tuple[int, Entry]) -> tuple[int, str, str, str, str]:
        """What full-text search sees of a thing: the first words of its names, all words, those with accents, kind and fields."""
        number, entry = numbered
        first: dict[str, None] = {}
        spoken: list[Word] = []
        sums = {slug_key(entry.iri)}
        for name in entry.names:
            as_written, *hyphens_dropped = readings(name)
            spoken += as_written
            if len(as_written) == 2 and len((together := join(as_written)).plain) <= _SHORT:
                spoken.append(together)
            for reading in hyphens_dropped:
                spoken += [w for w in reading if w not in as_written]
            for reading in (as_written, *hyphens_dropped):
                if reading:
                    sums.update(keys(reading))
                    first[reading[0].plain] = None
        self.vocabulary.update(spoken)
        self._keys += [(s, number) for s in sums]
        spelt = dict.fromkeys(w.spelling for w in spoken if w.spelling != w.plain)
        return number, " ".join(first), " ".join([w.plain for w in spoken]), " ".join(spelt), " ".join(facets(entry.kind, entry.fields))

    def take_keys(self) -> list[tuple[int, int]]:
        """The keys gathered since the last time."""
        taken, self._keys = self._keys, []
        return taken


def facets(kind: str, fields: Iterable[str]) -> list[str]:
    """The words by which full-text search knows a kind (``""`` for none) and fields."""
    return [*([f"kind{kind}"] if kind else []), *(f"field{_number(f)}" for f in fields)]


def _number(field: str) -> str:
    from hashlib import blake2b  # which loads OpenSSL: that takes longer than most searches

    return blake2b(field.encode("utf-8", "replace"), digest_size=6).hexdigest()


def _fill_words(database: sqlite3.Connection, vocabulary: dict[Word, int]) -> None:
    from .sounds import sounds  # whose tables most searches need not know

    counts: dict[str, int] = {}
    for word, count in vocabulary.items():
        counts[word.plain] = counts.get(word.plain, 0) + count
    numbers = {plain: n for n, plain in enumerate(sorted(counts, key=lambda p: (-counts[p], p)), 1)}
    database.executemany("INSERT INTO word VALUES (?, ?, ?)", ((n, plain, counts[plain]) for plain, n in numbers.items()))
    database.executemany("INSERT INTO part (rowid, gram) VALUES (?, ?)", ((n, f"^{plain}$") for plain, n in numbers.items()))
    database.executemany("INSERT INTO form VALUES (?, ?)", sorted((w.plain, w.spelling) for w in vocabulary if w.spelling != w.plain))
    database.executemany(
        "INSERT INTO sound VALUES (?, ?)", sorted({(key, numbers[word.plain]) for word in vocabulary for key in sounds(word)})
    )
