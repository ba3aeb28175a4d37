"""The classification report with the names of the classes, for people and as a table."""

from pathlib import Path

import pandas as pd
from sklearn import metrics

from engagement_monitor.training.judged import Judged


def write_report(judged: Judged, stem: Path) -> None:
    """Writes ``STEM.txt`` and ``STEM.csv``: precision, recall, F1 and support of every class, and their means."""
    given = {"labels": range(len(judged.names)), "target_names": judged.names, "zero_division": 0}
    text = metrics.classification_report(judged.truth, judged.predicted, digits=3, **given)
    stem.with_suffix(".txt").write_text(f"{judged.title}\n\n{text}", encoding="utf-8")
    rows = metrics.classification_report(judged.truth, judged.predicted, output_dict=True, **given)
    table = pd.DataFrame(rows).T.rename_axis("class")
    # The accuracy is one number; its row would repeat it in columns that mean something else.
    table.loc["accuracy", ["precision", "recall"]] = float("nan")
    table.loc["accuracy", "support"] = len(judged)
    table.astype({"support": int}).to_csv(stem.with_suffix(".csv"), float_format="%.6f")
