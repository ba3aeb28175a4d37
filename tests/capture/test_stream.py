import threading
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import cv2
import pytest

from engagement_monitor.capture.frame import SourceKind
from engagement_monitor.capture.names import is_stream, shown_name
from engagement_monitor.capture.stream import Stream
from engagement_monitor.errors import SourceLost, SourceUnavailable
from tests.capture.films import picture

FRAMES = 30


class MotionJpeg(BaseHTTPRequestHandler):
    """A network camera as many are: one JPEG after another over HTTP. Its server goes after so many."""

    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Type", "multipart/x-mixed-replace; boundary=frame")
        self.end_headers()
        for number in range(FRAMES):
            jpeg = cv2.imencode(".jpg", picture(number))[1].tobytes()
            head = f"--frame\r\nContent-Type: image/jpeg\r\nContent-Length: {len(jpeg)}\r\n\r\n"
            self.wfile.write(head.encode() + jpeg + b"\r\n")

    def log_message(self, *_arguments):
        pass


@pytest.fixture
def address():
    server = ThreadingHTTPServer(("127.0.0.1", 0), MotionJpeg)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/camera"
    server.shutdown()
    server.server_close()
    thread.join(5)


def test_a_stream_gives_frames_until_its_server_goes(address):
    with closing(Stream(address)) as stream:
        assert stream.info.kind is SourceKind.STREAM
        assert (stream.info.width_px, stream.info.height_px) == (320, 240)
        frames = [stream.read() for _ in range(10)]
        assert [frame.index for frame in frames] == list(range(10))
        with pytest.raises(SourceLost, match=r"127\.0\.0\.1"):
            list(iter(stream.read, None))


def test_a_server_that_is_not_there_is_refused_soon():
    with pytest.raises(SourceUnavailable, match=r"Stream http://127\.0\.0\.1:9/camera cannot be opened"):
        Stream("http://127.0.0.1:9/camera")


@pytest.mark.parametrize("password", ["", "ann@", "ann:secret@", "ann:s/e@", "ann:s?e#c@r/e@"])
def test_an_address_is_shown_without_user_password_and_query(password):
    address = f"rtsp://{password}10.0.0.7:554/main"
    assert shown_name(f"{address}?password=p@ss") == shown_name(address) == "rtsp://10.0.0.7:554/main"


@pytest.mark.parametrize("name", ["0", "demo", "screen:1", "C:\\a@b?.mp4", "a@b#c?.mp4"])
def test_a_name_that_is_no_address_is_shown_as_it_is(name):
    assert shown_name(name) == name


def test_a_stream_that_cannot_be_opened_is_named_without_its_password():
    with pytest.raises(SourceUnavailable) as refused:
        Stream("http://ann:secret@127.0.0.1:9/camera?token=hidden")
    assert "secret" not in str(refused.value)
    assert "hidden" not in str(refused.value)


@pytest.mark.parametrize(
    ("name", "expected"), [("rtsp://a/b", True), ("C:\\film.mp4", False), ("film.mp4", False), ("http", False)]
)
def test_an_address_is_told_from_a_path(name, expected):
    assert is_stream(name) is expected
