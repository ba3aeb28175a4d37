"""``python -m engagement_monitor.desktop.gallery FOLDER``: pictures of the running program for the documentation.

The live ones show the demo lecture as capture, model and store make it, in real time; the term is made up
(``gallery_term``). Needs a display, Pillow and, with the whole lecture, seven minutes.
"""

import argparse
import io
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from PIL import Image
from PySide6.QtCore import QBuffer, QElapsedTimer, QIODevice, QSettings, QSize, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from engagement_monitor.desktop.app import make_application
from engagement_monitor.desktop.environment import require_display
from engagement_monitor.desktop.live_session import Phase
from engagement_monitor.desktop.preference_keeper import PreferenceKeeper
from engagement_monitor.desktop.program import ProgramBackend
from engagement_monitor.desktop.settings_window import Group
from engagement_monitor.desktop.theme import ThemeKeeper
from engagement_monitor.desktop.window import MainWindow, Place
from engagement_monitor.preferences import Appearance, FacesShown, LastSource
from engagement_monitor.timeline.index import IndexWeights

PICTURES = (
    "live",
    "strip",
    "copus",
    "blurred",
    "hidden",
    "break-dark",
    "review",
    "moment-dark",
    "how-sure",
    "sessions",
    "compare",
    "compare-labels-dark",
    "settings",
    "first-run",
)
"""The pictures by name, in the order of the page that shows them."""

LECTURE_S = 300.0
TERM_S = 2700.0
_SIZE = QSize(1280, 800)
_LOOK_EVERY_MS = 100
_SETTLED_MS, _SEARCHED_MS = 1500, 5000
_COLOURS = 256
_SEATS = 20
_SPARE_S = 60.0
"""The lecture goes on for longer than it is looked at."""

Condition = Callable[[], bool]
"""What the tour waits for before it goes on."""


class Tour:
    """Walks through the program as a user would, and takes a picture of every place.

    Args:
        window: It was made with an empty database or one with a term in it, and its first run is not over.
        preferences: Those of the window.
        folder: Where the pictures go.
        lecture_s: How much of the demo lecture is shown; what happens in it is spread over it.
    """

    def __init__(self, window: MainWindow, preferences: PreferenceKeeper, folder: Path, lecture_s: float) -> None:
        self._window, self._preferences, self._folder, self._lecture_s = window, preferences, folder, lecture_s

    def steps(self) -> Iterator[Condition]:
        """The whole tour; each step gives what is to be waited for."""
        yield from self._first_run()
        yield from self._lecture()
        yield from self._review()
        yield from self._several()

    def _first_run(self) -> Iterator[Condition]:
        yield _settled()
        self._take("first-run")
        self._window.about.continued.emit()
        self._window.settings.open_at(Group.NUMBER)
        self._window.show_settings()
        yield _settled()
        self._take("settings", self._window.settings)
        self._window.settings.close()

    def _lecture(self) -> Iterator[Condition]:
        live = self._window.live
        self._window.start_demo()
        yield self._reached(0.01)
        live.mark_key("N")
        yield self._reached(0.20)
        live.mark_key("D")
        yield self._reached(0.41)
        self._take("live")
        self._window.show_strip(True)
        yield self._reached(0.43)
        self._take("strip", self._window.strip)
        self._window.show_strip(False)
        live.mark_key("Q")
        yield from self._watched(0.47, "copus", copus=True)
        yield from self._watched(0.50, "blurred", copus=False, faces_shown=FacesShown.BLURRED)
        yield from self._watched(0.56, "hidden", faces_shown=FacesShown.HIDDEN)
        yield self._reached(0.685)
        live.mark_key("B")
        yield from self._watched(0.72, "break-dark", faces_shown=FacesShown.SHOWN, appearance=Appearance.DARK)
        live.mark_key("X")
        self._preferences.change(appearance=Appearance.LIGHT)
        yield self._reached(0.97)
        self._window.session.stop()
        yield lambda: self._window.session.phase is Phase.FINISHED

    def _watched(self, part: float, name: str, **chosen: object) -> Iterator[Condition]:
        self._preferences.change(**chosen)
        yield self._reached(part)
        self._take(name)

    def _review(self) -> Iterator[Condition]:
        view, session_id = self._window.sessions.view, self._window.session.session_id
        assert session_id is not None
        self._window.go_to(Place.SESSIONS)
        self._window.sessions.open_session(session_id)
        yield lambda: view.session is not None
        yield _settled(_SEARCHED_MS)
        view.board.segments.select(1)
        self._take("review")
        dialog = view.show_certainty()
        assert dialog is not None
        yield _settled()
        self._take("how-sure", dialog)
        dialog.close()
        self._preferences.change(appearance=Appearance.DARK)
        view.board.moments.step(1)
        yield _settled()
        self._take("moment-dark")

    def _several(self) -> Iterator[Condition]:
        self._preferences.change(appearance=Appearance.LIGHT)
        self._window.sessions.list.selectAll()
        yield _settled()
        self._take("sessions")
        self._window.go_to(Place.COMPARE)
        yield lambda: self._window.compare.course is not None
        yield _settled()
        self._take("compare")
        self._window.compare.views.buttons()[-1].click()
        self._preferences.change(appearance=Appearance.DARK)
        yield _settled()
        self._take("compare-labels-dark")

    def _reached(self, part: float) -> Condition:
        """The session is so far that this part of the lecture is over."""

        def reached() -> bool:
            session = self._window.session
            snapshot = session.poll()
            if session.fault is not None:
                raise session.fault
            return snapshot is not None and snapshot.elapsed_s >= part * self._lecture_s

        return reached

    def _take(self, name: str, widget: QWidget | None = None) -> None:
        # Where this run's throw-away database lies is of no interest to anybody.
        self._window.live.health.show_location("sessions.db")
        _save(widget or self._window, self._folder / f"{name}.png")


class Guide(QTimer):
    """Goes on with a tour whenever what it waits for is there, and closes the window at its end."""

    def __init__(self, window: MainWindow, tour: Iterator[Condition]) -> None:
        super().__init__(window, interval=_LOOK_EVERY_MS)
        self._window, self._tour = window, tour
        self._wait: Condition = _settled()
        self.timeout.connect(self._look)

    def _look(self) -> None:
        if not self._wait():
            return
        following = next(self._tour, None)
        if following is not None:
            self._wait = following
        else:
            self.stop()
            self._window.quit_now()


def main(arguments: Sequence[str] | None = None) -> int:
    """Makes all pictures; the exit status."""
    options = _parser().parse_args(arguments)
    require_display()
    options.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as kept:
        location = str(Path(kept) / "sessions.db")
        store_short_term(location, int(options.term))
        application = make_application()
        settings = QSettings(str(Path(kept) / "window.ini"), QSettings.Format.IniFormat)
        preferences = PreferenceKeeper(Path(kept) / "preferences.json")
        window = open_window(location, settings, ThemeKeeper(application), preferences, options.lecture)
        window.ended.connect(application.quit)
        Guide(window, Tour(window, preferences, options.folder, options.lecture).steps()).start()
        with _faults_end(application):
            return application.exec()


def open_window(
    location: str, settings: QSettings, themes: ThemeKeeper, preferences: PreferenceKeeper, lecture_s: float
) -> MainWindow:
    """The program's window on the database at ``location``, in English, with what the gallery is to show."""
    last = LastSource(course="Algorithms", room="Hall 3", head_count=_SEATS)
    preferences.change(language="en", appearance=Appearance.LIGHT, index_weights=IndexWeights(), last=last)
    backend = ProgramBackend(location, "auto", None, lecture_s + _SPARE_S, lambda: preferences.now)
    window = MainWindow(backend, settings, themes, preferences)
    window.resize(_SIZE)
    window.show()
    window.prepare()
    return window


def store_short_term(location: str, length_s: int, lectures: int = 7) -> None:
    """Stores made-up lectures of ``length_s`` seconds, one a week."""
    from engagement_monitor.desktop.gallery_term import store_term
    from engagement_monitor.store.database import Database
    from engagement_monitor.vision.model_card import read_card
    from engagement_monitor.vision.model_library import find_model

    database = Database.open(location)
    try:
        store_term(database, read_card(find_model(None)), length_s, lectures)
    finally:
        database.close()


@contextmanager
def _faults_end(application: QApplication) -> Iterator[None]:
    """While inside, what nobody caught ends the program instead of leaving it to wait for ever."""

    def end(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        before(kind, error, trace)
        application.exit(1)

    before, sys.excepthook = sys.excepthook, end
    try:
        yield
    finally:
        sys.excepthook = before


def _settled(wait_ms: int = _SETTLED_MS) -> Condition:
    """A while has passed: what workers bring (curves, changes) is there and painted."""
    since = QElapsedTimer()
    since.start()
    return lambda: since.elapsed() >= wait_ms


def _save(widget: QWidget, path: Path) -> None:
    """Writes what a widget shows as a PNG of few colours: a third of the size, and nobody sees the difference."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    widget.grab().save(buffer, "PNG")
    picture = Image.open(io.BytesIO(buffer.data().data())).convert("RGB")
    picture.quantize(_COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m engagement_monitor.desktop.gallery", description=__doc__)
    parser.add_argument("folder", metavar="FOLDER", type=Path)
    parser.add_argument("--lecture", type=float, default=LECTURE_S, help="seconds of the lecture")
    parser.add_argument("--term", type=float, default=TERM_S, help="seconds of each made-up lecture")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
