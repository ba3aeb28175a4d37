"""The end of the program, whatever a thread is held by: a driver, the model, a lock or an import."""

import logging
import os
import sys
import threading
import time
from contextlib import suppress

_LOG = logging.getLogger(__name__)
_MAY_HANG = frozenset({"capture", "analysis", "session-writer", "vision", "store-worker", "session-worker"})
_LONGEST_WAIT_S = 0.5


def leave(status: int) -> int:
    """The exit status; ends the program at once if one of its threads is held for long.

    Such a thread is in foreign code, which an ordinary end of Python would tear down under it or wait for.
    """
    until_s = time.monotonic() + _LONGEST_WAIT_S
    threads = [thread for thread in threading.enumerate() if thread.name.partition("_")[0] in _MAY_HANG]
    for thread in threads:
        thread.join(max(0.0, until_s - time.monotonic()))
    held = [thread.name for thread in threads if thread.is_alive()]
    if held:
        _LOG.warning("left behind: %s", ", ".join(held))
        logging.shutdown()
        for stream in filter(None, (sys.stdout, sys.stderr)):  # a program without a console has none
            with suppress(OSError):
                stream.flush()
        os._exit(status)
    return status
