"""No picture is ever stored: a whole session and its reports, and then every file that they wrote is read."""

import gc
import os
import subprocess
import sys
import weakref
import zipfile
from contextlib import closing
from pathlib import Path

import cv2
import numpy as np
import pypdf
import pytest

from engagement_monitor.capture.frame import Pace
from engagement_monitor.monitor import Monitor
from engagement_monitor.store.database import Database
from engagement_monitor.store.session import SessionDetails
from engagement_monitor.vision.analyzer import FrameAnalyzer
from tests.capture.doubles import Openings, ScriptedSource
from tests.faults.doubles import OneFace
from tests.vision.doubles import BrightnessClassifier
from tests.vision.scenes import demo_frames

SIGNATURES = {
    "JPEG": b"\xff\xd8\xff", "PNG": b"\x89PNG", "GIF": b"GIF8", "WebP": b"WEBPVP8", "TIFF": b"II*\0",
    "AVI": b"AVI LIST", "MP4": b"ftyp", "Matroska": b"\x1aE\xdf\xa3", "NumPy": b"\x93NUMPY",
}  # fmt: skip
RUN_PX = 48


WATCHED = """
import os, pathlib, sys
root = pathlib.Path(sys.argv.pop(1)).resolve()
WRITING = os.O_WRONLY | os.O_RDWR | os.O_APPEND | os.O_CREAT

def watch(event, arguments):
    if event == "open" and isinstance(arguments[0], (str, bytes)):
        path, mode, flags = arguments
        writes = set(mode or "") & set("wax+") or (flags or 0) & WRITING
    elif event == "sqlite3.connect":
        path, writes = arguments[0], True
        path = path.removeprefix("file:").partition("?")[0] if isinstance(path, str) else path
    else:
        return
    place = pathlib.Path(os.fsdecode(path)).absolute()
    if writes and root not in place.parents and str(place) not in ("/dev/null", "/dev/tty"):
        os.write(2, f"written outside: {place}".encode())
        os._exit(7)

sys.addaudithook(watch)
from engagement_monitor.cli import main
main()
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """Everything that a session and its reports wrote: data, settings, logs, temporary files, the working folder."""
    root = tmp_path_factory.mktemp("everything")
    names = ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "TMPDIR")
    environment = os.environ | dict.fromkeys(names, str(root)) | {"PYTHONDONTWRITEBYTECODE": "1"}
    run = [sys.executable, "-c", WATCHED, str(root)]
    subprocess.run([*run, "demo", "--headless", "--duration", "3"], cwd=root, env=environment, check=True)
    for name in ("r.csv", "r.json", "r.html", "r.xlsx", "r.pdf"):
        subprocess.run([*run, "report", "latest", "--output", name], cwd=root, env=environment, check=True)
    subprocess.run([*run, "export", "latest", "--output", "r.engagement"], cwd=root, env=environment, check=True)
    return root


def written(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def rows_of_pixels(pixels: np.ndarray) -> set[bytes]:
    """Runs of neighbouring pixels in the middle of a picture, in colour and grey: none is a run of one value."""
    runs = set()
    for picture in (pixels, cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)):
        rows = picture[100:700:7, 300 : 300 + RUN_PX]
        runs |= {row.tobytes() for row in rows if len(np.unique(row)) > 8}
    return runs


def test_a_session_writes_its_database_its_log_and_its_reports(folder):
    kinds = {path.suffix for path in written(folder)}
    assert {".sqlite3", ".log", ".csv", ".json", ".html", ".xlsx", ".pdf", ".engagement"} <= kinds


def test_what_is_packed_holds_no_picture_either(folder):
    with zipfile.ZipFile(folder / "r.xlsx") as book:
        packed = [book.read(name) for name in book.namelist()]
    pages = pypdf.PdfReader(folder / "r.pdf").pages
    assert not any(page.images for page in pages)
    assert not any(signature in content for content in packed for signature in SIGNATURES.values())


@pytest.mark.faults(row=16, what="every file that a session and its reports write", figure="none is or holds a picture")
def test_no_file_is_or_holds_a_picture(folder):
    found = [
        (path.name, kind)
        for path in written(folder)
        for kind, signature in SIGNATURES.items()
        if signature in path.read_bytes()
    ]
    assert found == []


@pytest.mark.faults(row=16, what="the same, searched for pixels of frames", figure="none")
def test_no_file_holds_a_row_of_a_frames_pixels(folder):
    runs = {run for frame in demo_frames(15) for run in rows_of_pixels(frame.pixels)}
    assert len(runs) > 100
    found = [path.name for path in written(folder) for run in runs if run in path.read_bytes()]
    assert found == []


def test_the_search_finds_a_picture_that_is_there(tmp_path):
    frame = demo_frames(1)[0]
    (tmp_path / "leak.bin").write_bytes(b"before" + frame.pixels.tobytes() + b"after")
    content = (tmp_path / "leak.bin").read_bytes()
    assert all(run in content for run in rows_of_pixels(frame.pixels) if len(run) == 3 * RUN_PX)


class Watching(ScriptedSource):
    """Keeps no frame, but knows which of them still exist."""

    def __init__(self, frames):
        super().__init__(Pace.AS_FAST_AS_POSSIBLE, over_after=frames)
        self.alive = []

    def read(self):
        frame = super().read()
        if frame is not None:
            self.alive.append(weakref.ref(frame.pixels))
        return frame


@pytest.mark.faults(row=16, what="the memory of frames", figure="freed after each one")
def test_a_frame_is_freed_after_it_was_analysed_and_the_last_one_at_the_end(tmp_path):
    source = Watching(50)
    analyzers = []

    def load():
        analyzers.append(FrameAnalyzer(OneFace(), BrightnessClassifier()))
        return analyzers[0]

    with closing(Database.open(str(tmp_path / "sessions.db"))) as database:
        monitor = Monitor(Openings(source), Pace.AS_FAST_AS_POSSIBLE, load, database, SessionDetails("Lecture"))
        monitor.start()
        assert monitor.wait(10)
    gc.collect()
    assert len(source.alive) == 50
    assert not [frame for frame in source.alive if frame() is not None]
    assert monitor.snapshot().frame is None
    assert not analyzers[0]._crops.any()
