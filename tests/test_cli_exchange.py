"""Sessions out of one database and into another, as a script would carry them."""

import json

import pytest

from engagement_monitor.store.database import Database
from tests.reports.lectures import lecture, store
from tests.test_cli import run  # noqa: F401 - a fixture


@pytest.fixture
def two_sessions(tmp_path):
    """In the database that ``run`` opens."""
    database = Database.open(str(tmp_path / "s.db"))
    for duration_s, title in ((3, "One"), (4, "Two")):
        store(database, lecture(duration_s), title=title)
    database.close()


def test_sessions_go_out_and_come_in_again(run, two_sessions, tmp_path):  # noqa: F811
    file = tmp_path / "term.engagement"
    status, out, _ = run("export", "1", "latest", "2", "--output", file, "--json")
    assert status == 0
    assert json.loads(out)["sessions"] == [1, 2]

    (tmp_path / "s.db").rename(tmp_path / "old.db")
    status, out, _ = run("import", file, "--json")
    assert status == 0
    assert [(one["title"], one["outcome"]) for one in json.loads(out)] == [("One", "added"), ("Two", "added")]

    _, out, _ = run("import", file)
    assert out.count("present") == 2


def test_a_bad_file_does_not_keep_a_good_one_out(run, two_sessions, tmp_path):  # noqa: F811
    good, bad = tmp_path / "good.engagement", tmp_path / "bad.engagement"
    run("export", "1", "--output", good)
    bad.write_text("{}")

    status, out, err = run("import", bad, good, "--json")

    assert status == 3
    assert len(json.loads(out)) == 1
    assert "bad.engagement cannot be imported" in err


def test_an_export_that_cannot_be_leaves_no_file(run, two_sessions, tmp_path):  # noqa: F811
    status, _, err = run("export", "1", "9", "--output", tmp_path / "a.engagement")

    assert status == 3
    assert "'9'" in err
    assert not (tmp_path / "a.engagement").exists()
