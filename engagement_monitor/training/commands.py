"""What the commands ``evaluate``, ``predict`` and ``upscale`` do beyond reading their arguments."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import track

from engagement_monitor.errors import DataError
from engagement_monitor.training.evaluation import Evaluation, LabelSet, write_evaluation
from engagement_monitor.training.run import require_training_extra
from engagement_monitor.vision.engine import Engine
from engagement_monitor.vision.model_library import find_model


def evaluate_command(
    model: str,
    data: Path,
    split: str | None,
    labels: LabelSet | None,
    engine: str,
    output: Path | None,
    console: Console,
) -> tuple[dict[str, Any], list[list[str]]]:
    """Measures a model by its name or path; with ``output`` the figures and the pictures are written there.

    Returns:
        What ``evaluate --json`` prints, and the rows of the table that is shown instead.
    """
    require_training_extra()
    from engagement_monitor.training.evaluate import evaluate

    folder = find_model(model)
    measured = evaluate(folder, data, split=split, labels=labels, engine=Engine(engine), console=console)
    evaluation = measured.evaluation
    if output is not None:
        from engagement_monitor.training.gallery import write_measured

        written = write_evaluation(evaluation, output)
        pictures = output / written.stem.replace("evaluation", "pictures")
        write_measured(measured.judged, pictures)
        for path in (written, pictures):
            console.print(f"Wrote {path}", markup=False, highlight=False, soft_wrap=True)
    return evaluation.model_dump(mode="json"), table_rows(evaluation)


def groups_command(model: str, data: Path, engine: str) -> tuple[dict[str, Any], list[list[str]]]:
    """Measures a model on labelled faces sorted by groups of people.

    Returns:
        What ``evaluate --groups --json`` prints, and the rows of the table that is shown instead.
    """
    require_training_extra()
    from engagement_monitor.training import group_audit

    audit = group_audit.audit_groups(find_model(model), data, Engine(engine))
    return audit.model_dump(mode="json"), group_audit.table_rows(audit)


def table_rows(evaluation: Evaluation) -> list[list[str]]:
    """The figures that a person looks for first: (figure, value)."""
    rows = [
        ["model", evaluation.model],
        ["labels", f"{evaluation.labels}, {evaluation.split}, {evaluation.faces} faces"],
        ["accuracy", f"{evaluation.accuracy:.3f}"],
        ["macro F1", f"{evaluation.macro_f1:.3f}"],
        ["ROC AUC", "no" if evaluation.roc_auc is None else f"{evaluation.roc_auc:.3f}"],
        ["calibration error", f"{evaluation.ece:.3f}"],
    ]
    rows += [[f"F1 {name}", f"{score.f1:.3f}"] for name, score in evaluation.per_class.items()]
    rows += [
        [f"share off, {size} faces", f"counted {error.counted:.3f}, corrected {error.corrected:.3f}"]
        for size, error in evaluation.share_error.items()
    ]
    rows += [[f"interval holds, {size} faces", f"{part:.3f}"] for size, part in evaluation.interval_coverage.items()]
    rows += [[f"accuracy at {size} px", f"{part:.3f}"] for size, part in evaluation.accuracy_at_px.items()]
    rows += [[f"accuracy blurred by {blur} px", f"{part:.3f}"] for blur, part in evaluation.accuracy_blurred.items()]
    if evaluation.sentiments is not None:
        rows.append(["accuracy by sentiment", f"{evaluation.sentiments.accuracy:.3f}"])
    if evaluation.without_twins is not None:
        rows.append(["accuracy without twins", f"{evaluation.without_twins.accuracy:.3f}"])
    return [*rows, ["speed", f"{evaluation.faces_per_s:.0f} faces/s, {evaluation.engine}"]]


def recalibrate_command(
    folder: Path, model: str | None, output: Path | None, engine: Engine, console: Console
) -> tuple[dict[str, Any], str]:
    """Calibrates a model for the room that labelled crops come from; with ``output`` the calibration is written there.

    Returns:
        What ``recalibrate --json`` prints, and a sentence for people.
    """
    require_training_extra()
    from engagement_monitor.training.recalibrate import recalibrate, write_room_calibration

    found = recalibrate(find_model(model), folder, engine)
    if output is not None:
        write_room_calibration(found, output)
        console.print(f"Wrote {output}", markup=False, highlight=False, soft_wrap=True)
    sentence = (
        f"In this room {found.model} names {found.accuracy:.0%} of {found.faces} faces rightly (95 % interval "
        f"{found.accuracy_low:.0%} to {found.accuracy_high:.0%}), and {found.accuracy_recalibrated:.0%} recalibrated."
    )
    return found.model_dump(mode="json"), sentence


def predict_command(
    pictures: Sequence[Path], output: Path, engine: str, model: str | None, console: Console
) -> tuple[list[dict[str, Any]], list[DataError]]:
    """Draws boxes and charts on pictures. One that cannot be read does not keep the others from being done.

    Returns:
        What ``predict --json`` prints, and the faults of the pictures that could not be read.

    Raises:
        DataError: a folder holds no picture.
        ModelError: the model cannot be used.
        ExportError: the output folder cannot be written.
    """
    from engagement_monitor.training.predict import picture_files, predict_picture, prepare_output, sheet_names
    from engagement_monitor.training.prediction import Predictor

    files = [*picture_files(pictures)]
    predictor = Predictor(find_model(model), Engine(engine))
    prepare_output(output)
    records: list[dict[str, Any]] = []
    faults: list[DataError] = []
    try:
        pairs = list(zip(files, sheet_names(files), strict=True))
        for file, name in track(pairs, "pictures", console=console, transient=True, disable=not console.is_terminal):
            try:
                records.append(predict_picture(predictor, file, output / name))
            except DataError as fault:
                faults.append(fault)
    finally:
        predictor.close()
    return records, faults


def upscale_command(
    folder: Path, output: Path, network: Path, method: str, scale: int, console: Console
) -> tuple[int, int]:
    """Enlarges a folder of pictures by a super-resolution network.

    Returns:
        How many pictures were enlarged, and how many were there already.

    Raises:
        DataError: the pictures or the network cannot be used, or the network does not fit the scale.
        ExportError: the output cannot be written.
    """
    from engagement_monitor.training.upscale import Method, Upscaler, pictures_below, upscale_folder

    total = len(pictures_below(folder))
    done = upscale_folder(Upscaler(network, Method(method), scale), folder, output)
    shown = track(done, "pictures", total, console=console, transient=True, disable=not console.is_terminal)
    enlarged = sum(shown)
    return enlarged, total - enlarged
