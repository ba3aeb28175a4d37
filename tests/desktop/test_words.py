"""Numbers in words."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QLocale

from engagement_monitor.desktop import words
from engagement_monitor.sentiment import SENTIMENTS


@pytest.fixture
def german() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("de_DE"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def expressions_only() -> Iterator[None]:
    words.speak(words.Wording.EXPRESSIONS)
    yield
    words.speak(words.Wording.USUAL)


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0 s"),
        (48.9, "48 s"),
        (100, "1 min 40 s"),
        (599, "9 min 59 s"),
        (725, "12 min"),
        (3600, "1 h"),
        (5400, "1 h 30 min"),
    ],
)
def test_lengths(seconds: float, text: str) -> None:
    assert words.length(seconds).replace("\u202f", " ") == text


@pytest.mark.parametrize(("seconds", "text"), [(-1, "0:00"), (59.9, "0:59"), (754, "12:34"), (3754, "1:02:34")])
def test_clock(seconds: float, text: str) -> None:
    assert words.clock(seconds) == text


def test_nothing_claims_to_know_feelings() -> None:
    assert [words.label(sentiment) for sentiment in SENTIMENTS] == [
        "Positive-looking",
        "Neutral-looking",
        "Negative-looking",
    ]


def test_where_feelings_may_not_be_inferred_only_expressions_are_named(expressions_only: None) -> None:
    said = " ".join(
        [words.application(), *map(words.label, SENTIMENTS), *map(words.faces_label, SENTIMENTS)]
    ).casefold()
    for claim in ("positive", "negative", "neutral", "engagement", "mood", "feel"):
        assert claim not in said


def test_numbers_are_written_as_in_the_language(german: None) -> None:
    assert words.decimal(7.94) == "7,9"
    assert words.weight(0.5) == "0,5"
    assert words.weight(1) == "1"


def test_days_and_months_are_named_in_the_language(german: None) -> None:
    text = words.date(datetime(2026, 3, 3, 12, tzinfo=UTC))
    assert text.startswith("Di")
    assert "Mär" in text
    assert "2026" in text
