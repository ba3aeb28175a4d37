"""Every exception that the program raises on purpose.

EngagementMonitorError
├── InputError (exit 3)           an input cannot be used
│   ├── SourceError               a camera, file, stream or screen
│   │   ├── SourceUnavailable     it cannot be opened
│   │   └── SourceLost            it was open and stopped giving frames
│   │       └── SourceStalled     it is open, gives nothing for now, and is read again later
│   ├── ModelError                a model folder, its card or its weights
│   │   ├── EngineUnavailable     what should run the model is missing or broken (vision.classifier)
│   │   └── ClassificationFault   the model gave something that is no probability (vision.classifier)
│   ├── DataError                 labelled faces for training or evaluation
│   ├── SessionNotFound           no stored session has that id
│   ├── SessionFileError          a file of sessions from elsewhere
│   ├── PreferencesError          the file with the user's choices
│   ├── UseNotAllowed             the law forbids a session for this use, or nobody has said what the use is
│   ├── DisplayUnavailable        no window can be opened here
│   └── SystemLibraryMissing      the system lacks a library
└── OutputError (exit 4)          something cannot be written
    ├── StoreError                the database
    │   ├── DatabaseDamaged       its file is no database any more
    │   └── DatabaseGone          it, or a session in it, was deleted while it was in use
    └── ExportError               a report, a model or a picture

These are faults of the surroundings. Each says what cannot be used, why, and what to do about it. Anything else that
escapes is a fault of the program: it ends with a log and exit status 1.
"""

from engagement_monitor.sentence import tr


class EngagementMonitorError(Exception):
    """A fault of the surroundings.

    Args:
        what: What cannot be used, and why, as one sentence without a full stop at its end.
        remedy: What the user can do about it, as a sentence.

    Both are a ``Sentence`` where they may reach the window, and so is ``str`` of it: the window says them in the
    user's language.
    """

    exit_status = 1

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what, remedy)
        self.what = what
        self.remedy = remedy

    def __str__(self) -> str:
        return tr("{what}. {remedy}").format(what=self.what, remedy=self.remedy)


class InputError(EngagementMonitorError):
    """An input cannot be used."""

    exit_status = 3


class SourceError(InputError):
    """A source of frames cannot be used."""


class SourceUnavailable(SourceError):
    """A source cannot be opened."""


class SourceLost(SourceError):
    """A source was open and stopped giving frames."""


class SourceStalled(SourceLost):
    """A source gives nothing for now. It stays open: read it again after a while."""


class ModelError(InputError):
    """A model folder is missing, damaged or unfit."""


class DataError(InputError):
    """Labelled faces cannot be used."""


class SessionNotFound(InputError):
    """No stored session has that id."""


class SessionFileError(InputError):
    """A file of sessions cannot be imported. Nothing of it was stored."""


class PreferencesError(InputError):
    """The user's choices cannot be read or kept. The program works all the same."""


class UseNotAllowed(InputError):
    """The law forbids a session with people for this use, or nobody has said yet what the use is."""


class DisplayUnavailable(InputError):
    """No window can be opened here."""


class SystemLibraryMissing(InputError):
    """The system lacks a library without which nothing can be read."""


class OutputError(EngagementMonitorError):
    """Something cannot be written."""

    exit_status = 4


class StoreError(OutputError):
    """The database cannot be opened, read or written."""


class DatabaseDamaged(StoreError):
    """The file of the database is damaged. Nothing was changed."""


class DatabaseGone(StoreError):
    """The database, or a session that is being recorded, was deleted or replaced while it was in use."""


class ExportError(OutputError):
    """A report, a model or a picture cannot be written."""
