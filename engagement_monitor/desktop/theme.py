"""Colours, the style sheet and icons, for a light and a dark desktop."""

import re
from dataclasses import asdict, dataclass
from functools import cache
from string import Template

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QStyleFactory

from engagement_monitor.assets import asset
from engagement_monitor.desktop.text import TEXT_PERCENT, scaled_px
from engagement_monitor.preferences import Appearance
from engagement_monitor.sentiment import Sentiment

_ICON_SIZES_PX = (20, 40, 64, 128)
_USUAL_POINTS = "usual_points"
_STRETCHED = re.compile(r"(?<![#\w])(\d+)px")


@dataclass(frozen=True, slots=True)
class Theme:
    """Every colour of the window, as ``#rrggbb``. The sentiments are those of Okabe and Ito, brighter on dark."""

    window: str
    surface: str
    raised: str
    border: str
    text: str
    muted: str
    accent: str
    on_accent: str
    hover: str
    selected: str
    danger: str
    warning: str
    warning_surface: str
    danger_surface: str
    stage: str
    check: str
    """Which of the check marks: ``light`` or ``dark``, to be seen on the accent."""
    positive: str
    neutral: str
    negative: str

    def sentiment(self, sentiment: Sentiment) -> QColor:
        """The colour of a sentiment."""
        return QColor({"positive": self.positive, "neutral": self.neutral, "negative": self.negative}[sentiment])


LIGHT = Theme(
    window="#f3f4f6",
    surface="#ffffff",
    raised="#f8f9fa",
    border="#d8dce2",
    text="#1a1f25",
    muted="#5a6470",
    accent="#00639c",
    on_accent="#ffffff",
    hover="#e8ecf1",
    selected="#dcebf6",
    danger="#b3361b",
    warning="#7a5200",
    warning_surface="#fff4d6",
    danger_surface="#fdebe6",
    stage="#20262d",
    check="light",
    positive="#0072b2",
    neutral="#999999",
    negative="#d55e00",
)
DARK = Theme(
    window="#15181c",
    surface="#1e2328",
    raised="#252b31",
    border="#363e47",
    text="#e9ecef",
    muted="#a3adb8",
    accent="#5ab0e8",
    on_accent="#0b1620",
    hover="#2b323a",
    selected="#243b4d",
    danger="#ff9478",
    warning="#f0c05a",
    warning_surface="#3a3118",
    danger_surface="#43241c",
    stage="#0c0e11",
    check="dark",
    positive="#3d9fdd",
    neutral="#8f969d",
    negative="#f07f33",
)


class ThemeKeeper(QObject):
    """Knows the theme in force, applies it to the application, and says when it changes."""

    changed = Signal()

    def __init__(self, application: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._application = application
        self._appearance = Appearance.SYSTEM
        self.theme = LIGHT
        application.setStyle(QStyleFactory.create("Fusion"))
        application.styleHints().colorSchemeChanged.connect(self._apply)
        self._apply()

    @property
    def appearance(self) -> Appearance:
        """What the user asked for."""
        return self._appearance

    def choose(self, appearance: Appearance) -> None:
        """Follows the user's choice from now on."""
        self._appearance = appearance
        self._apply()

    def scale_text(self, percent: int) -> None:
        """Makes every text of what is built from now on that large, in percent of the system's size."""
        application = self._application
        usual = application.property(_USUAL_POINTS) or application.font().pointSizeF()
        application.setProperty(_USUAL_POINTS, usual)
        application.setProperty(TEXT_PERCENT, percent)
        font = application.font()
        font.setPointSizeF(usual * percent / 100)
        application.setFont(font)
        self._apply()

    def _apply(self) -> None:
        self.theme = DARK if self._is_dark() else LIGHT
        sheet = _style_sheet(self.theme)
        if sheet == self._application.styleSheet():
            return  # Qt would look at every widget again, 0.5 s and more of a whole window
        self._application.setPalette(_palette(self.theme))
        self._application.setStyleSheet(sheet)
        self.changed.emit()

    def _is_dark(self) -> bool:
        if self._appearance is not Appearance.SYSTEM:
            return self._appearance is Appearance.DARK
        return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark


def _style_sheet(theme: Theme) -> str:
    template = asset("resources", "desktop", "style.qss").read_text(encoding="utf-8")
    icons = asset("resources", "desktop", "icons")
    pictures = {"arrow": "arrow.svg", "arrow_up": "arrow-up.svg", "check": f"check-{theme.check}.svg"}
    paths = {name: (icons / file).as_posix() for name, file in pictures.items()}
    scaled = _STRETCHED.sub(_scaled_length, template)
    return Template(scaled).substitute(asdict(theme), **paths)


def _scaled_length(length: re.Match[str]) -> str:
    """Paddings and heights grow with the text; hairlines stay."""
    length_px = int(length[1])
    return f"{scaled_px(length_px) if length_px > 2 else length_px}px"


def _palette(theme: Theme) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for colour, roles in (
        (theme.window, (role.Window, role.Button)),
        (theme.surface, (role.Base, role.ToolTipBase)),
        (theme.raised, (role.AlternateBase,)),
        (theme.text, (role.WindowText, role.Text, role.ButtonText, role.ToolTipText)),
        (theme.muted, (role.PlaceholderText,)),
        (theme.accent, (role.Highlight, role.Link, role.Accent)),
        (theme.on_accent, (role.HighlightedText,)),
    ):
        for each in roles:
            palette.setColor(each, QColor(colour))
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, QColor(theme.muted))
    return palette


@cache
def icon(name: str, colour: str) -> QIcon:
    """A picture of ``resources/desktop/icons`` in one colour, ``#rrggbb``."""
    drawing = asset("resources", "desktop", "icons", f"{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(drawing.replace("currentColor", colour).encode()))
    result = QIcon()
    for size_px in _ICON_SIZES_PX:
        result.addPixmap(_drawn(renderer, size_px))
    return result


def _drawn(renderer: QSvgRenderer, size_px: int) -> QPixmap:
    pixmap = QPixmap(QSize(size_px, size_px))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, size_px, size_px))
    painter.end()
    return pixmap
