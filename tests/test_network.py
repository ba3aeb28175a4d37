"""No connection is opened unasked: a session and its reports run where there is no network, and none is even tried."""

import os
import shutil
import subprocess
import sys

import pytest

WATCHED = """
import socket, sys

def watch(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "urllib.Request"):
        if event != "socket.connect" or arguments[0].family in (socket.AF_INET, socket.AF_INET6):
            raise SystemExit(f"opened a connection: {event} {arguments}")

sys.addaudithook(watch)
from engagement_monitor.cli import main
main()
"""


def _denied():
    """A prefix for commands that takes the network away; empty where that is not allowed."""
    if shutil.which("unshare") is None:
        return []
    prefix = ["unshare", "--net", "--map-root-user"]
    works = subprocess.run([*prefix, "true"], check=False, capture_output=True).returncode == 0
    return prefix if works else []


@pytest.mark.parametrize("command", [["demo", "--headless", "--duration", "2"], ["models"], ["recipes"], ["sessions"]])
@pytest.mark.faults(
    row=17, what="a session and its reports with the network denied", figure="done; no connection was tried"
)
def test_it_runs_without_a_network_and_does_not_look_for_one(command, own_folders):
    run = [*_denied(), sys.executable, "-c", WATCHED, *command]
    done = subprocess.run(run, env=os.environ | {"HOME": str(own_folders)}, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_the_watch_sees_a_connection():
    program = WATCHED.replace(
        "from engagement_monitor.cli import main\nmain()", "socket.create_connection(('127.0.0.1', 9))"
    )
    done = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True, text=True)
    assert "opened a connection" in done.stderr
