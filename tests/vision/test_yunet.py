"""YuNet's contract, on a stand-in of the same inputs and outputs that sees bright squares: its real file is fetched."""

import hashlib
import threading
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer

import numpy as np
import pytest

from engagement_monitor.errors import ExportError, ModelError
from engagement_monitor.vision.detector import HaarDetector
from engagement_monitor.vision.detectors import load_detector
from engagement_monitor.vision.face import Box
from engagement_monitor.vision.fetching import YUNET, Published, fetch, fetched_path
from engagement_monitor.vision.yunet import YuNetDetector
from tests.vision.stand_in_yunet import write_stand_in

SQUARES = [Box(96, 64, 32, 32), Box(416, 192, 32, 32)]


def room(squares):
    pixels = np.zeros((360, 640, 3), np.uint8)
    for box in squares:
        pixels[box.y_px : box.y_px + box.height_px, box.x_px : box.x_px + box.width_px] = 255
    return pixels


@pytest.fixture
def file(tmp_path):
    return write_stand_in(tmp_path / "yunet.onnx")


@pytest.fixture
def detector(file):
    return YuNetDetector(file)


def test_boxes_are_where_the_faces_are(detector):
    assert sorted(detector.find(room(SQUARES)), key=lambda box: box.x_px) == SQUARES


def test_boxes_are_in_the_pixels_of_a_large_frame(detector):
    large = [Box(4 * box.x_px, 4 * box.y_px, 128, 128) for box in SQUARES]
    pixels = np.kron(room(SQUARES), np.ones((4, 4, 1), np.uint8))
    found = detector.find(pixels)
    assert found
    assert all(any(place.shared(box) == 1 for place in large) for box in found)


def test_a_face_is_found_again_near_its_place_and_only_there(detector):
    moved = [Box(box.x_px + 4, box.y_px - 3, 32, 32) for box in SQUARES]
    assert detector.find_near(room(SQUARES), moved) == SQUARES
    assert detector.find_near(room(SQUARES[:1]), moved) == [SQUARES[0], None]
    assert detector.find_near(room(SQUARES), []) == []


def test_where_there_is_no_face_none_is_found(detector):
    assert detector.find(room([])) == []
    assert detector.find_near(room([]), SQUARES) == [None, None]


def test_a_face_that_reaches_out_of_the_picture_is_cut(detector):
    pixels = np.zeros((340, 640, 3), np.uint8)
    pixels[320:340, 96:128] = 255
    assert all(box.y_px + box.height_px <= 340 for box in detector.find(pixels))


def test_a_missing_file_says_how_to_get_it(tmp_path):
    with pytest.raises(ModelError, match="models fetch yunet"):
        YuNetDetector(tmp_path / "none.onnx")


def test_a_file_that_opencv_cannot_run_is_an_error(tmp_path):
    (tmp_path / "bad.onnx").write_bytes(b"no network")
    with pytest.raises(ModelError, match="cannot run"):
        YuNetDetector(tmp_path / "bad.onnx")


def test_another_network_is_an_error_when_it_is_used(tmp_path):
    other = YuNetDetector(write_stand_in(tmp_path / "other.onnx", outputs=False))
    with pytest.raises(ModelError, match="2023mar"):
        other.find(room(SQUARES))


def test_detectors_are_chosen_by_name(file):
    assert isinstance(load_detector("haar"), HaarDetector)
    assert isinstance(load_detector(f"yunet:{file}"), YuNetDetector)
    with pytest.raises(ModelError, match="no detector"):
        load_detector("mtcnn")


def test_a_file_that_cannot_be_looked_at_is_said_with_the_reason():
    with pytest.raises(ModelError, match=r"cannot be read \(File name too long\)"):
        load_detector(f"yunet:{'x' * 300}")


def test_yunet_without_a_path_is_the_fetched_one(file):
    with pytest.raises(ModelError, match="models fetch yunet"):
        load_detector("yunet")
    fetched_path(YUNET).parent.mkdir(parents=True)
    fetched_path(YUNET).write_bytes(file.read_bytes())
    assert isinstance(load_detector("yunet"), YuNetDetector)


CONTENT = b"the network"


@pytest.fixture
def published():
    """A file that a server here publishes, and how often it was asked for."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200 if self.path == "/there" else 404)
            self.end_headers()
            if self.path == "/there":
                self.wfile.write(CONTENT)

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Answer)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    address = f"http://127.0.0.1:{server.server_port}/there"
    yield Published("small", "small.onnx", address, len(CONTENT), hashlib.sha256(CONTENT).hexdigest())
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_published_file_is_fetched_into_the_users_folder(published):
    path = fetch("small", {"small": published})
    assert path == fetched_path(published)
    assert path.read_bytes() == CONTENT
    assert [*path.parent.iterdir()] == [path]


@pytest.mark.parametrize("wrong", [{"sha256": "0" * 64}, {"size_bytes": 3}])
def test_another_file_than_the_known_one_is_not_kept(published, wrong):
    other = replace(published, **wrong)
    with pytest.raises(ModelError, match="not the file that is known"):
        fetch("small", {"small": other})
    assert not fetched_path(other).exists()


def test_what_cannot_be_reached_is_said_with_where_to_put_it(published):
    gone = replace(published, url=published.url + "-no-more")
    with pytest.raises(ModelError, match=r"small\.onnx elsewhere"):
        fetch("small", {"small": gone})


def test_a_folder_that_cannot_be_written_is_said(published):
    fetched_path(published).parent.parent.mkdir(parents=True)
    fetched_path(published).parent.write_text("in the way")
    with pytest.raises(ExportError, match="cannot be written"):
        fetch("small", {"small": published})


def test_only_known_names_are_fetched():
    with pytest.raises(ModelError, match="Known are: yunet"):
        fetch("resnet")
