"""The kinds of detectors, without the detectors: a name for users, and what of it is kept with a session."""

HAAR = "haar"
"""The detector that the program ships with."""


def detector_kind(name: str) -> str:
    """``yunet`` of ``yunet:PATH``: which kind it is, without the path on somebody's computer."""
    return name.partition(":")[0]
