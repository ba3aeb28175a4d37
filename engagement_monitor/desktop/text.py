"""Texts: the window's own are translated, and what users typed is always shown as typed, never read as markup."""

from html import escape
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QDoubleSpinBox, QLabel, QSizePolicy, QSpinBox, QWidget

from engagement_monitor.sentence import Sentence

_INDENT_PX = 7


def tr(text: str) -> str:
    """A text of the window in the user's language; English where there is no translation.

    ``text`` must be written out where this is called, so that Qt's lupdate finds it, with ``{names}`` for what is put
    in by ``format``; lupdate does not look into f-strings. Not to be called while a module is imported: the language is
    not chosen yet.
    """
    return QCoreApplication.translate("", text)


def translated(text: str) -> str:
    """What the rest of the program says (a fault, a notice) in the user's language; any other text as it is."""
    return text.said(tr) if isinstance(text, Sentence) else text


TEXT_PERCENT = "text_percent"
"""The application's property that says how large its texts are, in percent of the usual."""


def scaled_px(length_px: float) -> int:
    """A length beside text, in pixels, grown with the size of the text: for icons, rails and fixed widths."""
    application = QCoreApplication.instance()
    percent = application.property(TEXT_PERCENT) if application else None
    return round(length_px * (percent or 100) / 100)


Number = TypeVar("Number", QSpinBox, QDoubleSpinBox)


def indented(field: Number) -> Number:
    """The field, its number as far from the edge as text in other fields: a style sheet's padding does not reach it."""
    field.lineEdit().setTextMargins(_INDENT_PX, 0, 0, 0)
    return field


def plain_label(text: str = "", *, name: str = "", scale: float = 1.0, bold: bool = False) -> QLabel:
    """A label that shows its text as it is. ``name`` selects a style, ``scale`` multiplies the font's size."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setObjectName(name)
    label.setFont(scaled_font(label, scale, bold=bold))
    return label


def wrapped_label(text: str = "", *, name: str = "", scale: float = 1.0) -> QLabel:
    """A plain label that breaks its lines and can be selected with the mouse, to copy an error message."""
    label = plain_label(text, name=name, scale=scale)
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


class ElidedLabel(QLabel):
    """A plain line that takes what room there is, and ends in an ellipsis where that is too little."""

    def __init__(self, text: str = "", *, name: str = "") -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(1)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paints what fits; a tool tip has the rest."""
        place = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, place.width())
        self.setToolTip(self.text().replace("<", "&lt;") if shown != self.text() else "")
        align = self.alignment().value
        self.style().drawItemText(
            QPainter(self), place, align, self.palette(), self.isEnabled(), shown, self.foregroundRole()
        )


def plain_tip(text: str) -> str:
    """A tool tip that shows its text as it is: Qt takes what looks like markup for markup."""
    return f"<qt>{escape(text).replace(chr(10), '<br>')}</qt>" if {"<", "&"} & set(text) else text


def scaled_font(widget: QWidget, scale: float, *, bold: bool = False) -> QFont:
    """The widget's font, larger or smaller."""
    font = QFont(widget.font())
    font.setPointSizeF(font.pointSizeF() * scale)
    font.setBold(bold)
    return font
