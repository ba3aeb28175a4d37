"""How sure the numbers are: how often the model is right, and what the range behind a number means."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from engagement_monitor.desktop import words
from engagement_monitor.desktop.reading_area import ReadingArea
from engagement_monitor.desktop.text import plain_label, scaled_px, tr, wrapped_label
from engagement_monitor.desktop.theme import Theme
from engagement_monitor.sentiment import SENTIMENTS
from engagement_monitor.store.session import ModelIdentity

_WIDTH_PX = 720
_SCREEN_PART = 0.9
_FAINTEST, _STRONGEST = 0.05, 0.45

Confusion = Sequence[Sequence[float]]


class CertaintyDialog(QDialog):
    """Plain words, and the model's confusion matrix from the card that is stored with the session.

    ``confusion`` holds counts, rows truth and columns prediction, in the order of ``SENTIMENTS``; None if the card
    cannot be read.
    """

    def __init__(self, model: ModelIdentity, confusion: Confusion | None, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("How sure?"))
        self._text, self._buttons = _text(model, confusion, theme), _close_button()
        self._buttons.rejected.connect(self.reject)
        area = ReadingArea()
        content = QWidget()
        content.setObjectName("scrolled")
        content.setLayout(self._text)
        area.read(content)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 18, 20, 16)
        self._column.setSpacing(12)
        self._column.addWidget(area, 1)
        self._column.addWidget(self._buttons)
        self.fit_into(parent.screen().availableSize() * _SCREEN_PART)

    def fit_into(self, most: QSize) -> None:
        """As large as what it says needs, and no larger than this: the rest is scrolled to."""
        width_px = min(scaled_px(_WIDTH_PX), most.width())
        margins = self._column.contentsMargins()
        text_px = self._text.totalHeightForWidth(width_px - margins.left() - margins.right())
        around_px = margins.top() + self._column.spacing() + self._buttons.sizeHint().height() + margins.bottom()
        self.resize(width_px, min(text_px + around_px, most.height()))


def _text(model: ModelIdentity, confusion: Confusion | None, theme: Theme) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(10)
    for heading, text in _explanations():
        column.addWidget(plain_label(heading, name="heading", bold=True))
        column.addWidget(wrapped_label(text))
    column.addWidget(plain_label(tr("How often the model was right"), name="heading", bold=True))
    column.addWidget(wrapped_label(_matrix_words(confusion)))
    if confusion is not None:
        column.addLayout(_matrix(confusion, theme))
    column.addWidget(wrapped_label(_model_words(model), name="muted"))
    return column


def _close_button() -> QDialogButtonBox:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    close = buttons.button(QDialogButtonBox.StandardButton.Close)
    close.setText(tr("Close"))
    close.setIcon(QIcon())
    return buttons


def _explanations() -> tuple[tuple[str, str], ...]:
    return (
        (
            tr("What the range means"),
            tr(
                "The range behind a number should hold the true share 95 times in 100. It is wide where few faces were "
                "seen or where the model errs often. Where two ranges overlap, a difference may be chance; the table "
                "says \u201cunclear\u201d where it may."
            ),
        ),
        (
            tr("What the number means"),
            tr(
                "How faces look, not what people feel or whether they pay attention. It counts only the faces that the "
                "camera saw, and it is corrected for the mistakes below."
            ),
        ),
    )


def _matrix_words(confusion: Confusion | None) -> str:
    if confusion is None:
        return tr("The card of the model cannot be read.")
    total = sum(sum(row) for row in confusion)
    right = sum(confusion[number][number] for number in range(len(SENTIMENTS)))
    return tr(
        "On {faces} faces that people had labelled and that it never learnt from, it was right on {part}. A row holds "
        "the faces that people found to look so; a column, what the model took them for."
    ).format(faces=_count(total), part=words.percent(right / total if total else 0.0))


def _matrix(confusion: Confusion, theme: Theme) -> QGridLayout:
    grid = QGridLayout()
    grid.setSpacing(3)
    grid.addWidget(plain_label(tr("People said \u2193\nThe model said \u2192"), name="muted"), 0, 0)
    for number, sentiment in enumerate(SENTIMENTS, 1):
        name = f"{words.GLYPHS[sentiment]}  {words.label(sentiment)}"
        grid.addWidget(plain_label(name, bold=True), 0, number, Qt.AlignmentFlag.AlignCenter)
        grid.addWidget(plain_label(name, bold=True), number, 0)
        grid.setColumnStretch(number, 1)
    for row, (truth, counts) in enumerate(zip(SENTIMENTS, confusion, strict=True)):
        for column, (predicted, count) in enumerate(zip(SENTIMENTS, counts, strict=True)):
            cell = _cell(count, sum(counts), theme)
            cell.setAccessibleName(
                tr("{truth}, taken for {predicted}").format(truth=words.label(truth), predicted=words.label(predicted))
            )
            grid.addWidget(cell, row + 1, column + 1)
    return grid


def _cell(count: float, total: float, theme: Theme) -> QLabel:
    """The part of the row and the count, on a colour that is the stronger the larger the part is."""
    part = count / total if total else 0.0
    cell = plain_label(f"{words.percent(part)}\n{_count(count)}")
    cell.setAlignment(Qt.AlignmentFlag.AlignCenter)
    cell.setMinimumHeight(2 * cell.fontMetrics().height() + 14)
    strength = _FAINTEST + (_STRONGEST - _FAINTEST) * part
    back = _mixed(QColor(theme.surface), QColor(theme.accent), strength)
    cell.setStyleSheet(f"background: {back.name()}; color: {theme.text}; border-radius: 4px;")
    return cell


def _mixed(one: QColor, other: QColor, part: float) -> QColor:
    """So much of the other in the one."""

    def channel(first: int, second: int) -> int:
        return round(first + (second - first) * part)

    return QColor(
        channel(one.red(), other.red()), channel(one.green(), other.green()), channel(one.blue(), other.blue())
    )


def _count(faces: float) -> str:
    return f"{faces:,.0f}".replace(",", "\u202f")


def _model_words(model: ModelIdentity) -> str:
    return tr("Model: {name}\nSHA-256: {hash}").format(name=model.name, hash=model.sha256)
