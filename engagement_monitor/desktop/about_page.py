"""Help: what the program does, stores, cannot know, and may not be used for. Shown first on the first run."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from engagement_monitor.desktop import words
from engagement_monitor.desktop.preference_keeper import PreferenceKeeper
from engagement_monitor.desktop.reading_area import ReadingArea
from engagement_monitor.desktop.text import plain_label, scaled_px, tr, wrapped_label
from engagement_monitor.desktop.use_form import UseForm
from engagement_monitor.preferences import Use

_WIDTH_PX = 860
_COLUMN_PX = 340
"""A card narrower than this stands below the one before."""


@dataclass(frozen=True, slots=True)
class KeyHelp:
    """A key and what it does, as both are shown."""

    keys: str
    meaning: str


def sections() -> tuple[tuple[str, str], ...]:
    """A heading and a text each."""
    return (
        (
            tr("What it does"),
            words.what_it_does(),
        ),
        (
            tr("What it stores"),
            tr(
                "Numbers only: for every second the number of faces, and for each face three probabilities, in an order"
                " that says nothing about who it was. No picture, no sound and nobody's identity. Everything stays on"
                " this computer; nothing is sent anywhere. You can delete a session at any time, and it is then gone."
            ),
        ),
        (
            tr("What it cannot know"),
            tr(
                "What anybody feels, thinks or learns. A listening face often looks neutral or stern, a smile may be"
                " about the person in the next seat. Faces that are turned away, covered or far off are not counted,"
                " and the model is wrong more often for some people than for others. Look at changes over a lecture,"
                " not at single numbers."
            ),
        ),
        (
            tr("What it may not be used for"),
            tr(
                "Never for judging a person: not for grades, attendance, discipline, or comparing teachers. In the"
                " European Union, Article 5(1)(f) of the AI Act (Regulation (EU) 2024/1689) has forbidden systems that"
                " infer emotions of people in education institutions and at work since 2 February 2025, except for"
                " medical or safety reasons. Whether you may use it where you are, and who has to agree, is for you to"
                " find out before you point it at anybody."
            ),
        ),
    )


class AboutPage(ReadingArea):
    """Text in four cards, the question who uses it where, and the keys. The button shows on the first run only."""

    continued = Signal()

    def __init__(self, preferences: PreferenceKeeper) -> None:
        super().__init__()
        self.setObjectName("page")
        self._preferences = preferences
        self.use = UseForm()
        self._heading = plain_label(tr("Who uses it where?"), name="heading", scale=1.15, bold=True)
        self._continue = QPushButton(tr("I have read this"))
        self._continue.setObjectName("primary")
        self._continue.clicked.connect(self.continued)
        self.setFocusProxy(self._continue)
        self._log = wrapped_label(name="muted")
        self._keys, self._keys_card, self._key_labels = QGridLayout(), QWidget(), list[tuple[QLabel, QLabel]]()
        self._cards, self._columns = QGridLayout(), 0
        self._sections = [_section(heading, text) for heading, text in sections()]
        self._lay_out()
        self.use.answered.connect(self._answered)
        preferences.changed.connect(self._show_use)
        self._show_use()

    def ask_to_continue(self, asked: bool) -> None:
        """Whether the first run's button is there."""
        self._continue.setVisible(asked)

    def ask_for_use(self) -> None:
        """Brings the question who uses it where into view and the keyboard to it."""
        self.ensureWidgetVisible(self.use)
        self.use.setFocus()

    def show_log(self, path: str) -> None:
        """Says where the log file is."""
        self._log.setText(tr("If something goes wrong, the log file helps to find out why: {path}").format(path=path))

    def show_keys(self, keys: Sequence[KeyHelp]) -> None:
        """Lists the keys of the window, in place of those that were listed before."""
        for label in (label for row in self._key_labels for label in row):
            self._keys.removeWidget(label)
            label.deleteLater()
        self._key_labels = [(plain_label(key.keys, bold=True), plain_label(key.meaning, name="muted")) for key in keys]
        for _, meaning in self._key_labels:
            meaning.setWordWrap(True)
        self._place_keys()

    def show_the_keys(self) -> None:
        """Scrolls to the list of keys."""
        self.verticalScrollBar().setValue(self._keys_card.mapTo(self._page, QPoint()).y() - scaled_px(60))
        self.setFocus()

    def key_texts(self) -> dict[str, str]:
        """The keys as they are listed, with their meaning."""
        return {keys.text(): meaning.text() for keys, meaning in self._key_labels}

    def press_continue(self) -> None:
        """As if the button was pressed."""
        self._continue.click()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Puts two cards side by side where there is room for their lines."""
        self._arrange()
        super().resizeEvent(event)

    def _arrange(self) -> None:
        columns = 2 if self.width() >= 2 * scaled_px(_COLUMN_PX) else 1
        if columns == self._columns:
            return
        self._columns = columns
        for number, card in enumerate(self._sections):
            self._cards.addWidget(card, number // columns, number % columns)
        self._cards.setColumnStretch(0, 1)
        self._cards.setColumnStretch(1, columns - 1)
        self._place_keys()

    def _place_keys(self) -> None:
        rows = -(-len(self._key_labels) // self._columns)
        for number, (keys, meaning) in enumerate(self._key_labels):
            row, column = number % rows, 2 * (number // rows)
            self._keys.addWidget(keys, row, column, Qt.AlignmentFlag.AlignTop)
            self._keys.addWidget(meaning, row, column + 1)

    def _answered(self, use: Use) -> None:
        self._preferences.change(use=use)

    def _show_use(self) -> None:
        if self.use.use() != self._preferences.now.use:
            self.use.show_use(self._preferences.now.use)

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(12)
        title = wrapped_label(tr("What this program is, and is not"), name="heading", scale=1.8)
        column.addWidget(title)
        column.addWidget(wrapped_label(words.introduction(), scale=1.1))
        self._cards.setSpacing(12)
        self._arrange()
        column.addLayout(self._cards)
        column.addWidget(_card(self._heading, self.use))
        column.addWidget(self._continue, alignment=Qt.AlignmentFlag.AlignLeft)
        self._keys.setContentsMargins(0, 0, 0, 0)
        self._keys.setHorizontalSpacing(24)
        self._keys.setColumnStretch(1, 1)
        self._keys.setColumnStretch(3, 1)
        self._keys_card.setLayout(self._keys)
        column.addWidget(_card(plain_label(tr("Keys"), name="heading", scale=1.15, bold=True), self._keys_card))
        column.addWidget(self._log)
        column.addStretch()
        self._page = _centred(column)
        self.read(self._page)


def _section(heading: str, text: str) -> QFrame:
    return _card(plain_label(heading, name="heading", scale=1.15, bold=True), wrapped_label(text))


def _card(heading: QWidget, body: QWidget) -> QFrame:
    card = QFrame()
    card.setObjectName("card")
    column = QVBoxLayout(card)
    column.setContentsMargins(16, 12, 16, 14)
    column.addWidget(heading)
    column.addWidget(body)
    column.addStretch()
    return card


def _centred(column: QVBoxLayout) -> QWidget:
    inner, outer = QWidget(), QWidget()
    outer.setObjectName("scrolled")
    inner.setMaximumWidth(scaled_px(_WIDTH_PX))
    inner.setLayout(column)
    row = QHBoxLayout(outer)
    row.setContentsMargins(24, 18, 24, 18)
    row.addStretch()
    row.addWidget(inner, 100)
    row.addStretch()
    return outer
