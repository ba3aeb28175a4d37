"""What is not long is a test of faults by lying here."""

from pathlib import Path

import pytest

LONG = ("soak", "kill")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents and not any(item.get_closest_marker(name) for name in LONG):
            item.add_marker(pytest.mark.faults)
