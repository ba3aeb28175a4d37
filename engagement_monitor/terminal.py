"""What the commands share: the options that several have, and how they print."""

import io
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from engagement_monitor.errors import EngagementMonitorError, ExportError
from engagement_monitor.plain import plain
from engagement_monitor.vision.engine import Engine


class _Console(Console):
    """Prints no sign that a terminal would obey: what users typed and what files are called is text and no more."""

    def print(self, *objects: Any, **options: Any) -> None:
        super().print(*(plain(each) if isinstance(each, str) else each for each in objects), **options)


STDERR = _Console(stderr=True)
STDOUT = _Console()


EngineOption = Annotated[
    Engine, typer.Option(help="What runs the model; auto takes TensorFlow where there is a GPU, else LiteRT.")
]
ModelOption = Annotated[str | None, typer.Option(help="A model's name (see `models`) or folder; else the default.")]
DetectorOption = Annotated[
    str, typer.Option(help="What finds the faces: haar, yunet (see `models fetch yunet`) or yunet:PATH.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON document on stdout.")]


def prepare() -> None:
    """Lets a terminal or a pipe of an older encoding take every text: what it does not know is written as an escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def print_json(document: Any) -> None:
    """Prints one JSON document on stdout. Raises ``ExportError``."""
    unicode = (sys.stdout.encoding or "").lower().startswith("utf")
    with _on_stdout():
        sys.stdout.write(json.dumps(document, indent=2, ensure_ascii=not unicode) + "\n")


def print_table(columns: list[str], rows: list[list[str]]) -> None:
    """Prints rows of text under their headings on stdout. Raises ``ExportError``."""
    from rich.text import Text

    table = Table(box=None, header_style="bold", pad_edge=False)
    for place, column in enumerate(columns):
        # The first one is what people copy into the next command: it stays in one piece.
        table.add_column(column, overflow="fold", no_wrap=place == 0)
    for row in rows:
        # Text objects: what users typed is never read as markup.
        table.add_row(*(Text(plain(cell)) for cell in row))
    with _on_stdout():
        STDOUT.print(table)


def say(sentence: str) -> None:
    """Prints a sentence on stderr."""
    STDERR.print(sentence, markup=False, highlight=False, soft_wrap=True)


def complain(fault: EngagementMonitorError) -> None:
    """Prints a fault with its remedy on stderr."""
    STDERR.print(f"Error: {fault}", markup=False, highlight=False, soft_wrap=True)


@contextmanager
def _on_stdout() -> Iterator[None]:
    """What is printed inside is written at the end, or it is said that it was not."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:  # whoever reads has read enough
        raise
    except OSError as error:
        # What is left would be tried again at the end of the program, which would then end with a status of its own.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise ExportError(f"The output cannot be written ({error.strerror or error})", "Send it elsewhere.") from error
