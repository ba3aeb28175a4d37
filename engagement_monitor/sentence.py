"""What the program says to people: written in English, and remembered so that a window can say it in their language.

A ``Sentence`` is a ``str``, in English for the command line, the log and the database. Beside that it knows the text
that it was made of and what was put into it. The idiom is that of the window::

    raise SourceUnavailable(tr("Camera {number} is gone").format(number=3), tr("Plug it in again."))
"""

import re
from collections.abc import Callable, Mapping
from string import Formatter
from typing import Self

Translate = Callable[[str], str]
"""English in, the reader's language out; with the same ``{names}``."""


class Sentence(str):
    """A text in English that can be said in another language.

    Args:
        template: The text, with ``{names}``, conversions and formats as ``str.format`` has them. What users typed is
            never a part of it.
        values: What is put in, by name; braces in it are only braces. Without any the template is the text as it is.
    """

    __slots__ = ("template", "values")
    template: str
    values: Mapping[str, object] | None

    def __new__(cls, template: str, values: Mapping[str, object] | None = None) -> Self:
        """Fills in the values."""
        sentence = super().__new__(cls, _filled(template, values))
        sentence.template, sentence.values = template, values
        return sentence

    def format(self, **values: object) -> "Sentence":  # type: ignore[override]  # by name only: languages differ in order
        """The same with these values."""
        return Sentence(self.template, values)

    def recalled(self, text: str) -> "Sentence | None":
        """The sentence that a stored text was, if this template made it; its values are texts now."""
        parts = Formatter().parse(self.template)
        pattern = "".join(re.escape(between) + (f"(?P<{name}>.*)" if name else "") for between, name, _, _ in parts)
        found = re.fullmatch(pattern, text, re.DOTALL)
        return self.format(**found.groupdict()) if found else None

    def said(self, translate: Translate) -> str:
        """The same in another language, and so is every value that is a sentence itself."""
        values = self.values and {name: _said(value, translate) for name, value in self.values.items()}
        return _filled(translate(self.template), values)


def tr(template: str) -> Sentence:
    """A text that may reach the window. Written out where this is called, so that Qt's lupdate finds it.

    Unlike the window's own ``tr`` this one translates nothing yet and may be called while a module is imported.
    """
    return Sentence(template)


def _filled(template: str, values: Mapping[str, object] | None) -> str:
    return template if values is None else template.format_map(values)


def _said(value: object, translate: Translate) -> object:
    return value.said(translate) if isinstance(value, Sentence) else value
