"""Where an export is written: the dialog asks before a file is overwritten, and nothing is overwritten unasked."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from engagement_monitor.desktop import session_questions
from engagement_monitor.desktop.backend import ExportFormat

FORMATS = [ExportFormat("html", "Web page", ".html"), ExportFormat("csv", "Table", ".csv")]
Target = tuple[Path, ExportFormat] | None


def ask_for_target(
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, folder: Path, typed: str, selected: str
) -> tuple[list[str], Target]:
    """What the dialog was given as a name, and what came of its answer."""
    proposed: list[str] = []

    def answer(_parent: object, _title: str, name: str, _filters: str) -> tuple[str, str]:
        proposed.append(name)
        return str(folder / typed), selected

    monkeypatch.setattr(session_questions.QFileDialog, "getSaveFileName", answer)
    parent = QWidget()
    qtbot.addWidget(parent)
    return proposed, session_questions.Questions().target(parent, "Week 3", FORMATS)


def test_a_name_is_proposed_whole_so_that_the_dialog_asks_before_overwriting(
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, tmp_path: Path
) -> None:
    proposed, target = ask_for_target(monkeypatch, qtbot, tmp_path, "Week 3.html", "Web page (*.html)")
    assert proposed == ["Week 3.html"]
    assert target == (tmp_path / "Week 3.html", FORMATS[0])


@pytest.mark.parametrize("typed", ["Week 3", "Week 3.html"])
def test_an_ending_that_is_put_right_afterwards_overwrites_nothing(
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, tmp_path: Path, typed: str
) -> None:
    (tmp_path / "Week 3.csv").write_text("my own notes")
    _, target = ask_for_target(monkeypatch, qtbot, tmp_path, typed, "Table (*.csv)")
    assert target == (tmp_path / "Week 3 (2).csv", FORMATS[1])
