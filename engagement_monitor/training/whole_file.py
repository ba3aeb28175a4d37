"""Files that are written whole or not at all."""

from contextlib import suppress
from pathlib import Path

from engagement_monitor.errors import ExportError


def write_whole_file(path: Path, content: bytes, remedy: str) -> None:
    """Writes beside ``path`` first and then puts the new file in its place.

    Args:
        path: Where; its folder is there.
        content: All of it.
        remedy: What the user can do where that fails.

    Raises:
        ExportError: it cannot be written; a file that was there is unchanged, and no part of the new one is left.
    """
    if not path.name:
        raise ExportError(f"{path} is a folder", remedy)
    draft = path.with_name(f".{path.name}.part")
    try:
        draft.write_bytes(content)
        draft.replace(path)
    except OSError as error:
        with suppress(OSError):  # where there is no folder there is no draft to be removed
            draft.unlink(missing_ok=True)
        raise ExportError(f"{path} cannot be written ({error.strerror})", remedy) from error
