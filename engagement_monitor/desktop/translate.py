"""``python -m engagement_monitor.desktop.translate``: collects the window's texts and makes the translations ready.

For whoever works on a checkout. Qt's lupdate looks for every ``tr("...")``, the window's own and those of what it shows
(``sentence.tr``), and puts new ones into ``resources/desktop/translations/*.ts``; a table fills in what it knows;
lrelease makes the ``.qm`` files that the window reads; and what is still missing is printed, with exit status 1. Edit
the ``.ts`` files with Qt Linguist (``pyside6-linguist``) or with ``--fill``.
"""

import argparse
import json
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Mapping, Sequence
from pathlib import Path

from engagement_monitor.desktop.translation import ENGLISH, LANGUAGES, translation_file

_PACKAGE = Path(__file__).parent.parent
_COMMANDS_ONLY = _PACKAGE / "training"
"""Its texts reach no window."""
_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'


def main(arguments: Sequence[str] | None = None) -> int:
    """Does what the options say, for German and Spanish; 0 if nothing is missing."""
    options = _parser().parse_args(arguments)
    table = json.loads(options.fill.read_text(encoding="utf-8")) if options.fill else {}
    missing = {language: _bring_up_to_date(language, table) for language in LANGUAGES if language != ENGLISH}
    json.dump(_to_fill(missing), sys.stdout, ensure_ascii=False, indent=1)
    print()  # noqa: T201 - the JSON ends with a line
    return 1 if any(missing.values()) else 0


def unfinished(file: Path) -> list[str]:
    """The texts of a ``.ts`` file without a finished translation, in its order."""
    return [_source(message) for message in _messages(_root(file)) if not _is_finished(message)]


def translations(file: Path) -> dict[str, str]:
    """Every finished text of a ``.ts`` file with its translation."""
    return {_source(one): one.findtext("translation") or "" for one in _messages(_root(file)) if _is_finished(one)}


def fill(file: Path, known: Mapping[str, str]) -> None:
    """Writes translations into a ``.ts`` file; those that are finished already stay unless they are in ``known``."""
    root = _root(file)
    for message in _messages(root):
        translation = message.find("translation")
        if translation is not None and known.get(_source(message)):
            translation.text = known[_source(message)]
            translation.attrib.pop("type", None)
    ElementTree.indent(root, "    ")
    file.write_text(_HEAD + ElementTree.tostring(root, encoding="unicode") + "\n", encoding="utf-8")


def collect(file: Path) -> None:
    """Brings the texts of a ``.ts`` file up to date with the program; translations of those that stay are kept."""
    sources = sorted(str(path) for path in _PACKAGE.rglob("*.py") if not path.is_relative_to(_COMMANDS_ONLY))
    _qt("lupdate", "-silent", "-no-obsolete", "-locations", "none", *sources, "-ts", str(file))


def release(file: Path, output: Path) -> None:
    """Makes the ``.qm`` file of a ``.ts`` file; unfinished texts stay English."""
    _qt("lrelease", "-silent", "-nounfinished", str(file), "-qm", str(output))


def _bring_up_to_date(language: str, table: Mapping[str, Mapping[str, str]]) -> list[str]:
    file = translation_file(language, ".ts")
    collect(file)
    fill(file, {source: texts[language] for source, texts in table.items() if language in texts})
    release(file, translation_file(language))
    return unfinished(file)


def _to_fill(missing: Mapping[str, Sequence[str]]) -> dict[str, dict[str, str]]:
    """The missing texts in the form that ``--fill`` reads."""
    table: dict[str, dict[str, str]] = {}
    for language, sources in missing.items():
        for source in sources:
            table.setdefault(source, {})[language] = ""
    return table


def _qt(tool: str, *arguments: str) -> None:
    """Runs one of Qt's tools as PySide6 ships them."""
    command = f"import sys; from PySide6.scripts.pyside_tool import {tool}; sys.exit({tool}())"
    done = subprocess.run([sys.executable, "-c", command, *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{tool} failed: {done.stdout}{done.stderr}")


def _root(file: Path) -> ElementTree.Element:
    return ElementTree.parse(file).getroot()  # noqa: S314 - our own file


def _messages(root: ElementTree.Element) -> list[ElementTree.Element]:
    return list(root.iter("message"))


def _source(message: ElementTree.Element) -> str:
    return message.findtext("source") or ""


def _is_finished(message: ElementTree.Element) -> bool:
    translation = message.find("translation")
    return translation is not None and bool(translation.text) and "type" not in translation.attrib


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m engagement_monitor.desktop.translate",
        description="Collects the window's texts, makes the translations ready, and prints as JSON what is missing.",
    )
    parser.add_argument(
        "--fill", type=Path, metavar="TABLE.json", help='what to write in: {"English": {"de": "...", "es": "..."}}'
    )
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
