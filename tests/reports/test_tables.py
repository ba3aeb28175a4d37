import csv
import io
import json
from dataclasses import replace
from typing import Any

import pytest

from engagement_monitor.reports.report import Choices, Report, build_report
from engagement_monitor.reports.tables import csv_report, json_report
from engagement_monitor.store.database import Database
from engagement_monitor.store.library import SessionLibrary
from engagement_monitor.store.session import SessionDetails
from engagement_monitor.timeline.index import IndexWeights
from engagement_monitor.timeline.sample import Marker
from tests.reports.lectures import lecture, store

COLUMNS = [
    "time_s",
    "faces",
    "positive",
    "neutral",
    "negative",
    "positive_low",
    "positive_high",
    "neutral_low",
    "neutral_high",
    "negative_low",
    "negative_high",
    "positive_counted",
    "neutral_counted",
    "negative_counted",
    "gap",
]


@pytest.fixture
def rows(report: Report) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(csv_report(report).decode())))


@pytest.fixture
def document(report: Report) -> dict[str, object]:
    return json.loads(json_report(report))


def test_the_columns_are_those_that_scripts_rely_on(rows: list[dict[str, str]]) -> None:
    assert list(rows[0]) == COLUMNS


def test_there_is_a_row_for_every_second_in_time_order(rows: list[dict[str, str]]) -> None:
    assert [int(row["time_s"]) for row in rows] == list(range(300))


def test_a_second_without_a_share_is_empty_and_says_why(rows: list[dict[str, str]]) -> None:
    gap = rows[190]

    assert gap["gap"] == "excluded"
    assert {gap[name] for name in COLUMNS[2:] if name != "gap"} == {""}


def test_a_second_with_a_share_has_fractions(rows: list[dict[str, str]]) -> None:
    shares = [float(rows[0][name]) for name in ("positive", "neutral", "negative")]

    assert rows[0]["gap"] == ""
    assert sum(shares) == pytest.approx(1, abs=1e-5)
    assert all(float(rows[0][f"{name}_low"]) <= float(rows[0][name]) for name in ("positive", "neutral", "negative"))


def test_no_text_of_a_user_is_in_the_csv(report: Report) -> None:
    session = replace(report.session, details=SessionDetails("=1+1", "@x"), source_name="+y")

    assert csv_report(replace(report, session=session)) == csv_report(report)


def test_the_json_has_the_timeline_of_the_csv(document: dict[str, object], rows: list[dict[str, str]]) -> None:
    timeline = document["timeline"]

    assert [list(row) for row in timeline] == [COLUMNS] * 300
    assert [{name: "" if value is None else str(value) for name, value in row.items()} for row in timeline] == rows


def test_the_json_has_the_session_and_its_shares(document: dict[str, object]) -> None:
    assert {"session", "title", "duration_s", "shares", "low", "high", "counted", "observed", "model"} <= set(document)
    assert list(document["shares"]) == ["positive", "neutral", "negative"]
    assert set(document["model"]) == {"name", "sha256"}


def test_the_json_has_what_the_shares_were_corrected_with(document: dict[str, object], report: Report) -> None:
    assert list(document["training_prior"].values()) == list(report.model.training_prior)
    counts = [[row[f"taken_for_{name}"] for name in document["shares"]] for row in document["confusion"]]
    assert counts == [list(row) for row in report.model.confusion]
    assert document["detector"] == "haar"


def test_the_json_has_the_segments(document: dict[str, object]) -> None:
    segments = document["segments"]

    assert [segment["change"] for segment in segments] == [None, "up", None, None]
    assert segments[2]["positive"] is None
    assert set(segments[0]) >= {*COLUMNS[2:]} - {"gap"} | {"start_s", "end_s", "label", "observed", "faces", "change"}


def test_the_json_has_the_moments(document: dict[str, object]) -> None:
    moment, *_ = document["moments"]

    assert (moment["time_s"], moment["change"]) == (100, "up")
    assert moment["before"]["positive_high"] < moment["after"]["positive"]


INDEX = {"index", "index_low", "index_high", "index_formula"}


@pytest.fixture
def weighed(database: Database, library: SessionLibrary) -> Report:
    """Half a minute with an index, a code of COPUS and all that a user can say."""
    details = SessionDetails("t", "c", "H3", 20, "Projector\nfailed", "research: study 12")
    store(database, lecture(30), [Marker(12.0, "COPUS student SQ")], details=details)
    return build_report(library, "latest", choices=Choices(IndexWeights(1, 0.5, 0)))


def test_only_asked_for_columns_of_the_index_stand_in_the_table(rows: list[dict[str, str]], weighed: Report) -> None:
    first, *others = csv.DictReader(io.StringIO(csv_report(weighed).decode()))
    gap = next(row for row in others if row["gap"])

    assert INDEX.isdisjoint(rows[0])
    assert list(first) == [*COLUMNS, "index", "index_low", "index_high", "index_formula"]
    assert float(first["index"]) == pytest.approx(float(first["positive"]) + 0.5 * float(first["neutral"]), abs=1e-5)
    assert float(first["index_low"]) < float(first["index"]) < float(first["index_high"])
    assert first["index_formula"] == "1 \u00d7 positive + 0.5 \u00d7 neutral + 0 \u00d7 negative"
    assert gap["index"] == ""


def test_every_form_has_the_index_of_every_second(weighed: Report) -> None:
    rows = list(csv.DictReader(io.StringIO(csv_report(weighed).decode())))
    seconds = json.loads(json_report(weighed))["timeline"]

    assert [{name: "" if value is None else str(value) for name, value in one.items()} for one in seconds] == rows


def test_the_document_has_index_coverage_codes_and_what_the_user_said(weighed: Report) -> None:
    document = json.loads(json_report(weighed))

    said = {name: document[name] for name in ("room", "head_count", "notes", "purpose")}
    assert said == {"room": "H3", "head_count": 20, "notes": "Projector\nfailed", "purpose": "research: study 12"}
    assert (document["coverage"], document["people"], document["people_from"]) == (0.7, 20, "head_count")
    assert document["standing"] == "sound"
    assert document["copus"] == [{"start_s": 0, "end_s": 30, "codes": ["student SQ"]}]
    for one in (document, *document["segments"]):
        assert one["index_low"] < one["index"] < one["index_high"]
        assert one["index_formula"].startswith("1 \u00d7 positive")


def test_without_weights_the_document_has_no_index(document: dict[str, object]) -> None:
    assert INDEX.isdisjoint(document)
    assert INDEX.isdisjoint(document["segments"][0])


def test_faces_are_counted_by_thirds_of_the_picture(document: dict[str, Any]) -> None:
    thirds = ("back", "middle", "front")
    for record in (document, *document["segments"]):
        for name in ("faces", "coverage"):
            if record[name] and record["faces_back"]:
                assert sum(record[f"{name}_{third}"] for third in thirds) == pytest.approx(record[name])
    assert document["faces_back"] == pytest.approx(0.1 * document["faces"])
