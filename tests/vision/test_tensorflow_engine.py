import subprocess
import sys
from pathlib import Path

import pytest

from engagement_monitor.vision.classifier import EngineUnavailable
from engagement_monitor.vision.model_card import read_card
from engagement_monitor.vision.model_library import find_model
from engagement_monitor.vision.tensorflow_engine import TensorFlowNetwork, require_gpu

_QUIETLY = """
from engagement_monitor.vision.classifier import load_classifier
from engagement_monitor.vision.engine import Engine
from engagement_monitor.vision.model_library import find_model
load_classifier(find_model(), Engine.TENSORFLOW).close()
"""


def test_a_machine_without_tensorflow_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tensorflow", None)
    with pytest.raises(EngineUnavailable, match="--engine litert"):
        TensorFlowNetwork(read_card(find_model()), find_model())


class _Config:
    """A TensorFlow that sees so many GPUs."""

    def __init__(self, gpus: int) -> None:
        self.config = self
        self.experimental = self
        self._gpus = [f"GPU:{number}" for number in range(gpus)]
        self.growing: list[str] = []

    def list_physical_devices(self, kind: str) -> list[str]:
        return self._gpus if kind == "GPU" else []

    def set_memory_growth(self, gpu: str, growth: bool) -> None:
        if growth:
            self.growing.append(gpu)


def test_gpus_take_memory_only_as_they_need_it(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = _Config(2)
    monkeypatch.setitem(sys.modules, "tensorflow", seen)
    require_gpu()
    assert seen.growing == ["GPU:0", "GPU:1"]


def test_a_driver_without_a_gpu_for_tensorflow_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tensorflow", _Config(0))
    with pytest.raises(EngineUnavailable, match="sees no GPU"):
        require_gpu()


def test_tensorflow_prints_into_the_log_and_not_on_stderr(own_folders: Path) -> None:
    done = subprocess.run([sys.executable, "-c", _QUIETLY], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("", "")
    logs = [path.read_text(encoding="utf-8", errors="replace") for path in own_folders.rglob("native.log")]
    assert any("oneDNN" in log or "cuda" in log.lower() or "TensorFlow" in log for log in logs)
