"""Where first weights come from. A stand-in for a network's layers is enough to see what becomes of each weight."""

from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from engagement_monitor.errors import DataError, ModelError
from engagement_monitor.vision.model_card import WEIGHTS
from engagement_monitor.vision.model_library import default_model, shipped_models
from tests.tiny_model import tiny_model, tiny_recipe

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning", "ignore::UserWarning")


class _Weight:
    def __init__(self, name: str, shape: tuple[int, ...]) -> None:
        self.name, self.shape, self.value = name, shape, np.zeros(shape, np.float32)

    def assign(self, value: np.ndarray) -> None:
        self.value = value


def _network() -> SimpleNamespace:
    layers = [
        SimpleNamespace(name="conv1", weights=[_Weight("kernel", (3, 3, 1, 2))]),
        SimpleNamespace(name="conv_dw_1", weights=[_Weight("kernel", (3, 3, 2, 1))]),
        SimpleNamespace(name="probabilities", weights=[_Weight("kernel", (2, 8)), _Weight("bias", (8,))]),
    ]
    return SimpleNamespace(layers=layers)


def _arrays() -> dict[str, np.ndarray]:
    random = np.random.default_rng(1)
    return {
        "conv1/kernel": random.normal(size=(3, 3, 3, 2)).astype(np.float32),
        "conv_dw_1/depthwise_kernel": random.normal(size=(3, 3, 2, 1)).astype(np.float32),
        "probabilities/kernel": random.normal(size=(2, 1000)).astype(np.float32),
    }


def test_weights_are_filled_by_name_and_what_does_not_fit_stays_fresh(tmp_path: Path) -> None:
    from engagement_monitor.training.initial_weights import initialize

    arrays, network = _arrays(), _network()
    np.savez(tmp_path / "weights.npz", **arrays)
    filled = initialize(network, str(tmp_path / "weights.npz"))
    assert filled.filled == ("conv1/kernel", "conv_dw_1/kernel")
    assert filled.fresh == ("probabilities/kernel", "probabilities/bias")
    assert np.array_equal(network.layers[1].weights[0].value, arrays["conv_dw_1/depthwise_kernel"])


def test_a_colour_kernel_becomes_the_same_function_of_grey(tmp_path: Path) -> None:
    from engagement_monitor.training.initial_weights import initialize

    arrays, network = _arrays(), _network()
    np.savez(tmp_path / "weights.npz", **arrays)
    initialize(network, str(tmp_path / "weights.npz"))
    expected = arrays["conv1/kernel"].sum(axis=2, keepdims=True)
    assert np.allclose(network.layers[0].weights[0].value, expected)


def test_a_training_begins_with_the_weights_of_another() -> None:
    """Of a model that this program wrote, with as many classes as it has: the rest of the network is filled."""
    from engagement_monitor.training.initial_weights import initialize
    from engagement_monitor.vision.networks import build_network

    model, recipe = tiny_model(), tiny_recipe()
    network = build_network(recipe.architecture, recipe.input, len(recipe.data.classes) - 1)
    filled = initialize(network, str(model / WEIGHTS))
    assert filled.fresh_layers == ["probabilities"]
    written = build_network(recipe.architecture, recipe.input, len(recipe.data.classes))
    written.load_weights(model / WEIGHTS)
    assert len(filled.filled) == len(written.weights) - 2
    for ours, theirs in zip(network.weights[:-2], written.weights[:-2], strict=True):
        assert np.array_equal(ours, theirs)


def test_a_model_is_named_instead_of_its_file(tmp_path: Path) -> None:
    from engagement_monitor.training.initial_weights import weights_file

    assert weights_file(default_model()) == shipped_models() / default_model() / WEIGHTS
    assert weights_file(str(tmp_path)) == tmp_path / WEIGHTS
    assert weights_file("mine.npz") == Path("mine.npz")
    with pytest.raises(ModelError, match="no model 'nobody'"):
        weights_file("nobody")


def test_none_leaves_all_fresh() -> None:
    from engagement_monitor.training.initial_weights import initialize

    filled = initialize(_network(), "none")
    assert filled.filled == ()
    assert len(filled.fresh) == 4


@pytest.mark.parametrize("content", [None, b"", b"no weights", b"PK\x03\x04 torn"])
@pytest.mark.parametrize("name", ["weights.npz", "weights.h5"])
def test_a_file_that_holds_no_weights_is_refused(tmp_path: Path, name: str, content: bytes | None) -> None:
    from engagement_monitor.training.initial_weights import initialize

    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(DataError, match=name):
        initialize(_network(), str(tmp_path / name))


def test_weights_of_another_network_are_refused(tmp_path: Path) -> None:
    from engagement_monitor.training.initial_weights import initialize

    np.savez(tmp_path / "weights.npz", **{"other/kernel": np.zeros(3)})
    with pytest.raises(DataError, match="no weight for any layer"):
        initialize(_network(), str(tmp_path / "weights.npz"))


def test_a_pickle_in_an_npz_is_not_opened(tmp_path: Path) -> None:
    from engagement_monitor.training.initial_weights import initialize

    np.savez(tmp_path / "weights.npz", **{"conv1/kernel": np.asarray([{}], dtype=object)})
    with pytest.raises(DataError):
        initialize(_network(), str(tmp_path / "weights.npz"))


def test_layers_that_were_left_fresh_are_named_once_and_said(tmp_path: Path) -> None:
    from engagement_monitor.training.fit import _say_fresh
    from engagement_monitor.training.initial_weights import initialize

    np.savez(tmp_path / "weights.npz", **_arrays())
    filled = initialize(_network(), str(tmp_path / "weights.npz"))
    assert filled.fresh_layers == ["probabilities"]
    said: list[str] = []
    _say_fresh(filled, str(tmp_path / "weights.npz"), said.append)
    _say_fresh(filled, "none", said.append)
    assert said == ["Left fresh, as weights.npz has nothing for them: probabilities"]


def test_a_download_that_fails_names_both_ways_out(monkeypatch: pytest.MonkeyPatch) -> None:
    from engagement_monitor.training import initial_weights

    def no_network(**_: object) -> None:
        raise OSError("no network")

    monkeypatch.setattr(initial_weights.keras.applications, "MobileNet", no_network)
    with pytest.raises(DataError, match=r"--initial-weights PATH.*--initial-weights none"):
        initial_weights.initialize(_network(), "imagenet")
