"""A text of the core: English for everybody, and sayable in another language."""

import copy
import pickle
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement_monitor.errors import SourceUnavailable
from engagement_monitor.sentence import Sentence, tr

GERMAN = {
    "Camera {number} is gone": "Kamera {number} ist weg",
    "{source} cannot be opened": "{source} l\u00e4sst sich nicht \u00f6ffnen",
    "Camera {number}": "Kamera {number}",
    "{first} before {second}": "{second} nach {first}",
    "{what}. {remedy}": "{what}. {remedy}",
    "Plug it in again.": "Schlie\u00dfen Sie sie wieder an.",
    "{share:.0%} of {count:,} named {name!r}": "{count:,} namens {name!r}, davon {share:.0%}",
}


def german(template: str) -> str:
    return GERMAN.get(template, template)


def test_it_is_a_str_and_reads_in_english() -> None:
    gone = tr("Camera {number} is gone").format(number=3)
    assert isinstance(gone, str)
    assert gone == "Camera 3 is gone"
    assert type(str(gone)) is str
    assert (gone.template, gone.values) == ("Camera {number} is gone", {"number": 3})


def test_it_is_said_in_another_language_with_the_same_values() -> None:
    assert tr("Camera {number} is gone").format(number=3).said(german) == "Kamera 3 ist weg"
    assert tr("{first} before {second}").format(first="a", second="b").said(german) == "b nach a"
    said = tr("{share:.0%} of {count:,} named {name!r}").format(share=0.5, count=1200, name="it").said(german)
    assert said == "1,200 namens 'it', davon 50%"


def test_a_sentence_within_a_sentence_is_said_in_it_too() -> None:
    camera = tr("Camera {number}").format(number=0)
    shut = tr("{source} cannot be opened").format(source=camera)
    assert shut == "Camera 0 cannot be opened"
    assert shut.said(german) == "Kamera 0 l\u00e4sst sich nicht \u00f6ffnen"


def test_a_fault_as_a_text_is_a_sentence_of_both() -> None:
    fault = SourceUnavailable(tr("Camera {number} is gone").format(number=3), tr("Plug it in again."))
    text = str(fault)
    assert text == "Camera 3 is gone. Plug it in again."
    assert isinstance(text, Sentence)
    assert text.said(german) == "Kamera 3 ist weg. Schlie\u00dfen Sie sie wieder an."


def test_a_fault_of_plain_texts_stays_as_it_is() -> None:
    assert str(SourceUnavailable("No {camera}", "Look.")) == "No {camera}. Look."


def test_without_values_braces_are_braces() -> None:
    assert tr('Write {"seats": []}') == 'Write {"seats": []}'
    assert tr('Write {"seats": []}').said(german) == 'Write {"seats": []}'


def test_the_same_template_may_be_filled_twice() -> None:
    gone = tr("Camera {number} is gone")
    assert [gone.format(number=number) for number in (1, 2)] == ["Camera 1 is gone", "Camera 2 is gone"]
    assert gone.format(number=1).format(number=2) == "Camera 2 is gone"


def test_a_value_that_is_forgotten_shows_where_the_fault_is_made() -> None:
    with pytest.raises(KeyError):
        tr("Camera {number} is gone").format()


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, lambda one: pickle.loads(pickle.dumps(one))])
def test_a_copy_is_a_sentence_too(copied) -> None:
    gone = copied(tr("Camera {number} is gone").format(number=3))
    assert gone == "Camera 3 is gone"
    assert gone.said(german) == "Kamera 3 ist weg"


def test_a_stored_text_is_recalled_by_its_template() -> None:
    shut = tr("{source} cannot be opened")
    recalled = shut.recalled("Camera (0) cannot be opened")
    assert recalled == "Camera (0) cannot be opened"
    assert recalled.said(german) == "Camera (0) l\u00e4sst sich nicht \u00f6ffnen"
    assert shut.recalled("Camera (0) cannot be opened.") is None
    assert tr("Plug it in again.").recalled("Plug it in again!") is None


WILD = st.text(alphabet=string.ascii_letters + "{}!:%<>&\\ \n\u201e\u00e9", max_size=40)


@given(WILD, WILD)
def test_what_users_typed_is_never_read_as_a_template(name: str, course: str) -> None:
    inner = tr("{source} cannot be opened").format(source=name)
    outer = tr("{first} before {second}").format(first=inner, second=course)
    assert outer == f"{name} cannot be opened before {course}"
    assert outer.said(german) == f"{course} nach {name} l\u00e4sst sich nicht \u00f6ffnen"


@given(WILD)
def test_what_was_stored_reads_the_same_when_it_is_recalled(name: str) -> None:
    shut = tr("{source} cannot be opened")
    assert shut.recalled(str(shut.format(source=name))) == f"{name} cannot be opened"
