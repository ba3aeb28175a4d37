"""What the tests of faults share: their marks, and a record of what was tried how often, for the table of figures."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

LONG = ("soak", "kill")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What is not long is a test of faults by lying here."""
    for item in items:
        if Path(__file__).parent in item.path.parents and not any(item.get_closest_marker(name) for name in LONG):
            item.add_marker(pytest.mark.faults)


@pytest.fixture
def tried(request: pytest.FixtureRequest) -> Callable[..., None]:
    """Call it with what was tried, how often, and the figure that it reached; see ``table``."""
    row = re.match(r"test_(\d\d)_", request.path.name)

    def record(what: str, times: int, figure: str = "") -> None:
        place = int(row[1]) if row else 0
        found = json.dumps({"row": place, "what": what, "times": times, "figure": figure})
        request.node.user_properties.append(("tried", found))

    return record
