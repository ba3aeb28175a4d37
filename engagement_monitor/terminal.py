"""What the commands share: the options that several have, and how they print."""

import json
import sys
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from engagement_monitor.errors import EngagementMonitorError
from engagement_monitor.vision.engine import Engine

STDERR = Console(stderr=True)
STDOUT = Console()


EngineOption = Annotated[
    Engine, typer.Option(help="What runs the model; auto takes TensorFlow where there is a GPU, else LiteRT.")
]
ModelOption = Annotated[str | None, typer.Option(help="A model's name (see `models`) or folder; else the default.")]
DetectorOption = Annotated[
    str, typer.Option(help="What finds the faces: haar, yunet (see `models fetch yunet`) or yunet:PATH.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON document on stdout.")]


def print_json(document: Any) -> None:
    """Prints one JSON document on stdout."""
    sys.stdout.write(json.dumps(document, indent=2, ensure_ascii=False) + "\n")


def print_table(columns: list[str], rows: list[list[str]]) -> None:
    """Prints rows of text under their headings on stdout."""
    from rich.text import Text

    table = Table(box=None, header_style="bold", pad_edge=False)
    for place, column in enumerate(columns):
        # The first one is what people copy into the next command: it stays in one piece.
        table.add_column(column, overflow="fold", no_wrap=place == 0)
    for row in rows:
        # Text objects: what users typed is never read as markup.
        table.add_row(*(Text(cell) for cell in row))
    STDOUT.print(table)


def say(sentence: str) -> None:
    """Prints a sentence on stderr."""
    STDERR.print(sentence, markup=False, highlight=False, soft_wrap=True)


def complain(fault: EngagementMonitorError) -> None:
    """Prints a fault with its remedy on stderr."""
    STDERR.print(f"Error: {fault}", markup=False, highlight=False, soft_wrap=True)
