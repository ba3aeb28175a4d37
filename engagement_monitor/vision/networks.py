"""The networks, built in code. Keras is imported here, when one is built, and never for looking at a card.

A serialized model is never loaded: weights go into a network that this module built.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engagement_monitor.errors import ModelError
from engagement_monitor.vision.model_card import WEIGHTS, Architecture, Input, ModelCard

if TYPE_CHECKING:
    import keras


def _mobilenet(
    inputs: Any, *, alpha: float = 1.0, until: str = "conv_pw_11_relu", pooling: str = "avg", dropout: float = 0.0
) -> Any:
    """MobileNet v1 (Howard et al. 2017) up to the layer ``until``, pooled.

    Grey input stays one channel: where ImageNet weights fill the first layer, its kernel is summed over the colours,
    which is the same function on a grey picture at a third of the cost.
    """
    import keras

    shape = tuple(int(size) for size in inputs.shape[1:])
    scaled = keras.layers.Rescaling(1 / 127.5, offset=-1.0, name="scale")(inputs)
    whole = keras.applications.MobileNet(input_shape=shape, alpha=alpha, include_top=False, weights=None)
    trunk = keras.Model(whole.input, whole.get_layer(until).output, name="mobilenet")
    pool = {"avg": keras.layers.GlobalAveragePooling2D, "max": keras.layers.GlobalMaxPooling2D}[pooling]
    features = pool(name="pool")(trunk(scaled))
    return keras.layers.Dropout(dropout, name="dropout")(features) if dropout else features


_BUILDERS: dict[str, Callable[..., Any]] = {"mobilenet": _mobilenet}


def build_network(architecture: Architecture, input_: Input, classes: int) -> "keras.Model":
    """A network with fresh weights: float32 (batch, size, size, channels) in 0..255 in, softmax (batch, classes) out.

    Raises:
        ModelError: no builder has that name, or it does not take these arguments.
    """
    import keras

    builder = _BUILDERS.get(architecture.name)
    if builder is None:
        raise ModelError(f"No network is called {architecture.name!r}", f"There are: {', '.join(sorted(_BUILDERS))}.")
    inputs = keras.Input((input_.size_px, input_.size_px, input_.channels), name="faces")
    try:
        features = builder(inputs, **architecture.arguments)
    except (TypeError, ValueError, KeyError) as error:
        raise ModelError(
            f"The network {architecture.name!r} cannot be built from its card: {error}", "Train or fetch it again."
        ) from error
    # float32 also under mixed precision: probabilities in float16 cost the share its accuracy.
    outputs = keras.layers.Dense(classes, activation="softmax", dtype="float32", name="probabilities")(features)
    return keras.Model(inputs, outputs)


def load_network(card: ModelCard, folder: Path) -> "keras.Model":
    """The network of a model folder with its weights. Check the hashes first (``check_files``)."""
    network = build_network(card.architecture, card.input, len(card.classes))
    try:
        network.load_weights(folder / WEIGHTS)
    except (ValueError, OSError, KeyError) as error:
        raise ModelError(
            f"{folder / WEIGHTS} does not fit the network on its card: {error}", "Train or fetch the model again."
        ) from error
    return network
