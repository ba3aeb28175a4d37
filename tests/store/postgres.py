"""A PostgreSQL server of the tests' own, where one is installed: in a temporary folder, on a socket, not as root."""

import getpass
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

USER = "postgres"
_FOR_SPEED = "-c fsync=off -c full_page_writes=off -c shared_buffers=16MB"


def programs() -> Path | None:
    """The folder with ``initdb``, which Debian keeps out of the path; None if PostgreSQL is not installed."""
    found = shutil.which("initdb")
    folders = [Path(found).parent] if found else sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    return next((folder for folder in reversed(folders) if (folder / "initdb").exists()), None)


@contextmanager
def server(folder: Path) -> Iterator[str]:
    """Runs a server; gives the part of a URL that says where it is."""
    place = Path(tempfile.mkdtemp(prefix="pg-"))  # short, as the path of a socket must be
    user = USER if os.geteuid() == 0 else None  # PostgreSQL refuses to run as root
    if user:
        shutil.chown(place, user)

    def run(*command: str) -> None:
        subprocess.run(command, user=user, cwd=place, env=_environment(place), check=True, stdout=subprocess.DEVNULL)

    data, options = str(place / "data"), f"-c listen_addresses='' -c unix_socket_directories={place} {_FOR_SPEED}"
    try:
        run(str(folder / "initdb"), "-D", data, "-U", USER, "-A", "trust", "-E", "UTF8", "--no-sync")
        run(str(folder / "pg_ctl"), "-D", data, "-w", "-l", str(place / "log"), "-o", options, "start")
        try:
            yield f"?host={place}&user={USER}"
        finally:
            run(str(folder / "pg_ctl"), "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _environment(place: Path) -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "HOME": str(place), "LC_ALL": "C.UTF-8", "USER": getpass.getuser()}
