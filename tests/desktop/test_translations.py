"""German and Spanish: complete, and nothing in the window that is not translated."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

import engagement_monitor
from engagement_monitor.desktop.translate import release, translations, unfinished
from engagement_monitor.desktop.translation import ENGLISH, LANGUAGES, Translations, translation_file
from engagement_monitor.desktop.window import MainWindow
from engagement_monitor.timeline.copus import COPUS_CODES
from tests.desktop.fakes import FakeBackend

PACKAGE = Path(engagement_monitor.__file__).parent
OTHERS = [language for language in LANGUAGES if language != ENGLISH]
PLACE = re.compile(r"\{\w*\}")


def spoken() -> set[str]:
    """Every text that is given to tr."""
    texts = set()
    for file in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "tr":
                (argument,) = node.args
                if isinstance(argument, ast.Constant):
                    texts.add(argument.value)
    return texts


@pytest.mark.parametrize("language", OTHERS)
def test_every_text_is_translated_and_no_other(language: str) -> None:
    file = translation_file(language, ".ts")
    assert unfinished(file) == []
    assert set(translations(file)) == spoken()
    assert "vanished" not in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", OTHERS)
def test_what_is_put_into_a_text_is_put_into_its_translation(language: str) -> None:
    for source, translation in translations(translation_file(language, ".ts")).items():
        assert sorted(PLACE.findall(source)) == sorted(PLACE.findall(translation)), source


@pytest.mark.parametrize("language", OTHERS)
def test_a_command_keeps_its_key(language: str) -> None:
    for source, translation in translations(translation_file(language, ".ts")).items():
        assert len(re.findall(r"&\w", source)) == len(re.findall(r"&\w", translation)), source


@pytest.mark.parametrize("language", OTHERS)
def test_what_the_window_reads_is_up_to_date(language: str, tmp_path: Path) -> None:
    release(translation_file(language, ".ts"), tmp_path / "now.qm")
    assert (tmp_path / "now.qm").read_bytes() == translation_file(language).read_bytes()


@pytest.fixture
def speaking(qapp: QApplication) -> Iterator[Translations]:
    chosen = Translations.of(qapp)
    before = QLocale()
    yield chosen
    chosen.choose(ENGLISH)
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("language", "menu", "standard"), [("de", "Bearbeiten", "Abbrechen"), ("es", "Editar", "Cancelar")]
)
def test_the_window_speaks_the_language_and_so_do_qts_own_buttons(
    make_window, preferences, speaking: Translations, language: str, menu: str, standard: str
) -> None:
    preferences.change(language=language)
    window = make_window(FakeBackend())
    assert menu in [action.text().replace("&", "") for action in window.menuBar().actions()]
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    assert standard in box.buttons()[0].text()
    assert QLocale().decimalPoint() == ","


class _Brackets(QTranslator):
    """Puts every text of the window in brackets."""

    def translate(self, context: str, source: str, *_: object) -> str | None:
        return f"\u27e6{source}\u27e7" if not context else None

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return False


@pytest.fixture
def bracketed(qapp: QApplication) -> Iterator[None]:
    translator = _Brackets()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


NOT_OURS = re.compile(
    r"[^A-Za-z]*|Camera \d|Demo lecture|memory\.db|English|Deutsch|Espa\u00f1ol|[A-Z0-9]|Export\.\.\."
)
"""No words, a user's own, a name, a marker's key, or an entry of a menu of pyqtgraph's that is never shown."""
CODES = frozenset(code.code for code in COPUS_CODES)
"""Of a published protocol, the same in every language."""


def texts(widget: QWidget | QAction) -> Iterator[str]:
    """What a person sees, hears or reads of it."""
    if isinstance(widget, QLabel | QAbstractButton | QAction):
        yield widget.text()
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        yield widget.placeholderText()
    if isinstance(widget, QComboBox):
        yield widget.placeholderText()
        yield from (widget.itemText(index) for index in range(widget.count()))
    if isinstance(widget, QWidget):
        yield widget.accessibleName()
    if not isinstance(widget, QAction):
        yield widget.toolTip()


def untranslated(window: MainWindow) -> list[str]:
    keys = set(window.about.key_texts())
    found = []
    for widget in (*window.findChildren(QWidget), *window.strip.findChildren(QWidget), *window.findChildren(QAction)):
        if widget.objectName().startswith("qt_") or isinstance(widget.parent(), QAbstractSpinBox):
            continue
        bare = (text for text in texts(widget) if text not in keys | CODES and is_bare(text))
        found += [f"{type(widget).__name__}: {text}" for text in bare]
    return found


def is_bare(text: str) -> bool:
    """Whether words stand outside the brackets."""
    outside = re.sub("\u27e6.*\u27e7", "", text, flags=re.DOTALL)
    outside = re.sub(r"\([\w+,/ ]+\)|^[A-Z0-9] +", "", outside)  # a key in a tool tip, a marker's key
    outside = re.sub(rf"({'|'.join(CODES)})[:,]", "", outside).strip(": ")
    return not NOT_OURS.fullmatch(outside.strip())


def test_nothing_in_the_window_is_left_untranslated(make_window, bracketed: None) -> None:
    window = make_window(FakeBackend())
    assert untranslated(window) == []


def test_the_test_above_would_find_a_text(make_window, bracketed: None) -> None:
    window = make_window(FakeBackend())
    window.notices.show_text("Left in English", action="As well")
    assert untranslated(window) == ["QLabel: Left in English", "QPushButton: As well"]
