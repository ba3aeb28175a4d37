"""Cameras get names of their own, whoever names them."""

import sys
from types import ModuleType, SimpleNamespace

import pytest

from engagement_monitor.capture import camera
from engagement_monitor.desktop.backend import SourceChoice
from engagement_monitor.desktop.camera_names import cameras


def test_linux_names_by_the_number_of_the_device(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(camera, "camera_names", lambda: {0: "Desk", 2: "", 4: "Desk"})
    assert cameras() == [SourceChoice(0, "Desk"), SourceChoice(2, "Camera 2"), SourceChoice(4, "Desk (2)")]


def test_elsewhere_qt_names_in_its_order(monkeypatch: pytest.MonkeyPatch) -> None:
    qt = ModuleType("PySide6.QtMultimedia")
    devices = [SimpleNamespace(description=lambda name=name: name) for name in ("FaceTime <b>HD</b>", "Hall")]
    qt.QMediaDevices = SimpleNamespace(videoInputs=lambda: devices)  # type: ignore[attr-defined]
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", qt)
    assert cameras() == [SourceChoice(0, "FaceTime <b>HD</b>"), SourceChoice(1, "Hall")]


def test_a_machine_without_qts_media_libraries_offers_the_first_camera(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)
    assert cameras() == [SourceChoice(0, "Camera 0")]
