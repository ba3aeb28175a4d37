"""Pictures on their way into a training: tf.data and Keras layers."""

import math
from typing import Any

import keras
import numpy as np
import numpy.typing as npt
import tensorflow as tf

from engagement_monitor.errors import DataError
from engagement_monitor.training.datasets import LabelledFaces
from engagement_monitor.training.recipe import Augmentation
from engagement_monitor.vision.model_card import Input

_SHUFFLED = 8192


@keras.saving.register_keras_serializable("engagement_monitor")
class RandomDownscale(keras.layers.Layer):  # type: ignore[misc]
    """Makes some of the faces small and large again, as faces of the back row come in.

    One size, uniform from ``minimum_px`` to ``maximum_px``, a batch; each face is chosen with ``probability``.
    """

    def __init__(self, minimum_px: int, maximum_px: int, probability: float, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.minimum_px, self.maximum_px, self.probability = minimum_px, maximum_px, probability

    def call(self, pictures: Any, training: bool = True) -> Any:
        """float32 (batch, height, width, channels) in, the same out."""
        if not training:
            return pictures
        size = tf.random.uniform([], self.minimum_px, self.maximum_px + 1, tf.int32)
        small = tf.image.resize(pictures, tf.stack([size, size]), "area")
        back = tf.image.resize(small, tf.shape(pictures)[1:3], "bilinear")
        chosen = tf.random.uniform(tf.shape(pictures)[:1])[:, None, None, None] < self.probability
        return tf.where(chosen, back, pictures)


@keras.saving.register_keras_serializable("engagement_monitor")
class RandomGain(keras.layers.Layer):  # type: ignore[misc]
    """Multiplies each face by its own number, uniform from ``minimum`` to ``maximum``, as other light does.

    Keras's own ``RandomBrightness`` adds; the ``brightness_range`` of its older generator multiplied.
    """

    def __init__(self, minimum: float, maximum: float, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.minimum, self.maximum = minimum, maximum

    def call(self, pictures: Any, training: bool = True) -> Any:
        """float32 (batch, height, width, channels) in 0..255 in, the same out."""
        if not training:
            return pictures
        gain = tf.random.uniform(tf.shape(pictures)[:1], self.minimum, self.maximum)
        return tf.clip_by_value(pictures * gain[:, None, None, None], 0.0, 255.0)


@keras.saving.register_keras_serializable("engagement_monitor")
class RandomAffine(keras.layers.Layer):  # type: ignore[misc]
    """Turns, shears, enlarges or reduces, and shifts each face, in one step; the rim is drawn out to fill.

    Keras has a layer for each of these. One after another they interpolate four times, which blurs a face of 48 px; its
    older generator interpolated once, as this does.

    Args:
        rotation: The largest turn to either side, as a fraction of a whole one.
        shift: The largest shift to either side, as a fraction of the picture's.
        shear: The largest shear to either side, as the tangent of its angle.
        zoom: The largest enlargement or reduction, as a fraction.
        **kwargs: Of every Keras layer.
    """

    def __init__(
        self, rotation: float = 0.0, shift: float = 0.0, shear: float = 0.0, zoom: float = 0.0, **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self.rotation, self.shift, self.shear, self.zoom = rotation, shift, shear, zoom

    def call(self, pictures: Any, training: bool = True) -> Any:
        """float32 (batch, height, width, channels) in, the same out."""
        if not training:
            return pictures
        count, height, width = tf.unstack(tf.shape(pictures))[:3]
        angle = 2 * math.pi * _spread(count, self.rotation)
        scale, shear = 1 + _spread(count, self.zoom), _spread(count, self.shear)
        cosine, sine = scale * tf.cos(angle), scale * tf.sin(angle)
        # Where a pixel of the result comes from: turned, sheared and scaled about the middle, then shifted.
        rows = ((cosine, shear * cosine - sine), (sine, shear * sine + cosine))
        size = tf.cast(tf.stack([width, height]), tf.float32)
        middle = (size - 1) / 2
        transform = []
        for place, (x, y) in enumerate(rows):
            offset = middle[place] - x * middle[0] - y * middle[1] + _spread(count, self.shift) * size[place]
            transform += [x, y, offset]
        nothing = tf.zeros_like(angle)
        return tf.raw_ops.ImageProjectiveTransformV3(
            images=pictures,
            transforms=tf.stack([*transform, nothing, nothing], axis=1),
            output_shape=tf.stack([height, width]),
            fill_value=0.0,
            interpolation="BILINEAR",
            fill_mode="NEAREST",
        )


def _spread(count: Any, largest: float) -> Any:
    """So many numbers, float32 (count,), uniform to either side of 0."""
    return tf.random.uniform([count], -largest, largest)


_OWN_LAYERS = {"RandomAffine": RandomAffine, "RandomDownscale": RandomDownscale, "RandomGain": RandomGain}


def augmentation_layers(steps: list[Augmentation], seed: int) -> list[keras.layers.Layer]:
    """The layers that a recipe names.

    Raises:
        DataError: Keras has no such layer, or it does not take these arguments.
    """
    layers = []
    for number, step in enumerate(steps):
        layer: Any = _OWN_LAYERS.get(step.layer) or getattr(keras.layers, step.layer, None)
        try:
            layers.append(layer(**step.arguments, **({} if step.layer in _OWN_LAYERS else {"seed": seed + number})))
        except (TypeError, ValueError) as error:
            raise DataError(f"The recipe's augmentation {step.layer} cannot be made: {error}", "Mend it.") from error
    return layers


def _resized(pictures: Any, input_: Input) -> Any:
    sized = tf.image.resize(pictures, (input_.size_px, input_.size_px), "bilinear")
    return tf.repeat(sized, input_.channels, axis=-1)


def augmented(
    pictures: npt.NDArray[np.uint8], input_: Input, steps: list[Augmentation], seed: int
) -> npt.NDArray[np.uint8]:
    """Grey pictures, uint8 (faces, height, width), as a network may see them: uint8 (faces, size, size, channels)."""
    changed = tf.cast(pictures[..., None], tf.float32)
    for layer in augmentation_layers(steps, seed):
        changed = layer(changed, training=True)
    return np.asarray(np.clip(np.rint(_resized(changed, input_).numpy()), 0, 255), np.uint8)


def training_batches(
    faces: LabelledFaces, input_: Input, steps: list[Augmentation], batch_size: int, seed: int
) -> tf.data.Dataset:
    """Shuffled, augmented batches of (pictures, targets); full ones only, so that every step weighs the same.

    Every epoch has another order.
    """
    layers = augmentation_layers(steps, seed)

    def prepare(pictures: Any, targets: Any) -> tuple[Any, Any]:
        augmented = tf.cast(pictures, tf.float32)
        for layer in layers:
            augmented = layer(augmented, training=True)
        return _resized(augmented, input_), targets

    # Class folders come sorted by class, and the buffer holds a part of the faces only.
    mixed = faces.take(np.random.default_rng(seed).permutation(len(faces)))
    rows = tf.data.Dataset.from_tensor_slices((mixed.pictures[..., None], mixed.targets))
    batches = rows.shuffle(_SHUFFLED, seed=seed).batch(batch_size, drop_remainder=len(faces) >= batch_size)
    return batches.map(prepare, num_parallel_calls=tf.data.AUTOTUNE).prefetch(tf.data.AUTOTUNE)


def plain_batches(faces: LabelledFaces, input_: Input, batch_size: int) -> tf.data.Dataset:
    """Batches of (pictures, targets) as they are, in order."""
    rows = tf.data.Dataset.from_tensor_slices((faces.pictures[..., None], faces.targets))
    return rows.batch(batch_size).map(
        lambda pictures, targets: (_resized(tf.cast(pictures, tf.float32), input_), targets),
        num_parallel_calls=tf.data.AUTOTUNE,
    )
