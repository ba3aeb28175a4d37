"""How sources are named: an address is a stream, ``screen:1`` a screen. Plain text, for the window and the commands.

A screen is ``screen:NUMBER`` or ``screen:NUMBER:LEFT,TOP,WIDTH,HEIGHT``; screens count from 1 and a part is in pixels
from its screen's upper left corner.
"""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

_SCHEMES = frozenset({"http", "https", "rtmp", "rtsp", "rtsps", "tcp", "udp"})
# Passwords are typed as they are, so they may hold `/`, `?`, `#` and `@`; what follows a `?` behind a path is none.
_USER = re.compile(r"^([^:/@]+://)?[^/]*(?:/[^?#]*)?@")
_SCREEN = re.compile(r"screen:([1-9]\d*)(?::(\d+),(\d+),([1-9]\d*),([1-9]\d*))?", re.ASCII)
SMALLEST_PART_PX = 64


def is_stream(name: str) -> bool:
    """Whether the name is a stream's address."""
    scheme, colon, _ = name.partition(":")
    return bool(colon) and scheme.lower() in _SCHEMES


def is_stream_with_host(name: str) -> bool:
    """Whether the name is a stream's address that says which machine, so that it is worth trying."""
    try:
        return is_stream(name) and bool(urlsplit(name).hostname)
    except ValueError:  # half an IPv6 address, say
        return False


def without_password(address: str) -> str:
    """The address as it may be shown and stored: without user and password, and without what follows a ``?``."""
    return re.split("[?#]", _USER.sub(r"\1", address), maxsplit=1)[0]


def shown_name(name: str) -> str:
    """The name as it may be shown and stored: an address without its password, any other name as it is."""
    return without_password(name) if is_stream(name) or "://" in name else name


@dataclass(frozen=True, slots=True)
class ScreenPart:
    """A part of a screen, in pixels from its upper left corner."""

    left_px: int
    top_px: int
    width_px: int
    height_px: int


@dataclass(frozen=True, slots=True)
class ScreenName:
    """Which screen, from 1, and which part of it; all of it if None."""

    number: int
    part: ScreenPart | None = None

    def __str__(self) -> str:
        part = self.part
        return f"screen:{self.number}" + (
            f":{part.left_px},{part.top_px},{part.width_px},{part.height_px}" if part else ""
        )


def screen_name(text: str) -> ScreenName | None:
    """The screen that a text names; None if it names none."""
    match = _SCREEN.fullmatch(text.strip())
    if match is None:
        return None
    number, *part = (int(group) for group in match.groups() if group is not None)
    return ScreenName(number, ScreenPart(*part) if part else None)
