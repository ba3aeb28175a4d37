"""The language of the window: its texts, Qt's own, and how numbers and dates are written."""

from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from engagement_monitor.assets import asset

ENGLISH = "en"
LANGUAGES = {ENGLISH: "English", "de": "Deutsch", "es": "Español"}
"""What there is to choose, each by its own name, which is never translated."""
FOLDER = ("resources", "desktop", "translations")


def translation_file(language: str, suffix: str = ".qm") -> Path:
    """The translation of the window's texts into a language."""
    return asset(*FOLDER, f"engagement_monitor_{language}{suffix}")


class Translations(QObject):
    """Installs what one language needs and takes away what the one before needed. Lives on the window's thread."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._installed: list[QTranslator] = []

    @classmethod
    def of(cls, application: QApplication) -> "Translations":
        """The one of this application, made when it is first asked for."""
        return application.findChild(cls) or cls(application)

    def choose(self, language: str) -> None:
        """Speaks a language of ``LANGUAGES`` from now on; the system's if empty, English if there is no such one.

        What is shown already keeps its words.
        """
        locale = _locale(language)
        QLocale.setDefault(locale)
        for translator in self._installed:
            self._application.removeTranslator(translator)
        self._installed = []
        name = language_of(locale)
        if name == ENGLISH:
            return
        qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        self._install(Path(qt_folder) / f"qtbase_{name}.qm")
        self._install(translation_file(name))

    def _install(self, file: Path) -> None:
        translator = QTranslator(self._application)
        if translator.load(str(file)):
            self._application.installTranslator(translator)
            self._installed.append(translator)


def language_of(locale: QLocale) -> str:
    """The language of the window for a locale: one of ``LANGUAGES``."""
    name = QLocale.languageToCode(locale.language())
    return name if name in LANGUAGES else ENGLISH


def _locale(language: str) -> QLocale:
    """The system's locale where it speaks the language, for its dates and decimal point; else the language's own."""
    system = QLocale.system()
    spoken = language_of(system)
    if not language:
        return system if QLocale.languageToCode(system.language()) == spoken else QLocale(ENGLISH)
    return system if QLocale.languageToCode(system.language()) == language else QLocale(language)
