"""The moments worth looking at, in a row: the largest clear changes of the positive share."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QListWidget, QListWidgetItem, QSizePolicy, QWidget

from engagement_monitor.desktop import words
from engagement_monitor.desktop.text import plain_label, tr
from engagement_monitor.sentiment import Sentiment
from engagement_monitor.timeline.figures import Change
from engagement_monitor.timeline.moments import Moment
from engagement_monitor.timeline.sample import ShareEstimate

_PADDING_PX = 16


class MomentsBar(QWidget):
    """A list that lies on its side. A click or Enter asks to go there."""

    chosen = Signal(object)
    """Go to this ``Moment``."""

    def __init__(self) -> None:
        super().__init__()
        self._moments: tuple[Moment, ...] = ()
        self.list = _Chips()
        self._none = plain_label(tr("No clear change within a minute."), name="muted")
        self.list.went.connect(self._go)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        heading = plain_label(tr("Worth a look"), name="heading", bold=True)
        heading.setToolTip(tr("The largest clear changes of the {share}").format(share=words.positive_share()))
        row.addWidget(heading)
        row.addWidget(self._none, 1)
        row.addWidget(self.list, 1)

    def show_moments(self, moments: Sequence[Moment]) -> None:
        """Shows these, in time order."""
        self._moments = tuple(moments)
        self.list.clear()
        for moment in self._moments:
            item = QListWidgetItem(moment_text(moment))
            item.setToolTip(moment_tip(moment))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, moment_tip(moment))
            self.list.addItem(item)
        self.list.setVisible(bool(self._moments))
        self._none.setVisible(not self._moments)

    def count(self) -> int:
        """How many there are."""
        return len(self._moments)

    def step(self, by: int) -> None:
        """Goes to the next moment, or with -1 to the one before; from none to the first or last."""
        count = len(self._moments)
        if count:
            row = self.list.currentRow()
            goal = row + by if row >= 0 else (0 if by > 0 else count - 1)
            self._go(min(max(0, goal), count - 1))

    def _go(self, row: int) -> None:
        self.list.setCurrentRow(row)
        self.chosen.emit(self._moments[row])


class _Chips(QListWidget):
    """One line of items."""

    went = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("chips")
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setSpacing(2)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Moments worth a look"))
        self.itemClicked.connect(lambda item: self.went.emit(self.row(item)))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """One line."""
        return QSize(200, self.fontMetrics().height() + _PADDING_PX)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Qt alone would make room for two scroll bars."""
        return QSize(80, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter goes there."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentRow() >= 0:
            self.went.emit(self.currentRow())
        else:
            super().keyPressEvent(event)


def moment_text(moment: Moment) -> str:
    """When, which way, and from what to what."""
    arrow = "\u25b2" if moment.change is Change.UP else "\u25bc"
    return f"{arrow} {words.clock(moment.time_s)}   {_percent(moment.before)} \u2192 {_percent(moment.after)}"


def moment_tip(moment: Moment) -> str:
    """The same as a sentence."""
    way = tr("up") if moment.change is Change.UP else tr("down")
    return tr("At {time} the {share} goes {way}: {before} in the half-minute before, {after} after").format(
        time=words.clock(moment.time_s),
        share=words.positive_share(),
        way=way,
        before=_percent(moment.before),
        after=_percent(moment.after),
    )


def _percent(estimate: ShareEstimate) -> str:
    return words.whole_percent(estimate.shares, Sentiment.POSITIVE)
