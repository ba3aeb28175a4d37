"""The program's log: one small file in the user's log folder, turned over at 1 MB. It never holds a picture."""

import logging
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path

import platformdirs

_LARGEST_BYTES = 1_000_000


class _LogFile(RotatingFileHandler):
    """Where it cannot be written any more, a full disk say, that is told once, and work goes on."""

    _told = False

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        """Called where a record could not be written."""
        error = sys.exc_info()[1]
        if not isinstance(error, OSError):
            super().handleError(record)
        elif not self._told and sys.stderr:
            self._told = True
            sys.stderr.write(f"The log {self.baseFilename} cannot be written: {error.strerror or error}\n")


def log_folder() -> Path:
    """Where the logs lie."""
    return Path(platformdirs.user_log_dir("engagement-monitor"))


def log_file() -> Path:
    """Where the log is, if it could be started."""
    return log_folder() / "engagement-monitor.log"


def start_log() -> Path | None:
    """Starts writing the log, anew if it was started. Where it cannot be written, warnings go to stderr; None then."""
    logger = logging.getLogger("engagement_monitor")
    path = log_file()
    logger.setLevel(logging.INFO)
    for old in list(logger.handlers):
        logger.removeHandler(old)
        old.close()
    handler: logging.Handler
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = _LogFile(path, maxBytes=_LARGEST_BYTES, backupCount=2, encoding="utf-8", delay=False)
    except OSError as error:
        handler = logging.StreamHandler(sys.stderr)
        handler.setLevel(logging.WARNING)
        logger.addHandler(handler)
        logger.warning("The log %s cannot be written: %s", path, error)
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s"))
    logger.addHandler(handler)
    return path
