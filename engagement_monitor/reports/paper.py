"""Sheets of A4 on which text stays text: a thin layer over fpdf2. Lengths are millimetres, sizes of type points.

fpdf2 would leave out a character that the font lacks and would print right-to-left text backwards; both are settled
here, for every text that is printed.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Literal

from fpdf import FPDF
from fpdf.bidi import BidiParagraph
from fpdf.drawing import ClippingPath, PaintedPath
from fpdf.fonts import TTFFont

from engagement_monitor.assets import asset

Colour = tuple[int, int, int]
Points = Sequence[tuple[float, float]]
Align = Literal["L", "C", "R"]

INK: Colour = (27, 31, 36)
QUIET: Colour = (91, 99, 109)
LINE: Colour = (217, 221, 226)
SOFT: Colour = (244, 246, 248)
WHITE: Colour = (255, 255, 255)

MARGIN = 14.0
WIDTH = 210.0 - 2 * MARGIN
BOTTOM = 297.0 - 16.0
_FAMILY = "dejavu"
_UNKNOWN = "\ufffd"
_LONGEST_LINE = 400
_MM_PER_POINT = 25.4 / 72


class Paper(FPDF):
    """A document in the making. ``imprint`` stands at the foot of every page."""

    def __init__(self, title: str, imprint: str, made_at: datetime) -> None:
        super().__init__(unit="mm", format="A4")
        self._imprint = imprint
        fonts = asset("resources", "report", "fonts")
        self.add_font(_FAMILY, "", fonts / "DejaVuSansCondensed.ttf")
        self.add_font(_FAMILY, "B", fonts / "DejaVuSansCondensed-Bold.ttf")
        known = [set(font.cmap) for font in self.fonts.values() if isinstance(font, TTFFont)]
        self._known = frozenset.intersection(*map(frozenset, known))
        self.set_margins(MARGIN, MARGIN, MARGIN)
        self.set_auto_page_break(False)
        self.set_title(self.printable(title))
        self.set_lang("en")
        self.set_creator("Engagement Monitor")
        # Not the clock: the same session gives the same file.
        self.set_creation_date(made_at)
        self.add_page()

    def footer(self) -> None:
        """Called by fpdf2 at the end of each page."""
        self.type(7, QUIET)
        self.line_at(MARGIN, 297 - 9, self._imprint)
        self.line_at(MARGIN, 297 - 9, f"page {self.page_no()}", "R", WIDTH)

    def type(self, size_pt: float, colour: Colour = INK, bold: bool = False) -> None:
        """What the next text looks like."""
        self.set_font(_FAMILY, "B" if bold else "", size_pt)
        self.set_text_color(*colour)

    @property
    def leading(self) -> float:
        """The height of a line of the present type."""
        return self.font_size_pt * _MM_PER_POINT * 1.4

    def chapter(self, title: str, paragraphs: Sequence[str]) -> None:
        """A small heading and what stands under it."""
        self.room(16)
        self.type(9.5, bold=True)
        self.paragraph(title)
        self.type(8.5)
        for text in paragraphs:
            self.paragraph(text, most=12)
            self.set_y(self.y + 0.8)
        self.set_xy(MARGIN, self.y + 2)

    def room(self, height: float) -> None:
        """Goes on a new page if this one has less room than that."""
        if self.y + height > BOTTOM:
            self.add_page()

    def printable(self, text: str) -> str:
        """One line, in which everything that cannot be printed is a replacement character."""
        return "".join(self._glyph(character) for character in " ".join(text.split()))

    def _glyph(self, character: str) -> str:
        # Format characters (isolates, joiners) have no shape of their own; the order of the text needs them.
        if unicodedata.category(character) == "Cf":
            return character
        return (
            character
            if (ord(character) in self._known and character.isprintable()) or character == "\u00a0"
            else _UNKNOWN
        )

    def lines(self, text: str, width: float, most: int | None = None) -> list[str]:
        """The text in lines of at most this width, in the order in which they are read; ``most`` cuts the rest off."""
        lines = [""]
        for word in self._pieces(text, width):
            longer = f"{lines[-1]} {word}".lstrip(" ")
            if self.shown_width(longer) <= width:
                lines[-1] = longer
            elif most is not None and len(lines) == most:
                lines[-1] = self.fitted(longer, width)
                break
            else:
                lines.append(word)
        return lines if lines != [""] else []

    def _pieces(self, text: str, width: float) -> Iterator[str]:
        """The words, those that are wider than a line in parts that are not."""
        for word in self.printable(text).split(" "):
            rest = word
            while self.shown_width(rest) > width:
                part = self._start_of(rest, width)
                yield part
                rest = rest[len(part) :]
            yield rest

    def _start_of(self, word: str, width: float) -> str:
        """The longest beginning that fits, but at least a character."""
        low, high = 1, len(word)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self.shown_width(word[:middle]) <= width else (low, middle)
        return word[:low]

    def fitted(self, text: str, width: float) -> str:
        """As much of the text as fits into this width, with a dot-dot-dot for what does not."""
        text = self.printable(text[:2000])
        if self.shown_width(text) <= width:
            return text
        room = width - self.shown_width("\u2026")
        return f"{self._start_of(text, room).rstrip()}\u2026" if room > 0 else ""

    def shown_width(self, text: str) -> float:
        """Of a printable text, in the present type."""
        return float(self.get_string_width(_shapes(text)))

    def line_at(self, x: float, y: float, text: str, align: Align = "L", width: float = 0.0) -> None:
        """One line whose top is at ``y``; ``align`` is within ``width``."""
        shown = _in_sight(self.printable(text))
        spare = width - float(self.get_string_width(shown))
        self.text(x + {"L": 0.0, "C": spare / 2, "R": spare}[align], y + self.leading * 0.76, shown)

    def paragraph(self, text: str, width: float = WIDTH, most: int | None = None) -> None:
        """Lines from the present place down, over as many pages as it takes; leaves the place below them."""
        x, height = self.x, self.leading
        for line in self.lines(text, width, most):
            self.room(height)
            self.line_at(x, self.y, line)
            self.set_xy(x, self.y + height)

    def block(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """A filled rectangle."""
        self.set_fill_color(*colour)
        self.rect(x, y, width, height, style="F")

    def area(self, points: Points, colour: Colour, opacity: float = 1.0) -> None:
        """A filled polygon."""
        self.set_fill_color(*colour)
        with self._see_through(opacity):
            self.polygon(list(points), style="F")

    def stroke(self, points: Points, colour: Colour, width: float, opacity: float = 1.0) -> None:
        """A line through points."""
        self.set_draw_color(*colour)
        self.set_line_width(width)
        with self._see_through(opacity):
            self.polyline(list(points))

    @contextmanager
    def _see_through(self, opacity: float) -> Iterator[None]:
        if opacity == 1.0:
            yield
            return
        with self.local_context(fill_opacity=opacity, stroke_opacity=opacity):
            yield

    def hatch(
        self,
        area: Sequence[Points],
        lines: Sequence[Points],
        colour: Colour,
        width: float,
        opacity: float = 1.0,
        dash: tuple[float, float] | None = None,
    ) -> None:
        """Lines, as far as they lie inside these polygons."""
        path, clip = PaintedPath(), ClippingPath()
        for points in area:
            _trace(clip, points)
            clip.close()
        for points in lines:
            _trace(path, points)
        path.clipping_path = clip
        path.style.stroke_color = "#{:02x}{:02x}{:02x}".format(*colour)
        path.style.stroke_width = width
        path.style.stroke_opacity = opacity
        path.style.fill_color = None
        path.style.stroke_dash_pattern = dash
        path.style.stroke_cap_style = "round" if dash else "butt"
        with self.drawing_context() as drawing:
            drawing.add_item(path, clone=False)


def _trace(path: PaintedPath, points: Points) -> None:
    (x, y), *rest = points
    path.move_to(x, y)
    for x, y in rest:
        path.line_to(x, y)


def _in_sight(text: str) -> str:
    """A line as it is laid out from left to right."""
    right_to_left = any(unicodedata.bidirectional(character) in ("R", "AL", "AN") for character in text)
    # fpdf2 recurses once for each bracket in a row; a line with more characters than this is nothing to be read.
    if right_to_left and len(text) <= _LONGEST_LINE:
        text = BidiParagraph(text).get_reordered_string()
    return _shapes(text)


def _shapes(text: str) -> str:
    """Without the characters that only say in which order the others stand."""
    return "".join(character for character in text if unicodedata.category(character) != "Cf")
