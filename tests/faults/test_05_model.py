"""A model that is missing, damaged or not what its card says is refused before it is opened; the old one stays."""

import itertools
import json
import shutil

import numpy as np
import pytest

from engagement_monitor.capture.frame import Pace
from engagement_monitor.errors import ModelError
from engagement_monitor.monitor import Monitor
from engagement_monitor.store.database import Database
from engagement_monitor.store.library import SessionLibrary
from engagement_monitor.store.session import SessionDetails
from engagement_monitor.timeline.sample import GapReason
from engagement_monitor.vision import litert_engine, tensorflow_engine
from engagement_monitor.vision.analyzer import FrameAnalyzer
from engagement_monitor.vision.classifier import BatchedClassifier, load_classifier
from engagement_monitor.vision.engine import Engine
from engagement_monitor.vision.model_card import CARD, TFLITE, WEIGHTS, read_card
from engagement_monitor.vision.model_library import find_model
from engagement_monitor.vision.self_test import check_self_test, make_self_test
from tests.capture.doubles import Openings, ScriptedSource
from tests.faults.doubles import OneFace
from tests.vision.doubles import CARD as DOUBLES_CARD


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(find_model(), tmp_path / "model")


@pytest.fixture
def unopened(monkeypatch):
    """No engine may look at the files."""

    def opened(*_anything):
        raise AssertionError("the model was opened")

    monkeypatch.setattr(litert_engine, "LiteRTNetwork", opened)
    monkeypatch.setattr(tensorflow_engine, "TensorFlowNetwork", opened)


def _cut(path):
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _flip_a_byte(path):
    content = bytearray(path.read_bytes())
    content[len(content) // 3] ^= 1
    path.write_bytes(bytes(content))


def _empty(path):
    path.write_bytes(b"")


@pytest.mark.parametrize("name", [WEIGHTS, TFLITE, CARD])
@pytest.mark.parametrize("damage", [lambda path: path.unlink(), _cut, _flip_a_byte, _empty])
def test_damaged_files_are_refused_before_anything_opens_them(name, damage, folder, unopened):
    if name == CARD and damage is _flip_a_byte:
        damage = _cut  # a card has no hash: that is what its self-test is for
    damage(folder / name)
    with pytest.raises(ModelError, match=r"model|Train"):
        load_classifier(folder)


def test_the_damages_are_counted(tried):
    tried("model file missing, cut, one byte flipped, empty", 12, "refused before anything opened it")


def _edited(folder, **changes):
    card = json.loads((folder / CARD).read_text(encoding="utf-8"))
    (folder / CARD).write_text(json.dumps(card | changes), encoding="utf-8")


def test_every_exchange_of_two_classes_on_the_card_is_caught(folder, tried):
    classes = read_card(folder).classes
    pairs = list(itertools.combinations(range(len(classes)), 2))
    for first, second in pairs:
        permuted = list(classes)
        permuted[first], permuted[second] = classes[second], classes[first]
        _edited(folder, classes=permuted)
        with pytest.raises(ModelError, match="does not do what its card says"):
            load_classifier(folder, Engine.LITERT)
    tried("two classes exchanged on the card of the shipped model", len(pairs), "all caught")


def test_every_turn_of_the_classes_is_caught(folder):
    classes = read_card(folder).classes
    for turn in range(1, len(classes)):
        _edited(folder, classes=classes[turn:] + classes[:turn])
        with pytest.raises(ModelError, match="does not do what its card says"):
            load_classifier(folder, Engine.LITERT)


@pytest.mark.parametrize(
    "change",
    [
        {"input": {"size_px": 96}},
        {"input": {"size_px": 64, "colour_order": "rgb"}},
        {"classes": ["positive", "neutral", "negative"], "sentiment_map": {}},
        {"sentiment_map": dict.fromkeys(read_card(find_model()).classes, "positive")},
    ],
    ids=["size", "colour", "classes", "sentiments"],
)
def test_another_size_colour_or_meaning_is_refused(change, folder, tried):
    _edited(folder, **change)
    with pytest.raises(ModelError):
        load_classifier(folder, Engine.LITERT)
    tried(f"card with another {next(iter(change))}", 1, "refused")


def test_the_old_model_goes_on_after_a_new_one_was_refused(folder):
    old = load_classifier(find_model(), Engine.LITERT)
    faces = np.zeros((1, old.card.input.size_px, old.card.input.size_px, old.card.input.channels), np.uint8)
    before = old.classify(faces)
    _flip_a_byte(folder / TFLITE)
    with pytest.raises(ModelError):
        load_classifier(folder)
    assert np.array_equal(old.classify(faces), before)
    old.close()


class Colours:
    """A network that looks at one colour alone: red is the first class, green the second, blue the third."""

    engine = "colours"

    def run(self, pictures):
        strength = 1 + pictures[:, 5, 5] / 64
        return (strength / strength.sum(axis=1, keepdims=True)).astype(np.float32)

    def close(self):
        pass


class Exchanged(Colours):
    """The same, given blue where it expects red."""

    def run(self, pictures):
        return super().run(pictures[..., ::-1])


def test_another_colour_order_is_caught():
    card = DOUBLES_CARD.model_copy(update={"input": DOUBLES_CARD.input.model_copy(update={"colour_order": "rgb"})})
    test = make_self_test(card, BatchedClassifier(card, Colours()))
    card = card.model_copy(update={"self_test": test})
    check_self_test(card, BatchedClassifier(card, Colours()))
    with pytest.raises(ModelError, match="does not do what its card says"):
        check_self_test(card, BatchedClassifier(card, Exchanged()))


class Sick(Colours):
    """Warms up well, and then gives no number."""

    def run(self, pictures):
        return np.full((len(pictures), 3), np.nan if pictures.any() else 1 / 3, np.float32)


def test_an_output_that_is_no_number_is_never_stored(tmp_path, tried):
    database = Database.open(str(tmp_path / "sessions.db"))
    load = lambda: FrameAnalyzer(OneFace(), BatchedClassifier(DOUBLES_CARD, Sick()))  # noqa: E731
    opener = Openings(ScriptedSource(Pace.AS_FAST_AS_POSSIBLE, over_after=50))
    monitor = Monitor(opener, Pace.AS_FAST_AS_POSSIBLE, load, database, SessionDetails("Lecture"))
    monitor.start()
    assert monitor.wait(10)
    library = SessionLibrary(database)
    samples = library.samples(library.session("latest").id)
    assert len(samples) == 9  # the last second is not whole
    assert all(sample.gap is GapReason.CAMERA for sample in samples)
    assert "50 frames" in monitor.snapshot().notice
    database.close()
    tried("NaN out of the model", 50, "a gap and a notice, nothing stored")
