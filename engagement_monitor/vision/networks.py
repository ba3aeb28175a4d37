"""The networks, built in code. Keras is imported here, when one is built, and never for looking at a card.

A serialized model is never loaded: weights go into a network that this module built.
"""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engagement_monitor.errors import ModelError
from engagement_monitor.sentence import tr
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
    pool = _pooling(pooling)
    whole = keras.applications.MobileNet(input_shape=shape, alpha=alpha, include_top=False, weights=None)
    trunk = keras.Model(whole.input, whole.get_layer(until).output, name="mobilenet")
    features = pool(trunk(scaled))
    return keras.layers.Dropout(dropout, name="dropout")(features) if dropout else features


def _resnet(
    application: str,
    inputs: Any,
    *,
    scaling: str = "imagenet",
    pooling: str = "avg",
    dense: int = 256,
    dense_layers: int = 1,
    dropout: float = 0.5,
) -> Any:
    """A ResNet (He et al. 2016) without its head, pooled, then dense layers with dropout.

    ``scaling`` is ``imagenet`` for blue, green, red less their means, which is what the ImageNet weights were made
    with, or ``unit`` for 0 to 1.
    """
    import keras

    shape = tuple(int(size) for size in inputs.shape[1:])
    scaled = {"imagenet": _imagenet_scaled, "unit": _unit_scaled}[scaling](inputs)
    pool = _pooling(pooling)
    trunk = getattr(keras.applications, application)(include_top=False, weights=None, input_shape=shape)
    _begin_as_identities(trunk)
    return _dense(pool(trunk(scaled)), [dense] * dense_layers, dropout, "relu")


def _begin_as_identities(trunk: Any) -> None:
    """Sets the last scale of every residual block to 0, so that it begins as a shallow network (Goyal et al. 2017).

    Pretrained weights replace these. Without either, ResNet50 learnt nothing in its first two epochs of FER2013.
    """
    for layer in trunk.layers:
        if layer.name.endswith("_3_bn"):
            layer.gamma.assign(layer.gamma * 0)


def _dilated_cnn(inputs: Any, *, width: float = 1.0, dense: int = 64) -> Any:
    """Prajapat's network of 2020: every picture standardised by itself, dilated convolutions in its deeper half.

    ``width`` multiplies the numbers of filters.
    """
    import keras

    # Over all of a picture and without weights, layer normalisation is standardisation.
    features = keras.layers.LayerNormalization(axis=(1, 2, 3), center=False, scale=False, name="standardize")(inputs)
    for number, (filters, dilation) in enumerate([(32, 1), (64, 1), (96, 2), (128, 2)], 1):
        wide = max(2, round(filters * width))
        features = _convolution(wide, f"conv{number}a")(features)
        features = _convolution(wide, f"conv{number}b", dilation)(features)
        features = keras.layers.MaxPooling2D(name=f"pool{number}")(features)
    return _dense_over(features, dense, 0.0, "sigmoid")


def _vgg_small(inputs: Any, *, filters: int = 64, dense: int = 64, dropout: float = 0.5) -> Any:
    """(convolution, convolution, pool) twice and (dense, dropout) twice, after the VGG of Simonyan and Zisserman.

    Its weights begin as He et al. (2015) propose for rectifiers: with Glorot's, Keras's default, half of the signal is
    lost in each of its six layers, and it takes epochs until anything is learnt.
    """
    import keras

    features = _unit_scaled(inputs)
    for number in (1, 2):
        features = _convolution(filters, f"conv{number}a", begin=_HE)(features)
        features = _convolution(filters, f"conv{number}b", begin=_HE)(features)
        features = keras.layers.MaxPooling2D(name=f"pool{number}")(features)
    return _dense(_dense_over(features, dense, dropout, "relu", _HE), [dense], dropout, "relu", _HE)


def _pooling(kind: str) -> Any:
    import keras

    return {"avg": keras.layers.GlobalAveragePooling2D, "max": keras.layers.GlobalMaxPooling2D}[kind](name="pool")


def _unit_scaled(inputs: Any) -> Any:
    import keras

    return keras.layers.Rescaling(1 / 255, name="scale")(inputs)


def _imagenet_scaled(inputs: Any) -> Any:
    """Blue, green, red less the means of ImageNet; three channels."""
    import keras

    turned = keras.ops.flip(inputs, axis=-1)
    return keras.layers.Rescaling(1.0, offset=[-103.939, -116.779, -123.68], name="scale")(turned)


_HE, _GLOROT = "he_normal", "glorot_uniform"


def _convolution(filters: int, name: str, dilation: int = 1, begin: str = _GLOROT) -> Any:
    import keras

    return keras.layers.Conv2D(
        filters, 3, padding="same", dilation_rate=dilation, activation="relu", kernel_initializer=begin, name=name
    )


def _dense_over(features: Any, units: int, dropout: float, activation: str, begin: str = _GLOROT) -> Any:
    """A dense layer over a whole map of features, with dropout.

    As a convolution of the map's own size, which is the same function as flattening it: LiteRT cannot change the batch
    of a network that flattens.
    """
    import keras

    size = tuple(int(side) for side in features.shape[1:3])
    layer = keras.layers.Conv2D(
        units, size, padding="valid", activation=activation, kernel_initializer=begin, name="dense_over"
    )
    whole = layer(features)
    vector = keras.layers.GlobalAveragePooling2D(name="flat")(whole)
    return keras.layers.Dropout(dropout, name="dropout_over")(vector) if dropout else vector


def _dense(features: Any, units: list[int], dropout: float, activation: str, begin: str = _GLOROT) -> Any:
    import keras

    for number, count in enumerate(units, 1):
        layer = keras.layers.Dense(count, activation=activation, kernel_initializer=begin, name=f"dense{number}")
        features = layer(features)
        if dropout:
            features = keras.layers.Dropout(dropout, name=f"dropout{number}")(features)
    return features


_MEMBER = "member_{}"

_BUILDERS: dict[str, Callable[..., Any]] = {
    "mobilenet": _mobilenet,
    "resnet50": partial(_resnet, "ResNet50"),
    "resnet152": partial(_resnet, "ResNet152"),
    "dilated_cnn": _dilated_cnn,
    "vgg_small": _vgg_small,
}


def build_network(architecture: Architecture, input_: Input, classes: int) -> "keras.Model":
    """A network with fresh weights: float32 (batch, size, size, channels) in 0..255 in, probabilities out.

    They are float32 (batch, classes), rows adding up to 1. This is the network whose weights are stored; it is what is
    trained, unless it has several members, and ``as_judging`` makes of it the one that judges faces.

    Raises:
        ModelError: no builder has that name, it does not take these arguments, or its end does not fit the classes.
    """
    import keras

    if architecture.members == 1:
        return _network(architecture, input_, classes, "network")
    faces = _faces(input_)
    # Stacked, as in ``as_judging``.
    answers = [member(faces) for member in _members(architecture, input_, classes)]
    return keras.Model(faces, keras.ops.mean(keras.ops.stack(answers, axis=1), axis=1), name="ensemble")


def _members(architecture: Architecture, input_: Input, classes: int) -> list["keras.Model"]:
    return [_network(architecture, input_, classes, _MEMBER.format(n)) for n in range(1, architecture.members + 1)]


def join(networks: Sequence["keras.Model"], architecture: Architecture, input_: Input) -> "keras.Model":
    """The network of an ensemble with the weights of its members, which ``build_network`` built one by one.

    Args:
        networks: As many as the architecture has members.
        architecture: That of the ensemble.
        input_: What each of them takes.
    """
    together = build_network(architecture, input_, int(networks[0].output_shape[-1]))
    for number, network in enumerate(networks, 1):
        together.get_layer(_MEMBER.format(number)).set_weights(network.get_weights())
    return together


def _network(architecture: Architecture, input_: Input, classes: int, name: str) -> "keras.Model":
    """One network with fresh weights."""
    import keras

    builder = _BUILDERS.get(architecture.name)
    if builder is None:
        what = tr("No network is called {name!r}").format(name=architecture.name)
        raise ModelError(what, tr("There are: {names}.").format(names=", ".join(sorted(_BUILDERS))))
    inputs = _faces(input_)
    try:
        features = builder(inputs, **architecture.arguments)
    except (TypeError, ValueError, KeyError) as error:
        raise ModelError(
            tr("The network {name!r} cannot be built from its card: {reason}").format(
                name=architecture.name, reason=error
            ),
            tr("Train or fetch it again."),
        ) from error
    return keras.Model(inputs, _probabilities(features, architecture, classes), name=name)


def _faces(input_: Input) -> Any:
    import keras

    return keras.Input((input_.size_px, input_.size_px, input_.channels), name="faces")


def _probabilities(features: Any, architecture: Architecture, classes: int) -> Any:
    import keras

    # float32 also under mixed precision: probabilities in float16 cost the share its accuracy.
    if architecture.output == "softmax":
        return keras.layers.Dense(classes, activation="softmax", dtype="float32", name="probabilities")(features)
    if classes != 2:
        what = tr("{name!r} ends in one sigmoid but has {classes} classes")
        raise ModelError(what.format(name=architecture.name, classes=classes), tr("Let it have two."))
    # As a pair, so that one loss fits all: the categorical cross-entropy of (1 - p, p) is the binary one of p.
    second = keras.layers.Dense(1, activation="sigmoid", dtype="float32", name="probabilities")(features)
    return keras.layers.Concatenate(dtype="float32", name="pair")([1.0 - second, second])


def as_judging(network: "keras.Model", architecture: Architecture) -> "keras.Model":
    """The network as it judges faces, around the weights of the given one.

    With ``mirror`` it gives the mean of the probabilities for a face and for its mirror image: a face and its mirror
    image look equally happy, and the mean of two judgements errs less than one. With ``mirror_crop_px`` the second look
    is a closer one: two looks that differ more err more often on different faces, for the same time.
    """
    import keras

    if not architecture.mirror:
        return network
    faces = keras.Input(network.input_shape[1:], name="faces")
    mirrored = _closer(keras.ops.flip(faces, axis=2), architecture.mirror_crop_px)
    # Stacked: added up, the converter for LiteRT puts a reshape to one face between them.
    both = keras.ops.stack([network(faces), network(mirrored)], axis=1)
    return keras.Model(faces, keras.ops.mean(both, axis=1))


def _closer(faces: Any, crop_px: int) -> Any:
    """The faces without so many pixels at every edge, enlarged to the size that they had."""
    import keras

    if not crop_px:
        return faces
    height, width = faces.shape[1:3]
    inner = keras.layers.Cropping2D(crop_px)(faces)
    return keras.layers.Resizing(height, width, interpolation="bilinear")(inner)


def load_network(card: ModelCard, folder: Path) -> "keras.Model":
    """The network of a model folder with its weights, as it judges faces. Check the hashes first (``check_files``)."""
    network = build_network(card.architecture, card.input, len(card.classes))
    try:
        network.load_weights(folder / WEIGHTS)
    except (ValueError, OSError, KeyError) as error:
        raise ModelError(
            tr("{path} does not fit the network on its card: {reason}").format(path=folder / WEIGHTS, reason=error),
            tr("Train or fetch the model again."),
        ) from error
    return as_judging(network, card.architecture)
