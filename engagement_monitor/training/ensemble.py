"""Several networks that were trained one by one judge together (Hansen and Salamon 1990).

They err on other faces than each other, so the mean of their answers errs less than each of them.
Importing this module imports TensorFlow.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from engagement_monitor.training.checkpoints import read_history, write_history
from engagement_monitor.training.fit import Training, working_folder
from engagement_monitor.training.folder import HISTORY, MEMBERS
from engagement_monitor.training.making import Made, make_joined, make_model
from engagement_monitor.training.options import TrainingOptions
from engagement_monitor.training.recipe import Recipe
from engagement_monitor.vision.model_card import ModelCard
from engagement_monitor.vision.networks import join


def make_ensemble(recipe: Recipe, options: TrainingOptions, say: Callable[[str], None]) -> ModelCard:
    """Trains the members of a recipe in folders of their own and joins them. It is part of ``run.run_recipe``.

    Raises:
        KeyboardInterrupt: Ctrl-C ended a member that others come after. It is kept; the training can be gone on with.
    """
    work = working_folder(options.output, MEMBERS, options.resume)
    members = recipe.each_member()
    folders = [work / str(member.fitting.member) for member in members]
    made: list[Made] = []
    for member, folder in zip(members, folders, strict=True):
        say(f"Network {member.fitting.member} of {len(members)}")
        made.append(make_model(member, replace(options, output=folder), say))
        if made[-1].training.interrupted and len(made) < len(members):
            say("The networks after it are not trained yet; --resume goes on.")
            raise KeyboardInterrupt
    _join_histories(folders, options.output)
    return make_joined(_joined(recipe, made), recipe, options, say)


def _joined(recipe: Recipe, made: Sequence[Made]) -> Training:
    """One training of all: they learnt the same faces and held the same out, by which they are calibrated together."""
    trainings = [one.training for one in made]
    minutes = [training.minutes for training in trainings]
    return replace(
        trainings[0],
        network=join([training.network for training in trainings], recipe.architecture, recipe.input),
        epochs=sum(training.epochs for training in trainings),
        minutes=None if None in minutes else round(sum(each for each in minutes if each is not None), 1),
        members=[one.card for one in made],
    )


def _join_histories(folders: Sequence[Path], output: Path) -> None:
    rows = [
        {"member": str(number), **row}
        for number, folder in enumerate(folders, 1)
        for row in read_history(folder / HISTORY)
    ]
    write_history(rows, output / HISTORY)
