"""Accept headers, also those that nobody should send."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnru_kg.serve.negotiate import language, media_type, takes_gzip

OFFERED = ["text/html", "text/turtle", "application/json"]


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        (None, "text/html"),
        ("", "text/html"),
        ("*/*", "text/html"),
        ("text/turtle", "text/turtle"),
        ("TEXT/Turtle", "text/turtle"),
        ("text/html;q=0.1, text/turtle;q=0.2", "text/turtle"),
        ("text/*;q=0.5, text/html;q=0.1", "text/turtle"),
        ("*/*;q=0.1, application/json", "application/json"),
        ("text/html;level=1;q=0.3, */*;q=0.2", "text/html"),
        ("text/html;q=0, */*", "text/turtle"),
        ("image/png", None),
        ("*/*;q=0", None),
        ("text/html;q=2", None),
    ],
)
def test_media_types(accept: str | None, expected: str | None) -> None:
    assert media_type(accept, OFFERED) == expected


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (None, "vi"),
        ("ru", "ru"),
        ("en-GB,en;q=0.9", "en"),
        ("de;q=1, ru-RU;q=0.8, en;q=0.9", "en"),
        ("fr", "vi"),
        ("vi;q=0, en;q=0.1", "en"),
    ],
)
def test_languages(header: str | None, expected: str) -> None:
    assert language(header) == expected


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("gzip", True),
        ("gzip, deflate, br", True),
        ("br", False),
        ("gzip;q=0", False),
        ("*", True),
        ("*;q=0.5, gzip;q=0", False),
        (None, False),
    ],
)
def test_encodings(header: str | None, expected: bool) -> None:
    assert takes_gzip(header) is expected


@given(st.text(max_size=60))
def test_any_text_is_borne(text: str) -> None:
    assert media_type(text, OFFERED) in {*OFFERED, None}
    assert language(text) in {"vi", "en", "ru"}
    takes_gzip(text)
