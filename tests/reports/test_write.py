import errno
import os
from pathlib import Path

import pytest

from engagement_monitor.errors import ExportError
from engagement_monitor.reports.report import Report
from engagement_monitor.reports.write import ReportFormat, write_report, write_whole


@pytest.mark.parametrize("format_", ReportFormat)
def test_every_format_is_written_as_one_file(format_: ReportFormat, report: Report, tmp_path: Path) -> None:
    path = tmp_path / f"report.{format_}"

    write_report(report, format_, path)

    assert list(tmp_path.iterdir()) == [path]
    assert path.stat().st_size > 1000


def test_an_older_file_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / ("x" * 240 + ".csv")
    path.write_bytes(b"old")

    write_whole(b"new", path)

    assert path.read_bytes() == b"new"


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.ENOSPC, "disk is full"), (errno.EACCES, "access is denied"), (errno.EIO, "Input/output error")],
)
def test_what_fails_half_way_leaves_the_old_file(
    number: int, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_file: int) -> None:
        raise OSError(number, os.strerror(number))

    path = tmp_path / "report.csv"
    path.write_bytes(b"old")
    monkeypatch.setattr("engagement_monitor.whole_file.os.fsync", fail)

    with pytest.raises(ExportError, match=words):
        write_whole(b"new", path)

    assert [file.read_bytes() for file in tmp_path.iterdir()] == [b"old"]


@pytest.mark.parametrize("place", ["missing/report.csv", "file/report.csv"])
def test_a_folder_that_is_not_there_is_named(place: str, tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(ExportError, match="there is no folder") as caught:
        write_whole(b"new", tmp_path / place)

    assert caught.value.exit_status == 4


@pytest.mark.parametrize("place", [".", "..", "/", "folder", "link"])
def test_a_folder_is_not_written_over(place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to("folder")
    monkeypatch.chdir(tmp_path)

    with pytest.raises(ExportError, match="it is a folder"):
        write_whole(b"new", Path(place))

    assert sorted(file.name for file in tmp_path.iterdir()) == ["folder", "link"]


def test_a_name_that_no_disk_takes_is_a_fault_of_the_surroundings(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="File name too long"):
        write_whole(b"new", tmp_path / ("x" * 300))


@pytest.mark.faults(row=14, what="a report into a link, a pipe or a device", figure="they stay what they are")
def test_a_link_a_pipe_and_a_device_stay_what_they_are(tmp_path: Path) -> None:
    file, link, pipe = tmp_path / "report.csv", tmp_path / "link.csv", tmp_path / "pipe"
    file.write_bytes(b"old")
    link.symlink_to(file)
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)

    for path in (link, pipe):
        write_whole(b"new", path)

    assert link.is_symlink()
    assert file.read_bytes() == b"new"
    assert os.read(reader, 10) == b"new"
    os.close(reader)
    assert pipe.is_fifo()
    with pytest.raises(ExportError, match="disk is full"):
        write_whole(b"new", Path("/dev/full"))
    assert Path("/dev/full").is_char_device()
