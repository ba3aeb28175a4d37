"""The commands, as a script would call them."""

import csv
import json
import sys
from pathlib import Path

import pytest
from rich.console import Console

from engagement_monitor import cli, terminal
from engagement_monitor.headless import Ended
from engagement_monitor.preferences import (
    Institution,
    Preferences,
    Region,
    Use,
    preferences_file,
    save_preferences,
)
from tests.capture.films import write_film

SHARES = ("positive", "neutral", "negative")
TIMELINE = (
    "time_s,faces,positive,neutral,negative,positive_low,positive_high,neutral_low,neutral_high,negative_low,"
    "negative_high,positive_counted,neutral_counted,negative_counted,gap"
)


@pytest.fixture
def run(monkeypatch, capsys, tmp_path):
    """Runs the program with these arguments; gives its exit status, stdout and stderr."""
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)

    def start(*arguments):
        argv = ["engagement-monitor", "--database", str(tmp_path / "s.db"), *map(str, arguments)]
        monkeypatch.setattr(sys, "argv", argv)
        monkeypatch.setattr(terminal, "STDERR", Console(stderr=True, width=200))
        monkeypatch.setattr(terminal, "STDOUT", Console(width=200))
        with pytest.raises(SystemExit) as ended:
            cli.main()
        out, err = capsys.readouterr()
        return ended.value.code or 0, out, err

    return start


@pytest.fixture(scope="module")
def film(tmp_path_factory):
    return write_film(tmp_path_factory.mktemp("film") / "<b>=1+1.avi", 25)


def test_the_demo_without_a_window_is_near_what_its_script_showed(run):
    status, out, _ = run("demo", "--headless", "--duration", "12", "--json")
    (record,) = json.loads(out)
    assert status == 0
    assert set(record["truth"]) == set(record["shares"]) == set(SHARES)
    assert all(record["low"][name] <= record["truth"][name] <= record["high"][name] for name in SHARES)
    assert record["frames_analyzed"] == 60
    assert record["duration_s"] == 12


def test_without_a_display_the_demo_says_so_and_where_the_session_is(run, tmp_path):
    status, out, err = run("demo", "--duration", "2")
    assert status == 0
    assert "Running without a window" in err
    assert "script showed" in out
    assert str(tmp_path / "s.db") in out


def test_analyze_gives_the_promised_keys(run, film):
    status, out, _ = run("analyze", film, "--json")
    (record,) = json.loads(out)
    promised = "session source title duration_s frames_read frames_analyzed faces_classified wall_s shares low high"
    assert status == 0
    assert set(promised.split()) | {"counted", "observed", "model"} <= set(record)
    assert (record["source"], record["frames_read"], record["duration_s"]) == (film.name, 25, 2.5)
    assert set(record["model"]) == {"name", "sha256"}


def test_a_film_without_a_face_is_all_gaps(run, film, tmp_path):
    run("analyze", film)
    status, _, _ = run("report", "latest", "--format", "csv", "--output", tmp_path / "r.csv")
    rows = list(csv.DictReader((tmp_path / "r.csv").read_text(encoding="utf-8").splitlines()))
    assert status == 0
    assert ",".join(rows[0]) == TIMELINE
    assert [row["gap"] for row in rows] == ["no_face"] * 3
    assert {row["positive"] for row in rows} == {""}


def test_the_same_film_gives_the_same_numbers(run, tmp_path):
    results = []
    for _ in range(2):
        run("demo", "--headless", "--duration", "4")
        run("report", "latest", "--output", tmp_path / "r.json")
        results.append(json.loads((tmp_path / "r.json").read_text())["timeline"])
    assert results[0] == results[1]
    assert results[0][0]["positive"] is not None


@pytest.mark.parametrize("name", ["nowhere.mp4", "7"])
def test_a_source_that_cannot_be_used_is_status_3_and_stores_nothing(run, name):
    status, out, err = run("analyze", name, "--json")
    assert status == 3
    assert json.loads(out) == []
    assert name in err
    assert json.loads(run("sessions", "--json")[1]) == []


def test_of_several_sources_the_good_ones_are_analysed(run, film, tmp_path):
    (tmp_path / "notes.mp4").write_text("no film")
    status, out, err = run("analyze", tmp_path / "notes.mp4", film, "--json")
    assert status == 3
    assert [record["source"] for record in json.loads(out)] == [film.name]
    assert "notes.mp4" in err


def test_a_stream_is_named_without_its_password(run, film, monkeypatch):
    run("analyze", film)
    monkeypatch.setattr("engagement_monitor.headless.run_to_end", lambda *_: Ended(1, None, interrupted=False))
    out = run("analyze", "rtsp://ann:secret@10.0.0.7/main?token=hidden")[1]
    assert out.startswith("rtsp://10.0.0.7/main: session 1")


def test_after_ctrl_c_what_was_analysed_is_printed_and_the_status_is_130(run, film, monkeypatch):
    run("analyze", film)
    monkeypatch.setattr("engagement_monitor.headless.run_to_end", lambda *_: Ended(1, None, interrupted=True))
    status, out, _ = run("analyze", film, film, "--json")
    assert status == 130
    assert [record["session"] for record in json.loads(out)] == [1]


def test_every_command_ends_whatever_holds_a_thread(run, monkeypatch):
    monkeypatch.setattr(cli, "leave", lambda status: status + 40)
    assert run("sessions")[0] == 40


def test_a_report_that_cannot_be_written_is_status_4_and_leaves_nothing(run, film, tmp_path):
    run("analyze", film)
    status, _, err = run("report", "latest", "--output", tmp_path / "no" / "r.html")
    assert status == 4
    assert "Create that folder" in err
    assert not (tmp_path / "no").exists()


def test_a_session_that_is_not_there_is_status_3(run, tmp_path):
    status, _, err = run("report", "99", "--output", tmp_path / "r.html")
    assert status == 3
    assert "99" in err


def test_a_report_can_be_a_pdf(run, film, tmp_path):
    run("analyze", film)
    assert run("report", "latest", "--format", "pdf", "--output", tmp_path / "r.pdf")[0] == 0
    assert (tmp_path / "r.pdf").read_bytes().startswith(b"%PDF-")


def test_a_report_has_an_index_with_its_formula_only_if_asked(run, film, tmp_path):
    run("analyze", film)
    run("report", "latest", "--output", tmp_path / "plain.json")
    run("report", "latest", "--output", tmp_path / "r.json", "--index", "1,0.5,0")
    plain, weighed = (json.loads((tmp_path / name).read_text("utf-8")) for name in ("plain.json", "r.json"))
    assert "index" not in plain
    assert weighed["index_formula"] == "1 \u00d7 positive + 0.5 \u00d7 neutral + 0 \u00d7 negative"


def test_a_course_has_a_report_of_all_its_sessions(run, film, tmp_path):
    run("analyze", film, film, "--course", "Physics: 1")
    run("analyze", film, "--course", "Other")
    assert run("report", "course:physics: 1", "--output", tmp_path / "c.json")[0] == 0
    document = json.loads((tmp_path / "c.json").read_text(encoding="utf-8"))
    assert [one["course"] for one in document["sessions"]] == ["Physics: 1"] * 2


def test_the_users_limit_of_coverage_holds_for_a_course_too(run, film, tmp_path):
    save_preferences(Preferences(coverage_limit=0.7))
    run("analyze", film, "--course", "Physics")
    run("report", "course:Physics", "--output", tmp_path / "c.json")
    document = json.loads((tmp_path / "c.json").read_text(encoding="utf-8"))
    assert [one["coverage_limit"] for one in document["sessions"]] == [0.7]


def test_a_course_without_sessions_is_status_3_and_writes_nothing(run, tmp_path):
    status, _, err = run("report", "course:Latin", "--output", tmp_path / "c.html")
    assert status == 3
    assert "Latin" in err
    assert not (tmp_path / "c.html").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense",),
        ("demo", "--duration", "-3"),
        ("report", "latest", "--output", "r.odt"),
        ("report", "course:Physics", "--output", "r.odt"),
        ("report", "course:Physics", "--output", "r.csv", "--index", "1,0.5,0"),
        ("report", "course:Physics", "--output", "r.csv", "--segments", "auto"),
        ("report", "latest", "--output", "r.csv", "--segments", "every:soon"),
        ("report", "latest", "--output", "r.csv", "--index", "1,2,3"),
        ("analyze",),
    ],
)
def test_wrong_arguments_are_status_2(run, film, arguments):
    if arguments[0] == "report":
        run("analyze", film)
    assert run(*arguments)[0] == 2


def test_a_database_that_is_none_is_status_4_and_left_alone(run, tmp_path):
    path = tmp_path / "s.db"
    path.write_text("my thesis, not a database " * 100)
    before = path.read_bytes()
    assert run("sessions")[0] == 4
    assert path.read_bytes() == before


def test_titles_are_text(run, film):
    title = '=1+1 <b>[red]"; DROP TABLE sessions; --'
    run("analyze", film, "--title", title)
    assert json.loads(run("sessions", "--json")[1])[0]["title"] == title
    assert title in run("sessions")[1]


def test_a_fault_of_the_program_is_status_1_and_logged(run, monkeypatch):
    def broken():
        raise ZeroDivisionError

    monkeypatch.setattr("engagement_monitor.vision.model_library.list_models", broken)
    status, _, err = run("models")
    assert status == 1
    log = Path(err.rpartition("details are in ")[2].strip().rstrip("."))
    assert "ZeroDivisionError" in log.read_text()


def test_models_lists_the_shipped_one_as_valid(run):
    entries = json.loads(run("models", "--json")[1])
    (default,) = [entry for entry in entries if entry["default"]]
    assert default["valid"]
    assert len(default["sha256"]) == 64


def test_doctor_names_what_is_missing_and_what_to_do(run):
    findings = {finding["subject"]: finding for finding in json.loads(run("doctor", "--json")[1])}
    assert findings["window"]["state"] == "missing"
    assert findings["window"]["remedy"]
    assert findings["database"]["state"] == "works"
    assert "Article 5(1)(f)" in findings["law"]["found"]
    assert findings["law"]["state"] == "missing"


def test_doctor_names_the_rule_for_the_place(run):
    save_preferences(Preferences(use=Use(region=Region.ELSEWHERE, institution=Institution.EDUCATION)))
    findings = {finding["subject"]: finding for finding in json.loads(run("doctor", "--json")[1])}
    assert "outside the EU" in findings["law"]["found"]
    assert findings["law"]["state"] == "works"


def test_where_nobody_answered_analyze_names_the_rule_and_goes_on(run, film):
    status, out, err = run("analyze", film, "--json")
    assert status == 0
    assert err.count("Article 5(1)(f)") == 1
    assert json.loads(out)[0]["purpose"] == ""


def test_preferences_that_cannot_be_read_do_not_stop_analyze(run, film):
    preferences_file().parent.mkdir(parents=True)
    preferences_file().write_text("{", encoding="utf-8")
    status, _, err = run("analyze", film, "--json")
    assert status == 0
    assert str(preferences_file()) in err


@pytest.mark.faults(row=15, what="the command line, at a school in the EU", figure="exit status 3, nothing stored")
def test_analyze_does_not_start_what_the_law_forbids(run, film):
    save_preferences(Preferences(use=Use(region=Region.EU, institution=Institution.EDUCATION)))
    status, _, err = run("analyze", film)
    assert status == 3
    assert "--purpose" in err
    assert "Traceback" not in err
    assert json.loads(run("sessions", "--json")[1]) == []


@pytest.mark.faults(
    row=15, what="the command line, with a stated purpose", figure="done; the purpose is kept and printed"
)
def test_a_purpose_that_the_law_names_is_kept_and_printed(run, film, tmp_path):
    save_preferences(Preferences(use=Use(region=Region.EU, institution=Institution.EDUCATION)))
    status, out, _ = run("analyze", film, "--purpose", "research: <b>smiles</b>", "--json")
    assert status == 0
    assert json.loads(out)[0]["purpose"] == "research: <b>smiles</b>"
    run("report", "latest", "--output", tmp_path / "r.html")
    assert "research: &lt;b&gt;smiles&lt;/b&gt;" in (tmp_path / "r.html").read_text(encoding="utf-8")


def test_help_loads_nothing_heavy(run):
    import subprocess

    code = (
        "import sys; sys.argv=['engagement-monitor','--help']\n"
        "from engagement_monitor.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print([m for m in ('tensorflow','keras','PySide6','sqlalchemy','cv2') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_predict_does_the_good_pictures_and_names_the_bad_one(run, tmp_path):
    import cv2
    import numpy as np

    cv2.imwrite(str(tmp_path / "grey.png"), np.full((60, 80, 3), 90, np.uint8))
    (tmp_path / "notes.jpg").write_text("no picture")
    status, out, err = run(
        "predict", tmp_path / "notes.jpg", tmp_path / "grey.png", "--output", tmp_path / "o", "--json"
    )
    (record,) = json.loads(out)
    assert status == 3
    assert "notes.jpg is no picture" in err
    assert (record["width_px"], record["height_px"], record["faces"]) == (80, 60, [])
    assert [path.name for path in (tmp_path / "o").iterdir()] == ["grey.png-faces.png"]


def test_predict_into_a_folder_that_cannot_be_written_is_status_4(run, tmp_path):
    (tmp_path / "a.png").touch()
    status, _, err = run("predict", tmp_path / "a.png", "--output", tmp_path / "a.png" / "o")
    assert status == 4
    assert "Nothing can be written" in err


def test_upscale_without_a_network_is_status_3_and_makes_nothing(run, tmp_path):
    import cv2
    import numpy as np

    (tmp_path / "small").mkdir()
    cv2.imwrite(str(tmp_path / "small" / "a.png"), np.zeros((8, 8), np.uint8))
    options = ("--network", tmp_path / "gone.pb", "--method", "fsrcnn", "--scale", "2")
    status, _, err = run("upscale", tmp_path / "small", tmp_path / "large", *options)
    assert status == 3
    assert "gone.pb" in err
    assert not (tmp_path / "large").exists()
    assert run("upscale", tmp_path / "small", tmp_path / "large", *options[:3], "cubic", "--scale", "2")[0] == 2


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--detector", "yunet"], "models fetch yunet"),
        (["--detector", "mtcnn"], "no detector 'mtcnn'"),
        (["--areas", "nowhere.json"], "nowhere.json cannot be read"),
    ],
)
def test_a_detector_or_areas_that_are_not_there_are_said(run, film, options, said):
    status, _, err = run("analyze", film, *options)
    assert status == 3
    assert said in err


def test_only_what_is_published_is_fetched(run):
    status, _, err = run("models", "fetch", "resnet")
    assert status == 3
    assert "Known are: yunet" in err
