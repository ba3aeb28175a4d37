"""How a row of the list of sessions looks, and how its title is changed."""

from PySide6.QtCore import QAbstractItemModel, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from engagement_monitor.desktop.session_list import LONGEST_TITLE, AnyIndex, Role, facts
from engagement_monitor.desktop.share_curve import paint_curve
from engagement_monitor.desktop.text import tr
from engagement_monitor.desktop.theme import ThemeKeeper
from engagement_monitor.store.session import Session, ShareCurve

_CURVE_PX = 24
_MARGIN_PX = 12
_LINE_GAP_PX = 3
_BAR_PX = 3


class SessionDelegate(QStyledItemDelegate):
    """Two lines of text, as typed, and a small curve of the shares."""

    def __init__(self, themes: ThemeKeeper) -> None:
        super().__init__()
        self._themes = themes

    def sizeHint(self, option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:  # noqa: N802 - Qt's name
        """The same for every row."""
        return QSize(200, 2 * option.fontMetrics.height() + _CURVE_PX + 3 * _MARGIN_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paints a row."""
        theme = self._themes.theme
        place: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(place, QColor(theme.selected))
            # Not by colour alone.
            painter.fillRect(QRect(place.left(), place.top(), _BAR_PX, place.height()), QColor(theme.accent))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(place, QColor(theme.hover))
        painter.fillRect(QRect(place.left(), place.bottom(), place.width(), 1), QColor(theme.border))
        inner = _inner(place)
        self._paint_text(painter, inner, index.data(Role.SESSION), option)
        curve: ShareCurve | None = index.data(Role.CURVE)
        box = QRectF(inner.left(), inner.bottom() - _CURVE_PX, inner.width(), _CURVE_PX)
        paint_curve(painter, box, curve.shares if curve else None, theme)
        painter.restore()

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: AnyIndex) -> QWidget:  # noqa: N802
        """A line to type the title into."""
        line = QLineEdit(parent)
        line.setMaxLength(LONGEST_TITLE)
        line.setAccessibleName(tr("Title"))
        return line

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:  # noqa: N802 - Qt's name
        """Begins with the present title. Called again when anything in the row changes: what was typed stays."""
        if isinstance(editor, QLineEdit) and not editor.isModified():
            title = str(index.data(Qt.ItemDataRole.EditRole))
            editor.setMaxLength(max(LONGEST_TITLE, 2 * len(title)))  # a longer one that was imported stays whole
            editor.setText(title)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: AnyIndex) -> None:  # noqa: N802
        """Asks for the new title."""
        if isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: AnyIndex) -> None:  # noqa: N802
        """Over the title."""
        inner = _inner(option.rect)
        editor.setGeometry(inner.left() - 6, inner.top() - 6, inner.width() + 12, editor.sizeHint().height())

    def _paint_text(self, painter: QPainter, place: QRect, session: Session, option: QStyleOptionViewItem) -> None:
        font = QFont(option.font)
        height_px = option.fontMetrics.height()
        for line, (text, colour, bold) in enumerate(
            ((session.title, self._themes.theme.text, True), (facts(session), self._themes.theme.muted, False))
        ):
            font.setBold(bold)
            painter.setFont(font)
            painter.setPen(QColor(colour))
            top = place.top() + line * (height_px + _LINE_GAP_PX)
            row = QRect(place.left(), top, place.width(), height_px + 2)
            fitting = painter.fontMetrics().elidedText(_one_line(text), Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(row, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, fitting)


def _inner(place: QRect) -> QRect:
    return place.adjusted(_MARGIN_PX, _MARGIN_PX - 2, -_MARGIN_PX, -_MARGIN_PX)


def _one_line(text: str) -> str:
    # Measuring ten thousand letters takes Qt 10 ms a row; nobody sees more than the first hundred.
    return " ".join(text[:400].split())
