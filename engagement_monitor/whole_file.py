"""Files that are written whole or not at all."""

import errno
import os
import secrets
from contextlib import suppress
from pathlib import Path


def replace_whole(content: bytes, path: Path, *, private: bool = False) -> None:
    """Writes beside ``path`` first and then puts the new file in its place; a link leads to the same place as before.

    Into a device or a pipe it is written as it is. A ``private`` file is readable for nobody else.

    Raises:
        OSError: it cannot be written; a file that was there is unchanged, and no part of the new one is left.
    """
    path = Path(os.path.realpath(path)) if path.is_symlink() else path
    if not path.name or path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if path.exists() and not path.is_file():
        path.write_bytes(content)
        return
    draft = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        draft.touch(0o600 if private else 0o666, exist_ok=False)
        with draft.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise
