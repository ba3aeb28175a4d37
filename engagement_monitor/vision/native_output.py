"""What native libraries print on file descriptor 2 goes into a log file."""

import contextlib
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

from engagement_monitor.log import log_folder

_LOG = "native.log"
_STDERR = 2
_LARGEST_LOG_BYTES = 1_000_000
# The descriptor belongs to the whole process: two threads that lead it away at once would restore each other's.
_turn = threading.RLock()


def native_log_path() -> Path:
    """The log file: what TensorFlow and LiteRT print while they start."""
    return log_folder() / _LOG


@contextlib.contextmanager
def native_output_logged() -> Iterator[None]:
    """Leads file descriptor 2 into the log while the block runs, on any thread.

    TensorFlow prints from C++ before its own settings are read, so no environment variable silences it. What Python
    itself prints on ``sys.stderr`` meanwhile, from whatever thread, goes into the log as well.
    """
    with _turn:
        sys.stderr.flush()
        kept = os.dup(_STDERR)
        try:
            log = _open_log()
            os.dup2(log, _STDERR)
            os.close(log)
            yield
        finally:
            sys.stderr.flush()
            os.dup2(kept, _STDERR)
            os.close(kept)


def _open_log() -> int:
    path = native_log_path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        start_again = path.is_file() and path.stat().st_size > _LARGEST_LOG_BYTES
        flags = os.O_WRONLY | os.O_CREAT | (os.O_TRUNC if start_again else os.O_APPEND)
        return os.open(path, flags, 0o600)
    except OSError:
        return os.open(os.devnull, os.O_WRONLY)
