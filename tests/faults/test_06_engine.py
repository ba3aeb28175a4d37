"""TensorFlow or LiteRT missing or broken, a GPU without memory: there is another way, and the program says so."""

import json
import subprocess
import sys
from contextlib import closing

import numpy as np
import pytest

from engagement_monitor.store.database import Database
from engagement_monitor.store.writer import SessionWriter
from engagement_monitor.vision import classifier as classifiers
from engagement_monitor.vision.classifier import BatchedClassifier, EngineUnavailable, OutOfMemory, load_classifier
from engagement_monitor.vision.model_card import read_card
from engagement_monitor.vision.model_library import find_model
from engagement_monitor.vision.tensorflow_engine import TensorFlowNetwork
from tests.store.lectures import record, sample
from tests.vision.doubles import CARD

SIZE_PX = CARD.input.size_px


class SmallMemory:
    """A network on a GPU that has room for so many faces."""

    engine = "TensorFlow on GPU"

    def __init__(self, room):
        self.room, self.ran, self.closed = room, [], False

    def run(self, pictures):
        if len(pictures) > self.room:
            raise OutOfMemory(f"no memory for {len(pictures)} faces", "Close something.")
        self.ran.append(len(pictures))
        return np.tile(np.float32([0.5, 0.3, 0.2]), (len(pictures), 1))

    def close(self):
        self.closed = True


class OnCpu(SmallMemory):
    engine = "LiteRT on 2 CPU threads"


def faces(count):
    return np.full((count, SIZE_PX, SIZE_PX, 1), 200, np.uint8)


@pytest.mark.parametrize("room", [32, 16, 8, 4, 2, 1])
def test_a_gpu_with_less_memory_gets_smaller_batches(room, tried):
    gpu = SmallMemory(room)
    classifier = BatchedClassifier(CARD, gpu, lambda: OnCpu(64))
    assert classifier.classify(faces(64)).shape == (64, 3)
    assert gpu.ran == [room] * (64 // room)
    assert classifier.engine == "TensorFlow on GPU"
    tried(f"GPU with room for {room} faces", 1, f"{64 // room} batches, no face lost")


def test_a_gpu_without_memory_is_left_for_the_cpu(tried):
    gpu, cpu = SmallMemory(0), OnCpu(64)
    classifier = BatchedClassifier(CARD, gpu, lambda: cpu)
    assert classifier.classify(faces(70)).shape == (70, 3)
    assert gpu.closed
    assert cpu.ran == [64, 8]
    assert classifier.engine == "LiteRT on 2 CPU threads"
    tried("GPU without any memory", 1, "goes on on the CPU within the same frame")


def test_without_another_network_it_is_a_fault_that_says_what_to_do():
    with pytest.raises(OutOfMemory, match="Close something"):
        BatchedClassifier(CARD, OnCpu(0)).classify(faces(1))


class _Errors:
    class OpError(Exception):
        message = "CUDA_ERROR"

    class ResourceExhaustedError(OpError):
        pass


def test_what_tensorflow_says_of_its_memory_is_understood():
    network = TensorFlowNetwork.__new__(TensorFlowNetwork)
    network._tensorflow = type("TensorFlow", (), {"errors": _Errors, "constant": staticmethod(lambda one: one)})
    network._device = "GPU"

    def exhausted(_pictures):
        raise _Errors.ResourceExhaustedError

    network._functions = {4: exhausted}
    with pytest.raises(OutOfMemory, match="4 faces at once on the GPU"):
        network.run(np.zeros((4, 1), np.float32))

    def broken(_pictures):
        raise _Errors.OpError

    network._functions = {4: broken}
    with pytest.raises(classifiers.ClassificationFault, match="CUDA_ERROR"):
        network.run(np.zeros((4, 1), np.float32))


@pytest.mark.parametrize(("missing", "left"), [("tensorflow", "LiteRT"), ("ai_edge_litert.interpreter", "TensorFlow")])
def test_where_one_engine_is_missing_the_other_one_is_taken(missing, left, monkeypatch, tried):
    monkeypatch.setattr(classifiers, "has_nvidia_driver", lambda: True)  # TensorFlow is asked first
    monkeypatch.setitem(sys.modules, missing, None)
    with closing(load_classifier(find_model())) as classifier:
        assert classifier.engine.startswith(left)
    tried(f"{missing.split('.')[0]} missing", 1, f"{left} is taken")


def test_where_both_are_missing_both_are_named(monkeypatch):
    for name in ("tensorflow", "ai_edge_litert.interpreter"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(EngineUnavailable, match=r"LiteRT cannot load.*TensorFlow cannot be loaded"):
        load_classifier(find_model())


WITHOUT = """
import sys
class Broken:
    def find_spec(self, name, *_):
        if name.partition(".")[0] in ("tensorflow", "keras", "ai_edge_litert"):
            raise OSError("undefined symbol: a broken library")
sys.meta_path.insert(0, Broken())
from engagement_monitor.cli import main
sys.argv[0] = "engagement-monitor"
main()
"""


def test_without_any_engine_the_rest_of_the_program_works_and_says_so(tmp_path, tried):
    path = tmp_path / "sessions.db"
    with closing(Database.open(str(path))) as database, closing(SessionWriter(database)) as writer:
        record(writer, [sample(0)])
    run = [sys.executable, "-c", WITHOUT, "--database", str(path)]
    listed = subprocess.run([*run, "sessions", "--json"], capture_output=True, text=True, check=True)
    assert json.loads(listed.stdout)[0]["title"] == "Optics"
    done = subprocess.run([*run, "demo", "--headless", "--duration", "1"], check=False, capture_output=True, text=True)
    assert done.returncode == 3
    assert "a broken library" in done.stderr
    assert "Traceback" not in done.stderr
    tried("both engines broken", 2, "stored sessions work; a session is refused with the reason")


def test_the_card_of_the_shipped_model_has_a_self_test():
    assert read_card(find_model()).self_test is not None
