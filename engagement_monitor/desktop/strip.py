"""A narrow window that stays above all others: the three shares and whether a session runs, for a second screen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSettings, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from engagement_monitor.desktop import words
from engagement_monitor.desktop.actions import ActionButton, SessionActions
from engagement_monitor.desktop.live_session import UNDER_WAY, Phase
from engagement_monitor.desktop.text import plain_label, scaled_px, tr
from engagement_monitor.desktop.theme import ThemeKeeper, icon
from engagement_monitor.sentiment import SENTIMENTS
from engagement_monitor.timeline.sample import Shares

if TYPE_CHECKING:
    from engagement_monitor.desktop.live_figures import LiveFigures

_PLACE = "strip/place"
_BAR_PX = QSize(150, 14)
_ICON_PX = 18


class Strip(QFrame):
    """Frameless and movable with the mouse. ``hidden_by_user`` says that the user closed it.

    Args:
        actions: Marking and pausing, as in the main window.
        themes: For its colours.
        settings: Where it stood the last time.
    """

    hidden_by_user = Signal()

    def __init__(self, actions: SessionActions, themes: ThemeKeeper, settings: QSettings) -> None:
        super().__init__()
        self.setWindowFlags(
            Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint
        )
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setObjectName("strip")
        self.setWindowTitle(words.application())
        self._themes, self._settings = themes, settings
        self._state, self._elapsed, self._faces = plain_label(bold=True), plain_label(), plain_label()
        self._shares = {sentiment: plain_label(bold=True) for sentiment in SENTIMENTS}
        self._bar = _ShareBar(themes)
        self._alert = plain_label(name="caution", bold=True)
        self._mark = ActionButton(actions.mark_now, "mark", themes, name="quiet")
        self._pause = ActionButton(actions.pause, "pause", themes, name="quiet")
        self._close = QPushButton()
        self._close.clicked.connect(self.close)
        self._lay_out()
        self._show_state(Phase.IDLE)
        self._show_shares(None)
        self._elapsed.setText(words.clock(0))
        self._faces.setText(words.NOTHING)
        themes.changed.connect(self._restyle)
        self._restyle()

    def show_figures(self, figures: "LiveFigures") -> None:
        """Shows the newest figures; none of a session that is over."""
        under_way = figures.phase in UNDER_WAY
        self._show_state(figures.phase)
        estimate = figures.sample.estimate if under_way and figures.sample is not None else None
        self._show_shares(estimate.shares if estimate is not None else None)
        self._elapsed.setText(words.clock(figures.elapsed_s if under_way else 0))
        self._faces.setText(_faces_text(figures.faces if under_way else None, figures.head_count))
        self._alert.setText(figures.alert_text or (tr("left out") if figures.left_out else ""))
        self._alert.setVisible(bool(self._alert.text()))
        self.adjustSize()

    def texts(self) -> str:
        """Everything it says, as shown."""
        labels = (self._state, self._elapsed, *self._shares.values(), self._faces, self._alert)
        return words.joined([label.text() for label in labels])

    def put(self, near: QWidget) -> None:
        """Shows it where it stood, or at the top of the screen on which the main window is."""
        self.adjustSize()
        place = self._settings.value(_PLACE)
        # A screen that is gone took the place with it, and nobody could move a strip back that has no frame.
        if not isinstance(place, QPoint) or QGuiApplication.screenAt(QRect(place, self.size()).center()) is None:
            screen = near.screen().availableGeometry()
            place = QPoint(screen.center().x() - self.width() // 2, screen.top() + scaled_px(12))
        self.move(place)
        self.show()
        self.setFocus()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Moves with the mouse; the window system does it, so that it works everywhere."""
        if event.button() is Qt.MouseButton.LeftButton and self.windowHandle() is not None:
            self.windowHandle().startSystemMove()
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Escape closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Remembers where it stood."""
        self._settings.setValue(_PLACE, self.pos())
        event.accept()
        self.hidden_by_user.emit()

    def _show_state(self, phase: Phase) -> None:
        theme = self._themes.theme
        text, colour = {
            Phase.RUNNING: (tr("● running"), theme.danger),
            Phase.PAUSED: (tr("❚❚ paused"), theme.warning),
        }.get(phase, (tr("○ no session"), theme.muted))
        self._phase = phase
        self._state.setText(text)
        self._state.setStyleSheet(f"color: {colour}")
        for button in (self._mark, self._pause):
            button.setVisible(phase in UNDER_WAY)

    def _show_shares(self, shares: Shares | None) -> None:
        self._bar.show_shares(shares)
        for sentiment, label in self._shares.items():
            number = words.NOTHING if shares is None else words.whole_percent(shares, sentiment)
            label.setText(f"{words.GLYPHS[sentiment]} {number}")

    def _restyle(self) -> None:
        theme = self._themes.theme
        self._close.setIcon(icon("close", theme.muted))
        self._show_state(self._phase)

    def _lay_out(self) -> None:
        self._name()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 6, 6)
        column.setSpacing(2)
        row = QHBoxLayout()
        row.setSpacing(scaled_px(12))
        parts: list[QWidget] = [self._state, self._elapsed, self._bar, *self._shares.values(), self._faces]
        for part in parts:
            row.addWidget(part)
        for button in (self._mark, self._pause, self._close):
            row.addWidget(button)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setIconSize(QSize(scaled_px(_ICON_PX), scaled_px(_ICON_PX)))
        column.addLayout(row)
        column.addWidget(self._alert)
        self._alert.hide()
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)

    def _name(self) -> None:
        self._close.setObjectName("quiet")
        self._close.setAccessibleName(tr("Close the strip"))
        self._close.setToolTip(tr("Close the strip (Esc)"))
        self._state.setAccessibleName(tr("Session"))
        self._elapsed.setAccessibleName(tr("Elapsed"))
        self._faces.setAccessibleName(tr("Faces"))
        self._faces.setToolTip(tr("Faces in view, of the people in the room"))
        for sentiment, label in self._shares.items():
            label.setAccessibleName(words.faces_label(sentiment))
            label.setToolTip(words.faces_label(sentiment))


class _ShareBar(QWidget):
    """The three shares as one bar, in the order of ``SENTIMENTS``."""

    def __init__(self, themes: ThemeKeeper) -> None:
        super().__init__()
        self._themes = themes
        self._shares: Shares | None = None
        self.setFixedSize(scaled_px(_BAR_PX.width()), scaled_px(_BAR_PX.height()))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_shares(self, shares: Shares | None) -> None:
        self._shares = shares
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape, theme = QPainterPath(), self._themes.theme
        shape.addRoundedRect(QRectF(self.rect()), 4, 4)
        painter.setClipPath(shape)
        painter.fillRect(self.rect(), theme.hover)
        left = 0.0
        for sentiment in SENTIMENTS if self._shares is not None else ():
            width = getattr(self._shares, sentiment) * self.width()
            painter.fillRect(QRectF(left, 0, width - 1, self.height()), theme.sentiment(sentiment))
            left += width
        painter.end()


def _faces_text(faces: float | None, head_count: int | None) -> str:
    if faces is None:
        return words.NOTHING
    return (
        words.faces(faces) if head_count is None else tr("{n} of {all} faces").format(n=f"{faces:.0f}", all=head_count)
    )
