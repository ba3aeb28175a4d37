"""From the faces' sentiments to the share of each sentiment, with its interval."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from engagement_monitor.timeline.sample import POSTERIOR_SCALE, ShareEstimate, Shares



@dataclass(frozen=True, slots=True, eq=False)
class ErrorModel:
    """What is known of the classifier's errors, from its card.

    ``training_prior`` is float (3,), the shares among the faces it was calibrated on; ``confusion`` float (3, 3), counts
    on faces it never learnt from, rows truth, columns prediction.
    """

    training_prior: npt.NDArray[np.float64]
    confusion: npt.NDArray[np.float64]
