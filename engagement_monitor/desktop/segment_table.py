"""One row a segment of a session."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableWidget, QTableWidgetItem

from engagement_monitor.desktop import words
from engagement_monitor.desktop.basis_text import index_text, mean_thirds_text
from engagement_monitor.desktop.text import tr
from engagement_monitor.desktop.theme import ThemeKeeper
from engagement_monitor.sentiment import SENTIMENTS
from engagement_monitor.timeline.coverage import Basis, People, Standing
from engagement_monitor.timeline.figures import SegmentFigures, SessionFigures

_LENGTH = 2
_LABEL_EM, _WIDEST_LABEL_EM = 9, 28
_MOST_ROWS, _FEWEST_ROWS = 7, 2
_ROW_PADDING_PX = 12


class SegmentTable(QTableWidget):
    """Read-only. Labels are the user's text, shown as typed. The index has a column where there is one."""

    chosen = Signal(int)
    """The user went to this segment."""

    def __init__(self, themes: ThemeKeeper) -> None:
        super().__init__(0, 0)
        self._themes = themes
        self._figures: SessionFigures | None = None
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Segments of this session"))
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        self.currentCellChanged.connect(lambda row, *_: self.chosen.emit(row))
        themes.changed.connect(self._restyle)

    def show_figures(self, figures: SessionFigures) -> None:
        """Replaces the rows; the one that was selected stays so."""
        row = self.currentRow()
        self._figures = figures
        self.blockSignals(True)
        self._show_headings(with_index=figures.index is not None)
        self.setRowCount(len(figures.segments))
        for number, segment in enumerate(figures.segments):
            for column, text in enumerate(segment_texts(segment, figures.people)):
                self.setItem(number, column, QTableWidgetItem(text))
        self.blockSignals(False)
        self._restyle()
        self._fit()
        self.select(row)

    def select(self, row: int) -> None:
        """Selects a row, without a signal; none for -1."""
        self.blockSignals(True)
        if 0 <= row < self.rowCount():
            self.setCurrentCell(row, max(0, self.currentColumn()))
        else:
            self.setCurrentCell(-1, -1)
        self.blockSignals(False)
        self.viewport().update()

    def texts(self, row: int) -> list[str]:
        """What a row shows."""
        items = (self.item(row, column) for column in range(self.columnCount()))
        return [item.text() for item in items if item]

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A few rows; it takes more where there is room."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The labels get the room that the numbers leave."""
        super().resizeEvent(event)
        self._fit_labels()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Only now the style is known."""
        super().showEvent(event)
        self._fit()

    def _show_headings(self, *, with_index: bool) -> None:
        headings = _headings(with_index=with_index)
        self.setColumnCount(len(headings))
        for column, (text, tip) in enumerate(headings):
            item = QTableWidgetItem(text)
            item.setToolTip(tip)
            self.setHorizontalHeaderItem(column, item)
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)

    def _restyle(self) -> None:
        for row, segment in enumerate(self._figures.segments if self._figures else ()):
            tip = _standing_tip(segment)
            muted = segment.excluded or segment.standing is not Standing.SOUND
            for column in range(self.columnCount()):
                item = self.item(row, column)
                if item:
                    item.setForeground(QBrush(QColor(self._themes.theme.muted if muted else self._themes.theme.text)))
                    item.setFont(_font(self.font(), italic=segment.excluded))
                    item.setToolTip((tip or self._tip(segment, column)).replace("<", "&lt;"))

    def _tip(self, segment: SegmentFigures, column: int) -> str:
        """What a cell says beyond what is read in it: a label in full, and where in the picture the faces were."""
        if column == 0:
            return segment.label
        if column == self.columnCount() - 1 and segment.estimate is not None and self._figures is not None:
            return mean_thirds_text(segment, self._figures.people)
        return ""

    def _fit(self) -> None:
        """As high as its rows, up to a limit: the timeline gets the rest."""
        row_px = self.fontMetrics().height() + _ROW_PADDING_PX
        self.verticalHeader().setDefaultSectionSize(row_px)
        head_px = self.horizontalHeader().sizeHint().height() + 2 * self.frameWidth() + 4
        rows = self.rowCount()
        self.setMinimumHeight(head_px + min(rows, _FEWEST_ROWS) * row_px)
        self.setMaximumHeight(head_px + min(max(1, rows), _MOST_ROWS) * row_px)
        self._fit_labels()

    def _fit_labels(self) -> None:
        """The length goes first where there is little room: it can be read from the time."""
        if not self.columnCount():
            return
        em_px = self.fontMetrics().horizontalAdvance("M")
        header = self.horizontalHeader()
        needed_px = [max(header.sectionSizeHint(at), self.sizeHintForColumn(at)) for at in range(self.columnCount())]
        room_px = self.viewport().width() - sum(needed_px[1:])
        cramped = room_px < _LABEL_EM * em_px
        self.setColumnHidden(_LENGTH, cramped)
        room_px += needed_px[_LENGTH] if cramped else 0
        self.setColumnWidth(0, min(max(_LABEL_EM * em_px, room_px), _WIDEST_LABEL_EM * em_px))


def segment_texts(segment: SegmentFigures, people: People) -> list[str]:
    """A row; ``people`` are those in the room."""
    return [
        segment.label,
        f"{words.clock(segment.start_s)}\u2013{words.clock(segment.end_s)}",
        words.length(segment.end_s - segment.start_s),
        *_shares(segment),
        *([index_text(segment.index)] if segment.index else []),
        _change(segment),
        _faces(segment, people),
    ]


def _headings(*, with_index: bool) -> list[tuple[str, str]]:
    """What a column is called, and what it holds."""
    change = tr("Whether the {share} differs from the segment before by more than chance").format(
        share=words.positive_share()
    )
    interval = tr("The share of the faces in view, and the range that should hold the true share 95 times in 100")
    return [
        (tr("Segment"), tr("Press F2 to label it")),
        (tr("Time"), ""),
        (tr("Length"), ""),
        *((words.label(sentiment), interval) for sentiment in SENTIMENTS),
        *([(tr("Index"), tr("The shares weighted as written above the timeline"))] if with_index else []),
        (tr("Change"), change),
        (tr("Faces"), tr("How many faces were seen at once, and which part of the people in the room they are")),
    ]


def _shares(segment: SegmentFigures) -> list[str]:
    estimate = segment.estimate
    if estimate is None or segment.excluded:
        return [words.NOTHING] * len(SENTIMENTS)
    bounds = zip(SENTIMENTS, estimate.low.array(), estimate.high.array(), strict=True)
    return [
        f"{words.whole_percent(estimate.shares, sentiment)} ({words.percent_range(low, high)})"
        for sentiment, low, high in bounds
    ]


def _faces(segment: SegmentFigures, people: People) -> str:
    """``18 (60 %)``; without the part if nobody counted the people."""
    if segment.excluded or segment.estimate is None:
        return words.NOTHING
    counted = segment.coverage if people.basis is Basis.HEAD_COUNT else None
    return f"{segment.faces:.0f}" if counted is None else f"{segment.faces:.0f} ({words.percent(counted)})"


def _change(segment: SegmentFigures) -> str:
    if segment.excluded:
        return tr("left out")
    return words.change(segment.change) if segment.change else ""


def _standing_tip(segment: SegmentFigures) -> str:
    if segment.excluded:
        return tr("This segment is left out of every figure")
    return {
        Standing.SOUND: "",
        Standing.FEW_FACES: tr("Few faces were seen: read this number with care"),
        Standing.LOW_COVERAGE: tr("A small part of the room was seen: read this number with care"),
    }[segment.standing]


def _font(font: QFont, *, italic: bool) -> QFont:
    changed = QFont(font)
    changed.setItalic(italic)
    return changed
