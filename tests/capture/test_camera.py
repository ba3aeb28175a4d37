from contextlib import closing

import pytest

from engagement_monitor.capture import camera
from engagement_monitor.capture.camera import Camera, camera_names
from engagement_monitor.errors import SourceLost, SourceUnavailable
from tests.capture.films import FakeDevice


def test_a_camera_that_is_not_there_is_refused(monkeypatch):
    device = FakeDevice(opened=False)
    monkeypatch.setattr(camera.cv2, "VideoCapture", lambda _number: device)
    with pytest.raises(SourceUnavailable, match="Camera 7 cannot be opened"):
        Camera(7)
    assert device.released


def test_a_camera_that_opens_and_gives_nothing_is_refused(monkeypatch):
    monkeypatch.setattr(camera.cv2, "VideoCapture", lambda _number: FakeDevice(frames=0))
    with pytest.raises(SourceUnavailable):
        Camera(0)


def test_an_unplugged_camera_is_lost(monkeypatch):
    monkeypatch.setattr(camera.cv2, "VideoCapture", lambda _number: FakeDevice(frames=3))
    with closing(Camera(0)) as device:
        assert device.read() is not None
        assert device.read() is not None
        with pytest.raises(SourceLost):
            device.read()


def test_closing_lets_go_of_the_device(monkeypatch):
    device = FakeDevice()
    monkeypatch.setattr(camera.cv2, "VideoCapture", lambda _number: device)
    with closing(Camera(0)):
        pass
    assert device.released


def test_cameras_are_named_as_the_system_names_them(tmp_path):
    system, devices = tmp_path / "system", tmp_path / "dev"
    for number, name, index in (
        ("0", "Desk camera\n", "0\n"),
        ("1", "Desk camera\n", "1\n"),
        ("10", "Hall: back", "0"),
    ):
        (system / f"video{number}").mkdir(parents=True)
        (system / f"video{number}" / "name").write_text(name)
        (system / f"video{number}" / "index").write_text(index)
    devices.mkdir()
    for device in ("video0", "video1", "video10", "video2", "videoX"):
        (devices / device).touch()
    assert camera_names(system, devices) == {0: "Desk camera", 2: "", 10: "Hall: back"}


def test_a_machine_without_cameras_names_none(tmp_path):
    assert camera_names(tmp_path / "none", tmp_path / "none") == {}
