"""What the workshop writes: whole files, and a remedy of its own where that fails."""

from pathlib import Path

from engagement_monitor.errors import ExportError
from engagement_monitor.whole_file import replace_whole


def write_whole_file(path: Path, content: bytes, remedy: str) -> None:
    """Writes a file whole or not at all.

    Args:
        path: Where; its folder is there.
        content: All of it.
        remedy: What the user can do where that fails.

    Raises:
        ExportError: it cannot be written; a file that was there is unchanged.
    """
    try:
        replace_whole(content, path)
    except OSError as error:
        raise ExportError(f"{path} cannot be written ({error.strerror})", remedy) from error
