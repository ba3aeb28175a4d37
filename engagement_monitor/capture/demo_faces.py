"""The shipped sheet of grey averaged faces comes in; faces in a person's own skin colour go out."""

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from engagement_monitor.capture.demo_easel import Colour, Floats, Grey
from engagement_monitor.capture.demo_script import REMEDY
from engagement_monitor.errors import SourceUnavailable
from engagement_monitor.sentence import tr


def load_faces(folder: Path) -> dict[str, Grey]:
    """The shipped faces by name, uint8 (192, 192).

    Raises:
        SourceUnavailable: the sheet or its index is missing or damaged.
    """
    try:
        index = json.loads((folder / "faces.json").read_text(encoding="utf-8"))
        sheet = _sheet((folder / "faces.png").read_bytes(), index["sheet_sha256"])
        return {entry["name"]: _cut(sheet, entry, int(index["sprite_px"])) for entry in index["faces"]}
    except (OSError, ValueError, KeyError, TypeError, cv2.error) as error:
        raise SourceUnavailable(
            tr("The demo lecture's faces cannot be read ({error!r})").format(error=error), REMEDY
        ) from error


def _sheet(png: bytes, digest: str) -> Grey:
    # A PNG that breaks off half way still decodes, to a sheet with black faces: only the hash tells.
    if sha256(png).hexdigest() != digest:
        raise ValueError("faces.png is not the one that faces.json describes")
    return np.asarray(cv2.imdecode(np.frombuffer(png, np.uint8), cv2.IMREAD_GRAYSCALE), np.uint8)


def _cut(sheet: Grey, entry: Mapping[str, Any], side_px: int) -> Grey:
    left, top = entry["x_px"], entry["y_px"]
    sprite = sheet[top : top + side_px, left : left + side_px]
    if sprite.shape != (side_px, side_px):
        raise ValueError(f"{entry['name']} lies outside the sheet")
    return np.asarray(cv2.resize(sprite, (192, 192), interpolation=cv2.INTER_CUBIC), np.uint8)


def evened(face: Grey) -> Grey:
    """The face with one brightness and contrast inside its oval, so that the skin's colour is the seat's."""
    inside = face[20:172, 40:152].astype(np.float32)
    even = (face - np.median(inside)) * (38 / (inside.std() + 1)) + 150
    return np.asarray(np.clip(even, 0, 255), np.uint8)


def skin_ramp(skin: Colour) -> Grey:
    """What colour a grey level becomes: shadows darker and redder, teeth and eyes near white; uint8 (256, 3)."""
    base = np.array(skin, np.float32)
    points = np.array([0, 60, 112, 158, 208, 255], np.float32)
    white = np.array([238, 242, 246], np.float32)
    shadow = base * np.array([0.30, 0.33, 0.40], np.float32)
    colours = [
        base * 0.08,
        shadow,
        base * (0.70, 0.72, 0.77),
        base,
        base * 0.90 + white * 0.13,
        base * 0.35 + white * 0.65,
    ]
    table = [np.interp(np.arange(256), points, [colour[channel] for colour in colours]) for channel in range(3)]
    return np.asarray(np.clip(np.stack(table, 1), 0, 255), np.uint8)


def rim_level(face: Grey) -> int:
    """The grey level of the cheeks beside the face's edge, which the drawn head continues."""
    ring = (face_ellipse(96, 98, 60, 82) > 0.5) & (face_ellipse(96, 98, 50, 70) < 0.5)
    ring[:90] = False
    return int(np.median(face[ring]))


def reddened(face: Grey) -> Floats:
    """The coloured face (192, 192, 3) with white teeth and a breath of red on mouth and cheeks; float32."""
    mouth = cv2.GaussianBlur(face_ellipse(96, 149, 32, 14), (0, 0), 5)
    bright = np.clip((face.max(axis=2).astype(np.float32) / np.median(face[100:130, 60:130, 2]) - 0.93) / 0.2, 0, 1)
    teeth = (0.75 * mouth * bright)[..., None]
    blush = 0.35 * cv2.GaussianBlur(face_ellipse(50, 122, 16, 14) + face_ellipse(142, 122, 16, 14), (0, 0), 9)
    red = (mouth * (1 - bright) + blush)[..., None] * np.array([-0.08, -0.10, 0.05], np.float32)
    return np.asarray(face * (1 + red) * (1 - teeth) + np.array([226, 234, 240], np.float32) * teeth, np.float32)


def face_ellipse(x: float, y: float, half_width: float, half_height: float) -> Floats:
    """A mask of an ellipse, of a face sprite's size (192, 192)."""
    ys, xs = np.mgrid[:192, :192].astype(np.float32)
    return np.asarray((((xs - x) / half_width) ** 2 + ((ys - y) / half_height) ** 2) < 1, np.float32)
