"""The gallery in the documentation is the one that the script makes."""

import re
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from engagement_monitor.desktop import gallery
from engagement_monitor.desktop.theme import ThemeKeeper

ROOT = Path(__file__).parent.parent.parent
PAGE = (ROOT / "resources/docs/gallery.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"!\[([^]]*)\]\(\.\./screenshots/([a-z-]+)\.png\)", PAGE)


def test_the_page_shows_what_the_script_makes() -> None:
    assert tuple(name for _, name in SHOWN) == gallery.PICTURES


def test_every_picture_is_there_and_no_other() -> None:
    files = {path.stem for path in (ROOT / "resources/screenshots").iterdir()}
    assert files == set(gallery.PICTURES)


def test_every_picture_is_described() -> None:
    assert [name for alt, name in SHOWN if len(alt.split()) < 5] == []


def test_together_they_are_small() -> None:
    assert sum(path.stat().st_size for path in (ROOT / "resources/screenshots").iterdir()) < 1_500_000


@pytest.mark.parametrize("name", [name for name in gallery.PICTURES if name not in ("strip", "how-sure", "settings")])
def test_windows_are_shown_in_their_usual_size(name: str) -> None:
    with Image.open(ROOT / f"resources/screenshots/{name}.png") as picture:
        assert picture.size == (1280, 800)


def test_the_tour_takes_every_picture(
    tmp_path: Path, settings: QSettings, themes: ThemeKeeper, preferences, qtbot: QtBot
) -> None:
    """With the real capture, model and store, in some seconds of the lecture."""
    lecture_s = 16.0
    location = str(tmp_path / "sessions.db")
    gallery.store_short_term(location, 60, lectures=2)
    settings.remove("about/read")
    window = gallery.open_window(location, settings, themes, preferences, lecture_s)
    qtbot.addWidget(window)
    guide = gallery.Guide(window, gallery.Tour(window, preferences, tmp_path, lecture_s).steps())
    with qtbot.waitSignal(window.ended, timeout=120_000):
        guide.start()
    assert {path.stem for path in tmp_path.glob("*.png")} == set(gallery.PICTURES)
