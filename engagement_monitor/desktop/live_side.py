"""What stands beside the picture: the three shares now, faces and time, the index if it is wanted, and the trend."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from engagement_monitor.desktop import words
from engagement_monitor.desktop.basis_text import thirds_text
from engagement_monitor.desktop.figures_panel import FactCard, ShareCards
from engagement_monitor.desktop.live_figures import LiveFigures
from engagement_monitor.desktop.live_messages import formula_text, standing_text
from engagement_monitor.desktop.live_session import READY, Phase
from engagement_monitor.desktop.reading_area import ReadingArea
from engagement_monitor.desktop.text import plain_label, scaled_px, tr, wrapped_label
from engagement_monitor.desktop.theme import ThemeKeeper
from engagement_monitor.timeline.coverage import Standing
from engagement_monitor.timeline.index import IndexEstimate, IndexWeights

_WIDTH_PX, _LEAST_WIDTH_PX = 322, 270


class IndexCard(QFrame):
    """The index with its interval, and under it the formula, without which it says nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self._value = plain_label(words.NOTHING, name="heading", scale=1.35, bold=True)
        self._range, self._formula = plain_label(name="muted"), wrapped_label(name="muted", scale=0.9)
        self._value.setAccessibleName(tr("Index, with the formula below it"))
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(plain_label(tr("Index")))
        top.addWidget(self._range)
        top.addStretch()
        top.addWidget(self._value)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 6)
        column.setSpacing(1)
        column.addLayout(top)
        column.addWidget(self._formula)
        self.hide()

    def show_index(self, index: IndexEstimate | None, weights: IndexWeights | None) -> None:
        """Shows the index of this second; hidden where nobody set weights."""
        self.setVisible(weights is not None)
        if weights is None:
            return
        self._formula.setText(f"= {formula_text(weights)}")
        self._value.setText(words.decimal(index.value, 2) if index else words.NOTHING)
        bounds = (words.decimal(bound, 2) for bound in (index.low, index.high)) if index else ()
        self._range.setText("\u2013".join(bounds))

    def texts(self) -> tuple[str, str, str]:
        """The value, the interval and the formula as they are shown."""
        return self._value.text(), self._range.text(), self._formula.text()


class LiveSide(ReadingArea):
    """The column of numbers. It scrolls only in a window too low for all of them."""

    def __init__(self, themes: ThemeKeeper) -> None:
        super().__init__()
        self._column = QVBoxLayout()
        self.cards = ShareCards(themes, QBoxLayout.Direction.TopToBottom)
        self.faces, self.elapsed = FactCard(tr("Faces in view")), FactCard(tr("Elapsed"))
        self.thirds = plain_label(name="muted")
        self.index = IndexCard()
        self.moment, self.trend = wrapped_label(name="muted"), wrapped_label()
        self.trend.setAccessibleName(tr("Trend"))
        self.thirds.setAccessibleName(tr("Faces by thirds of the picture"))
        self.thirds.setToolTip(
            tr("Faces in the upper, the middle and the lower third of the picture: the back of the class to its front")
        )
        self._lay_out()

    def clear(self) -> None:
        """An empty page for a new session."""
        self.cards.show_estimate(None)
        self.faces.show_text(words.NOTHING)
        self.thirds.hide()
        self.elapsed.show_text(words.clock(0))
        self.trend.setText("")
        self.moment.setText(tr("Share of the faces in view, this second"))

    def show_elapsed(self, elapsed_s: float) -> None:
        """Shows how long the session is."""
        self.elapsed.show_text(words.clock(elapsed_s))

    def show_figures(self, figures: LiveFigures, standing: Standing) -> None:
        """Shows the newest numbers, or why there are none."""
        self._show_shares(figures, standing)
        self._show_faces(figures, standing)
        self._show_thirds(figures)
        self.index.show_index(figures.index, figures.index_weights)
        self.trend.setText("" if figures.left_out else figures.trend_text)
        self.moment.setText(_moment(figures))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as it reads well, and as high as its numbers."""
        return QSize(scaled_px(_WIDTH_PX), self._column.totalHeightForWidth(self.viewport().width()))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Low enough to scroll, but never below the three shares."""
        above_px = 2 * self.fontMetrics().lineSpacing()
        return QSize(scaled_px(_LEAST_WIDTH_PX), above_px + self.cards.minimumSizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Another number or line may need another height."""
        filtered = super().eventFilter(watched, event)
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return filtered

    def _show_shares(self, figures: LiveFigures, standing: Standing) -> None:
        sample = figures.sample
        doubt = standing_text(standing) if standing is Standing.FEW_FACES else ""
        self.cards.show_estimate(sample.estimate if sample and not figures.left_out else None, doubt)

    def _show_thirds(self, figures: LiveFigures) -> None:
        known = figures.sample.thirds if figures.sample and figures.faces is not None else None
        self.thirds.setVisible(known is not None and not figures.left_out)
        if known is not None:
            text = thirds_text(*map(str, known.whole()))
            self.thirds.setText(text[:1].upper() + text[1:])

    def _show_faces(self, figures: LiveFigures, standing: Standing) -> None:
        if figures.faces is None or figures.left_out:
            self.faces.show_text(words.NOTHING)
            return
        coverage = figures.coverage
        if coverage is None:
            self.faces.show_text(f"{figures.faces:.0f}")
            return
        value = tr("{seen} of {count}").format(seen=f"{figures.faces:.0f}", count=figures.head_count)
        self.faces.show_text(f"{value} \u00b7 {words.percent(coverage)}", warning=standing_text(standing))

    def _lay_out(self) -> None:
        side = QWidget()
        side.setObjectName("scrolled")
        facts = QHBoxLayout()
        facts.setSpacing(8)
        facts.addWidget(self.faces, 3)
        facts.addWidget(self.elapsed, 2)
        column = self._column
        side.setLayout(column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self.moment, self.cards):
            column.addWidget(widget)
        column.addLayout(facts)
        column.addWidget(self.thirds)
        column.addWidget(self.index)
        column.addWidget(self.trend)
        column.addStretch()
        self.read(side)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


def _moment(figures: LiveFigures) -> str:
    """What the numbers are of."""
    if figures.left_out:
        return tr("Break: left out")
    if figures.phase in READY:
        now = tr("Share of the faces in view, this second")
        return now if figures.phase is Phase.IDLE else tr("Share of the faces in view, at the end")
    if figures.sample is not None and figures.sample.gap is not None:
        return tr("Nothing to show: {reason}").format(reason=words.gap(figures.sample.gap))
    return tr("Share of the faces in view, this second")
