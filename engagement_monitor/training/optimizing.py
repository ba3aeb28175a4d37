"""What a recipe's ``fitting`` becomes in Keras: the optimizer, what watches the held-out loss, the frozen layers."""

import math
from collections.abc import Sequence
from typing import Any

import keras

from engagement_monitor.errors import DataError
from engagement_monitor.training.recipe import Fitting

_MOMENTUM = 0.9


def make_optimizer(fitting: Fitting, epochs: int, steps_per_epoch: int) -> keras.optimizers.Optimizer:
    """The optimizer of a training of so many epochs with so many steps each."""
    rate = fitting.learning_rate if fitting.schedule == "constant" else _cosine(fitting, epochs, steps_per_epoch)
    averaged = {} if fitting.averaging is None else {"use_ema": True, "ema_momentum": fitting.averaging}
    if fitting.optimizer == "adamw":
        return keras.optimizers.AdamW(rate, weight_decay=fitting.weight_decay, **averaged)
    if fitting.optimizer == "adam":
        return keras.optimizers.Adam(rate, **averaged)
    return keras.optimizers.SGD(rate, momentum=_MOMENTUM, **averaged)


def _cosine(fitting: Fitting, epochs: int, steps_per_epoch: int) -> Any:
    warmup = round(fitting.warmup_epochs * steps_per_epoch) if fitting.warmup_epochs < epochs else 0
    return keras.optimizers.schedules.CosineDecay(
        initial_learning_rate=fitting.learning_rate / 100 if warmup else fitting.learning_rate,
        decay_steps=max(1, epochs * steps_per_epoch - warmup),
        warmup_target=fitting.learning_rate if warmup else None,
        warmup_steps=warmup,
    )


def watchers(fitting: Fitting, costs: Sequence[float] = ()) -> list[keras.callbacks.Callback]:
    """What reduces the rate or ends the training when what is watched gets no better.

    ``costs`` are those of the epochs before an interruption: they count as if there had been none.
    """
    found: list[keras.callbacks.Callback] = []
    watched = {"monitor": f"val_{fitting.watched}", "mode": _mode(fitting)}
    if fitting.plateau_patience is not None:
        found.append(
            keras.callbacks.ReduceLROnPlateau(
                **watched, factor=fitting.plateau_factor, patience=fitting.plateau_patience
            )
        )
    if fitting.patience is not None:
        found.append(keras.callbacks.EarlyStopping(**watched, patience=fitting.patience))
    # Behind the watchers, which forget everything when a training begins.
    remembering = keras.callbacks.LambdaCallback(on_train_begin=lambda _: _remind(found, costs, fitting))
    return [*found, remembering] if costs else found


def _mode(fitting: Fitting) -> str:
    return "min" if fitting.watched == "loss" else "max"


def _remind(watchers: Sequence[keras.callbacks.Callback], costs: Sequence[float], fitting: Fitting) -> None:
    """Gives watchers back what they knew when the training was interrupted; by themselves they begin anew."""
    for watcher in watchers:
        best, watcher.wait = _watched(costs, watcher.patience, abs(watcher.min_delta))
        watcher.best = fitting.cost(best)


def _watched(costs: Sequence[float], patience: int, least: float) -> tuple[float, int]:
    """The lowest cost, and for how many epochs since then, or since the rate was reduced, none was lower."""
    best, wait = math.inf, 0
    for cost in costs:
        if cost < best - least:
            best, wait = cost, 0
        else:
            wait = (wait + 1) % patience
    return best, wait


def averaging(
    fitting: Fitting, keeping: Sequence[keras.callbacks.Callback], resuming: keras.callbacks.Callback
) -> list[keras.callbacks.Callback]:
    """What keeps an epoch's weights, then what resumes a training, with the averaged weights in place for the first.

    A training goes on with its own weights, so these are back before ``resuming`` notes them. Keras drops them at the
    end of the last epoch: a training that is given more epochs later goes on with the averaged ones.
    """
    if fitting.averaging is None:
        return [*keeping, resuming]
    swap = keras.callbacks.SwapEMAWeights(swap_on_epoch=True)
    back = keras.callbacks.LambdaCallback(on_epoch_end=lambda epoch, _: swap.on_epoch_begin(epoch))
    return [swap, *keeping, back, resuming]


def has_ended(costs: Sequence[float], patience: int | None) -> bool:
    """Whether a training with these costs, an epoch each, has ended for lack of a lower one."""
    if patience is None or not costs:
        return False
    return len(costs) - 1 - costs.index(min(costs)) >= patience


def freeze(network: keras.Model, layers: int) -> None:
    """Keeps the weights of the first layers of the pretrained part as they are.

    Raises:
        DataError: the network has no such part.
    """
    if not layers:
        return
    trunk = next((layer for layer in network.layers if isinstance(layer, keras.Model)), None)
    if trunk is None:
        raise DataError("The recipe freezes layers of a network without a pretrained part", "Set frozen_layers to 0.")
    for layer in trunk.layers[:layers]:
        layer.trainable = False
