"""Numbers in words."""

import pytest

from engagement_monitor.desktop import words


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
    for text in words.LABELS.values():
        assert text.endswith("-looking")
