"""The one thread that writes while a session is recorded. Whoever gives it a sample never waits for the disk."""

import math
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field

from engagement_monitor.errors import DatabaseDamaged, DatabaseGone, StoreError
from engagement_monitor.sentence import tr
from engagement_monitor.store.database import Database
from engagement_monitor.store.owner import HEARTBEAT_S
from engagement_monitor.store.recording import Batch, begin_session, write_batch
from engagement_monitor.store.rows import marker_row, sample_row
from engagement_monitor.store.session import NewSession, SessionState, SessionTotals
from engagement_monitor.timeline.sample import Marker, Sample

PACE_S = 1.0
"""At most one transaction in this time, but for the first and the last of a session."""
LATE_S = 12.0
"""A transaction that takes longer hangs: one that finds the database locked gives up after 10 s."""
_LONGEST_ATTEMPT_S = 30.0
"""So long a last attempt is waited for, which may find the database locked more than once."""


@dataclass(frozen=True, slots=True)
class WriterStatus:
    """How far the writer is.

    ``saved_until_s`` is the end of the newest second on the disk, ``pending`` the number of samples and markers that
    are not there yet, ``fault`` why the last attempt failed, or that it hangs; None if all is well.
    """

    saved_until_s: float
    pending: int
    fault: StoreError | None


@dataclass(slots=True)
class _Request:
    """What somebody waits for: ``run`` on the writer's thread, tried again until ``give_up_s`` (monotonic)."""

    run: Callable[[], int]
    give_up_s: float
    answer: Future[int] = field(default_factory=Future)


class SessionWriter:
    """Writes sessions, one after the other, on a thread of its own.

    While the database cannot be written (locked, disk full), samples are kept and tried again every second.
    All methods may be called from any thread.

    Args:
        database: Where to.
        patience_s: How long ``finish`` goes on trying before it gives up.
    """

    def __init__(self, database: Database, *, patience_s: float = 10.0) -> None:
        self._database = database
        self._patience_s = patience_s
        self._changed = threading.Condition()
        self._session_id: int | None = None
        self._batch = Batch()
        self._in_hand = 0  # rows of the transaction that is under way
        self._request: _Request | None = None
        self._saved_until_s = 0.0
        self._fault: StoreError | None = None
        self._crash: Exception | None = None
        self._ended = False
        self._closing = False
        self._leave_s = math.inf
        self._next_s = 0.0
        self._tried_s = math.inf  # since when somebody waits for the database
        self._thread = threading.Thread(target=self._run, name="session-writer", daemon=True)
        self._thread.start()

    def begin(self, new: NewSession) -> int:
        """Begins a session and waits until it is stored. Returns its id.

        Raises:
            StoreError: it cannot be stored; nothing was begun.
        """

        def run() -> int:
            session_id = begin_session(self._database, new)
            with self._changed:
                self._session_id, self._saved_until_s, self._batch = session_id, 0.0, Batch()
            return session_id

        with self._changed:
            if self._session_id is not None and self._batch.state is None:
                raise RuntimeError("a session is being written already")
            if self._session_id is not None:
                raise self._fault or RuntimeError("the session before is being finished")
        return self._ask(run, patience_s=0.0)

    def add_sample(self, sample: Sample, totals: SessionTotals) -> None:
        """Takes a sample, and what the session amounts to with it, so that a killed one has its totals. Never waits.

        Raises:
            ValueError: a number in it cannot be one.
        """
        with self._changed:
            row = sample_row(self._recorded(), sample)
            self._batch.samples.append(row)
            self._batch.totals = totals
            self._changed.notify_all()

    def add_marker(self, marker: Marker) -> None:
        """Takes a marker. Never waits."""
        if not 0 <= marker.time_s < float("inf"):
            raise ValueError(f"no marker can be at {marker.time_s} s")
        with self._changed:
            self._batch.markers.append(marker_row(marker) | {"session_id": self._recorded()})
            self._changed.notify_all()

    def remove_marker(self, marker: Marker) -> None:
        """Takes back a marker that was given before, written or not. Never waits."""
        with self._changed:
            row = marker_row(marker) | {"session_id": self._recorded()}
            if row in self._batch.markers:
                self._batch.markers.remove(row)
            else:
                self._batch.withdrawn.append(row)
            self._changed.notify_all()

    def finish(self, state: SessionState, totals: SessionTotals) -> None:
        """Ends the session and waits until all of it is written.

        Raises:
            StoreError: it could not be written in time, or never will be. What is missing is kept and tried again until
                ``close``.
        """
        with self._changed:
            self._recorded()
            self._batch.totals, self._batch.state = totals, state
        self._ask(self._write, self._patience_s)

    def hurry(self, patience_s: float) -> None:
        """From now on ``finish`` and ``close`` return within ``patience_s``, whatever the database does. Never waits.

        A transaction that hangs then is left to the thread, which ends with the program.
        """
        with self._changed:
            self._leave_s = min(self._leave_s, time.monotonic() + patience_s)
            self._changed.notify_all()

    def status(self) -> WriterStatus:
        """How far the writer is."""
        with self._changed:
            late = time.monotonic() - self._tried_s > LATE_S
            fault = self._fault or (_late(self._database) if late else None)
            return WriterStatus(self._saved_until_s, self._batch.pending + self._in_hand, fault)

    def close(self) -> None:
        """Ends the thread after a last attempt to write what is pending; a session not finished stays as it is."""
        with self._changed:
            self._closing = True
            self._changed.notify_all()
            ended = self._wait_for(lambda: self._ended, time.monotonic() + _LONGEST_ATTEMPT_S)
        if ended:
            self._thread.join()

    def _recorded(self) -> int:
        if self._crash:
            raise self._crash
        if self._session_id is None or self._batch.state is not None:
            raise RuntimeError("no session is being written")
        return self._session_id

    def _ask(self, run: Callable[[], int], patience_s: float) -> int:
        request = _Request(run, time.monotonic() + patience_s)
        with self._changed:
            if self._crash:
                raise self._crash
            if self._closing or self._request:
                raise RuntimeError("the writer is closed or asked by somebody else")
            self._request = request
            self._next_s = 0.0
            self._changed.notify_all()
            if not self._wait_for(request.answer.done, request.give_up_s + _LONGEST_ATTEMPT_S):
                raise self._fault or _late(self._database)
        return request.answer.result()

    def _wait_for(self, done: Callable[[], bool], until_s: float) -> bool:
        """Waits for the thread; False if it hangs until then, or until somebody in a hurry waits no longer."""
        while not done():
            rest_s = min(until_s, self._leave_s) - time.monotonic()
            if rest_s <= 0:
                return False
            self._changed.wait(rest_s)
        return True

    # What follows runs on the writer's thread.

    def _run(self) -> None:
        try:
            while self._wait():
                self._attempt()
        except Exception as crash:  # noqa: BLE001  a thread begins here; whoever asks next is told
            with self._changed:
                self._crash = crash
                if self._request:
                    self._request.answer.set_exception(crash)
        finally:
            with self._changed:
                self._ended = True
                self._changed.notify_all()

    def _wait(self) -> bool:
        """Waits until there is something to do; False when there never will be."""
        with self._changed:
            while not self._closing and (rest_s := self._rest_s()) > 0:
                self._changed.wait(rest_s)
            return not self._closing or self._has_work()

    def _has_work(self) -> bool:
        return self._request is not None or self._batch.pending > 0 or self._batch.state is not None

    def _rest_s(self) -> float:
        """How long nothing has to be done, in seconds."""
        if not self._has_work() and self._session_id is None:
            return threading.TIMEOUT_MAX
        rest_s = self._next_s - time.monotonic()
        return rest_s if self._has_work() else rest_s + HEARTBEAT_S

    def _attempt(self) -> None:
        with self._changed:
            request, self._tried_s = self._request, time.monotonic()
        try:
            answer = request.run() if request else self._write()
        except StoreError as fault:
            self._failed(request, fault)
        else:
            self._succeeded(request, answer)
        finally:
            self._tried_s = math.inf

    def _failed(self, request: _Request | None, fault: StoreError) -> None:
        with self._changed:
            self._fault = fault
            self._next_s = time.monotonic() + PACE_S
            over = self._closing or isinstance(fault, (DatabaseDamaged, DatabaseGone))
            if request and (over or time.monotonic() >= min(request.give_up_s, self._leave_s)):
                self._request = None
                request.answer.set_exception(fault)
            if self._closing:  # this was the last attempt
                self._batch = Batch()
            self._changed.notify_all()

    def _succeeded(self, request: _Request | None, answer: int) -> None:
        with self._changed:
            self._fault = None
            self._next_s = time.monotonic() + PACE_S
            if request:
                self._request = None
                request.answer.set_result(answer)
            self._changed.notify_all()

    def _write(self) -> int:
        with self._changed:
            if self._session_id is None:  # the attempt that was under way when it was asked for has ended the session
                return 0
            # What comes from now on is the next transaction's.
            session_id, batch = self._session_id, self._batch
            self._batch, self._in_hand = Batch(totals=batch.totals, state=batch.state), batch.pending
        try:
            write_batch(self._database, session_id, batch)
        except BaseException:
            with self._changed:  # what failed goes before what came meanwhile
                batch.tried += 1
                self._batch, self._in_hand = batch.followed_by(self._batch), 0
            raise
        with self._changed:
            self._in_hand = 0
            self._saved_until_s = max(self._saved_until_s, batch.until_s)
            if batch.state is not None:
                self._session_id, self._batch = None, Batch()
        return session_id


def _late(database: Database) -> StoreError:
    what = tr("The database {place} did not answer in time").format(place=database.location)
    return StoreError(what, tr("See whether its disk or its network drive answers, and what else has it open."))
