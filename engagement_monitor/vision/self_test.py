"""Whether a model does what its card says: made-up pictures go in, and what comes out is compared with the card.

The hash tells that the weights are those that the card was written for. It does not tell whether the card was changed:
its classes in another order, another size or colour order. That shows here, before a session begins.
"""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

from engagement_monitor.errors import ModelError
from engagement_monitor.sentence import Sentence, tr
from engagement_monitor.vision.model_card import Input, ModelCard, SelfTest

MOST_PICTURES = 8
_CANDIDATES = 256
_TOLERANCE = 0.25
"""In logarithms of probabilities: engines differ by 0.01, TensorFlow on a GPU with short floats by some 0.05."""
_LEAST = 1e-6
_WAVES = 4


class Runs(Protocol):
    """What is tested."""

    def class_probabilities(self, faces: npt.NDArray[np.uint8]) -> npt.NDArray[np.float32]:
        """Uncalibrated class probabilities, float32 (n, classes)."""
        ...


def waves(seed: int, size_px: int, channels: int) -> npt.NDArray[np.uint8]:
    """A picture of a few waves, uint8 (size_px, size_px, channels): the same for a seed on every machine."""
    dice = np.random.Generator(np.random.PCG64(seed)).random
    y, x = np.mgrid[:size_px, :size_px] / size_px
    picture = np.zeros((size_px, size_px, channels))
    for channel in range(channels):
        for _ in range(_WAVES):
            turn, pitch, phase, height = dice(4)
            along = x * np.cos(2 * np.pi * turn) + y * np.sin(2 * np.pi * turn)
            picture[..., channel] += (0.3 + height) * np.sin(2 * np.pi * ((0.5 + 3 * pitch) * along + phase))
    picture -= picture.min(axis=(0, 1))
    return np.asarray(np.round(255 * picture / picture.max(axis=(0, 1))), np.uint8)


def make_self_test(card: ModelCard, classifier: Runs) -> SelfTest:
    """Chooses the pictures that tell the classes apart best, and notes what the model gives for them."""
    logarithms = _logarithms(classifier, card.input, range(_CANDIDATES))
    apart = np.abs(logarithms[:, :, None] - logarithms[:, None, :])
    seeds: list[int] = []
    reached = np.zeros(apart.shape[1:])
    gained = _gain(reached, apart)
    while len(seeds) < MOST_PICTURES and (not seeds or gained.max() > np.minimum(reached, 1.0).sum()):
        seeds.append(int(gained.argmax()))
        reached = np.maximum(reached, apart[seeds[-1]])
        gained = _gain(reached, apart)
    given = logarithms[seeds].round(3).T.tolist()
    return SelfTest(
        seeds=seeds,
        log_probabilities=dict(zip(card.classes, given, strict=True)),
        sentiment_map=card.sentiment_map,
    )


def _gain(reached: npt.NDArray[np.float64], apart: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """How well the classes are told apart with one picture more, for each; a pair that is well apart counts no more."""
    return np.asarray(np.minimum(np.maximum(reached, apart), 1.0).sum(axis=(1, 2)))


def check_self_test(card: ModelCard, classifier: Runs) -> None:
    """Returns if the model does what its card says, or if the card has no such test.

    Raises:
        ModelError: it does something else.
    """
    test = card.self_test
    if test is None:
        return
    if set(test.log_probabilities) != set(card.classes) or test.sentiment_map != card.sentiment_map:
        raise _not_what_it_says(card, tr("its classes or their sentiments are not those of its test"))
    expected = np.asarray([test.log_probabilities[name] for name in card.classes]).T
    difference = float(np.abs(_logarithms(classifier, card.input, test.seeds) - expected).max())
    if not difference < _TOLERANCE:
        reason = tr("its test pictures give other probabilities, by a factor of {factor:.1f}")
        raise _not_what_it_says(card, reason.format(factor=float(np.exp(difference))))


def _logarithms(classifier: Runs, input_: Input, seeds: Sequence[int]) -> npt.NDArray[np.float64]:
    """Of the class probabilities, (pictures, classes)."""
    pictures = np.stack([waves(seed, input_.size_px, input_.channels) for seed in seeds])
    return np.log(np.maximum(classifier.class_probabilities(pictures), _LEAST, dtype=np.float64))


def _not_what_it_says(card: ModelCard, reason: Sentence) -> ModelError:
    return ModelError(
        tr("The model {model!r} does not do what its card says: {reason}").format(model=card.name, reason=reason),
        tr("A card is not edited by hand: train or fetch the model again."),
    )
