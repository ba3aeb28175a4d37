"""The sheet that ``predict`` writes: the picture with numbered boxes, and under it a card for every face.

All drawing is OpenCV's; pictures are uint8 (height, width, 3) in blue, green, red.
"""

import math
from collections.abc import Mapping, Sequence
from typing import TypeAlias

import cv2
import numpy as np
import numpy.typing as npt

from engagement_monitor.sentiment import SENTIMENTS, Sentiment
from engagement_monitor.training.prediction import PredictedFace
from engagement_monitor.vision.analyzer import upright_face
from engagement_monitor.vision.face import Box

Pixels: TypeAlias = npt.NDArray[np.uint8]
Colour: TypeAlias = tuple[int, int, int]

_COLOURS: dict[str, Colour] = {
    Sentiment.POSITIVE: (178, 114, 0),
    Sentiment.NEUTRAL: (120, 120, 120),
    Sentiment.NEGATIVE: (0, 94, 213),
}
"""Those of Okabe and Ito, as in the window: told apart by colour-blind people too."""
_PAPER, _INK, _RAIL, _WHITE = (255, 255, 255), (37, 31, 26), (238, 234, 232), (255, 255, 255)
_FONT = cv2.FONT_HERSHEY_SIMPLEX

_WIDEST_PX, _TALLEST_PX, _SMALLEST_PX = 1600, 1200, 480
_CARD_PX, _MARGIN_PX, _THUMB_PX, _ROW_PX = 300, 16, 88, 22
_NAME_PX, _PERCENT_PX = 92, 48
_SHORTENED = 11


def draw_sheet(
    pixels: Pixels, faces: Sequence[PredictedFace], sentiment_map: Mapping[str, Sentiment]
) -> npt.NDArray[np.uint8]:
    """The picture with a box for every face, over a card for every face with a bar chart of percentages.

    Args:
        pixels: The picture.
        faces: What was found on it; their order numbers them from 1.
        sentiment_map: The sentiment of every class, which colours its bar.
    """
    scale = _scale(pixels)
    shown = _with_boxes(pixels, faces, scale)
    cards = [_card(number, face, pixels, sentiment_map) for number, face in enumerate(faces, 1)]
    width = max(shown.shape[1], _MARGIN_PX + (_CARD_PX + _MARGIN_PX) * min(len(cards), 2))
    return np.vstack([_centred(shown, width), *_grid(cards, width)])


def _scale(pixels: Pixels) -> float:
    height, width = pixels.shape[:2]
    fitting = min(_WIDEST_PX / width, _TALLEST_PX / height)
    return float(min(fitting, max(1.0, _SMALLEST_PX / width)))


def _with_boxes(pixels: Pixels, faces: Sequence[PredictedFace], scale: float) -> Pixels:
    height, width = (max(1, round(side * scale)) for side in pixels.shape[:2])
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    shown = np.asarray(cv2.resize(pixels, (width, height), interpolation=how), np.uint8)
    for number, face in enumerate(faces, 1):
        _draw_box(shown, number, face, scale)
    return shown


def _draw_box(shown: Pixels, number: int, face: PredictedFace, scale: float) -> None:
    box, colour = face.box, _COLOURS.get(face.looks[0], _INK)
    left, top = round(box.x_px * scale), round(box.y_px * scale)
    right, bottom = round((box.x_px + box.width_px) * scale), round((box.y_px + box.height_px) * scale)
    cv2.rectangle(shown, (left, top), (right, bottom), _WHITE, 4, cv2.LINE_AA)
    cv2.rectangle(shown, (left, top), (right, bottom), colour, 2, cv2.LINE_AA)
    text = str(number)
    (width, height), _ = cv2.getTextSize(text, _FONT, 0.6, 2)
    # Above the box, or inside it where the picture ends.
    floor = top if top > height + 12 else top + height + 12
    cv2.rectangle(shown, (left - 2, floor - height - 12), (left + width + 10, floor), colour, cv2.FILLED)
    cv2.putText(shown, text, (left + 4, floor - 6), _FONT, 0.6, _WHITE, 2, cv2.LINE_AA)


def _card(number: int, face: PredictedFace, pixels: Pixels, sentiment_map: Mapping[str, Sentiment]) -> Pixels:
    """The face, what it looks like, and under it the bars; those of its classes after those of the sentiments."""
    sentiments = [(str(name), face.sentiments[name], _COLOURS[name]) for name in SENTIMENTS if face.sentiments]
    classes = [(name, value, _COLOURS.get(sentiment_map.get(name, ""), _INK)) for name, value in face.classes.items()]
    rows = sentiments if set(face.classes) == set(SENTIMENTS) else [*sentiments, *classes]
    gap = 10 if len(rows) > len(sentiments) else 0
    card = np.full((_THUMB_PX + 12 + _ROW_PX * len(rows) + gap, _CARD_PX, 3), 255, np.uint8)
    card[:_THUMB_PX, :_THUMB_PX] = _thumb(pixels, face.box)
    _head(card, number, face)
    for place, (name, value, colour) in enumerate(rows):
        top = _THUMB_PX + 12 + place * _ROW_PX + (gap if place >= len(sentiments) else 0)
        _bar(card, top, name, value, colour)
    return card


def _head(card: Pixels, number: int, face: PredictedFace) -> None:
    name, value = face.looks
    left, colour = _THUMB_PX + 14, _COLOURS.get(name, _INK)
    cv2.putText(card, f"Face {number}", (left, 20), _FONT, 0.5, _INK, 1, cv2.LINE_AA)
    cv2.putText(card, name, (left, 50), _FONT, 0.75, colour, 2, cv2.LINE_AA)
    percent = f"{100 * value:.0f} %"
    cv2.putText(card, percent, (left, 80), _FONT, 0.75, colour, 2, cv2.LINE_AA)


def _thumb(pixels: Pixels, box: Box) -> Pixels:
    face = upright_face(pixels, box)
    how = cv2.INTER_AREA if face.shape[0] > _THUMB_PX else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(face, (_THUMB_PX, _THUMB_PX), interpolation=how), np.uint8)


def _bar(card: Pixels, top: int, name: str, value: float, colour: Colour) -> None:
    shortened = name if len(name) <= _SHORTENED else f"{name[: _SHORTENED - 1]}."
    left, right = _NAME_PX, _CARD_PX - _PERCENT_PX
    end = left + round((right - left) * value)
    cv2.putText(card, shortened, (0, top + 15), _FONT, 0.42, _INK, 1, cv2.LINE_AA)
    cv2.rectangle(card, (left, top + 4), (right, top + 17), _RAIL, cv2.FILLED)
    if end > left:
        cv2.rectangle(card, (left, top + 4), (end, top + 17), colour, cv2.FILLED)
    cv2.putText(card, f"{100 * value:.0f} %", (right + 8, top + 15), _FONT, 0.42, _INK, 1, cv2.LINE_AA)


def _grid(cards: Sequence[Pixels], width: int) -> list[Pixels]:
    """The cards in rows of nearly equal length, each row ``width`` wide; a sentence where there is no card."""
    if not cards:
        return [_nobody(width)]
    fitting = max(1, (width - _MARGIN_PX) // (_CARD_PX + _MARGIN_PX))
    columns = math.ceil(len(cards) / math.ceil(len(cards) / fitting))
    rows = []
    for start in range(0, len(cards), columns):
        chosen = cards[start : start + columns]
        row = np.full((chosen[0].shape[0] + 2 * _MARGIN_PX, width, 3), _PAPER, np.uint8)
        for place, card in enumerate(chosen):
            left = _MARGIN_PX + place * (_CARD_PX + _MARGIN_PX)
            row[_MARGIN_PX : _MARGIN_PX + card.shape[0], left : left + _CARD_PX] = card
        rows.append(row)
    return rows


def _nobody(width: int) -> Pixels:
    row = np.full((3 * _MARGIN_PX, width, 3), _PAPER, np.uint8)
    cv2.putText(row, "No face was found.", (_MARGIN_PX, 2 * _MARGIN_PX), _FONT, 0.6, _INK, 1, cv2.LINE_AA)
    return row


def _centred(picture: Pixels, width: int) -> Pixels:
    left = (width - picture.shape[1]) // 2
    canvas = np.full((picture.shape[0], width, 3), _PAPER, np.uint8)
    canvas[:, left : left + picture.shape[1]] = picture
    return canvas
