"""A stream stalls, its server goes, a share vanishes: it is tried again for ever, less and less often, at no cost."""

import itertools
import socket
import threading
import time
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import cv2
import numpy as np
import psutil
import pytest

from engagement_monitor.capture import video_file
from engagement_monitor.capture.clock import SessionClock
from engagement_monitor.capture.restarts import Retries
from engagement_monitor.capture.slot import BlockingFrameSlot, LatestFrameSlot
from engagement_monitor.capture.sources import source_opener
from engagement_monitor.capture.thread import CaptureState, CaptureThread
from engagement_monitor.errors import SourceStalled, SourceUnavailable
from tests.capture.doubles import wait_for
from tests.capture.films import write_film


class Server(ThreadingHTTPServer):
    """A network camera; it stalls while ``goes_on`` is not set."""

    daemon_threads = True
    allow_reuse_address = True
    goes_on: threading.Event
    over = False

    def go(self):
        """As a server that is switched off: its connections break, and nobody takes new ones."""
        self.over = True
        self.goes_on.set()
        self.shutdown()
        self.server_close()


class Stalling(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Type", "multipart/x-mixed-replace; boundary=frame")
        self.end_headers()
        for number in itertools.count():
            self.server.goes_on.wait(30)
            if self.server.over:
                return
            noise = np.random.default_rng(number).integers(0, 255, (48, 64, 3), np.uint8)
            jpeg = cv2.imencode(".jpg", noise)[1].tobytes()
            head = f"--frame\r\nContent-Type: image/jpeg\r\nContent-Length: {len(jpeg)}\r\n\r\n"
            try:
                self.wfile.write(head.encode() + jpeg + b"\r\n")
            except OSError:
                return
            time.sleep(0.02)

    def log_message(self, *_arguments):
        pass


@contextmanager
def serving(port=0):
    started = Server(("127.0.0.1", port), Stalling)
    started.goes_on = threading.Event()
    started.goes_on.set()
    thread = threading.Thread(target=started.serve_forever)
    thread.start()
    try:
        yield started
    finally:
        started.go()
        thread.join(5)


@pytest.fixture
def server():
    with serving() as started:
        yield started


@pytest.fixture
def capture(server):
    opener = source_opener(f"http://127.0.0.1:{server.server_address[1]}/camera")
    started = CaptureThread(opener, LatestFrameSlot(), SessionClock())
    started.begin()
    started.start()
    wait_for(lambda: started.frames_read > 5, 10)
    yield started
    started.stop()
    started.join(10)
    assert not started.is_alive()


def core_share(thread, watched_s=3.0):
    """What share of a core the thread takes; of the process as a whole, tests before this one may have threads left."""

    def cpu_s():
        return sum(of.user_time + of.system_time for of in psutil.Process().threads() if of.id == thread.native_id)

    before_s, began_s = cpu_s(), time.monotonic()
    threading.Event().wait(watched_s)
    return (cpu_s() - before_s) / (time.monotonic() - began_s)


def test_a_stalled_stream_is_said_given_up_after_3_s_and_found_again(server, capture, tried):
    server.goes_on.clear()
    began_s = time.monotonic()
    wait_for(lambda: capture.state is CaptureState.LOST)
    shown_s = time.monotonic() - began_s
    wait_for(lambda: capture.fault is not None, 10)
    given_up_s = time.monotonic() - began_s
    assert shown_s < 2
    assert given_up_s < 5
    server.goes_on.set()
    wait_for(lambda: capture.state is CaptureState.READING, 15)
    tried("stream stalls", 1, f"said after {shown_s:.1f} s, given up after {given_up_s:.1f} s, found again")


def test_waiting_for_a_server_costs_nothing_and_ends_at_once(server, capture, tried):
    server.go()
    wait_for(lambda: capture.fault is not None, 10)
    spent = core_share(capture)
    assert spent < 0.05
    began_s = time.monotonic()
    capture.stop()
    capture.join(5)
    stopped_s = time.monotonic() - began_s
    assert stopped_s < 5
    tried("server gone for 3 s", 1, f"{spent:.1%} of a core while it waits, stopped after {stopped_s:.1f} s")


def test_a_server_that_comes_back_is_found_again(server, capture, tried):
    server.go()
    wait_for(lambda: capture.fault is not None, 10)
    with serving(server.server_address[1]):
        began_s = time.monotonic()
        wait_for(lambda: capture.state is CaptureState.READING, 20)
        back_s = time.monotonic() - began_s
    tried("server gone and back", 1, f"found again after {back_s:.1f} s")


def test_tries_go_on_for_ever_from_half_a_second_to_ten_seconds_apart(tried):
    retries = Retries()
    waits = [retries.next_wait_s() for _ in range(1000)]
    assert waits[:6] == [0.5, 1, 2, 4, 8, 10]
    assert set(waits[5:]) == {10}
    retries.worked()
    assert retries.next_wait_s() == 0.5
    tried("waits between tries", 1000, "0.5, 1, 2, 4, 8, 10, 10, ... s")


def test_a_server_that_never_answers_is_given_up_after_3_s(tried):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        began_s = time.monotonic()
        with pytest.raises(SourceUnavailable):
            source_opener(f"http://127.0.0.1:{silent.getsockname()[1]}/camera")(0.0)
        given_up_s = time.monotonic() - began_s
    assert given_up_s < 5
    tried("server never answers", 1, f"given up after {given_up_s:.1f} s")


class Share:
    """A network share with films; while it is away, reading what was open fails, as it does then."""

    def __init__(self, film):
        self.film, self.real, self.reads = film, cv2.VideoCapture, 0

    def go(self):
        self.film.rename(self.film.with_suffix(".away"))

    def come_back(self):
        self.film.with_suffix(".away").rename(self.film)

    def VideoCapture(self, *arguments):  # noqa: N802 - OpenCV's name
        return _Film(self, self.real(*arguments))


class _Film:
    def __init__(self, share, capture):
        self._share, self._capture = share, capture
        self.isOpened, self.get, self.retrieve, self.release = (
            capture.isOpened, capture.get, capture.retrieve, capture.release,
        )  # fmt: skip

    def grab(self):
        self._share.reads += 1
        return self._share.film.exists() and self._capture.grab()


@pytest.fixture
def share(tmp_path, monkeypatch):
    double = Share(write_film(tmp_path / "film.avi", 60))
    monkeypatch.setattr(video_file.cv2, "VideoCapture", double.VideoCapture)
    return double


def test_a_film_on_a_share_that_vanishes_goes_on_where_it_was_left(share, tried):
    for times in range(1, 6):
        with closing(source_opener(str(share.film), 10.0)(0.0)) as film:
            frames = [film.read() for _ in range(10 * times - 5)]
            share.go()
            with pytest.raises(SourceStalled, match="is gone"):
                frames.extend(iter(film.read, None))
            for _ in range(3):
                with pytest.raises(SourceStalled):
                    film.read()
            share.come_back()
            frames += list(iter(film.read, None))
        assert [frame.index for frame in frames] == list(range(60))
        assert [frame.time_s for frame in frames] == pytest.approx([number / 10 for number in range(60)])
    tried("share with the film vanishes and comes back", times, "every frame once, with its film time")


def test_the_capture_thread_waits_for_the_share(share, tried):
    slot = BlockingFrameSlot()
    capture = CaptureThread(source_opener(str(share.film), 10.0), slot, SessionClock())
    capture.begin()
    capture.start()
    taken = [slot.take(5) for _ in range(10)]
    share.go()
    while (frame := slot.take(0.3)) is not None:
        taken.append(frame)
    assert capture.state is CaptureState.LOST
    reads = share.reads
    spent = core_share(capture)
    assert spent < 0.05
    assert share.reads - reads < 5
    share.come_back()
    taken += list(iter(lambda: slot.take(5), None))
    capture.join(5)
    assert [frame.index for frame in taken] == list(range(60))
    assert capture.fault is None
    tried("share gone for 3 s", 1, f"{spent:.1%} of a core while it waits, then every frame once")
