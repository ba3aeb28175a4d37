from pathlib import Path

import pytest
from pydantic import ValidationError

from engagement_monitor.errors import DataError
from engagement_monitor.training.recipe import Data, Recipe, find_recipe, shipped_recipes


def test_the_recipe_of_the_shipped_model_ships() -> None:
    assert "mobilenet-ferplus" in shipped_recipes()


@pytest.mark.parametrize("name", sorted(shipped_recipes()))
def test_a_shipped_recipe_is_found_by_its_name_and_maps_every_class(name: str) -> None:
    recipe = find_recipe(name)
    assert recipe.name == name
    assert set(recipe.data.sentiment_map) == set(recipe.data.classes)


def test_a_users_recipe_is_found_by_its_path(tmp_path: Path) -> None:
    shipped = Path(__file__).parents[2] / "engagement_monitor/training/recipes/mobilenet-ferplus.toml"
    own = tmp_path / "own.toml"
    own.write_text(shipped.read_text(encoding="utf-8").replace('name = "mobilenet-ferplus"', 'name = "own"'))
    assert find_recipe(str(own)).name == "own"


def test_an_unknown_recipe_is_answered_with_the_known_ones() -> None:
    with pytest.raises(DataError, match="mobilenet-ferplus"):
        find_recipe("cake")


@pytest.mark.parametrize("text", ["name = ", "name = 'x'", "surprise = 1"])
def test_a_recipe_with_a_fault_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(text)
    with pytest.raises(DataError, match="not valid"):
        find_recipe(str(path))


def test_a_recipe_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "latin.toml"
    path.write_bytes("name = 'Übung'".encode("latin-1"))
    with pytest.raises(DataError, match="UTF-8"):
        find_recipe(str(path))


def test_a_name_too_long_for_a_card_is_refused_before_the_training() -> None:
    shipped = find_recipe("mobilenet-ferplus").model_dump()
    with pytest.raises(ValidationError, match="at most 100"):
        Recipe.model_validate(shipped | {"name": "x" * 101})


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"sentiment_map": {"a": "positive"}}, "differ in"),
        ({"label_map": {"x": "c"}}, "no classes"),
        ({"labels": "fer2013"}, "other classes"),
        ({"split": "in half"}, "own"),
        ({"votes_part": 0.2}, "fer2013"),
        ({"votes_part": 1.0}, "less than"),
    ],
)
def test_data_that_does_not_fit_together_is_refused(change: dict[str, object], said: str) -> None:
    good = {"labels": "named", "classes": ["a", "b"], "sentiment_map": {"a": "positive", "b": "negative"}}
    Data.model_validate(good)
    with pytest.raises(ValueError, match=said):
        Data.model_validate(good | change)


def test_a_training_goes_on_where_the_program_has_learnt_of_more_since() -> None:
    recipe = find_recipe("mobilenet-fer2013")
    begun = recipe.essence()
    del begun["data"]["picture_px"]
    assert recipe.goes_on_from(begun)
    begun["data"]["picture_px"] = 96
    assert not recipe.goes_on_from(begun)
    assert not recipe.goes_on_from(begun | {"data": {"labels": "of another time"}})


def test_a_training_goes_on_with_another_number_of_looks_at_a_face() -> None:
    recipe = find_recipe("mobilenet-fer2013")
    once = recipe.architecture.model_copy(update={"mirror": False, "mirror_crop_px": 0})
    begun = recipe.model_copy(update={"architecture": once}).model_dump(mode="json", exclude={"title", "after"})
    assert recipe.goes_on_from(begun)
    begun["architecture"]["members"] = 1
    assert not recipe.goes_on_from(begun)
