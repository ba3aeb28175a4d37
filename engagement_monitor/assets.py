"""Where the files lie that the program ships with: models and resources."""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def asset(*parts: str) -> Path:
    """The path of a shipped file or folder, as in ``asset("models")`` or ``asset("resources", "demo")``.

    A wheel carries ``models/`` and ``resources/`` inside the package under ``_assets``; a checkout has them beside it.
    """
    root = _PACKAGE / "_assets"
    return (root if root.is_dir() else _PACKAGE.parent).joinpath(*parts)
