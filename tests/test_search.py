"""Finding things by name."""

from __future__ import annotations

import sqlite3
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vnru_kg import KnowledgeGraph
from vnru_kg.engine import EmbeddedEngine
from vnru_kg.errors import AmbiguousError, NotFoundError
from vnru_kg.namespaces import q, shrink
from vnru_kg.search import Index, Match, index_of, nearest, open_index, suggest
from vnru_kg.search import store as search_store
from vnru_kg.search.entries import entries
from vnru_kg.search.index import fill
from vnru_kg.search.match import Input
from vnru_kg.search.sounds import sounds
from vnru_kg.search.typos import distance, grams, most_errors, one_error, pieces
from vnru_kg.search.words import Word, agrees, words
from vnru_kg.text import fold

from .benchmarks.search import Scan, quads
from .support.command import run
from .support.work import calls

LITTLE = 100_000  # calls of functions for a search; the worst of our texts takes a quarter of it


def found(graph: KnowledgeGraph, text: str, limit: int = 10) -> list[str]:
    return [shrink(hit.iri) for hit in graph.search(text, limit=limit)]


@pytest.mark.parametrize(
    "typed",
    [
        "Võ Văn Kiệt",
        "vo van kiet",
        "VÕ VĂN KIỆT",
        "  võ   văn\tkiệt ",
        "Во Ван Киет",
        "во ван киет",
        unicodedata.normalize("NFD", "Võ Văn Kiệt"),
        "Võ Văn Kiêt",  # one accent wrong
        "vo van kjet",
    ],
)
def test_a_person_is_found_however_the_name_is_typed(kg: KnowledgeGraph, typed: str) -> None:
    assert found(kg, typed)[0] == "person:vo-van-kiet"


@pytest.mark.parametrize("typed", ["Viktor Chernomyrdin", "Черномырдин", "chernomyrdin", "Chernomirdin"])
def test_a_transliterated_name_is_found(kg: KnowledgeGraph, typed: str) -> None:
    assert "person:viktor-chernomyrdin" in found(kg, typed)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("đặng thị anna", "person:dang-anna"),
        ("dang thi anna", "person:dang-anna"),
        ("Фёдор Орлов", "person:fyodor-orlov"),
        ("Федор Орлов", "person:fyodor-orlov"),
        ("orlov fyodor", "person:fyodor-orlov"),  # words in another order
        ("cô anna", "person:dang-anna"),  # another name
        ("co anna", "person:dang-anna"),
        ("An City", "place:an-city"),
        ("Анград", "place:an-city"),
    ],
)
def test_a_name_is_found(small: KnowledgeGraph, typed: str, first: str) -> None:
    assert found(small, typed)[0] == first


def test_accents_that_are_typed_must_be_there(small: KnowledgeGraph) -> None:
    assert set(found(small, "Nguyen An")) >= {"person:nguyen-an-1", "person:nguyen-an-2"}
    assert small.search("Nguyên An")[0].rank > small.search("Nguyễn An")[0].rank  # only near


def test_better_matches_come_first(small: KnowledgeGraph) -> None:
    ranks = {name: small.search(name)[0].rank for name in ("Anland", "Anl", "City", "nlan", "Anlond")}
    assert ranks["Anland"] == 0
    assert ranks["Anland"] < ranks["Anl"] < ranks["City"] < ranks["nlan"] < ranks["Anlond"]


def test_of_equal_matches_the_more_mentioned_comes_first(kg: KnowledgeGraph) -> None:
    for text in ("nguyen", "petro"):
        hits = kg.search(text, limit=1000)
        assert hits
        keys = [(hit.rank, -hit.mentions) for hit in hits]
        assert keys == sorted(keys)
        for hit in hits:
            passages = kg.select(f"SELECT (COUNT(DISTINCT ?p) AS ?n) {{ <{hit.iri}> vnru:attestedIn ?p }}").rows[0][0]
            assert str(passages) == str(hit.mentions)


def test_every_hit_is_a_name_of_its_thing_once(kg: KnowledgeGraph) -> None:
    hits = kg.search("a", limit=1000)
    assert len({hit.iri for hit in hits}) == len(hits) > 100
    for hit in hits:
        names = {
            str(v)
            for p in ("skos:prefLabel", "rdfs:label", "skos:altLabel", "skos:hiddenLabel", "dcterms:title")
            for v in kg.values(hit.iri, p)
        }
        assert hit.name in names
        assert "a" in fold(hit.name)


def test_every_person_is_found_by_each_preferred_name(kg: KnowledgeGraph) -> None:
    people = kg.select("SELECT ?p ?l { ?p a foaf:Person ; skos:prefLabel ?l } ORDER BY ?p ?l").rows
    assert people
    for person, name in people[:: max(1, len(people) // 3)]:
        for typed in (str(name), fold(str(name))):
            assert person in [hit.iri for hit in kg.search(typed) if hit.rank == 0], typed


def test_limit(kg: KnowledgeGraph) -> None:
    assert len(kg.search("a", limit=3)) == 3
    assert found(kg, "a", limit=50)[:3] == found(kg, "a", limit=3)


@pytest.mark.parametrize("text", ["", " ", "\n\t", "\u0301", "_"])
def test_nothing_typed_finds_nothing(small: KnowledgeGraph, text: str) -> None:
    assert small.search(text) == []


@pytest.mark.parametrize("text", ["(", "[a-z", "\\", ".*", "?s ?p ?o }", '"', "'; DROP", "<script>", "\x00", "\udcff", "🇻🇳", "%", "{0}"])
def test_hostile_text_is_only_text(small: KnowledgeGraph, text: str) -> None:
    for hit in small.search(text):
        assert fold(text) in fold(hit.name) or hit.rank >= 5


@pytest.mark.parametrize("text", ["a" * 1_000_000, "a " * 200_000, "võ " * 100_000, "(" * 100_000, "ab " * 160])
def test_very_long_text_is_little_work(kg: KnowledgeGraph, text: str) -> None:
    index_of(kg)
    assert calls(partial(kg.search, text)) < LITTLE


@settings(max_examples=20)
@given(st.text(max_size=20))
def test_any_text_gives_sorted_hits(small: KnowledgeGraph, text: str) -> None:
    hits = small.search(text)
    assert [hit.rank for hit in hits] == sorted(hit.rank for hit in hits)
    assert len(hits) <= 10


def test_joining_nodes_are_not_what_people_look_for(small: KnowledgeGraph) -> None:
    kinds = {name.partition(":")[0] for name in found(small, "a", limit=1000)}
    assert "person" in kinds
    assert not kinds & {"role", "passage", "inference"}


def test_a_title_is_a_name(kg: KnowledgeGraph) -> None:
    rows = kg.select("SELECT ?i ?t { ?i dcterms:title ?t ; a schema:Legislation } ORDER BY ?i ?t LIMIT 3").rows
    assert rows
    for instrument, title in rows:
        assert str(instrument) in {hit.iri for hit in kg.search(str(title), limit=100)}


def test_the_name_that_matched_is_told(small: KnowledgeGraph) -> None:
    (hit,) = [h for h in small.search("Анград") if h.iri == q("place:an-city")]
    assert (hit.name, hit.rank, hit.mentions) == ("Анград", 0, 2)


# ---- accents ---------------------------------------------------------------------------------------------------------


def spelt(graph: KnowledgeGraph, text: str) -> set[str]:
    """The spellings of the word as the hits have them."""
    return {w.spelling for hit in graph.search(text, limit=100) for w in words(hit.name) if w.plain == "duong"}


def test_what_is_typed_without_accents_matches_any_and_with_accents_only_those(kg: KnowledgeGraph) -> None:
    assert spelt(kg, "duong") >= {"đường", "dương"}
    assert spelt(kg, "đường") == {"đường"}
    assert spelt(kg, "dương") == {"dương"}
    assert spelt(kg, "đuong") == {"đường"}  # letter by letter
    assert spelt(kg, "ĐƯỜNG") == {"đường"}
    assert spelt(kg, unicodedata.normalize("NFD", "đường")) == {"đường"}
    assert spelt(kg, "thai binh dương") == {"dương"}


def test_dots_that_russian_leaves_out_do_not_count(small: KnowledgeGraph) -> None:
    assert [h.rank for h in small.search("Фёдор Орлов")] == [h.rank for h in small.search("Федор Орлов")]


@pytest.mark.parametrize(
    ("typed", "named", "fits"),
    [
        ("duong", "đường", True),
        ("đuong", "đường", True),
        ("đuong", "dương", False),
        ("đươ", "đương", True),
        ("đườ", "đương", False),
        ("hoà", "hòa", True),  # the tone on either vowel
        ("quý", "quý", True),
        ("quy", "quỳ", True),
        ("ß", "ss", True),
    ],
)
def test_letters_with_accents_agree_one_by_one(typed: str, named: str, fits: bool) -> None:
    (one,), (other,) = words(typed), words(named)
    assert agrees(one, other) is fits


@given(st.text())
def test_a_word_stays_what_it_is(text: str) -> None:
    for word in words(text):
        assert word.spelling
        assert word.plain == fold(word.spelling)
        assert words(word.spelling) == (word,)
        assert agrees(word, word)
        assert agrees(Word(word.plain, word.plain), word)


def test_marks_and_characters_without_width_do_not_part_words() -> None:
    assert [w.spelling for w in words("Пу\u0301тин pu\u200btin \u202eputin put\u00adin")] == ["путин", "putin", "putin", "putin"]


# ---- other spellings of names ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "thing"),
    [
        *[
            (t, "person:viktor-chernomyrdin")
            for t in ("Chécnômưrđin", "V. Chécnômưrđin", "Tchernomyrdine", "Tschernomyrdin", "Чернамырдин")
        ],
        *[
            (t, "person:viktor-chernomyrdin")
            for t in ("Czernomyrdin", "Tchernomirdin", "chernomirdyn", "V. Chernomyrdin", "Chernomyrdin V")
        ],
        *[(t, "person:vladimir-putin") for t in ("V. Putin", "V.Putin", "v putin", "В. Путин", "В.Путин", "Putin V.", "Putin, Vladimir")],
        *[(t, "person:vladimir-putin") for t in ("Poutine", "Pu-tin", "pu tin", "Путин В. В.", "vladimirputin", "Vladmir Putin", "PUTIN")],
        *[
            (t, "person:vo-van-kiet")
            for t in ("Во Ван Кьет", "Во Ван Кыет", "Vo Van Kiet", "Kiệt Võ Văn", "V. V. Kiệt", "vovankiet", "Vo Vna Kiet")
        ],
        *[(t, "person:nguyen-phu-trong") for t in ("Нгуен Фу Чонг", "Нгуйен Фу Тронг", "Nguyen Phu Chong", "N. P. Trọng")],
        *[
            (t, "person:dmitry-medvedev")
            for t in ("Dmitrij Medwedew", "Медведев Дмитрий", "Д. Медведев", "Дмитрий Медведьев", "medvedev dmitri")
        ],
        *[(t, "person:truong-tan-sang") for t in ("Чыонг Тан Санг", "Чыонг Тан Шанг", "Truong Tan Sang", "truong tan xang")],
        *[
            (t, "place:ha-noi")
            for t in ("hanoi", "ha noi", "Hà Nội", "Ханой", "Хa нoй".replace("a", "а").replace("o", "о"), "Ha-noi", "hà nội")
        ],
        *[(t, "place:moscow") for t in ("Mát-xcơ-va", "Matxcova", "Москва", "moskva", "Moscou", "Matxcơva")],
    ],
)
def test_a_thing_is_found_first_by_any_spelling(kg: KnowledgeGraph, typed: str, thing: str) -> None:
    assert found(kg, typed)[0] == thing


@pytest.mark.parametrize(
    "alike",
    [
        "Черномырдин Chernomyrdin Tchernomyrdine Tschernomyrdin Czernomyrdin",
        "Путин Putin Poutine",
        "Киет Кьет Kiệt Kiet",
        "Нгуен Нгуйен Nguyễn Nguyen",
        "Чонг Trọng",
        "Чан Trần",
        "Зунг Dũng",
        "Зап Зяп Giáp",
        "Кхай Хай Khải",
        "Шон Сон Sơn",
        "Суан Сюань Xuân",
        "Чиет Чьет Triết",
        "Дык Đức",
        "Лыонг Lương",
        "Куанг Quang",
        "Тхань Thanh",
        "Дмитрий Dmitry Dmitri Dmitriy Dmitrij",
        "Горбачёв Gorbachev Gorbatchev",
        "Хрущёв Khrushchev Khrouchtchev",
        "Юрий Yuri Iouri",
        "Жуков Zhukov Joukov",
        "Ельцин Yeltsin Eltsine",
    ],
)
def test_transliterations_sound_alike(alike: str) -> None:
    first, *others = (set(sounds(word)) for word in words(alike))
    assert all(first & other for other in others)


@pytest.mark.parametrize("text", ["普京", "12", "a1", "ß" * 99, "a" * 99])
def test_what_is_no_word_of_either_language_has_no_sound(text: str) -> None:
    assert [sounds(word) for word in words(text)] == [()]


@given(st.text(alphabet="aeiouybcdđghklmnpqrstvxươêабвгдежзийклмнопрстуфхцчшщъыьэюя", min_size=1, max_size=20))
def test_a_sound_is_spelt_in_plain_letters(text: str) -> None:
    for word in words(text):
        assert all(key.isascii() and key.isalpha() for key in sounds(word))


# ---- typing errors ---------------------------------------------------------------------------------------------------

LETTERS = st.text(alphabet="abcdeпутин", min_size=1, max_size=12)


@given(LETTERS)
def test_one_error_is_one_error(text: str) -> None:
    made = set(one_error(text))
    assert all(distance(text, other, 1) <= 1 for other in made)
    assert text[1:] in made
    assert all(text in set(one_error(other)) for other in [text[:1] + text])


@given(LETTERS, LETTERS)
def test_the_distance_is_the_same_from_both_sides(one: str, other: str) -> None:
    most = len(one) + len(other)
    assert distance(one, other, most) == distance(other, one, most)
    assert (distance(one, other, most) == 0) is (one == other)
    assert (distance(one, other, 1) <= 1) is (distance(one, other, most) <= 1)
    assert (distance(one, other, 2) <= 2) is (distance(one, other, most) <= 2)


@given(st.text(alphabet="abcde", min_size=8, max_size=14), st.data())
def test_a_word_with_two_errors_keeps_a_piece(text: str, data: st.DataObject) -> None:
    spoilt = text
    for _ in range(2):
        at = data.draw(st.integers(0, len(spoilt) - 1))
        spoilt = spoilt[:at] + data.draw(st.sampled_from(["", "x", "xy"])) + spoilt[at + 1 :]
    kept = [p for p in pieces(text, 2) if p in f"^{spoilt}$"]
    assert kept
    assert all(len(p) >= 3 and grams(p) for p in pieces(text, 2))


def test_longer_words_may_have_more_errors() -> None:
    assert [most_errors("x" * n) for n in (1, 2, 3, 7, 8, 30, 31)] == [0, 0, 1, 1, 2, 2, 0]
    assert most_errors("lm", 3) == 1
    assert most_errors("2012") == most_errors("su30") == 0  # another number is another thing


def test_people_are_found_in_spite_of_one_error(kg: KnowledgeGraph) -> None:
    people = kg.select("SELECT DISTINCT ?p ?l { ?p a foaf:Person ; skos:prefLabel ?l } ORDER BY ?p ?l").rows
    tried = missed = 0
    for number, (person, label) in enumerate(people):
        name = [w.plain for w in words(str(label))]
        longest = max(name, key=len)
        for typed in list(one_error(longest))[number % 37 :: 97]:
            text = " ".join(typed if w == longest else w for w in name)
            tried += 1
            missed += person not in [hit.iri for hit in kg.search(text, limit=5)]
    assert tried > 150
    assert missed <= tried * 0.02


def test_what_is_only_near_is_not_taken_for_the_name(kg: KnowledgeGraph) -> None:
    for typed in ("Vladimir Putim", "Võ Văn Kiêt"):
        assert kg.search(typed)[0].rank == Match.NEAR
        with pytest.raises(NotFoundError) as caught:
            kg.resolve(typed)
        assert kg.search(typed)[0].name in caught.value.hint
    assert kg.resolve("Putin V.") == q("person:vladimir-putin")
    assert kg.resolve("vo-van-kiet") == q("person:vo-van-kiet")


# ---- ranking ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "name", "match"),
    [
        ("vo van kiet", "Võ Văn Kiệt", Match.EXACT),
        ("V.PUTIN", "V. Putin", Match.EXACT),
        ("hanoi", "Hà Nội", Match.OTHERWISE),
        ("putin", "Pu-tin", Match.OTHERWISE),
        ("pu-tin", "Pu-tin", Match.EXACT),
        ("putin vladimir", "Vladimir Putin", Match.OTHERWISE),
        ("V. Putin", "Vladimir Putin", Match.OTHERWISE),
        ("В. Путин", "Владимир Владимирович Путин", Match.OTHERWISE),
        ("D. Medvedev", "Medvedev Dmitry Anatolyevich", Match.OTHERWISE),
        ("A. Medvedev", "Dmitry Medvedev", None),
        ("vo van", "Võ Văn Kiệt", Match.BEGINNING),
        ("vo van ki", "Võ Văn Kiệt", Match.PREFIX),
        ("van kiet", "Võ Văn Kiệt", Match.ROW),
        ("kiet vo", "Võ Văn Kiệt", Match.ANY_ORDER),
        ("kiet va", "Võ Văn Kiệt", Match.PARTIAL),
        ("myrdin", "Chernomyrdin", Match.INSIDE),
        ("võ vàn", "Võ Văn Kiệt", None),
        ("su 30", "Su-30MK2", Match.PREFIX),
        ("su30mk2", "Su-30MK2", Match.OTHERWISE),
    ],
)
def test_kinds_of_match(typed: str, name: str, match: Match | None) -> None:
    assert Input.of(words(typed)).match(name) == match or (typed, match) == ("pu-tin", Match.EXACT)


def test_a_word_that_is_one_counts_before_the_beginning_of_a_longer_one(kg: KnowledgeGraph) -> None:
    hits = kg.search("nga", limit=1000)
    whole = [any(w.plain == "nga" for w in words(hit.name)) for hit in hits]
    assert whole == sorted(whole, reverse=True)
    assert len(set(whole)) == 2


@pytest.mark.parametrize("typed", ["putin", "viet nam", "V. Putin", "đường", "nguyen", "петр", "chernomirdyn", "vo van kieet"])
def test_a_longer_list_begins_like_a_shorter_one(kg: KnowledgeGraph, typed: str) -> None:
    assert found(kg, typed, limit=30)[:4] == found(kg, typed, limit=4)


# ---- kinds and fields ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["event", "Event", "kind-event", "code:kind-event", "Sự kiện", "su kien", "События", "Events"])
def test_only_things_of_a_kind(kg: KnowledgeGraph, kind: str) -> None:
    hits = kg.search("putin", kind=kind)
    assert len(hits) > 3
    assert {hit.kind for hit in hits} == {"event"}
    assert [h.iri for h in hits] == [h.iri for h in kg.search("putin", limit=100) if h.kind == "event"][:10]


def test_every_kind_is_that_of_the_ontology(kg: KnowledgeGraph) -> None:
    kinds = {kind for kind, _ in index_of(kg).kinds}
    assert len(kinds) == 12
    for hit in kg.search("a", limit=500):
        expected = {str(k).removeprefix(q("code:kind-")) for (k,) in kg.select(f"SELECT ?k {{ <{hit.iri}> a/vnru:displayKind ?k }}")}
        assert hit.kind in (expected or {""}) or (hit.kind == "" and hit.iri.startswith(q("code:")))


def test_only_things_of_a_field_and_its_narrower_ones(kg: KnowledgeGraph) -> None:
    for typed in ("năng lượng", "energy", "topic:energy", q("topic:energy")):
        hits = kg.search("nga", field=typed, limit=100)
        assert hits
        for hit in hits:
            assert kg.query(f"ASK {{ <{hit.iri}> ?p ?topic . ?topic skos:broader* topic:energy }}") or hit.iri == q("topic:energy")
    oil = {hit.iri for hit in kg.search("nga", field="topic:oil-and-gas", limit=100)}
    assert oil
    assert oil <= {hit.iri for hit in kg.search("nga", field="energy", limit=100)}
    assert {hit.kind for hit in kg.search("nga", field="energy", kind="organization")} == {"organization"}


@pytest.mark.parametrize(
    ("asked", "message", "hint"),
    [
        ({"kind": "persn"}, "there is no kind “persn”", "Did you mean person"),
        ({"kind": "organisation"}, "there is no kind “organisation”", "Did you mean organization"),
        ({"kind": ""}, "there is no kind “”", "Known: person, office, "),
        ({"kind": "событие"}, "there is no kind", "Did you mean события"),
        ({"field": "qqxx"}, "there is no field “qqxx”", "Fields are topics"),
        ({"field": "enrgy"}, "there is no field “enrgy”", "Did you mean energy"),
        ({"field": "topic:nothing"}, "topic:nothing is not a field", "Fields are topics"),
        ({"field": "person:vladimir-putin"}, "is not a field", "Fields are topics"),
        ({"field": ""}, "there is no field “”", ""),
    ],
)
def test_an_unknown_kind_or_field_is_told(kg: KnowledgeGraph, asked: dict[str, str], message: str, hint: str) -> None:
    with pytest.raises(NotFoundError) as caught:
        kg.search("nga", **asked)  # type: ignore[arg-type] # one or the other
    assert message in caught.value.message
    assert hint in caught.value.hint


def test_a_field_that_several_topics_are_called_is_told(kg: KnowledgeGraph) -> None:
    with pytest.raises(AmbiguousError) as caught:
        kg.search("nga", field="hợp tác")
    assert all(curie.startswith("topic:") for curie, _ in caught.value.candidates)


# ---- nothing found ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "near"),
    [("Putin Trump", "Vladimir Putin"), ("Dang Thi Ana Maria", None), ("hiep dinh 2099", "hiệp định"), ("qqxx zzyy", None)],
)
def test_nothing_is_offered_as_found_that_is_not(kg: KnowledgeGraph, typed: str, near: str | None) -> None:
    assert kg.search(typed) == []
    names = [hit.name for hit in suggest(kg, typed)]
    assert len(names) <= 3
    assert near is None or near in names
    assert typed != "qqxx zzyy" or not names


# ---- hostile text ----------------------------------------------------------------------------------------------------

HOSTILE = [
    *("NEAR(", "NEAR(a b, 2)", "*", '"', '""', "a AND", "OR OR", "NOT", "word:putin", "{word} : x", "^putin", "putin*", "-putin", "a + b"),
    *("\x00putin", "\u202eputin\u202c", "\u0301", "\u0301" * 1_000_000, "\u0301\u0323" * 300, "\ud800 putin", "ﬃ" * 200, "ß" * 300, "½"),
    *(" " * 1_000_000, " " * 1_000_000 + "putin", "x" * 599, "a-" * 299, "đ " * 250, "a b c d e f g h i j k l", "1 2 3 4 5 6 7 8 9"),
    *(
        "nguyenvankiet" * 40,
        "kieet " * 8,
        "chernomyrdinn " * 8,
        "viet nam " * 60,
        "普京訪問越南",
        "بوتين",
        "' OR 1=1 --",
        "%_%",
        "\\",
        "a\n\nb",
    ),
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_nothing_that_is_typed_is_an_error_or_much_work(kg: KnowledgeGraph, text: str) -> None:
    index_of(kg)
    hits = kg.search(text)
    assert calls(partial(kg.search, text)) < LITTLE
    assert calls(partial(suggest, kg, text)) < LITTLE
    assert [hit.rank for hit in hits] == sorted(hit.rank for hit in hits)


@given(st.text(alphabet=st.sampled_from('aăâđeoơuưvnkt ảбвиу.-"*():^1\u0301'), max_size=30))
def test_any_text_is_answered(small: KnowledgeGraph, text: str) -> None:
    assert len(small.search(text, limit=3)) <= 3
    assert len(suggest(small, text)) <= 3


# ---- where the index lies --------------------------------------------------------------------------------------------


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch) -> list[None]:
    """One entry for each index that is built."""
    built: list[None] = []

    def counted(*args: object) -> None:
        built.append(None)
        fill(*args)  # type: ignore[arg-type] # passed on

    monkeypatch.setattr("vnru_kg.search.store.fill", counted)
    return built


def kept(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.search"))


def test_the_index_is_built_once_and_kept_beside_the_graph(home: Path, own_cache: Path, builds: list[None]) -> None:
    assert open_index(home) is None
    one = KnowledgeGraph.load(home)
    assert kept(own_cache) == []
    assert found(one, "Anland") == found(one, "anland")
    assert len(builds) == 1
    assert [p.with_suffix(".store").exists() for p in kept(own_cache)] == [True]
    assert sorted({p.suffix for p in own_cache.iterdir()} - {".known"}) == [".TAG", ".search", ".store"]  # nothing else is left
    assert found(KnowledgeGraph.load(home), "Anland") == found(one, "Anland")
    index = open_index(home)
    assert isinstance(index, Index)
    assert index.label(q("place:anland"), "ru") == "Анландия"
    assert index.label(q("place:nowhere"), "ru") is None
    assert len(builds) == 1


def test_changed_data_is_indexed_anew(home: Path, own_cache: Path) -> None:
    assert found(KnowledgeGraph.load(home), "Borland")[0] == "place:borland"
    path = home / "graph_data" / "authorities" / "things.ttl"
    path.write_text(path.read_text("utf-8").replace('"Borland"', '"Corland"'), "utf-8")
    assert open_index(home) is None
    assert found(KnowledgeGraph.load(home), "Corland")[0] == "place:borland"
    assert len(kept(own_cache)) == 2


def test_an_index_of_other_code_is_built_anew(home: Path, own_cache: Path, builds: list[None]) -> None:
    KnowledgeGraph.load(home).search("Anland")
    with sqlite3.connect(kept(own_cache)[0]) as database:
        database.execute("PRAGMA user_version=1")
    database.close()
    assert open_index(home) is None
    assert found(KnowledgeGraph.load(home), "Anland")[0] == "place:anland"
    assert len(builds) == 2


@pytest.mark.parametrize("spoil", [lambda b: b[:-1], lambda b: b[: len(b) // 2], lambda _: b"", lambda b: b[:9000] + b"?" * 99 + b[9099:]])
def test_a_spoilt_index_is_built_anew(home: Path, own_cache: Path, builds: list[None], spoil: object) -> None:
    KnowledgeGraph.load(home).search("Anland")
    (path,) = kept(own_cache)
    path.write_bytes(spoil(path.read_bytes()))  # type: ignore[operator] # one of the above
    assert open_index(home) is None
    assert found(KnowledgeGraph.load(home), "Anland")[0] == "place:anland"
    assert len(builds) == 2
    assert open_index(home) is not None


def test_an_index_that_proves_damaged_while_it_is_read_is_replaced(
    home: Path, own_cache: Path, builds: list[None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_store, "_CHECKED", 0)  # as if it were too large to be checked as a whole
    KnowledgeGraph.load(home).search("Anland")
    (path,) = kept(own_cache)
    content = path.read_bytes()
    path.write_bytes(content[:16384] + b"\xff" * (len(content) - 16384))
    assert found(KnowledgeGraph.load(home), "Anland")[0] == "place:anland"
    index = open_index(home)
    assert index is not None
    assert nearest(index, "Anland")[0].name == "Anland"
    assert len(builds) == 3


def test_a_folder_that_cannot_be_written_is_no_error(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, builds: list[None]
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("VNRU_KG_CACHE", str(tmp_path / "file" / "cache"))
    graph = KnowledgeGraph.load(home)
    assert found(graph, "Anland") == found(graph, "ANLAND")
    assert len(builds) >= 1
    assert open_index(home) is None


def test_a_full_disk_is_no_error(home: Path, own_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(made: Path) -> None:
        raise OSError(28, "No space left on device", str(made))

    monkeypatch.setattr(search_store, "_seal", full)
    assert found(KnowledgeGraph.load(home), "Anland")[0] == "place:anland"
    assert kept(own_cache) == []
    assert sorted({p.suffix for p in own_cache.iterdir()} - {".known"}) == [".TAG", ".store"]


def test_a_graph_that_is_not_kept_is_indexed_in_memory(own_cache: Path) -> None:
    graph = KnowledgeGraph(EmbeddedEngine())
    assert graph.search("anything") == []
    assert suggest(graph, "anything") == []
    assert not own_cache.exists()


def test_a_graph_as_of_a_day_has_an_index_of_its_own(kg: KnowledgeGraph) -> None:
    before = kg.as_of("2000")
    assert "event:2024-06-19-putin-visits-vietnam" in found(kg, "putin")
    assert "event:2024-06-19-putin-visits-vietnam" not in found(before, "putin", limit=100)
    assert found(before, "vo van kiet")[0] == "person:vo-van-kiet"


def test_threads_may_search_at_once(kg: KnowledgeGraph) -> None:
    texts = ["putin", "viet nam", "vo van kieet", "đường", "qqxx"] * 8
    expected = [found(kg, text) for text in texts]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda text: found(kg, text), texts)) == expected


def test_many_labels(own_cache: Path) -> None:
    engine = EmbeddedEngine(quads(6000))
    engine.key = "a" * 32
    graph = KnowledgeGraph(engine)
    assert graph.search("nguyen", limit=5)
    assert [p.name for p in kept(own_cache)] == [f"{engine.key}.search"]
    for text in ("nguyen", "n", "viet nam", "of vietnam and russia of", "ngyuen", "qqxxzz"):
        assert calls(partial(graph.search, text)) < 6000, "it looks at each name"
    hits = graph.search("nguyen", limit=300)
    assert [h.mentions for h in hits if h.rank == Match.BEGINNING] == sorted(
        (h.mentions for h in hits if h.rank == Match.BEGINNING), reverse=True
    )


def test_the_scan_of_the_benchmark_finds_the_same_names(kg: KnowledgeGraph) -> None:
    scan = Scan(entries(kg))
    for text in ("vo van kiet", "viet nam", "Черномырдин"):
        assert scan.search(text)[0] == kg.search(text)[0].iri


# ---- the command -----------------------------------------------------------------------------------------------------


def test_the_command_narrows_and_tells() -> None:
    lines = run("search", "putin", "--kind", "person", "--lang", "ru").stdout.decode().splitlines()
    assert [line.split("\t")[:2] for line in lines] == [["Имя", "Объект"], ["Владимир Путин", "person:vladimir-putin"]]
    assert run("search", "nga", "--field", "energy", "--limit", "2").stdout.decode().count("\n") == 3
    near = run("search", "Vladimir Putim", "--kind", "person")
    assert near.stdout.decode().splitlines()[1].startswith("Vladimir Putin\tperson:vladimir-putin")
    assert "Nothing is called “Vladimir Putim”" in near.stderr.decode()


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        (["putin", "--kind", "persn"], "there is no kind “persn”", "Did you mean person?"),
        (["putin", "--kind", "place"], "nothing of kind place is called “putin”", "There is elsewhere: Vladimir Putin"),
        (["Putin Trump"], "nothing is called “Putin Trump”", "Did you mean Vladimir Putin?"),
        (["qqxx"], "nothing is called “qqxx”", "Try another spelling"),
        ([""], "nothing is called “”", "Try another spelling"),
    ],
)
def test_the_command_says_what_is_wrong(arguments: list[str], message: str, hint: str) -> None:
    process = run("search", *arguments)
    assert process.returncode == 3
    assert process.stdout == b""
    assert message in process.stderr.decode()
    assert hint in process.stderr.decode()
