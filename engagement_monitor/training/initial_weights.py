"""Where a network's first weights come from: Keras's own download, a file, or nowhere."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import keras
import numpy as np
import numpy.typing as npt

from engagement_monitor.errors import DataError
from engagement_monitor.vision.model_card import WEIGHTS
from engagement_monitor.vision.model_library import find_model

_OLD_NAMES = {"depthwise_kernel": "kernel"}


@dataclass(frozen=True, slots=True)
class Filled:
    """What became of every weight of the network: ``layer/weight`` names."""

    filled: tuple[str, ...]
    fresh: tuple[str, ...]

    @property
    def fresh_layers(self) -> list[str]:
        """The layers of which a weight was left fresh, in the order of the network."""
        return list(dict.fromkeys(name.rpartition("/")[0] for name in self.fresh))


_APPLICATIONS = {"mobilenet": "MobileNet", "resnet50": "ResNet50", "resnet152": "ResNet152"}
"""The networks that Keras has ImageNet weights for, by the name of our builder."""


def initialize(network: keras.Model, source: str, architecture: str = "mobilenet") -> Filled:
    """Fills a network by layer name from ``imagenet``, a model at hand, an .npz or Keras weights file, or ``none``.

    Args:
        network: What is filled.
        source: Where the weights come from: one of the two words, a model's name or folder, or a file's path.
        architecture: The name of its builder, which decides what is downloaded.

    Raises:
        DataError: the weights cannot be had; both ways out are named.
        ModelError: there is no model of this name.
    """
    if source == "none":
        return _fill(network, {})
    weights = _imagenet(architecture) if source == "imagenet" else _from_file(weights_file(source))
    filled = _fill(network, weights)
    if not filled.filled:
        raise DataError(f"{source} has no weight for any layer of this network", "Choose weights of the same network.")
    return filled


def weights_file(source: str) -> Path:
    """The file itself, or that of a model by its name or folder.

    Raises:
        ModelError: there is no model of this name.
    """
    path = Path(source)
    return path if path.suffix and not path.is_dir() else find_model(source) / WEIGHTS


def _imagenet(architecture: str) -> dict[str, npt.NDArray[np.float32]]:
    application = _APPLICATIONS.get(architecture)
    if application is None:
        raise DataError(
            f"There are no ImageNet weights for the network {architecture!r}",
            "Start with --initial-weights none, or name a weights file with --initial-weights PATH.",
        )
    make = getattr(keras.applications, application)
    try:
        return _by_name(make(include_top=False, weights="imagenet", input_shape=(224, 224, 3)))
    except Exception as error:  # Keras raises a bare Exception when its download fails.
        raise DataError(
            f"The ImageNet weights cannot be downloaded ({error})",
            "Connect to the network, or name a weights file (--initial-weights PATH) or none (--initial-weights none).",
        ) from error


def _by_name(model: keras.Model) -> dict[str, npt.NDArray[np.float32]]:
    return {f"{layer.name}/{weight.name}": np.asarray(weight) for layer in _leaves(model) for weight in layer.weights}


def _from_file(path: Path) -> dict[str, npt.NDArray[np.float32]]:
    try:
        if path.suffix == ".npz":
            with np.load(path, allow_pickle=False) as arrays:
                return {_modern(name): np.asarray(arrays[name]) for name in arrays.files}
        return _from_keras_file(path)
    except (OSError, EOFError, ValueError, KeyError, BadZipFile) as error:
        raise DataError(
            f"No weights can be read from {path}: {error}", "Name an .npz or a Keras .h5 file, `imagenet`, or `none`."
        ) from error


def _from_keras_file(path: Path) -> dict[str, npt.NDArray[np.float32]]:
    """The weights by layer and name; by layer and place where Keras 3 wrote them, which notes the layer's name only.

    Of an ensemble, where layers have the same names, they are those of its first network.
    """
    import h5py

    found: dict[str, npt.NDArray[np.float32]] = {}

    def visit(name: str, item: Any) -> None:
        if isinstance(item, h5py.Dataset):
            group, weight = name.split("/")[-2:]
            layer = item.parent.attrs.get("name", group)
            found.setdefault(_modern(f"{layer}/{weight.removesuffix(':0')}"), np.asarray(item))

    with h5py.File(path, "r") as file:
        file.visititems(visit)
    return found


def _modern(name: str) -> str:
    layer, _, weight = name.rpartition("/")
    return f"{layer}/{_OLD_NAMES.get(weight, weight)}"


def _leaves(model: keras.Model) -> list[keras.layers.Layer]:
    layers: list[keras.layers.Layer] = []
    for layer in model.layers:
        layers.extend(_leaves(layer) if isinstance(layer, keras.Model) else [layer])
    return layers


def _fill(network: keras.Model, weights: dict[str, npt.NDArray[np.float32]]) -> Filled:
    filled: list[str] = []
    fresh: list[str] = []
    for layer in _leaves(network):
        for place, weight in enumerate(layer.weights):
            name = f"{layer.name}/{weight.name}"
            value = _fitting(weights.get(name, weights.get(f"{layer.name}/{place}")), tuple(weight.shape))
            (fresh if value is None else filled).append(name)
            if value is not None:
                weight.assign(value)
    return Filled(tuple(filled), tuple(fresh))


def _fitting(value: npt.NDArray[np.float32] | None, shape: tuple[int, ...]) -> npt.NDArray[np.float32] | None:
    if value is None or value.shape == shape:
        return value
    # A colour kernel on a grey picture, whose three channels are equal, is the sum of its channels.
    if value.ndim == 4 and shape == (*value.shape[:2], 1, value.shape[3]):
        return np.asarray(value.sum(axis=2, keepdims=True))
    return None
