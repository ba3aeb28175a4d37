"""What a recipe's ``fitting`` becomes in Keras."""

from collections.abc import Callable
from typing import Any, Literal

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


def _watched_rates(fitting: Fitting, costs: list[float], before: int) -> list[float]:
    """The rate after each of these epochs but the first ``before``; nan once the training was ended."""
    import keras

    from engagement_monitor.training.optimizing import make_optimizer, watchers

    network = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
    rates: list[float] = []
    network.compile(make_optimizer(fitting, EPOCHS, STEPS), "mse")
    watching = keras.callbacks.CallbackList(watchers(fitting, costs[:before]), model=network)
    network.optimizer.learning_rate = _watched_rates(fitting, costs[:before], 0)[-1] if before else 1.0
    watching.on_train_begin()
    for epoch, cost in enumerate(costs[before:], before):
        watching.on_epoch_end(epoch, {f"val_{fitting.watched}": fitting.cost(cost)})
        rates.append(float("nan") if network.stop_training else float(network.optimizer.learning_rate))
    return rates


@pytest.mark.parametrize("watched", ["loss", "accuracy"])
@pytest.mark.parametrize("before", [1, 3, 4, 6, 7])
def test_an_interruption_changes_nothing_for_what_watches(before: int, watched: Literal["loss", "accuracy"]) -> None:
    fitting = Fitting(
        epochs=9,
        learning_rate=1.0,
        schedule="constant",
        watched=watched,
        plateau_patience=2,
        plateau_factor=0.5,
        patience=5,
    )
    costs = [1.0, 0.5, 0.7, 0.6, 0.8, 0.9, 0.5, 0.6, 0.4]
    whole = _watched_rates(fitting, costs, 0)
    assert whole[:4] == [1.0, 1.0, 1.0, 0.5]
    assert np.isnan(whole[6])
    assert np.array_equal(_watched_rates(fitting, costs, before)[: 7 - before], whole[before:7], equal_nan=True)


def test_the_best_epoch_is_that_of_what_is_watched() -> None:
    history = [{"val_loss": "0.5", "val_accuracy": "0.77"}, {"val_loss": "0.6", "val_accuracy": "0.79"}]
    fitting = Fitting(epochs=2, learning_rate=0.1)
    assert np.argmin(fitting.costs(history)) == 0
    assert np.argmin(fitting.model_copy(update={"watched": "accuracy"}).costs(history)) == 1
