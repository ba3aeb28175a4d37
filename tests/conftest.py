"""What every test gets: folders of its own, and a check that no thread is left behind.

And what tests of faults share: a record of what was tried how often, for the table of ``tests.faults.table``.
"""

import json
import re
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from engagement_monitor.system import OPENCV, QT_OFFSCREEN, require_libraries

# A bare machine has neither; as root on Debian they are installed, as `engagement-monitor` itself does.
require_libraries(OPENCV | QT_OFFSCREEN)


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No test reads or writes the data, settings or logs of whoever runs it."""
    home = tmp_path_factory.mktemp("home")
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(home))
    return home


@pytest.fixture(autouse=True)
def no_thread_left() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    left = [thread for thread in threading.enumerate() if thread not in before]
    for thread in left:
        thread.join(20)  # a first import on a busy machine takes long and ends; what is left behind never does
    still = [thread.name for thread in left if thread.is_alive() and "tqdm" not in thread.name]
    assert not still, f"threads left behind: {still}"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """``faults(row=12, what="...", figure="...")`` notes one try of a test elsewhere that has no figure of its own."""
    for item in items:
        for mark in item.iter_markers("faults"):
            if "what" in mark.kwargs:
                item.user_properties.append(("tried", json.dumps(mark.kwargs | {"times": 1})))


@pytest.fixture
def tried(request: pytest.FixtureRequest) -> Callable[..., None]:
    """Call it with what was tried, how often, and the figure that it reached.

    The row of the table is the number in the file's name, or that of ``faults(row=...)``.
    """
    named = re.match(r"test_(\d\d)_", request.path.name)
    marked = request.node.get_closest_marker("faults")
    row = int(named[1]) if named else marked.kwargs["row"]

    def record(what: str, times: int, figure: str = "") -> None:
        found = json.dumps({"row": row, "what": what, "times": times, "figure": figure})
        request.node.user_properties.append(("tried", found))

    return record
