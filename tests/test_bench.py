import json
import subprocess
import time
from datetime import timedelta
from itertools import pairwise

import pytest

from engagement_monitor import bench
from engagement_monitor.bench_review import LECTURE_S, open_session, store_lecture, store_sessions
from engagement_monitor.reports.report import build_report
from engagement_monitor.store.database import Database
from engagement_monitor.store.library import SessionLibrary
from engagement_monitor.vision.model_card import read_card
from engagement_monitor.vision.model_library import find_model

OPENING_LIMIT_S = 0.5


@pytest.fixture
def database(tmp_path):
    opened = Database.open(str(tmp_path / "bench.db"))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def card():
    return read_card(find_model(None))


def test_four_hours_are_opened_in_less_than_half_a_second_of_work(database, card):
    session, library = store_lecture(database, card), SessionLibrary(database)
    figures = build_report(library, session).figures
    assert min(_work_s(library, session) for _ in range(3)) < OPENING_LIMIT_S
    assert (len(figures.samples), figures.observed, figures.faces) == (LECTURE_S, 1.0, 20.0)


def test_the_sessions_to_list_lie_a_day_apart(database, card):
    store_sessions(database, card, 30)
    started = [session.started_at for session in SessionLibrary(database).sessions()]
    assert {before - after for before, after in pairwise(started)} == {timedelta(days=1)}
    assert len(started) == 30


def _work_s(library, session):
    """Seconds of work, not of the clock: other programs may be busy at the same time."""
    began_s = time.process_time()
    open_session(library, session)
    return time.process_time() - began_s


def test_the_window_is_timed_beside_what_it_may_take(monkeypatch):
    said = json.dumps({"paint": [0.02, 0.03], "show": [0.4], "window list": [0.1]})
    monkeypatch.setattr(bench.subprocess, "run", lambda *_, **__: subprocess.CompletedProcess([], 0, said, ""))
    start, paint, show, listed = bench._window()
    assert (start.target_s, paint.target_s, show.target_s, listed.target_s) == (2.0, 0.05, 0.5, 0.3)
    assert show.row() == ["show", "400.00 ms", "400.00 ms", "500 ms", "open a session of four hours and draw it"]


def test_where_no_window_can_be_made_its_stages_are_left_out(monkeypatch):
    def fail(command, **_):
        raise subprocess.CalledProcessError(1, command)

    monkeypatch.setattr(bench.subprocess, "run", fail)
    assert bench._window() == []
