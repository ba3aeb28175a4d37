"""Files from elsewhere that are archives, lead elsewhere or swell: refused with the reason, and nothing is written."""

import gzip
import io
import json
import sys
import tarfile
import zipfile
from contextlib import closing

import psutil
import pytest

from engagement_monitor.errors import SessionFileError
from engagement_monitor.store.database import Database
from engagement_monitor.store.exchange import export_sessions, import_sessions
from engagement_monitor.store.library import SessionLibrary
from tests.faults.test_11_texts import store

UPWARDS = "../../../escaped"


@pytest.fixture(scope="module")
def exported(tmp_path_factory):
    """A session file as this program writes it."""
    with closing(Database.open(str(tmp_path_factory.mktemp("made") / "sessions.db"))) as database:
        store(database, UPWARDS)
        return export_sessions(SessionLibrary(database), [1])


def _zip(content, name):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return made.getvalue()


def _tar(content, name, kind=tarfile.REGTYPE, leads_to=""):
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        entry = tarfile.TarInfo(name)
        entry.type, entry.linkname, entry.size = kind, leads_to, len(content)
        archive.addfile(entry, io.BytesIO(content))
    return made.getvalue()


ARCHIVES = {
    "zip with a path upwards": lambda good: _zip(good, UPWARDS),
    "zip with an absolute path": lambda good: _zip(good, "/escaped"),
    "tar with a path upwards": lambda good: _tar(good, UPWARDS),
    "tar with a link out of it": lambda good: _tar(b"", "sessions.engagement", tarfile.SYMTYPE, "/etc/passwd"),
    "tar with a hard link out of it": lambda good: _tar(b"", "sessions.engagement", tarfile.LNKTYPE, "/etc/passwd"),
    "packed session file": gzip.compress,
    "bomb of 200 MB, packed by gzip": lambda good: gzip.compress(bytes(200_000_000), 1),
    "bomb of 200 MB, packed by zip": lambda good: _zip(bytes(200_000_000), "sessions.engagement"),
}


def _everything_below(folder):
    return {path: path.stat().st_mtime_ns for path in folder.rglob("*")}


@pytest.mark.parametrize("name", ARCHIVES)
def test_an_archive_is_not_taken_apart(name, exported, tmp_path, tried):
    outer = tmp_path / "a" / "b" / "c"
    outer.mkdir(parents=True)
    file = outer / "sessions.engagement"
    file.write_bytes(ARCHIVES[name](exported))
    with closing(Database.open(str(tmp_path / "sessions.db"))) as database:
        before, memory = _everything_below(tmp_path), psutil.Process().memory_info().rss
        with pytest.raises(SessionFileError, match="cannot be imported"):
            import_sessions(database, file)
        grown_mb = (psutil.Process().memory_info().rss - memory) / 1e6
        assert SessionLibrary(database).sessions() == []
        assert _everything_below(tmp_path) == before
    assert grown_mb < 100
    tried(name, 1, "refused with the reason, nothing written")


WATCHED = set()
"""Files that are opened while an import runs; filled by a hook that cannot be taken away again."""


def _watch(event, arguments):
    if WATCHING and event == "open" and isinstance(arguments[0], str):
        WATCHED.add(arguments[0])


WATCHING: list[bool] = []
sys.addaudithook(_watch)


def test_what_a_session_file_names_is_never_opened(exported, tmp_path, tried):
    file = tmp_path / "sessions.engagement"
    document = json.loads(exported)
    document["sessions"][0]["source_name"] = str(tmp_path / "named")
    (tmp_path / "named").write_text("somebody else's")
    file.write_text(json.dumps(document), encoding="utf-8")
    with closing(Database.open(str(tmp_path / "other.db"))) as database:
        WATCHING.append(True)
        try:
            (imported,) = import_sessions(database, file)
        finally:
            WATCHING.clear()
        assert SessionLibrary(database).session(imported.session_id).title == UPWARDS
    assert {str(file)} == WATCHED
    tried("session file whose texts are paths", 1, "no file is opened but itself")


def test_a_session_file_behind_a_link_is_read_and_left(exported, tmp_path, tried):
    file, link = tmp_path / "real.engagement", tmp_path / "link.engagement"
    file.write_bytes(exported)
    link.symlink_to(file)
    with closing(Database.open(str(tmp_path / "other.db"))) as database:
        assert len(import_sessions(database, link)) == 1
    assert file.read_bytes() == exported
    link.unlink()
    link.symlink_to("/dev/zero")
    with closing(Database.open(str(tmp_path / "other.db"))) as database, pytest.raises(SessionFileError, match="64 MB"):
        import_sessions(database, link)
    tried("link to a session file, and to a device without end", 2, "read; refused after 64 MB")
