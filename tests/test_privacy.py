"""No picture is ever stored: a whole session and its reports, and then every file that they wrote is read."""

import os
import subprocess
import sys
from pathlib import Path

import cv2
import numpy as np
import pytest

from tests.vision.scenes import demo_frames

SIGNATURES = {
    "JPEG": b"\xff\xd8\xff", "PNG": b"\x89PNG", "GIF": b"GIF8", "WebP": b"WEBPVP8", "TIFF": b"II*\0",
    "AVI": b"AVI LIST", "MP4": b"ftyp", "Matroska": b"\x1aE\xdf\xa3", "NumPy": b"\x93NUMPY",
}  # fmt: skip
RUN_PX = 48


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """Everything that a session and its reports wrote: data, settings, logs, temporary files, the working folder."""
    root = tmp_path_factory.mktemp("everything")
    names = ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "TMPDIR")
    environment = os.environ | dict.fromkeys(names, str(root)) | {"PYTHONDONTWRITEBYTECODE": "1"}
    run = [sys.executable, "-m", "engagement_monitor"]
    subprocess.run([*run, "demo", "--headless", "--duration", "3"], cwd=root, env=environment, check=True)
    for name in ("r.csv", "r.json", "r.html", "r.xlsx"):
        subprocess.run([*run, "report", "latest", "--output", name], cwd=root, env=environment, check=True)
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
    assert {".sqlite3", ".log", ".csv", ".json", ".html", ".xlsx"} <= kinds


def test_no_file_is_or_holds_a_picture(folder):
    found = [
        (path.name, kind)
        for path in written(folder)
        for kind, signature in SIGNATURES.items()
        if signature in path.read_bytes()
    ]
    assert found == []


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
