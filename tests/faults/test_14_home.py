"""A home that cannot be written, or with folders in the place of files: it is said, and work goes on."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from engagement_monitor.log import log_file
from engagement_monitor.preferences import preferences_file
from tests.faults.test_09_end import PROGRAM

MAIN = "import sys; from engagement_monitor.cli import main; sys.argv[0] = 'engagement-monitor'; main()"
DEMO = ("demo", "--headless", "--duration", "2")


@pytest.fixture
def read_only(own_folders):
    """A prefix for commands to which the home cannot be written, not even by root."""
    if shutil.which("unshare") is None:
        pytest.skip("a home that root cannot write either is made with it")
    mounted = f'mount -t tmpfs none "{own_folders}" && mount -o remount,ro "{own_folders}" && exec "$@"'
    prefix = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", mounted, "sh"]
    if subprocess.run([*prefix, "true"], check=False, capture_output=True).returncode:
        pytest.skip("nobody may mount anything here")
    return prefix


def run(*arguments, before=()):
    return subprocess.run(
        [*before, sys.executable, "-c", MAIN, *arguments], check=False, capture_output=True, text=True
    )


def test_with_a_home_that_cannot_be_written_the_commands_work(read_only, tmp_path, tried):
    done = run("--database", str(tmp_path / "sessions.db"), *DEMO, before=read_only)
    assert done.returncode == 0, done.stderr
    assert "log" in done.stderr
    assert "Traceback" not in done.stderr
    refused = run("sessions", before=read_only)
    assert refused.returncode == 4
    assert "Traceback" not in refused.stderr
    tried(
        "home that cannot be written, for commands", 2, "a session elsewhere is recorded; the usual database is refused"
    )


@pytest.mark.skipif(sys.platform == "win32", reason="signals to a child are another thing there")
def test_with_a_home_that_cannot_be_written_the_window_works(read_only, tmp_path, tried):
    command = [*read_only, sys.executable, "-c", PROGRAM, str(tmp_path / "sessions.db")]
    surroundings = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=surroundings
    ) as child:
        assert child.stdout.readline() == "up\n"
        child.send_signal(signal.SIGTERM)
        _, errors = child.communicate(timeout=60)
    assert child.returncode == 0, errors
    assert "Traceback" not in errors
    tried("home that cannot be written, for the window", 1, "it opens, and ends with exit status 0")


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="there is no disk that is always full")
def test_a_log_on_a_full_disk_is_said_once_and_work_goes_on(tmp_path, tried):
    log_file().parent.mkdir(parents=True)
    log_file().symlink_to("/dev/full")
    done = run("--database", str(tmp_path / "sessions.db"), "analyze", *(str(tmp_path / name) for name in "abc"))
    assert done.returncode == 3
    assert done.stderr.count("There is no file") == 3
    logged = "import logging; from engagement_monitor.log import start_log; start_log(); "
    logged += "[logging.getLogger('engagement_monitor').warning('gone') for _ in range(3)]"
    wrote = subprocess.run([sys.executable, "-c", logged], check=True, capture_output=True, text=True)
    assert wrote.stderr.count("cannot be written") == 1
    assert "Traceback" not in wrote.stderr + done.stderr
    tried("log on a full disk", 2, "said once; work goes on")


@pytest.mark.parametrize("what", ["settings", "log"])
def test_a_folder_where_a_file_should_be_is_said_and_work_goes_on(what, tmp_path, tried):
    path = {"settings": preferences_file, "log": log_file}[what]()
    path.mkdir(parents=True)
    done = run("--database", str(tmp_path / "sessions.db"), *DEMO)
    assert done.returncode == 0, done.stderr
    assert str(path) in done.stderr.replace("\n", "")
    assert "Traceback" not in done.stderr
    assert Path(path).is_dir()
    tried(f"folder in the place of the {what}", 1, "said; a session is recorded")
