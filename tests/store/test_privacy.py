"""There is no room for a picture, nor for a row about one person."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import LargeBinary
from sqlalchemy.exc import IntegrityError

from engagement_monitor.store.database import Database
from engagement_monitor.store.recording import Batch, write_batch
from engagement_monitor.store.rows import sample_row
from engagement_monitor.store.tables import METADATA
from engagement_monitor.store.writer import SessionWriter
from tests.store.lectures import new_session, record, sample

PICTURES = {
    "JPEG": b"\xff\xd8\xff", "PNG": b"\x89PNG", "GIF": b"GIF8", "WebP": b"WEBPVP8", "BMP": b"BM\x36", "TIFF": b"II*\0",
    "TIFF, big-endian": b"MM\0*", "AVI": b"AVI LIST", "MP4": b"ftyp", "Matroska": b"\x1aE\xdf\xa3",
    "NumPy": b"\x93NUMPY",
}  # fmt: skip


def test_the_tables_are_these_and_no_other() -> None:
    assert set(METADATA.tables) == {"models", "sessions", "samples", "markers", "segments"}


def test_the_only_binary_column_is_the_posteriors() -> None:
    binary = [
        f"{table.name}.{column.name}"
        for table in METADATA.tables.values()
        for column in table.columns
        if isinstance(column.type, LargeBinary)
    ]

    assert binary == ["samples.posteriors"]


def test_the_file_has_the_same_columns_as_the_tables(database: Database, path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        binary = connection.execute(
            "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c"
            " WHERE m.type = 'table' AND c.type NOT LIKE 'VARCHAR(%)'"
            " AND c.type NOT IN ('INTEGER', 'TEXT', 'DOUBLE', 'DATETIME', 'BOOLEAN', '')"
        ).fetchall()

    assert binary == [("samples", "posteriors")]


def test_a_second_has_one_row_however_many_faces_were_seen() -> None:
    assert [column.name for column in METADATA.tables["samples"].primary_key] == ["session_id", "time_s"]


def test_no_column_is_about_one_person() -> None:
    names = {column.name for table in METADATA.tables.values() for column in table.columns}

    assert not [name for name in names if re.search(r"track|person|student|box|embed|image|picture|frame$", name)]


@pytest.mark.parametrize("size", [390, 7, 32 * 32])
def test_the_posteriors_have_no_room_for_a_picture(size: int, database: Database, writer: SessionWriter) -> None:
    session_id = writer.begin(new_session())
    row = sample_row(session_id, sample(0)) | {"posteriors": bytes(size)}

    with pytest.raises(IntegrityError):
        write_batch(database, session_id, Batch([row]))


@pytest.mark.parametrize("value", [1.5, -0.5, None, float("nan")])
def test_a_share_is_a_fraction(value: float, database: Database, writer: SessionWriter) -> None:
    session_id = writer.begin(new_session())
    row = sample_row(session_id, sample(0)) | {"positive": value}

    with pytest.raises(IntegrityError):
        write_batch(database, session_id, Batch([row]))


def test_no_file_that_a_session_leaves_holds_a_picture(writer: SessionWriter, tmp_path: Path) -> None:
    random = np.random.default_rng(1)
    lecture = [sample(second, faces=int(random.integers(0, 40))) for second in range(300)]

    record(writer, lecture)

    found = [
        (file.name, kind)
        for file in tmp_path.rglob("*")
        for kind, signature in PICTURES.items()
        if file.is_file() and signature in file.read_bytes()
    ]
    assert found == []
