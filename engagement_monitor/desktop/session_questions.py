"""What the sessions page asks the user for: files, folders and a course. A test answers in its place."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QInputDialog, QWidget

from engagement_monitor.desktop import words
from engagement_monitor.desktop.backend import ExportFormat
from engagement_monitor.desktop.text import tr
from engagement_monitor.store.session import SESSION_FILE_SUFFIX, Session

SESSION_FILE = "session-file"
"""The name of the format that holds everything and can be imported."""
_LONGEST_NAME = 80


def session_file_format() -> ExportFormat:
    """Sessions as they are stored."""
    return ExportFormat(SESSION_FILE, tr("Session file, to import elsewhere"), SESSION_FILE_SUFFIX)


class Questions:
    """Asks with the dialogs of the system."""

    def target(self, parent: QWidget, name: str, formats: Sequence[ExportFormat]) -> tuple[Path, ExportFormat] | None:
        """A file to write and its format; None if nothing was chosen.

        The name is proposed with its ending, so that the dialog asks before a file is overwritten. Of an ending that
        is put right here it could not ask: then no file is taken that is there already.
        """
        filters = {f"{form.label} (*{form.suffix})": form for form in formats}
        proposed = f"{name}{formats[0].suffix}"
        chosen, selected = QFileDialog.getSaveFileName(parent, tr("Export"), proposed, ";;".join(filters))
        if not chosen:
            return None
        path, form = Path(chosen), filters.get(selected, formats[0])
        typed = next((form for form in formats if chosen.lower().endswith(form.suffix)), None)
        # What the user typed wins over what was selected below it.
        if typed and (typed is form or path.name != proposed):
            return path, typed
        return free_path(path.parent, name if typed else path.name, form.suffix), form

    def folder(self, parent: QWidget) -> Path | None:
        """A folder to write several files into."""
        path = QFileDialog.getExistingDirectory(parent, tr("Export into this folder"))
        return Path(path) if path else None

    def session_files(self, parent: QWidget) -> list[Path]:
        """Files to import."""
        kind = tr("Session files") + f" (*{SESSION_FILE_SUFFIX})"
        paths, _ = QFileDialog.getOpenFileNames(parent, tr("Import sessions"), "", kind)
        return [Path(path) for path in paths]

    def course(self, parent: QWidget, courses: Sequence[str]) -> str | None:
        """The name of a course, a known one or a new one; None if nothing was chosen."""
        name, chosen = QInputDialog.getItem(parent, tr("Set course"), tr("Course:"), ["", *courses], 0, True)
        return name.strip() if chosen else None


def file_name(session: Session) -> str:
    """A name for a file of this session, without its ending: letters, numbers and what no system minds."""
    letters = session.title[:_LONGEST_NAME]
    kept = "".join(letter if letter.isalnum() or letter in " -_" else "_" for letter in letters).strip()
    return f"{kept or words.application()} {session.started_at.astimezone():%Y-%m-%d}"


def free_path(folder: Path, name: str, suffix: str) -> Path:
    """A file in the folder that is not there yet."""
    path, number = folder / f"{name}{suffix}", 2
    while path.exists():
        path, number = folder / f"{name} ({number}){suffix}", number + 1
    return path
