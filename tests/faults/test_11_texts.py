"""What users type, and what files are called: text in, the same text out, in the store, in reports and in exchange."""

import html
import io
import json
import re
import zipfile
from contextlib import closing
from xml.etree import ElementTree

import pytest

from engagement_monitor.capture.sources import source_opener
from engagement_monitor.reports.report import build_report
from engagement_monitor.reports.write import ReportFormat, render_report
from engagement_monitor.store.database import Database
from engagement_monitor.store.exchange import export_sessions, import_sessions
from engagement_monitor.store.library import SessionLibrary
from engagement_monitor.store.session import NewSession, SessionDetails, SessionState
from engagement_monitor.store.writer import SessionWriter
from engagement_monitor.timeline.sample import Marker, Segment
from tests.capture.films import write_film
from tests.reports.lectures import MODEL, STARTED_AT, lecture
from tests.store.lectures import totals

TEXTS = {
    "formula": "=cmd|' /C calc'!A0",
    "formula after a sign": "+1+1@SUM(A1)",
    "markup": "<script>alert(1)</script><img src=x onerror=alert(1)> & \"quoted\" 'single'",
    "entity": "&lt;b&gt; &amp;amp; &#65;",
    "sql": "'); DROP TABLE sessions; --",
    "path": "../../etc/passwd",
    "template": "{{ 7 * 7 }} {% for x in y %} %(a)s %s {0}",
    "right to left": "\u202emoc.elpmaxe\u202c \u0645\u062d\u0627\u0636\u0631\u0629 \u05d4\u05e8\u05e6\u05d0\u05d4",
    "emoji": "\U0001f9d1\u200d\U0001f3eb \U0001f1e9\U0001f1ea e\u0301 \u00e9",
    "10,000 characters": "Lecture " * 1250,
    "spaces": "  two  spaces \u00a0\u2009 ",
}
LOST = {"NUL": ("Wave\0s", "Waves"), "half a character": ("Wave\udc80s", "Wave\ufffds")}


@pytest.fixture
def database(tmp_path):
    with closing(Database.open(str(tmp_path / "sessions.db"))) as opened:
        yield opened


def store(database, text):
    details = SessionDetails(text, text, text, 30, text, text)
    with closing(SessionWriter(database)) as writer:
        session_id = writer.begin(NewSession(details, "video file", text, STARTED_AT, MODEL))
        for sample in lecture(20):
            writer.add_sample(sample, totals(sample.time_s + 1.0))
        writer.add_marker(Marker(2.0, text))
        writer.finish(SessionState.COMPLETE, totals(20.0, note=text))
    SessionLibrary(database).set_segments(session_id, [Segment(0.0, 10.0, text)])
    return session_id


def texts_of(library, session_id):
    session = library.session(session_id)
    details = session.details
    return {
        *(details.title, details.course, details.room, details.notes, details.purpose),
        *(session.source_name, session.totals.note),
        *(marker.label for marker in library.markers(session_id)),
        *(segment.label for segment in library.segments(session_id)),
    }


@pytest.mark.parametrize("name", TEXTS)
def test_the_store_and_exchange_give_the_text_back(name, database, tmp_path, tried):
    text = TEXTS[name]
    library = SessionLibrary(database)
    assert texts_of(library, store(database, text)) == {text}
    file = tmp_path / "sessions.engagement"
    file.write_bytes(export_sessions(library, [1]))
    with closing(Database.open(str(tmp_path / "elsewhere.db"))) as other:
        (imported,) = import_sessions(other, file)
        assert texts_of(SessionLibrary(other), imported.session_id) == {text}
    tried(f"text: {name}", 9, "the same in store and exchange")


@pytest.mark.parametrize("name", LOST)
def test_what_no_database_keeps_is_dropped_and_the_rest_kept(name, database):
    text, kept = LOST[name]
    assert texts_of(SessionLibrary(database), store(database, text)) == {kept}


def _words(text):
    """White space is laid out anew on paper and in web pages."""
    return " ".join(text.split())


@pytest.mark.parametrize("name", TEXTS)
def test_reports_give_the_text_back_and_nothing_of_it_is_code(name, database, tried):
    text = TEXTS[name]
    report = build_report(SessionLibrary(database), store(database, text))
    given = json.loads(render_report(report, ReportFormat.JSON))
    assert given["title"] == text
    assert {segment["label"] for segment in given["segments"]} >= {text}

    page = render_report(report, ReportFormat.HTML).decode("utf-8")
    assert "<script" not in page
    assert "<img src=x" not in page
    assert _words(text) in _words(html.unescape(re.sub(r"<[^>]*>", " ", page)))

    with zipfile.ZipFile(io.BytesIO(render_report(report, ReportFormat.XLSX))) as book:
        assert not any(b"<f>=cmd" in book.read(one) or b"<f>1+1" in book.read(one) for one in book.namelist())
        strings = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
        cells = ["".join(cell.itertext()) for cell in strings]
        assert text in cells

    render_report(report, ReportFormat.PDF)
    assert "\n" in render_report(report, ReportFormat.CSV).decode("utf-8")
    tried(f"text in reports: {name}", 5, "the same in JSON, HTML and XLSX; PDF and CSV are whole")


FILES = (
    *("=1+1", "<b>", "'; DROP TABLE sessions; --", "%s{0}%(a)", "\u202eiva.\u0645", "\U0001f9d1", "a" * 200),
    *("  ", "-rf", "two\nlines", "demo", "0", "screen:1"),
)


@pytest.mark.parametrize("stem", FILES)
def test_a_file_may_be_called_anything(stem, tmp_path, tried):
    name = f"{stem}.avi"
    path = write_film(tmp_path / "film.avi", 5).rename(tmp_path / name)
    with closing(source_opener(str(path))(0.0)) as film:
        assert film.info.name == name
        assert film.read() is not None
    tried("odd file names", 1, "opened, and called the same")
