"""The notes of a session take as much as is kept of them."""

import pytest
from PySide6.QtCore import QMimeData
from pytestqt.qtbot import QtBot

from engagement_monitor.desktop.details_form import NotesEdit

MOST = 10_000


@pytest.fixture
def notes(qtbot: QtBot) -> NotesEdit:
    edit = NotesEdit()
    qtbot.addWidget(edit)
    return edit


def paste(notes: NotesEdit, text: str) -> None:
    pasted = QMimeData()
    pasted.setText(text)
    notes.insertFromMimeData(pasted)


def test_of_what_is_pasted_the_beginning_stays(notes: NotesEdit) -> None:
    notes.show_text("Before. After.")
    cursor = notes.textCursor()
    cursor.setPosition(len("Before. "))
    notes.setTextCursor(cursor)
    paste(notes, "abcdefghi " * 3000)
    text = notes.toPlainText()
    assert len(text) == MOST
    assert text.startswith("Before. abcdefghi ")
    assert text.endswith("After.")


def test_a_paste_that_was_cut_is_undone_at_once(notes: NotesEdit) -> None:
    paste(notes, "abcdefghi " * 3000)
    notes.undo()
    assert notes.toPlainText() == ""


def test_a_paste_takes_the_place_of_what_is_selected(notes: NotesEdit) -> None:
    notes.show_text("a" * MOST)
    notes.selectAll()
    paste(notes, "b" * (MOST + 1))
    assert notes.toPlainText() == "b" * MOST


def test_nothing_is_typed_beyond_the_limit(notes: NotesEdit, qtbot: QtBot) -> None:
    notes.show_text("a" * (MOST // 2))
    paste(notes, "a" * MOST)
    qtbot.keyClicks(notes, "bcd")
    assert notes.toPlainText() == "a" * MOST


def test_longer_notes_that_were_imported_stay_whole_while_they_are_typed_into(notes: NotesEdit, qtbot: QtBot) -> None:
    notes.show_text("word " * 2400)
    qtbot.keyClicks(notes, "A ")
    assert notes.toPlainText() == "A " + "word " * 2400
