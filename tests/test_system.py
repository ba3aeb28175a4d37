import pytest

from engagement_monitor import system
from engagement_monitor.errors import SystemLibraryMissing
from engagement_monitor.system import missing_packages, require_libraries

NOWHERE = {"libnothing-of-the-kind.so.7": "libnothing7"}


def test_what_is_there_is_not_missing():
    assert missing_packages({"libc.so.6": "libc6"}) == []
    require_libraries({"libc.so.6": "libc6"})


def test_whoever_is_not_root_is_told_what_to_type(monkeypatch):
    monkeypatch.setattr(system.os, "geteuid", lambda: 1000)
    with pytest.raises(SystemLibraryMissing, match=r"sudo apt-get install .* libnothing7"):
        require_libraries(NOWHERE)


def test_root_gets_them_installed_and_is_told(monkeypatch, capsys):
    ran = []

    def run(command, **_options):
        ran.append(command)
        return system.subprocess.CompletedProcess(command, 0, "", "")

    monkeypatch.setattr(system.os, "geteuid", lambda: 0)
    monkeypatch.setattr(system.shutil, "which", lambda _name: "/usr/bin/apt-get")
    monkeypatch.setattr(system.subprocess, "run", run)
    with pytest.raises(SystemLibraryMissing):  # this apt-get does nothing
        require_libraries(NOWHERE)
    assert ran[1][-1] == "libnothing7"
    assert "installing them" in capsys.readouterr().err


def test_nothing_is_installed_where_that_is_forbidden(monkeypatch):
    monkeypatch.setenv(system.NEVER_INSTALL, "1")
    monkeypatch.setattr(system, "_install", lambda _packages: pytest.fail("it installed"))
    with pytest.raises(SystemLibraryMissing):
        require_libraries(NOWHERE)
