"""What the README says is checked against the program."""

import json
import re
import tomllib
from pathlib import Path
from statistics import mean

import pytest
from typer.main import get_command

from engagement_monitor.cli import app

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_command_is_documented():
    assert [name for name in get_command(app).commands if f"engagement-monitor {name}" not in README] == []


def test_every_documented_command_exists():
    named = set(re.findall(r"`engagement-monitor ([a-z]+)", README))
    assert named - set(get_command(app).commands) == set()


def test_every_dependency_has_its_reason():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    every = [*project["dependencies"], *project["optional-dependencies"]["training"]]
    table = README.partition("What it is built from")[2]
    assert [name for line in every if (name := re.split(r"[<>=\[]", line)[0]) not in table] == []


def test_every_linked_file_is_there():
    links = re.findall(r"\]\(([^)#:]+)\)", README)
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_law_stands_on_the_first_page():
    first_page = "\n".join(README.splitlines()[:40])
    assert "Article 5(1)(f)" in first_page
    assert "2 February 2025" in first_page


@pytest.fixture(scope="module")
def measured():
    path = re.search(r"<!-- figures: (\S+) -->", README).group(1)
    return json.loads((ROOT / path).read_text(encoding="utf-8"))


def test_the_figures_are_those_that_were_measured(measured):
    table = README.partition("<!-- figures:")[2].partition("<!-- end of figures -->")[0]
    values = re.findall(r"\| ([\d./ ]+?)(?: points| %)? \|$", table, flags=re.MULTILINE)
    off = measured["share_error"]
    by_seed = json.loads((ROOT / "models/mobilenet-ferplus/seeds-ferplus-PublicTest.json").read_text(encoding="utf-8"))
    expected = [
        f"{measured['accuracy']:.3f}",
        f"{measured['without_twins']['accuracy']:.3f}",
        f"{mean(one['accuracy'] for one in by_seed.values()):.3f}",
        *(f"{off[size]['counted'] * 100:.1f} / {off[size]['corrected'] * 100:.1f}" for size in ("30", "300")),
        f"{measured['interval_coverage']['30'] * 100:.1f}",
    ]
    assert values == expected
    assert f"the mean of {len(by_seed)} trainings" in README
    assert f"{measured['faces']:,} faces" in README
    assert f"without those {measured['faces'] - measured['without_twins']['faces']} |" in README


def test_what_the_demo_is_matches_what_ships():
    script = json.loads((ROOT / "resources/demo/lecture.json").read_text(encoding="utf-8"))
    assert len(script["seats"]) == 20
    assert len(script["phases"]) == 4
