"""The whole way of a lecturer through the window, by clicks and keys alone, with the real program behind it."""

import csv
import io
import json
import re
from collections.abc import Iterator, Sequence
from html import unescape
from pathlib import Path
from zipfile import ZipFile

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from engagement_monitor.desktop import sessions_page
from engagement_monitor.desktop.backend import ExportFormat
from engagement_monitor.desktop.live_session import Phase
from engagement_monitor.desktop.preference_keeper import PreferenceKeeper
from engagement_monitor.desktop.program import ProgramBackend
from engagement_monitor.desktop.session_questions import Questions
from engagement_monitor.desktop.session_view import SessionView
from engagement_monitor.desktop.settings_window import Group
from engagement_monitor.desktop.theme import ThemeKeeper
from engagement_monitor.desktop.window import MainWindow, Place
from engagement_monitor.sentiment import SENTIMENTS
from engagement_monitor.timeline.sample import Shares

TITLE = "Trees & <b>forests</b>, =1+1"
LABELS = ["New topic", "Exercise", "Question"]
FORMATS = ("html", "pdf", "csv", "xlsx", "json")
CONTROL = Qt.KeyboardModifier.ControlModifier


class FileDialog(Questions):
    """Answers in the place of the file dialog: each time another one of the formats, into one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._left = folder, list(FORMATS)

    def target(self, parent: QWidget, name: str, formats: Sequence[ExportFormat]) -> tuple[Path, ExportFormat]:
        form = next(form for form in formats if form.name == self._left[0])
        self._left.pop(0)
        return self._folder / f"report{form.suffix}", form


class Lecturer:
    """Clicks and types, and looks at what comes of it."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self._qtbot = window, qtbot

    @property
    def view(self) -> SessionView:
        return self.window.sessions.view

    def click(self, widget: QWidget, place: QPoint | None = None) -> None:
        self._qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place or widget.rect().center())

    def press(self, key: str | Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self._qtbot.keyClick(self.window.focusWidget() or self.window, key, modifier)

    def wait_for_phase(self, phase: Phase) -> None:
        session = self.window.session
        self._qtbot.waitUntil(lambda: session.phase in (phase, Phase.FAILED), timeout=20_000)
        assert session.fault is None

    def wait_for_second(self, time_s: float) -> None:
        self._qtbot.waitUntil(lambda: (self.window.session.now_s() or 0.0) >= time_s, timeout=20_000)

    def wait_for_edit(self, count: int) -> None:
        """Until so many edits can be undone and all is stored with new figures."""
        view = self.view
        self._qtbot.waitUntil(lambda: view.undo_stack.index() == count and not view.editor.busy)
        self._qtbot.waitUntil(lambda: view.table.rowCount() == view.board.segments.count())

    def wait_for_notice(self, text: str) -> None:
        self._qtbot.waitUntil(lambda: text in self.window.notices.text(), timeout=20_000)

    def choose_the_demo(self) -> None:
        source = self.window.live.form._source
        source.setFocus()
        self.press(Qt.Key.Key_End)
        assert source.currentText().startswith("Stream")
        source.setFocus()
        self.press(Qt.Key.Key_Home)
        assert source.currentText() == "Demo lecture"

    def drag_border(self, number: int, to_s: float) -> None:
        band = self.view.board.segments
        start, end = (
            QPoint(round(band.scale.x_of(time_s)), band.height() // 2) for time_s in (band.handles_s()[number], to_s)
        )
        self._qtbot.mousePress(band, Qt.MouseButton.LeftButton, pos=start)
        self._qtbot.mouseMove(band, end)
        self._qtbot.mouseRelease(band, Qt.MouseButton.LeftButton, pos=end)

    def put_cursor(self, time_s: float) -> None:
        band = self.view.board.segments
        self.click(band, QPoint(round(band.scale.x_of(time_s)), band.height() // 2))


@pytest.fixture
def backend(tmp_path: Path, preferences: PreferenceKeeper) -> ProgramBackend:
    return ProgramBackend(str(tmp_path / "sessions.db"), "litert", None, 120.0, lambda: preferences.now)


@pytest.fixture
def lecturer(
    backend: ProgramBackend,
    tmp_path: Path,
    settings: QSettings,
    themes: ThemeKeeper,
    preferences: PreferenceKeeper,
    qtbot: QtBot,
) -> Iterator[Lecturer]:
    window = MainWindow(backend, settings, themes, preferences)
    window.sessions.questions = FileDialog(tmp_path)
    window.show()
    window.activateWindow()
    window.prepare()
    qtbot.waitUntil(lambda: bool(window.sessions._formats), timeout=20_000)
    yield Lecturer(window, qtbot)
    window.quit_now()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=20_000)
    window.deleteLater()


def button(window: MainWindow, text: str) -> QPushButton:
    """The button that is seen and says so."""
    seen = (each for each in window.findChildren(QPushButton) if each.isVisible())
    return next(each for each in seen if each.text().replace("&", "") == text)


def record(lecturer: Lecturer) -> None:
    """Source, title, start, three markers, a pause, stop."""
    window = lecturer.window
    lecturer.choose_the_demo()
    lecturer.click(window.live.form._title)
    for letter in TITLE:
        lecturer.press(letter)
    lecturer.click(button(window, "Start"))
    lecturer.wait_for_phase(Phase.RUNNING)
    for second, key in zip((1, 3, 5), "nxq", strict=True):
        lecturer.wait_for_second(second)
        lecturer.press(key)
    lecturer.wait_for_second(6)
    lecturer.press("p", CONTROL)
    lecturer.wait_for_phase(Phase.PAUSED)
    lecturer.click(button(window, "Resume"))
    lecturer.wait_for_phase(Phase.RUNNING)
    lecturer.wait_for_second(8)
    lecturer.click(button(window, "Stop"))
    lecturer.wait_for_phase(Phase.FINISHED)


def edit(lecturer: Lecturer) -> None:
    """A border is dragged, a segment split, and the split undone."""
    segments = lecturer.view.board.segments
    assert [segment.label for segment in segments.segments][-3:] == LABELS
    border = segments.count() - 2
    before_s = segments.segments[border].end_s
    lecturer.drag_border(border, before_s + 1)
    lecturer.wait_for_edit(1)
    assert segments.segments[border].end_s == round(before_s + 1)
    count = segments.count()
    lecturer.put_cursor(before_s + 0.5)
    lecturer.press("s")
    lecturer.wait_for_edit(2)
    assert segments.count() == count + 1
    lecturer.press("z", CONTROL)
    lecturer.wait_for_edit(1)
    assert segments.count() == count


def percents(text: str) -> list[int]:
    """The whole percents in a text, in their order."""
    return [int(number) for number in re.findall(r"(\d+)\s*%", text)]


def shown(view: SessionView) -> list[int]:
    """The three shares in the window."""
    return [percents(view.cards.cards[sentiment].texts()[0])[0] for sentiment in SENTIMENTS]


def in_order(wanted: Sequence[int], text: str) -> bool:
    """Whether these percents stand in the text one after the other, whatever stands between them."""
    found = iter(percents(text))
    return all(number in found for number in wanted)


def xlsx_cells(content: bytes, sheet: int) -> dict[str, str]:
    """A sheet of two columns."""
    with ZipFile(io.BytesIO(content)) as book:
        texts = re.findall(r"<si><t[^>]*>(.*?)</t></si>", book.read("xl/sharedStrings.xml").decode(), re.DOTALL)
        cells = re.findall(
            r'<c r="[A-Z]+\d+"([^>]*)><v>(.*?)</v>', book.read(f"xl/worksheets/sheet{sheet}.xml").decode()
        )
    values = [unescape(texts[int(value)]) if 't="s"' in kind else value for kind, value in cells]
    return dict(zip(values[::2], values[1::2], strict=False))


def check_reports(folder: Path, view: SessionView) -> None:
    """Every file has the title, if its form has room for one, and the whole percents that the window shows."""
    wanted, samples = shown(view), view._stored.figures.samples
    page = unescape(re.sub("<[^>]+>", " ", (folder / "report.html").read_text(encoding="utf-8")))
    paper = "".join(page.extract_text() for page in PdfReader(folder / "report.pdf").pages)
    for text in (page, paper):
        assert TITLE in text
        assert in_order(wanted, text)
    document = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    assert document["title"] == TITLE
    assert list(Shares(**document["shares"]).whole_percents()) == wanted
    assert f"{document['index']:.2f} (" in view.basis.text()
    workbook = (folder / "report.xlsx").read_bytes()
    assert TITLE in xlsx_cells(workbook, 1).values()
    rows = list(csv.DictReader(io.StringIO((folder / "report.csv").read_text(encoding="utf-8-sig"))))
    assert [float(row["time_s"]) for row in rows] == [sample.time_s for sample in samples]


def test_from_the_choice_of_a_source_to_a_session_that_is_gone(
    lecturer: Lecturer, backend: ProgramBackend, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, view = lecturer.window, lecturer.view
    record(lecturer)
    lecturer.press(Qt.Key.Key_Space)  # the button below "saved" has the keyboard
    qtbot.waitUntil(lambda: window.place is Place.SESSIONS and view.session is not None, timeout=20_000)
    assert view.title.text() == TITLE
    edit(lecturer)
    window.settings.open_at(Group.NUMBER)
    window.show_settings()
    qtbot.keyClick(window.settings.groups[Group.NUMBER]._shown, Qt.Key.Key_Space)
    window.settings.close()
    qtbot.waitUntil(lambda: view.basis.text().count("Index") == 1)
    for _ in FORMATS:
        lecturer.click(view.export_button)
        lecturer.wait_for_notice("Saved as")
        window.notices.dismiss()
    check_reports(tmp_path, view)
    lecturer.click(view.delete_button)
    assert window.sessions.filter.rowCount() == 0
    lecturer.click(window.notices._action)
    assert window.sessions.filter.rowCount() == 1
    qtbot.waitUntil(view.delete_button.isVisible)
    monkeypatch.setattr(sessions_page, "UNDO_S", 0)
    lecturer.click(view.delete_button)
    qtbot.waitUntil(lambda: backend.sessions() == [])
    assert window.sessions.filter.rowCount() == 0
