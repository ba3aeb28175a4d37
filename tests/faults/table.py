"""The table of the reliability page: ``python -m tests.faults.table RUN.xml... [--output FILE]``.

It is made of what runs of the tests noted (``pytest -m "faults or kill or soak" --junitxml=RUN.xml``): what was tried
how often, and the figure it reached. What a later file says of the same thing holds.
"""

import argparse
import json
from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree

ROWS = {
    1: "Camera unplugged, stolen, denied, frozen, black",
    2: "Stream stalls, server or share goes",
    3: "Frames of every kind, faces of every number",
    4: "Damaged recordings",
    5: "Model missing, damaged, or not what its card says",
    6: "TensorFlow or LiteRT missing or broken, GPU without memory",
    7: "Database locked, full, damaged, killed, torn",
    8: "Clock set, summer time, sleep",
    9: "Analysis crashes or hangs, the window is blocked or closed at any moment",
    10: "Hours on end",
    11: "Texts and file names of every kind",
    12: "Session files from elsewhere",
    13: "A model folder from a stranger",
    14: "Settings or log unreadable or not writable",
    15: "Lawful use",
    16: "No picture stored",
    17: "No connection unasked",
    18: "Several programs, one database",
}
INTRODUCTION = """# Reliability

A lecture happens once. Here is what was done to the program on purpose, how often, and what followed. Every line is a
test on doubles that keep to the same contracts as the real parts; the page is made from their last runs:

    pytest -m faults --junitxml=faults.xml
    pytest -m kill -o faulthandler_timeout=1200 --junitxml=kill.xml
    pytest -m soak -o faulthandler_timeout=3600 --junitxml=soak.xml
    python -m tests.faults.table faults.xml kill.xml soak.xml --output resources/docs/reliability.md

The rows up to 14 are those of the list that the tests were written from; they lie in `tests/faults`, and beside the
parts with the mark `faults`. The first takes some minutes; the others, half an hour to an hour each, run every night.
A cut of the power is made from what `strace` saw a recorder write and sync: what was not synced is there sector by
sector, or not. Disks that are full or cannot be written are small ones in memory, mounted with `unshare`. Where one of
these is missing, its test is skipped.

A session that the database does not take until the window is closed, or within 100 s of its end, is kept whole in a
session file beside the database (`NAME.rescued-MOMENT.engagement`), or in the user's data folder where that cannot be
written or does not answer. So is one that a fault of the program ends there, or whose database was deleted meanwhile.
At the next start what is missing is merged in, nothing twice, and the file is deleted. A mark that was taken back in
such a moment may be there again.
"""
FOR_HANDS = (
    "Pull a real USB camera out and put it into another port, on Linux, Windows and macOS.",
    "Take the power from a computer while it records: disks that say they have synced and have not are another thing.",
    "Fill the memory of a real GPU with another program.",
    "Deny the camera in the settings of Windows and of macOS while a session runs, and open it in another program.",
    "Close the lid of a laptop for an hour while a session runs.",
    "Record eight hours with a real camera, on Linux, Windows and macOS, and look at memory and delay.",
    "Close the window at random moments on Windows and macOS: here signals do it, on Linux.",
    "Take the network cable out while a film lies on a share of another computer.",
)


def noted(files: Iterable[Path]) -> dict[tuple[int, str], tuple[int, str, bool]]:
    """What was tried, by row and name: how often, the figure, and whether all of it passed."""
    found: dict[tuple[int, str], tuple[int, str, bool]] = {}
    for file in files:
        this: dict[tuple[int, str], tuple[int, str, bool]] = {}
        for case in ElementTree.parse(file).iter("testcase"):
            passed = case.find("failure") is None and case.find("error") is None
            for one in case.iter("property"):
                if one.get("name") == "tried":
                    entry = json.loads(one.get("value", "{}"))
                    key = (entry["row"], entry["what"])
                    times, _, before = this.get(key, (0, "", True))
                    this[key] = (times + entry["times"], entry["figure"], before and passed)
        found |= this
    return found


def table(entries: dict[tuple[int, str], tuple[int, str, bool]]) -> str:
    """The page's table, in Markdown, and what is left for hands."""
    lines = [INTRODUCTION, "| # | what was tried | times | what followed |", "| --- | --- | ---: | --- |"]
    for row, title in ROWS.items():
        of_row = [(what, entry) for (number, what), entry in entries.items() if number == row]
        if of_row:
            lines.append(f"| {row} | **{title}** | {sum(entry[0] for _, entry in of_row)} | |")
        for what, (times, figure, passed) in of_row:
            lines.append(f"| | {_cell(what)} | {times} | {_cell(figure) if passed else 'FAILED'} |")
    return "\n".join([*lines, "", "Left for hands:", "", *(f"- {one}" for one in FOR_HANDS), ""])


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("runs", nargs="+", type=Path)
    parser.add_argument("--output", type=Path)
    given = parser.parse_args()
    made = table(noted(given.runs))
    if given.output:
        given.output.write_text(made, encoding="utf-8")
    else:
        print(made)  # noqa: T201


if __name__ == "__main__":
    _main()
