"""The power fails at any moment: what was synced is on the disk, of the rest each sector is or is not.

A recorder is watched by ``strace``: every write and every sync of its files. From that a disk is made as it may be
found afterwards: all that was written before the last sync of a file, and of what came later any sectors, in any order.
"""

import random
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from engagement_monitor.store.database import Database
from tests.faults.test_07_killed import _seconds_in

SECTOR_BYTES = 512
SECONDS = 150
RECORDER = f"""
import os, sys
from sqlalchemy import event
from engagement_monitor.store import writer as module
from engagement_monitor.store.database import Database
from tests.store.lectures import new_session, sample, totals
module.PACE_S = 0.0
database = Database.open(sys.argv[1])
database._engine.dispose()
# The log goes over into the file again and again, not once in four minutes.
event.listen(database._engine, "connect", lambda opened, _: opened.execute("PRAGMA wal_autocheckpoint=60"))
writer = module.SessionWriter(database)
writer.begin(new_session())
os.write(1, b"begun")
for second in range({SECONDS}):
    writer.add_sample(sample(second, faces=second % 65), totals(second + 1.0))
    with writer._changed:
        writer._changed.wait_for(lambda: writer._saved_until_s > second)
    os.write(1, f"saved {{second + 1}}".encode())
os._exit(0)
"""
CALL = re.compile(r"^\d+ +(\w+)\((?:(\d+)<(.*?)>)?(.*)$")
RESUMED = re.compile(r"^(\d+) +<\.\.\. (?:fsync|fdatasync) resumed>")


@dataclass
class File:
    """What is on the disk for certain, and what was written since."""

    synced: bytearray = field(default_factory=bytearray)
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)

    def sync(self) -> None:
        for at, written in self.pending:
            _put(self.synced, at, written)
        self.pending.clear()

    def after_the_cut(self, dice: random.Random) -> bytes:
        found = bytearray(self.synced)
        kept = dice.choice([0.0, 0.5, 1.0])
        for at, written in self.pending:
            if written is None:
                if dice.random() < kept:
                    _put(found, at, None)
                continue
            for start in range(0, len(written), SECTOR_BYTES):
                if dice.random() < kept:
                    _put(found, at + start, written[start : start + SECTOR_BYTES])
        return bytes(found)


def _put(content: bytearray, at: int, written: bytes | None) -> None:
    """Writes there, or without anything to write cuts there."""
    if written is None:
        del content[at:]
        return
    content.extend(bytes(max(0, at - len(content))))
    content[at : at + len(written)] = written


def _text(hexed: str) -> bytes:
    return bytes.fromhex(hexed.replace("\\x", ""))


def _number(arguments: str) -> int:
    """The last number of a call that has come back or not."""
    return int(re.findall(r", (\d+)", arguments)[-1])


def _replayed(trace: Path, files: dict[str, File]) -> Iterator[int]:
    """Goes through all that was written; gives, after each step from the start of the session, what was saved."""
    saved, begun = 0, False
    syncing: dict[str, str] = {}
    for line in trace.read_text(encoding="ascii").splitlines():
        resumed, call = RESUMED.match(line), CALL.match(line)
        if resumed:
            files[syncing.pop(resumed[1])].sync()
        elif call is None or call[2] is None:
            continue
        elif call[2] == "1":
            said = _text(call[4].split('"')[1])
            begun |= said == b"begun"
            saved = int(said[6:]) if said.startswith(b"saved") else saved
        else:
            path = _text(call[3]).decode() if call[3].startswith("\\x") else call[3]
            name = path.rpartition("/")[2]
            if name not in files:
                continue
            if call[1] in ("fsync", "fdatasync"):
                if "<unfinished" in line:
                    syncing[line.split()[0]] = name
                else:
                    files[name].sync()
            elif call[1] == "ftruncate":
                files[name].pending.append((_number(call[4]), None))
            else:
                files[name].pending.append((_number(call[4]), _text(call[4].split('"')[1])))
        if begun:
            yield saved


@pytest.fixture(scope="module")
def trace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if shutil.which("strace") is None:
        pytest.skip("strace is not installed")
    folder = tmp_path_factory.mktemp("traced")
    Database.open(str(folder / "s.db")).close()
    shutil.copy(folder / "s.db", folder / "before.db")
    calls = "pwrite64,write,fsync,fdatasync,ftruncate"
    watch = ["strace", "-f", "-y", "-xx", "-s", "100000", "-e", f"trace={calls}", "-o", str(folder / "trace")]
    run = subprocess.run([*watch, sys.executable, "-c", RECORDER, str(folder / "s.db")], check=False)
    if run.returncode:
        pytest.skip("no program may be watched here")
    return folder / "trace"


def _files(trace: Path) -> dict[str, File]:
    return {"s.db": File(bytearray((trace.parent / "before.db").read_bytes())), "s.db-wal": File()}


def _disks(trace: Path, times: int) -> Iterator[tuple[dict[str, bytes], int]]:
    """Disks as they are found after cuts at random moments, and what had been said to be saved by then."""
    dice = random.Random(5)
    moments = sum(1 for _ in _replayed(trace, _files(trace)))
    wanted = set(dice.sample(range(moments), times))
    files = _files(trace)
    for moment, saved in enumerate(_replayed(trace, files)):
        if moment in wanted:
            yield {name: file.after_the_cut(dice) for name, file in files.items()}, saved


@pytest.mark.parametrize("times", [20, pytest.param(500, marks=pytest.mark.kill)])
def test_the_power_is_cut(times: int, trace: Path, tmp_path: Path, tried: Callable[..., None]) -> None:
    lost = []
    for number, (disk, saved) in enumerate(_disks(trace, times)):
        folder = tmp_path / str(number)
        folder.mkdir()
        for name, content in disk.items():
            if content:
                (folder / name).write_bytes(content)
        found = _seconds_in(folder / "s.db")
        assert saved <= found <= saved + 1
        lost.append(saved - found)
        shutil.rmtree(folder)
    assert len(lost) == times
    tried("power cut at a random moment", times, f"{max(0, *lost)} saved rows lost, every database whole")


def test_without_a_sync_the_cut_would_be_seen(trace: Path, tmp_path: Path) -> None:
    """That the disks are honest: as if the program synced nothing, saved seconds are lost."""
    shutil.copy(trace.parent / "before.db", tmp_path)
    unsynced = tmp_path / "trace"
    lines = trace.read_text(encoding="ascii").splitlines(keepends=True)
    begun = next(number for number, line in enumerate(lines) if _text_of("begun") in line)
    unsynced.write_text("".join(lines[:begun] + [line for line in lines[begun:] if "sync" not in line]))
    lost = 0
    for number, (disk, saved) in enumerate(_disks(unsynced, 20)):
        folder = tmp_path / str(number)
        folder.mkdir()
        for name, content in disk.items():
            (folder / name).write_bytes(content)
        with suppress(Exception):
            lost += _seconds_in(folder / "s.db") < saved
            continue
        lost += 1
    assert lost > 5


def _text_of(text: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in text.encode())
