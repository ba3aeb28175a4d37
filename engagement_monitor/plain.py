"""What users typed and what files are called, as a terminal may be given it."""

_OBEYED = {code: "\ufffd" for code in (*range(32), *range(127, 160)) if chr(code) not in "\n\t"}


def plain(text: str) -> str:
    """The text without the signs that a terminal obeys: it could be told to change its title, or what is on it."""
    return text.translate(_OBEYED)
