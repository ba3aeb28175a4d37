"""A database whose N-th call fails, once or for ever. Until then, and afterwards, it is the real one."""

import sqlite3
from enum import StrEnum

from sqlalchemy import event

from engagement_monitor.store.database import Database

NEVER = 10**9


class Call(StrEnum):
    """Which calls count."""

    STATEMENT = "statement"
    COMMIT = "commit"
    LATE_COMMIT = "commit that reaches the disk and fails all the same"


class Failures:
    """Makes a database fail at the call ``number`` of this kind and, if ``for_ever``, at every one after it."""

    def __init__(self, database: Database, call: Call, number: int, *, for_ever: bool = False) -> None:
        self.calls = self.failed = 0
        self._number, self._for_ever, self._call = number, for_ever, call
        engine = database._engine
        if call is Call.LATE_COMMIT:
            real = engine.dialect.do_commit

            def do_commit(connection: object) -> None:
                real(connection)
                self._count()

            engine.dialect.do_commit = do_commit
        elif call is Call.COMMIT:
            event.listen(engine, "commit", lambda _connection: self._count())
        else:
            event.listen(engine, "before_cursor_execute", lambda *_anything: self._count())

    def heal(self) -> None:
        """From now on nothing fails."""
        self._number = NEVER

    def _count(self) -> None:
        self.calls += 1
        if self.calls == self._number or (self._for_ever and self.calls > self._number):
            self.failed += 1
            fault = sqlite3.OperationalError("disk I/O error")
            fault.sqlite_errorcode = sqlite3.SQLITE_IOERR
            raise fault
