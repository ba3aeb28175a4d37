"""What a recipe's ``fitting`` becomes in Keras."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from engagement_monitor.training.recipe import Fitting

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning", "ignore::UserWarning")

MOMENTUM, EPOCHS, STEPS = 0.6, 3, 4


def _noting(notes: list[np.ndarray], moment: str = "on_epoch_end") -> Any:
    """A callback that notes the weights at one moment."""
    import keras

    noted = keras.callbacks.LambdaCallback()

    def note(*_: object, **__: object) -> None:
        notes.append(noted.model.get_weights()[0].copy())

    setattr(noted, moment, note)
    return noted


def _fit(fitting: Fitting, callbacks: Callable[..., Any], steps: list[np.ndarray]) -> None:
    import keras

    from engagement_monitor.training.optimizing import make_optimizer

    keras.utils.set_random_seed(1)
    network = keras.Sequential([keras.Input((3,)), keras.layers.Dense(2, use_bias=False)])
    network.compile(make_optimizer(fitting, EPOCHS, STEPS), "mse")
    random = np.random.default_rng(1)
    x, y = random.normal(size=(4 * STEPS, 3)), random.normal(size=(4 * STEPS, 2))
    watching = [_noting(steps, "on_train_batch_end"), *callbacks()]
    network.fit(x, y, validation_data=(x, y), batch_size=4, epochs=EPOCHS, verbose=0, callbacks=watching)


def test_the_averaged_weights_are_kept_and_a_training_goes_on_with_its_own() -> None:
    from engagement_monitor.training.optimizing import averaging

    fitting = Fitting(epochs=EPOCHS, learning_rate=0.1, averaging=MOMENTUM)
    steps: list[np.ndarray] = []
    kept: list[np.ndarray] = []
    resumed: list[np.ndarray] = []
    _fit(
        fitting,
        lambda: averaging(fitting, [_noting(kept)], _noting(resumed)),
        steps,
    )
    average, expected = steps[0], []
    for number, weights in enumerate(steps, 1):
        average = MOMENTUM * average + (1 - MOMENTUM) * weights
        if number % STEPS == 0:
            expected.append(average)
    assert np.allclose(kept, expected, atol=1e-5)
    assert np.allclose(resumed[:-1], [steps[STEPS - 1], steps[2 * STEPS - 1]], atol=1e-5)
    assert not np.allclose(kept[0], steps[STEPS - 1], atol=1e-3)


def test_without_averaging_the_last_weights_are_kept() -> None:
    from engagement_monitor.training.optimizing import averaging

    fitting = Fitting(epochs=EPOCHS, learning_rate=0.1)
    steps: list[np.ndarray] = []
    kept: list[np.ndarray] = []
    _fit(fitting, lambda: averaging(fitting, [_noting(kept)], _noting([])), steps)
    assert np.allclose(kept, steps[STEPS - 1 :: STEPS])
