"""A training on two devices. They have to be made before TensorFlow starts, so each test runs in its own process."""

import json
import os
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import pytest

from engagement_monitor.errors import DataError
from engagement_monitor.training.devices import Devices, Spread

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning", "ignore::UserWarning")

SCRIPT = """
import json, sys
import numpy as np, tensorflow as tf, keras
cpu = tf.config.list_physical_devices("CPU")[0]
tf.config.set_logical_device_configuration(cpu, [tf.config.LogicalDeviceConfiguration()] * int(sys.argv[2]))
from engagement_monitor.training.devices import Devices, Precision, Spread
keras.utils.set_random_seed(1)
devices = Devices(Spread(sys.argv[1]), Precision(sys.argv[3]))
with devices.scope() as strategy:
    network = keras.Sequential([
        keras.Input((8, 8, 1)),
        keras.layers.Conv2D(4, 3, activation="relu"),
        keras.layers.GlobalAveragePooling2D(),
        keras.layers.Dense(2, activation="softmax", dtype="float32"),
    ])
    network.compile(keras.optimizers.SGD(0.5), "categorical_crossentropy")
random = np.random.default_rng(1)
faces, truth = random.random((64, 8, 8, 1), np.float32), np.eye(2, dtype=np.float32)[random.integers(0, 2, 64)]
network.fit(tf.data.Dataset.from_tensor_slices((faces, truth)).batch(16), epochs=3, shuffle=False, verbose=0)
print(json.dumps({
    "told": devices.told(strategy),
    "weights": [float(x) for weight in network.get_weights() for x in weight.ravel()],
    "types": sorted({str(weight.dtype) for weight in network.get_weights()}),
    "policy": network.layers[0].dtype_policy.name,
    "after": keras.config.dtype_policy().name,
}))
"""


def trained(spread: str, devices: int, precision: str = "single", **environment: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(SCRIPT), spread, str(devices), precision],
        env=os.environ | environment,
        check=False,
        capture_output=True,
        text=True,
        timeout=280,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def test_two_devices_find_the_weights_of_one() -> None:
    both, one = trained("mirrored", 2), trained("one", 1)
    assert both["told"] == "Training on 2 CPUs together"
    assert one["told"] == "Training on one CPU"
    assert both["weights"] == pytest.approx(one["weights"], abs=1e-5)


def test_mixed_precision_keeps_weights_in_single() -> None:
    found = trained("auto", 1, "mixed")
    assert found["policy"] == "mixed_bfloat16"
    assert found["told"].endswith("mixed_bfloat16")
    assert found["types"] == ["float32"]
    assert found["after"] == "float32"


TRAIN = """
import sys
from pathlib import Path
import tensorflow as tf
cpu = tf.config.list_physical_devices("CPU")[0]
tf.config.set_logical_device_configuration(cpu, [tf.config.LogicalDeviceConfiguration()] * 2)
from engagement_monitor.training import fit
from engagement_monitor.training.devices import Devices, Spread
from engagement_monitor.training.options import TrainingOptions
from tests.training.test_recipes import reduced
from tests.training.test_recipes_learn import drawn
recipe = reduced("dilated-cnn-emotion", width=0.1, dense=8)
fitting = recipe.fitting.model_copy(update={"batch_size": 9})  # odd
recipe = recipe.model_copy(update={"fitting": fitting})
assert fitting.schedule == "constant"
faces = drawn(len(recipe.data.classes), 50)
fit.read_faces = lambda *_, **__: faces
parts = fit.read_parts(recipe, Path(), False, print)[0]
assert len(parts.held_out) % 2
for epochs in (1, 2):
    training = fit.train(recipe, TrainingOptions(
        data=Path(), output=Path(sys.argv[1]), epochs=epochs, initial_weights="none", resume=epochs > 1,
        devices=Devices(Spread.MIRRORED)), print)
print("epochs", training.epochs)
"""


def test_a_recipe_of_a_constant_rate_is_trained_on_two_devices_and_goes_on(tmp_path: Path) -> None:
    """With a batch, and held-out faces, that two cannot share evenly."""
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(TRAIN), str(tmp_path / "o")],
        check=False,
        capture_output=True,
        text=True,
        timeout=280,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert "Training on 2 CPUs together" in done.stdout
    assert done.stdout.splitlines()[-1] == "epochs 2"


def test_several_machines_are_refused_as_keras_cannot() -> None:
    with pytest.raises(DataError, match="several machines"):
        Devices(Spread.MULTIWORKER)
