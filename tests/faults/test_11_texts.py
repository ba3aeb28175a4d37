"""What users type, and what files are called: text in, the same text out, in the store, in reports and in exchange."""

import html
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from contextlib import closing
from pathlib import Path
from xml.etree import ElementTree

import pypdf
import pytest
from rich.console import Console
from typer.testing import CliRunner

from engagement_monitor import terminal
from engagement_monitor.capture.frame import Pace
from engagement_monitor.capture.sources import source_opener
from engagement_monitor.cli import app
from engagement_monitor.headless import run_to_end
from engagement_monitor.monitor import Monitor
from engagement_monitor.plain import plain
from engagement_monitor.reports.report import build_report
from engagement_monitor.reports.write import ReportFormat, render_report
from engagement_monitor.store.database import Database
from engagement_monitor.store.exchange import export_sessions, import_sessions
from engagement_monitor.store.library import SessionLibrary
from engagement_monitor.store.session import NewSession, SessionDetails, SessionState
from engagement_monitor.store.writer import SessionWriter
from engagement_monitor.timeline.sample import Marker, Segment
from engagement_monitor.vision.analyzer import FrameAnalyzer
from tests.capture.doubles import Openings, ScriptedSource
from tests.capture.films import write_film
from tests.faults.doubles import OneFace
from tests.reports.lectures import MODEL, STARTED_AT, lecture
from tests.store.lectures import totals
from tests.vision.doubles import BrightnessClassifier

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
ON_PAPER = ("formula", "formula after a sign", "markup", "entity", "sql", "path", "template")
"""Those that can be read out of a PDF again: its font has no emoji, right to left is laid out, and
what is longer than a page has another page's head in it."""
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

    pages = pypdf.PdfReader(io.BytesIO(render_report(report, ReportFormat.PDF))).pages
    printed = re.sub(r"\W", "", "".join(page.extract_text() for page in pages))
    if name in ON_PAPER:
        assert re.sub(r"\W", "", text) in printed
    assert "\n" in render_report(report, ReportFormat.CSV).decode("utf-8")
    tried(f"text in reports: {name}", 5, "the same in JSON, HTML, XLSX and PDF; CSV is numbers")


OBEYED = "a\x1b[2J\x1b]0;owned\x07b\x9b31mc\x7f\rd"


@pytest.mark.parametrize("name", [*TEXTS, "signs that a terminal obeys"])
def test_the_commands_print_the_text_and_nothing_that_a_terminal_obeys(name, tmp_path, monkeypatch, tried):
    text = TEXTS.get(name, OBEYED)
    path = tmp_path / "sessions.db"
    with closing(Database.open(str(path))) as database:
        store(database, text)
    monkeypatch.setattr(terminal.STDOUT, "width", 20_000)
    run = CliRunner(charset="utf-8")
    listed = run.invoke(app, ["--database", str(path), "sessions", "--json"])
    assert json.loads(listed.stdout)[0]["title"] == text
    printed = run.invoke(app, ["--database", str(path), "sessions"])
    assert printed.exit_code == 0
    assert not set(printed.stdout) & set(OBEYED[1:4] + "\x07\x9b\x7f\r") - set("[2")
    assert _words(plain(text)) in _words(printed.stdout)
    tried(f"text in the terminal: {name}", 2, "the same in JSON and in the table, and no sign that a terminal obeys")


LATIN = """
import sys
from engagement_monitor.cli import main
sys.argv = ["engagement-monitor", "--database", sys.argv[1], "sessions", *sys.argv[2:]]
main()
"""


@pytest.mark.parametrize("encoding", ["latin-1", "ascii"])
def test_a_terminal_of_an_older_encoding_gets_what_it_can_show(encoding, database, tmp_path, tried):
    store(database, TEXTS["emoji"])
    command = [sys.executable, "-c", LATIN, str(tmp_path / "sessions.db")]
    surroundings = os.environ | {"PYTHONIOENCODING": encoding, "COLUMNS": "300"}
    shown, given = (
        subprocess.run([*command, *more], check=True, capture_output=True, env=surroundings).stdout
        for more in ([], ["--json"])
    )
    assert rb"\U0001f9d1" in shown
    assert json.loads(given)[0]["title"] == TEXTS["emoji"]
    tried(f"text in a terminal of {encoding}", 2, "an escape for what it does not know; the same in JSON")


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="there is no disk that is always full")
@pytest.mark.parametrize("more", [[], ["--json"]])
def test_an_output_that_cannot_be_written_is_said(more, database, tmp_path, tried):
    store(database, "Lecture")
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-c", LATIN, str(tmp_path / "sessions.db"), *more]
        done = subprocess.run(command, check=False, stdout=full, stderr=subprocess.PIPE, text=True)
    assert done.returncode == 4
    assert "cannot be written" in done.stderr
    assert "Traceback" not in done.stderr
    tried("output of a command onto a full disk", 1, "exit status 4, and said")


@pytest.mark.parametrize("name", ["[/b]", "[bold]", "[link=http://x]y", OBEYED])
def test_progress_shows_the_name_of_a_file_as_it_is(name, database, tmp_path, tried):
    shown = io.StringIO()
    load = lambda: FrameAnalyzer(OneFace(), BrightnessClassifier())  # noqa: E731
    source = ScriptedSource(Pace.AS_FAST_AS_POSSIBLE, over_after=200)
    monitor = Monitor(Openings(source), Pace.AS_FAST_AS_POSSIBLE, load, database, SessionDetails("Lecture"))
    run_to_end(monitor, name, Console(file=shown, force_terminal=True, width=300))
    assert plain(name) in shown.getvalue()
    assert "owned\x07" not in shown.getvalue()
    tried("names of files in the progress of a command", 1, "as they are; nothing that a terminal obeys")


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
