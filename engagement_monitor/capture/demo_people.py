"""Averaged faces come in; whole people, cut out and ready to be laid over the room, go out.

A person is painted once for each look on a large canvas and then made small, which is what smooths the edges.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import cv2
import numpy as np

from engagement_monitor.capture.demo_easel import (
    FACE_CENTRE,
    FACE_UNITS,
    HEIGHT,
    LEFT,
    TOP,
    WIDTH,
    Colour,
    Easel,
    Floats,
    Grey,
    Sprite,
    ellipse,
    polygon,
    shade,
    soft,
)
from engagement_monitor.capture.demo_faces import evened, face_ellipse, reddened, rim_level, skin_ramp
from engagement_monitor.capture.demo_script import Look, Presence, Seat, Turn
from engagement_monitor.sentiment import Sentiment


@dataclass(frozen=True, slots=True)
class Cutout:
    """A painted person. The face's middle lies at ``face_x``, ``face_y`` of the sprite, in its pixels."""

    sprite: Sprite
    face_x: float
    face_y: float


def paint_person(seat: Seat, look: Look, faces: Mapping[str, Grey]) -> Cutout:
    """The person of that seat with that look, at the size in which they are shown."""
    scale = seat.face_px / FACE_UNITS
    easel = Easel()
    if look.presence is Presence.TURNED:
        _turned(easel, seat, look.turn)
    elif look.presence is Presence.AHEAD:
        _ahead(easel, seat, faces[seat.faces[look.sentiment]])
    sprite = easel.sprite(scale)
    return Cutout(sprite, FACE_CENTRE[0] * sprite.shape[1] / WIDTH, FACE_CENTRE[1] * sprite.shape[0] / HEIGHT)


_COVERS_EARS = {"long", "wavy", "bob", "curly"}


def _ahead(easel: Easel, seat: Seat, face: Grey) -> None:
    if seat.mirrored:
        face = np.ascontiguousarray(face[:, ::-1])
    even = evened(face)
    skin = skin_ramp(seat.skin)
    fill = tuple(float(value) for value in skin[rim_level(even)])
    _hair_behind(easel, seat)
    _body(easel, seat)
    if seat.hair_style == "bun":
        easel.lay(ellipse(96, -24, 32, 27), _shaded_hair(seat.hair, 0.9))
    if seat.hair_style not in _COVERS_EARS:
        for side in (-1, 1):
            easel.lay(ellipse(96 + side * 71, 100, 11, 20, side * 8), shade(fill, 0.85))
    easel.lay(ellipse(96, 98, 71, 94), _round_shading(fill))
    easel.lay(_face_mask(), _framed(reddened(skin[even])))
    _hair_front(easel, seat)


@cache
def _face_mask() -> Floats:
    return _framed(np.asarray(cv2.GaussianBlur(face_ellipse(96, 97, 58, 81), (0, 0), 6), np.float32))


def _framed(local: Floats) -> Floats:
    """A face-sized array put at the face's place of an empty canvas."""
    whole = np.zeros((HEIGHT, WIDTH, *local.shape[2:]), np.float32)
    whole[TOP : TOP + 192, LEFT : LEFT + 192] = local
    return whole


def _round_shading(colour: Colour | tuple[float, ...]) -> Floats:
    """The colour, darker to the edges and below, as a ball's skin is."""
    return np.asarray(np.array(colour, np.float32) * _ball()[..., None], np.float32)


@cache
def _ball() -> Floats:
    ys, xs = np.mgrid[:HEIGHT, :WIDTH].astype(np.float32)
    far = ((xs - LEFT - 90) / 75) ** 2 + ((ys - TOP - 85) / 105) ** 2
    return np.asarray(np.clip(1.05 - 0.22 * far, 0.6, 1.05), np.float32)


# --- clothes ----------------------------------------------------------------------------------------------------------


def _body(easel: Easel, seat: Seat) -> None:
    """Neck, shoulders and arms; the desk cuts them off below."""
    cloth = polygon(
        [(34, 208), (-40, 236), (-86, 268), (-108, 400), (300, 400), (278, 268), (232, 236), (158, 208)], 14
    )
    easel.lay(cloth, _folds(seat.clothes))
    skin = skin_ramp(seat.skin)[128]
    neck = polygon([(56, 150), (56, 205), (44, 222), (96, 262), (148, 222), (136, 205), (136, 150)], 7)
    easel.lay(neck, _neck_shading(skin))
    for side in (-1, 1):
        collar = polygon([(96 + side * x, y) for x, y in ((42, 204), (60, 214), (30, 268), (0, 258), (34, 232))], 3)
        easel.lay(collar, shade(seat.clothes, 0.8 if sum(seat.clothes) > 330 else 1.35))


def _folds(colour: Colour) -> Floats:
    return np.asarray(np.array(colour, np.float32) * _cloth()[..., None], np.float32)


@cache
def _cloth() -> Floats:
    """Brightness of clothes: lit from above on the left, arms set off by a shadow."""
    ys, xs = np.mgrid[:HEIGHT, :WIDTH].astype(np.float32)
    x, y = xs - LEFT - 96, ys - TOP - 210
    light = 1.12 - 0.0016 * y - 0.0009 * x
    for side in (-1, 1):
        light -= 0.22 * np.exp(-(((side * x - 118 - 0.05 * y) / 9) ** 2)) * np.clip(y / 70 - 0.6, 0, 1)
    return np.asarray(light, np.float32)


def _neck_shading(skin: Any) -> Floats:
    """Skin that the chin shades."""
    ys = np.mgrid[:HEIGHT, :WIDTH][0].astype(np.float32) - TOP
    return np.asarray(np.clip(0.55 + (ys - 190) / 130, 0.55, 0.95)[..., None] * np.array(skin, np.float32), np.float32)


# --- hair -------------------------------------------------------------------------------------------------------------


def _strands(colour: Colour) -> Floats:
    return np.asarray(np.array(colour, np.float32) * _strand_light()[..., None], np.float32)


@cache
def _strand_light() -> Floats:
    """Brightness of hair: fine streaks, a gloss on the crown, darker to the sides."""
    noise = np.random.default_rng(5).random((HEIGHT, WIDTH)).astype(np.float32)
    streaks = cv2.GaussianBlur(noise, (0, 0), sigmaX=1.3, sigmaY=14)
    streaks = (streaks - streaks.mean()) / streaks.std()
    ys, xs = np.mgrid[:HEIGHT, :WIDTH].astype(np.float32)
    x, y = xs - LEFT - 80, ys - TOP + 4
    gloss = 0.45 * np.exp(-((y / 16) ** 2) - (x / 60) ** 2)
    return np.asarray(np.clip(0.92 + 0.10 * streaks + gloss, 0.5, 1.6), np.float32)


def _hair_behind(easel: Easel, seat: Seat) -> None:
    """What falls behind neck and shoulders."""
    length = {"long": 285, "bob": 205, "curly": 175, "wavy": 250}.get(seat.hair_style)
    if length is not None:
        outline = [(96, -26), (48, -16), (18, 14), (0, 66), (-4, length - 20), (22, length), (170, length)]
        shape = polygon([*outline, (196, length - 20), (192, 66), (174, 14), (144, -16)], 12)
        easel.lay(shape, _shaded_hair(seat.hair, 0.72))


def _shaded_hair(colour: Colour, factor: float) -> Floats:
    return np.asarray(_strands(colour) * factor, np.float32)


def _hair_front(easel: Easel, seat: Seat) -> None:
    """What frames the forehead."""
    crown = np.maximum(ellipse(96, 84, 80, 98), polygon([(20, 40), (172, 40), (168, 92), (24, 92)], 8))
    below = {"short": 84, "cropped": 66, "bun": 74}.get(seat.hair_style, 118)
    fade = np.clip((TOP + below + 14 - np.arange(HEIGHT, dtype=np.float32)) / 28, 0, 1)[:, None]
    opening = _opening(seat)
    cap = np.clip(crown - soft(opening, 2.5), 0, 1) * fade
    easel.lay(np.asarray(cap, np.float32), _strands(seat.hair))
    if seat.hair_style == "curly":
        _curls(easel, seat.hair)
    if seat.hair_style in {"long", "wavy"}:
        _locks(easel, seat)


def _opening(seat: Seat) -> Floats:
    """Where the face looks out of the hair."""
    if seat.hair_style == "cropped":
        return ellipse(96, 106, 67, 92)
    if seat.hair_style in {"short", "curly"}:
        return polygon([(33, 70), (46, 40), (84, 31), (144, 27), (159, 66), (160, 200), (32, 200)], 7)
    if seat.hair_style == "bob":
        return polygon([(35, 66), (60, 47), (132, 47), (157, 66), (160, 200), (32, 200)], 7)
    parting = [(36, 92), (58, 52), (122, 22), (146, 50), (157, 88), (155, 200), (37, 200)]
    return polygon(parting, 9)


def _curls(easel: Easel, colour: Colour) -> None:
    random = np.random.default_rng(11)
    for turn in np.linspace(-0.25, np.pi + 0.25, 22):
        away = 1 + 0.07 * random.random()
        x, y = 96 + 84 * away * np.cos(turn), 66 - 88 * away * np.sin(turn)
        easel.lay(ellipse(x, y, 18, 17), _shaded_hair(colour, 0.8 + 0.3 * float(random.random())))


def _locks(easel: Easel, seat: Seat) -> None:
    """Long hair in front of the shoulders."""
    for side in (-1, 1):
        points = ((76, 60), (90, 90), (96, 180), (86, 262), (58, 268), (66, 200), (64, 150), (62, 100))
        easel.lay(polygon([(96 + side * x, y) for x, y in points], 8), _shaded_hair(seat.hair, 0.95))


# --- people who do not look ahead -------------------------------------------------------------------------------------


def _turned(easel: Easel, seat: Seat, turn: Turn) -> None:
    if turn is Turn.BACK:
        _back(easel, seat)
    elif turn is Turn.DOWN:
        _down(easel, seat)
    else:
        _side(easel, seat, -1 if turn is Turn.LEFT else 1)


def _back(easel: Easel, seat: Seat) -> None:
    _body(easel, seat)
    easel.lay(polygon([(52, 140), (52, 215), (140, 215), (140, 140)], 8), _neck_shading(skin_ramp(seat.skin)[120]))
    for side in (-1, 1):
        easel.lay(ellipse(96 + side * 74, 104, 10, 19), shade(seat.skin, 0.75))
    easel.lay(ellipse(96, 88, 79, 106), _strands(seat.hair))
    _hair_behind_seen_from_behind(easel, seat)


def _hair_behind_seen_from_behind(easel: Easel, seat: Seat) -> None:
    length = {"long": 285, "bob": 205, "curly": 180, "wavy": 250}.get(seat.hair_style)
    if length is not None:
        shape = polygon([(20, 10), (4, 80), (2, length), (190, length), (188, 80), (172, 10)], 14)
        easel.lay(shape, _shaded_hair(seat.hair, 0.92))
    if seat.hair_style == "bun":
        easel.lay(ellipse(96, 10, 36, 32), _shaded_hair(seat.hair, 1.1))
    if seat.hair_style == "curly":
        _curls(easel, seat.hair)


def _side(easel: Easel, seat: Seat, side: int) -> None:
    """A profile: forehead, nose, lips and chin as an outline, hair behind the ear. No eye looks here."""
    _hair_behind(easel, seat)
    _body(easel, seat)
    outline = [(-30, 8), (40, 12), (62, 40), (65, 66), (64, 78), (86, 112), (70, 122), (74, 138), (68, 146), (71, 158)]
    outline += [(66, 182), (44, 192), (0, 176), (-40, 130)]
    skin = skin_ramp(seat.skin)[140]
    easel.lay(polygon([(96 + side * x, y) for x, y in outline], 3), _round_shading(tuple(float(v) for v in skin)))
    easel.lay(
        polygon([(96 + side * x, y) for x, y in ((44, 72), (62, 70), (60, 76), (46, 78))], 2), shade(seat.hair, 0.9)
    )
    easel.lay(soft(ellipse(96 + side * 52, 90, 6, 3), 1.5), shade(seat.skin, 0.35))
    easel.lay(soft(ellipse(96 + side * 62, 148, 9, 2), 1.5), shade(seat.skin, 0.5))
    cap = [(56, 26), (40, -8), (-10, -22), (-66, 0), (-86, 60), (-76, 128), (-48, 160), (-22, 128), (-14, 84), (14, 52)]
    easel.lay(polygon([(96 + side * x, y) for x, y in cap], 7), _strands(seat.hair))
    easel.lay(ellipse(96 - side * 14, 100, 11, 19, side * 10), _round_shading(shade(seat.skin, 0.85)))
    if seat.hair_style in {"long", "wavy", "bob"}:
        fall = [(-8, 60), (-30, 50), (-84, 60), (-88, 200), (-70, 250), (-24, 250), (-12, 180)]
        easel.lay(polygon([(96 + side * x, y) for x, y in fall], 9), _shaded_hair(seat.hair, 0.95))


def _down(easel: Easel, seat: Seat) -> None:
    """Bent over the notes: the crown shows, and a shaded strip of forehead."""
    _hair_behind(easel, seat)
    _body(easel, seat)
    skin = skin_ramp(seat.skin)[120]
    easel.lay(ellipse(96, 156, 62, 60), _round_shading(tuple(float(value) * 0.85 for value in skin)))
    easel.lay(soft(ellipse(96, 206, 10, 9), 3), shade(seat.skin, 0.6))
    crown = np.clip(ellipse(96, 118, 79, 88) - soft(ellipse(96, 216, 58, 52), 4), 0, 1)
    easel.lay(np.asarray(crown, np.float32), _shaded_hair(seat.hair, 1.06))
    if seat.hair_style == "bun":
        easel.lay(ellipse(96, 34, 34, 26), _shaded_hair(seat.hair, 1.1))


def sprites_of(seat: Seat) -> tuple[str, ...]:
    """The names of the face sprites that a seat needs."""
    return tuple(seat.faces[sentiment] for sentiment in Sentiment)
