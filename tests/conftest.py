"""What every test gets: folders of its own, and a check that no thread is left behind."""

import threading
from collections.abc import Iterator
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
        thread.join(2)
    still = [thread.name for thread in left if thread.is_alive() and "tqdm" not in thread.name]
    assert not still, f"threads left behind: {still}"
