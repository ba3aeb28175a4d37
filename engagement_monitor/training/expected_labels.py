"""Labels mixed with those that are to be expected from all that is known of a face.

FER2013's one label of a face is a noisy word: what most of ten raters say is another one for every third face. What the
raters voted, and what a network that has learnt votes sees in the face, tell how likely each label was, and that
teaches more than the one that came out: it is the distillation of what is known while one learns only (Lopez-Paz,
Bottou, Schölkopf and Vapnik 2016). The votes themselves would be other labels: every second face that FER2013 calls sad
is neutral to most raters.
"""

from collections.abc import Callable
from dataclasses import replace

import keras
import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from engagement_monitor.training.augmentation import plain_batches
from engagement_monitor.training.datasets import LabelledFaces
from engagement_monitor.training.splits import fingerprints
from engagement_monitor.vision.model_card import Input

_FOLDS = 5
_STRENGTH = 0.01
"""The inverse of scikit-learn's penalty, for some 500 standardised features of 27,000 faces."""
_STEPS = 1000
_BATCH = 128


def with_expected_labels(
    faces: LabelledFaces, part: float, seen: npt.NDArray[np.float32], say: Callable[[str], None] = lambda _: None
) -> LabelledFaces:
    """The same faces, with targets that are partly the label to be expected of each.

    A logistic regression expects it from the votes and from what is seen. It is asked only of faces that neither it nor
    their twins have been learnt from, so that it cannot repeat a label that it was told.

    Args:
        faces: What is learnt, read with the raters' votes.
        part: How much of a target is what is expected, from 0 to 1.
        seen: What a network sees in each face, float32 (faces, features).
        say: Is told how many labels are as expected.
    """
    if faces.votes is None:
        raise ValueError("faces without the raters' votes")
    known = np.concatenate([faces.votes, np.sqrt(faces.votes), seen], axis=1)
    labels = faces.targets.argmax(axis=1)
    _, same = np.unique(fingerprints(faces), return_inverse=True)
    regression = make_pipeline(StandardScaler(), LogisticRegression(C=_STRENGTH, max_iter=_STEPS))
    answers = cross_val_predict(regression, known, labels, groups=same, cv=GroupKFold(_FOLDS), method="predict_proba")
    expected = np.zeros_like(faces.targets)
    expected[:, np.unique(labels)] = answers
    say(f"The votes and the first weights lead to the label of {(expected.argmax(axis=1) == labels).mean():.1%}")
    mixed = (1 - part) * faces.targets + part * expected
    return replace(faces, targets=mixed.astype(np.float32))


def what_is_seen(network: keras.Model, faces: LabelledFaces, input_: Input) -> npt.NDArray[np.float32]:
    """What a network makes of each face before it names it: float32 (faces, features)."""
    seeing = keras.Model(network.inputs, network.get_layer("probabilities").input)
    return np.asarray(seeing.predict(plain_batches(faces, input_, _BATCH), verbose=0), np.float32)
