"""Model files that the program does not ship: brought from where they are published, if their hash is right."""

import hashlib
import os
import tempfile
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from engagement_monitor.errors import ExportError, ModelError
from engagement_monitor.sentence import tr
from engagement_monitor.vision.model_library import user_models

_TIMEOUT_S = 30


@dataclass(frozen=True, slots=True)
class Published:
    """A file that is published elsewhere; ``size_bytes`` and ``sha256`` are those of the only file that is taken."""

    name: str
    file: str
    url: str
    size_bytes: int
    sha256: str


YUNET = Published(
    name="yunet",
    file="face_detection_yunet_2023mar.onnx",
    url="https://github.com/opencv/opencv_zoo/raw/main/models/face_detection_yunet/face_detection_yunet_2023mar.onnx",
    size_bytes=232_589,
    sha256="8f2383e4dd3cfbb4553ea8718107fc0423210dc964f9f4280604804ed2552fa4",
)
PUBLISHED: Mapping[str, Published] = {YUNET.name: YUNET}


def fetched_path(published: Published) -> Path:
    """Where the file lies once it is fetched."""
    return user_models() / published.name / published.file


def fetch(name: str, known: Mapping[str, Published] = PUBLISHED) -> Path:
    """Brings a published file into the user's models folder, whole or not at all, and returns its path.

    Raises:
        ModelError: nobody publishes such a model, it cannot be fetched, or what came is another file.
        ExportError: the folder cannot be written.
    """
    if name not in known:
        what = tr("There is no model {name!r} to fetch").format(name=name)
        raise ModelError(what, tr("Known are: {names}.").format(names=", ".join(known)))
    published = known[name]
    content = _download(published)
    found = hashlib.sha256(content).hexdigest()
    if found != published.sha256:
        raise ModelError(
            tr("What came from {url} is not the file that is known (SHA-256 {found})").format(
                url=published.url, found=found
            ),
            tr(
                "Nothing was stored. Try again later, or fetch the file by hand and name it with --detector yunet:PATH."
            ),
        )
    return _store(content, fetched_path(published))


def _download(published: Published) -> bytes:
    request = urllib.request.Request(published.url, headers={"User-Agent": "engagement-monitor"})  # noqa: S310 - ours
    try:
        with urllib.request.urlopen(request, timeout=_TIMEOUT_S) as answer:  # noqa: S310 - the address is ours
            # One byte more than it may have: a longer file is another one.
            return bytes(answer.read(published.size_bytes + 1))
    except (urllib.error.URLError, OSError) as error:
        raise ModelError(
            tr("{url} cannot be fetched ({reason})").format(url=published.url, reason=error),
            tr("Look at the network, or fetch {file} elsewhere and put it to {path}.").format(
                file=published.file, path=fetched_path(published)
            ),
        ) from error


def _store(content: bytes, path: Path) -> Path:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, part = tempfile.mkstemp(dir=path.parent, prefix=".fetched-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(part).replace(path)
        finally:
            Path(part).unlink(missing_ok=True)
    except OSError as error:
        raise ExportError(
            tr("{path} cannot be written ({reason})").format(path=path, reason=error),
            tr("Make room, or look at the folder's rights."),
        ) from error
    return path
