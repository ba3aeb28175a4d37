"""The commands of the workshop: recipes, training, measuring, super-resolution, prediction on pictures."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from engagement_monitor import terminal
from engagement_monitor.terminal import EngineOption, JsonOption, ModelOption
from engagement_monitor.training.devices import Devices, Precision, Spread
from engagement_monitor.vision.engine import Engine

workshop = typer.Typer()


class LabelChoice(StrEnum):
    """What people said of the faces."""

    FERPLUS = "ferplus"
    FER2013 = "fer2013"
    NAMED = "named"
    SENTIMENTS = "sentiments"


class MethodChoice(StrEnum):
    """The kinds of super-resolution networks."""

    EDSR = "edsr"
    FSRCNN = "fsrcnn"
    ESPCN = "espcn"
    LAPSRN = "lapsrn"


@workshop.command()
def recipes(as_json: JsonOption = False) -> None:
    """Lists the recipes for training."""
    from engagement_monitor.training.recipe import shipped_recipes

    known = shipped_recipes().values()
    if as_json:
        terminal.print_json([recipe.model_dump(mode="json") for recipe in known])
        return
    rows = [[one.name, f"{one.title}\nafter {one.after}\nclaimed: {one.claimed or '-'}"] for one in known]
    terminal.print_table(["name", "what it is"], rows)


@workshop.command()
def train(
    recipe: Annotated[str, typer.Argument(help="A recipe's name (see `recipes`) or a .toml file.")],
    data: Annotated[Path, typer.Option(help="The labelled faces.")],
    output: Annotated[Path, typer.Option(help="The folder that becomes the model.")],
    epochs: Annotated[int | None, typer.Option(min=1, help="How often all faces are seen; else the recipe's.")] = None,
    initial_weights: Annotated[
        str | None, typer.Option(help="imagenet (downloaded), none, a model or a weights file; else the recipe's.")
    ] = None,
    seed: Annotated[
        int | None, typer.Option(min=0, help="Draws the parts, the first weights and the changes; else the recipe's.")
    ] = None,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with an interrupted training, with all else as it was begun.")
    ] = False,
    drop_twins: Annotated[
        bool, typer.Option("--drop-twins", help="Do not learn from pictures that stand in another part as well.")
    ] = False,
    teacher: Annotated[
        list[Path] | None,
        typer.Option(help="A model whose answers are learnt beside the labels; may be given several times."),
    ] = None,
    strategy: Annotated[
        Spread,
        typer.Option(help="Devices: auto takes all GPUs of this machine, else one; Keras cannot do multiworker."),
    ] = Spread.AUTO,
    mixed_precision: Annotated[
        bool, typer.Option("--mixed-precision", help="Count in 16 bits where that is enough; quicker on a GPU.")
    ] = False,
) -> None:
    """Trains a model on labelled faces. Ctrl-C keeps the best epoch so far.

    The folder also gets pictures/: curves, confusion matrix, ROC, and a sheet that shows some faces of the data.
    """
    from engagement_monitor.training.options import TrainingOptions
    from engagement_monitor.training.recipe import find_recipe
    from engagement_monitor.training.run import run_recipe

    found = find_recipe(recipe)
    if seed is not None:
        found = found.with_seed(seed)
    options = TrainingOptions(
        data=data,
        output=output,
        epochs=epochs or found.fitting.epochs,
        initial_weights=initial_weights or found.initial_weights,
        resume=resume,
        progress=terminal.STDERR.is_terminal,
        drop_twins=drop_twins,
        teachers=tuple(teacher or ()),
        devices=Devices(strategy, Precision.MIXED if mixed_precision else Precision.SINGLE),
    )
    card = run_recipe(found, options, terminal.say)
    terminal.STDERR.print(f"The model {card.name} is in {output}", markup=False, highlight=False)


@workshop.command()
def evaluate(
    model: Annotated[str, typer.Argument(help="A model's name or folder.")],
    data: Annotated[Path, typer.Option(help="The labelled faces.")],
    split: Annotated[
        str | None, typer.Option(help="Which part of them; else PublicTest, test or validation, or all.")
    ] = None,
    labels: Annotated[
        LabelChoice | None,
        typer.Option(
            help="ferplus: the votes of ten raters; fer2013: its one label (both as sentiments); named: the model's "
            "own classes; sentiments: positive, neutral, negative. Else what fits the model and the data."
        ),
    ] = None,
    engine: EngineOption = Engine.AUTO,
    output: Annotated[Path | None, typer.Option(help="A folder for the figures and their pictures.")] = None,
    groups: Annotated[
        bool,
        typer.Option(
            "--groups",
            help="Compare groups of people, which only you can tell apart: GROUP/CLASS/picture, or a table with the "
            "columns files, target and group.",
        ),
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Measures a model on labelled faces."""
    from engagement_monitor.training.commands import evaluate_command, groups_command

    if groups and (split or labels or output):
        raise typer.BadParameter("--groups takes all faces by sentiment; it goes without --split, --labels, --output.")
    result, rows = (
        groups_command(model, data, engine)
        if groups
        else evaluate_command(model, data, split, labels.value if labels else None, engine, output, terminal.STDERR)
    )
    if as_json:
        terminal.print_json(result)
    else:
        terminal.print_table(["figure", "value"], rows)


@workshop.command()
def recalibrate(
    folder: Annotated[Path, typer.Argument(help="Crops of this room in class folders. They are only read.")],
    model: ModelOption = None,
    output: Annotated[
        Path | None, typer.Option(help="The file for the calibration; `analyze --calibration` uses it.")
    ] = None,
    engine: EngineOption = Engine.AUTO,
    as_json: JsonOption = False,
) -> None:
    """Measures a model on labelled faces of one room and calibrates it for that room."""
    from engagement_monitor.training.commands import recalibrate_command

    result, sentence = recalibrate_command(folder, model, output, engine, terminal.STDERR)
    if as_json:
        terminal.print_json(result)
    else:
        typer.echo(sentence)


@workshop.command()
def predict(
    pictures: Annotated[list[Path], typer.Argument(help="Pictures, or folders of them.")],
    output: Annotated[Path, typer.Option(help="The folder for the pictures with boxes and charts.")],
    engine: EngineOption = Engine.AUTO,
    model: ModelOption = None,
    as_json: JsonOption = False,
) -> None:
    """Draws boxes and a bar chart of percentages for every face on pictures."""
    from engagement_monitor.training.commands import predict_command

    records, faults = predict_command(pictures, output, engine.value, model, terminal.STDERR)
    for fault in faults:
        terminal.complain(fault)
    if as_json:
        terminal.print_json(records)
    else:
        for record in records:
            terminal.say(f"{record['picture']}: {len(record['faces'])} faces, {record['output']}")
    if faults:
        raise typer.Exit(max(fault.exit_status for fault in faults))


@workshop.command()
def upscale(
    folder: Annotated[Path, typer.Argument(help="A folder of pictures; its folders are kept.")],
    output: Annotated[Path, typer.Argument(help="The folder for the enlarged pictures.")],
    network: Annotated[Path, typer.Option(help="The network's .pb file.")],
    method: Annotated[MethodChoice, typer.Option(help="The network's kind.")],
    scale: Annotated[int, typer.Option(min=2, max=8, help="How many times larger; as the network was made for.")],
) -> None:
    """Enlarges pictures by super-resolution. Goes on where a run was stopped."""
    from engagement_monitor.training.commands import upscale_command

    enlarged, there = upscale_command(folder, output, network, method.value, scale, terminal.STDERR)
    terminal.say(f"{enlarged:,} pictures enlarged to {output}, {there:,} were there already")
