"""What can be measured of a classifier's posteriors when the truth is known: figures only, no files and no networks.

``truth`` is int (faces,), places in ``SENTIMENTS``; ``posteriors`` is float (faces, 3) in their order, calibrated. The
scores, the area and the calibration error are those of any other classes as well.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from sklearn import metrics

from engagement_monitor.sentiment import SENTIMENTS
from engagement_monitor.timeline.share import ErrorModel, counted_shares, emq, estimate_shares
from engagement_monitor.training.evaluation import ClassScore

CALIBRATION_BINS = 15
COVERAGE_SIZES = (10, 30, 100)
GROUP_SIZES = (*COVERAGE_SIZES, 300)
GROUPS = 500
_SEED = 1
_ROUNDING = 1e-9


def class_scores(
    truth: npt.NDArray[np.integer], predicted: npt.NDArray[np.integer], names: Sequence[str] = SENTIMENTS
) -> dict[str, ClassScore]:
    """The scores of every class, by its name; of every sentiment unless other names are given."""
    columns = metrics.precision_recall_fscore_support(truth, predicted, labels=range(len(names)), zero_division=0)
    return {
        str(name): ClassScore(precision=precision, recall=recall, f1=f1, support=support)
        for name, precision, recall, f1, support in zip(names, *columns, strict=True)
    }


def area_under_roc(truth: npt.NDArray[np.integer], posteriors: npt.NDArray[np.floating]) -> float:
    """The mean over the classes of the area under the ROC curve of one against the rest.

    Of those that some but not all of the faces have; NaN where there is no such class.
    """
    there = [column for column in range(posteriors.shape[1]) if 0 < (truth == column).sum() < len(truth)]
    # Each column by itself, because rows of float32 do not add up to 1 exactly enough for scikit-learn.
    areas = [metrics.roc_auc_score(truth == column, posteriors[:, column]) for column in there]
    return float(np.mean(areas)) if areas else float("nan")


def calibration_error(truth: npt.NDArray[np.integer], posteriors: npt.NDArray[np.floating]) -> float:
    """The expected calibration error of the most probable class, in 15 bins of equal width (Guo et al. 2017)."""
    confidence = posteriors.max(axis=1)
    excess = confidence - (posteriors.argmax(axis=1) == truth)
    bins = np.minimum((confidence * CALIBRATION_BINS).astype(int), CALIBRATION_BINS - 1)
    return float(np.abs(np.bincount(bins, weights=excess, minlength=CALIBRATION_BINS)).sum() / len(truth))


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """Faces drawn together: their posteriors, and the true share of every sentiment, float64 (3,)."""

    posteriors: npt.NDArray[np.floating]
    shares: npt.NDArray[np.float64]


def draw_groups(
    truth: npt.NDArray[np.integer], posteriors: npt.NDArray[np.floating], size: int, groups: int = GROUPS
) -> Iterator[Group]:
    """Groups of ``size`` faces at shares that are uniform on the simplex, the same ones every time.

    The faces are drawn with replacement from those of their true sentiment; ``shares`` are the realised ones.
    """
    random = np.random.default_rng((_SEED, size))
    members = [np.flatnonzero(truth == place) for place in range(3)]
    for _ in range(groups):
        counts = random.multinomial(size, random.dirichlet((1, 1, 1)))
        rows = np.concatenate([random.choice(of, count) for of, count in zip(members, counts, strict=True)])
        yield Group(posteriors[rows], counts / size)


@dataclass(frozen=True, slots=True)
class GroupResult:
    """How far the shares of groups are off (mean absolute error of one class share) and how often they are covered.

    ``coverage`` is the fraction of the true shares that lie in their 95 % interval; None if no interval was made.
    """

    counted: float
    corrected: float
    coverage: float | None


def measure_groups(
    truth: npt.NDArray[np.integer],
    posteriors: npt.NDArray[np.floating],
    error_model: ErrorModel,
    size: int,
    groups: int = GROUPS,
) -> GroupResult:
    """Counts and corrects the shares of groups of one size; with intervals where the size is in ``COVERAGE_SIZES``."""
    measure = _with_interval if size in COVERAGE_SIZES else _without_interval
    rows = [measure(group, error_model) for group in draw_groups(truth, posteriors, size, groups)]
    counted, corrected, covered = np.mean(rows, axis=0)
    return GroupResult(float(counted), float(corrected), None if np.isnan(covered) else float(covered))


def _with_interval(group: Group, error_model: ErrorModel) -> tuple[float, float, float]:
    estimate = estimate_shares(group.posteriors, error_model, faces=len(group.posteriors))
    low, high = estimate.low.array() - _ROUNDING, estimate.high.array() + _ROUNDING
    covered = float(((low <= group.shares) & (group.shares <= high)).mean())
    return _off(estimate.counted.array(), group), _off(estimate.shares.array(), group), covered


def _without_interval(group: Group, error_model: ErrorModel) -> tuple[float, float, float]:
    corrected = emq(group.posteriors, error_model.training_prior)
    return _off(counted_shares(group.posteriors), group), _off(corrected, group), float("nan")


def _off(shares: npt.NDArray[np.float64], group: Group) -> float:
    return float(np.abs(shares - group.shares).mean())
