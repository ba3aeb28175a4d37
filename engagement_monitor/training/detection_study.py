"""Which faces a detector finds: labelled scenes come in, tables of recall, precision and cost go out.

Run as ``python -m engagement_monitor.training.detection_study FER_FOLDER OUTPUT``: it writes ``detection.json``,
``detection.md`` and ``reach.json``, how often the shipped detector finds each sentiment (see
``timeline.reach``). The check of the hits has learnt from the Training part; the study takes PublicTest.
"""

import argparse
import json
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from engagement_monitor.capture.frame import Picture
from engagement_monitor.sentiment import SENTIMENTS
from engagement_monitor.training.scene_people import read_labelled
from engagement_monitor.training.scenes import Condition, LabelledScene, Light, PlacedFace, make_scenes
from engagement_monitor.vision.detector import HaarDetector, HaarSettings, load_cascade
from engagement_monitor.vision.face import Box

Find = Callable[[Picture], Sequence[Box]]

FOUND_OVERLAP = 0.35
"""A box finds a face that it covers so far (intersection over union)."""
SIZES = ((0, 24, "16 to 23 px"), (24, 32, "24 to 31 px"), (32, 48, "32 to 47 px"), (48, 999, "48 to 120 px"))
TARGET_PX = 32
BRIGHTNESS = ((0, 126, "darkest third"), (126, 156, "middle third"), (156, 256, "brightest third"))
"""Grey levels that part the faces of PublicTest into thirds."""
OURS = "ours"
_FACES = 2000


@dataclass
class Tally:
    """How many faces there were and how many of them were found, by what they are."""

    there: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    found: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    boxes: int = 0
    false_boxes: int = 0
    cpu_s: list[float] = field(default_factory=list)
    wall_s: list[float] = field(default_factory=list)

    def note(self, name: str, found: bool) -> None:
        """Counts one face under a name."""
        self.there[name] += 1
        self.found[name] += found

    def record(self) -> dict[str, Any]:
        """For JSON."""
        return {
            "precision": round(1 - self.false_boxes / max(1, self.boxes), 4),
            "false_hits_per_frame": round(self.false_boxes / max(1, len(self.cpu_s)), 3),
            "cpu_ms": round(float(np.median(self.cpu_s)) * 1e3, 1),
            "wall_ms": round(float(np.median(self.wall_s)) * 1e3, 1),
            "recall": {
                name: {"found": self.found[name], "there": there, "recall": round(self.found[name] / there, 4)}
                for name, there in sorted(self.there.items())
            },
        }


def cascade(name: str, scale_factor: float, neighbors: int, *, equalized: bool = False) -> Find:
    """A cascade as the tutorials use it: one call, on the picture as it is."""
    loaded = load_cascade(f"haarcascade_{name}.xml")

    def find(pixels: Picture) -> list[Box]:
        gray = cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)
        searched = cv2.equalizeHist(gray) if equalized else gray
        return [Box(*box) for box in loaded.detectMultiScale(searched, scale_factor, neighbors, minSize=(20, 20))]

    return find


def candidates() -> dict[str, Find]:
    """What is compared: the tutorials' settings, other cascades and settings, and ours with one thing left out."""
    never = -1e9
    return {
        "tutorial: default, 1.3, 5": cascade("frontalface_default", 1.3, 5),
        "default, 1.1, 3": cascade("frontalface_default", 1.1, 3),
        "alt2, 1.2, 3": cascade("frontalface_alt2", 1.2, 3),
        "alt, 1.1, 3": cascade("frontalface_alt", 1.1, 3),
        "alt2, 1.1, 3": cascade("frontalface_alt2", 1.1, 3),
        "alt2, 1.1, 3, equalised": cascade("frontalface_alt2", 1.1, 3, equalized=True),
        "alt_tree, 1.1, 3": cascade("frontalface_alt_tree", 1.1, 3),
        "ours without the check": HaarDetector(HaarSettings(least_score=never)).find,
        "ours without the far part": HaarDetector(HaarSettings(far_part=0.0)).find,
        "ours without tilted heads": HaarDetector(HaarSettings(tilts_deg=())).find,
        OURS: HaarDetector().find,
    }


def measure(find: Find, scenes: Iterable[LabelledScene]) -> Tally:
    """Runs a detector over scenes."""
    tally = Tally()
    for scene in scenes:
        cpu_s, wall_s = time.process_time(), time.perf_counter()
        boxes = find(scene.pixels)
        tally.cpu_s.append(time.process_time() - cpu_s)
        tally.wall_s.append(time.perf_counter() - wall_s)
        found = matched([face.box for face in scene.faces], boxes)
        tally.boxes += len(boxes)
        tally.false_boxes += len(boxes) - len(found)
        for index, face in enumerate(scene.faces):
            _note(tally, face, scene.condition, index in found)
    return tally


def matched(places: Sequence[Box], boxes: Sequence[Box]) -> dict[int, int]:
    """Which place is found by which box, the best pairs first; every box and place at most once."""
    pairs = [
        (place.intersection_over_union(box), i, j) for i, place in enumerate(places) for j, box in enumerate(boxes)
    ]
    found: dict[int, int] = {}
    for overlap, place, box in sorted(pairs, reverse=True):
        if overlap >= FOUND_OVERLAP and place not in found and box not in found.values():
            found[place] = box
    return found


def _note(tally: Tally, face: PlacedFace, condition: Condition, found: bool) -> None:
    sort = "frontal" if face.frontal else "other"
    upright = not (condition.tilt_deg or condition.yaw_deg)
    if upright:
        size = next(name for low, high, name in SIZES if low <= face.box.width_px < high)
        tally.note(f"{sort}, {size}", found)
        tally.note(f"sentiment {SENTIMENTS[face.sentiment]}", found)
    if face.box.width_px >= TARGET_PX:
        tally.note(f"{sort}, 32 px and more, {condition.name}", found)
        if upright:
            tally.note(f"{sort}, 32 px and more", found)
            third = next(name for low, high, name in BRIGHTNESS if low <= face.brightness < high)
            tally.note(f"{sort}, 32 px and more, {third}", found)
            tally.note(f"any, 32 px and more, {third}", found)


def markdown(records: dict[str, Any]) -> str:
    """The tables of the documentation."""
    conditions = [condition.name for condition in map(Condition, Light)]
    angles = [f"tilt {angle}°" for angle in (10, 20, 30)] + [f"yaw {angle}°" for angle in (15, 30, 45)]
    sizes = [f"frontal, {name}" for _, _, name in SIZES]
    head = ["frontal, 32 px and more", "other, 32 px and more"]
    return "\n\n".join(
        [
            _table("Recall, precision and cost of a frame (1280x720)", records, head, costs=True),
            _table("Recall by size (frontal, upright, all lights)", records, sizes),
            _table("Recall by light (frontal, upright, 32 px and more)", records, _at_target(conditions)),
            _table("Recall by brightness of the face (upright, 32 px and more, all lights)", records, _by_brightness()),
            _table("Recall by angle (frontal, well lit, 32 px and more)", records, _at_target(angles)),
            _table("Recall by what the raters saw", records, [f"sentiment {sentiment}" for sentiment in SENTIMENTS]),
        ]
    )


def _at_target(names: Sequence[str]) -> list[str]:
    return [f"frontal, 32 px and more, {name}" for name in names]


def _by_brightness() -> list[str]:
    return [f"{sort}, 32 px and more, {third}" for sort in ("frontal", "any") for _, _, third in BRIGHTNESS]


def _table(title: str, records: dict[str, Any], columns: Sequence[str], *, costs: bool = False) -> str:
    names = [column.replace(", 32 px and more, ", ", ").removeprefix(_plain(columns)) for column in columns]
    more = ["precision", "false hits a frame", "CPU ms"] if costs else []
    lines = [
        f"### {title}",
        "",
        "| detector | " + " | ".join(names + more) + " |",
        "| --- |" + " --- |" * (len(names + more)),
    ]
    for detector, record in records.items():
        cells = [_cell(record["recall"].get(column)) for column in columns]
        if costs:
            cells += [f"{record[key]:g}" for key in ("precision", "false_hits_per_frame", "cpu_ms")]
        lines.append(f"| {detector} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _plain(columns: Sequence[str]) -> str:
    """What need not be said of a column, because all are so: that the faces are frontal and large enough."""
    return "frontal, " if all(column.startswith("frontal, 32 px and more, ") for column in columns) else ""


def _cell(count: dict[str, float] | None) -> str:
    return f"{count['recall']:.2f} ({count['there']})" if count else "-"


def reach_counts(record: dict[str, Any]) -> dict[str, Any]:
    """What ``timeline.reach`` reads, from a detector's record."""
    names = [str(sentiment) for sentiment in SENTIMENTS]
    counts = {name: record["recall"][f"sentiment {name}"] for name in names}
    return {
        "about": "upright faces of 16 to 120 px in labelled scenes, found by the shipped detector",
        "sentiments": {name: {key: counts[name][key] for key in ("found", "there")} for name in names},
    }


def run_study(data: Path, scenes: int, part: str = "PublicTest") -> dict[str, Any]:
    """The records of all candidates, by name, on so many scenes of every condition."""
    faces = read_labelled(data, part, _FACES)
    made = [*make_scenes(faces, scenes)]
    return {name: measure(find, made).record() for name, find in candidates().items()}


def main() -> None:
    """The entry point."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="a FER+ folder")
    parser.add_argument("output", type=Path, help="the folder for detection.json and detection.md")
    parser.add_argument("--scenes", type=int, default=6, help="how many scenes of every condition")
    arguments = parser.parse_args()
    records = run_study(arguments.data, arguments.scenes)
    arguments.output.mkdir(parents=True, exist_ok=True)
    (arguments.output / "detection.json").write_text(json.dumps(records, indent=1) + "\n", encoding="utf-8")
    reach = json.dumps(reach_counts(records[OURS]), indent=1)
    (arguments.output / "reach.json").write_text(reach + "\n", encoding="utf-8")
    (arguments.output / "detection.md").write_text(markdown(records) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
