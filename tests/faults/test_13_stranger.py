"""A model folder from a stranger: weights only, behind their hash, and no code of it runs."""

import ast
import json
import os
import shutil
from pathlib import Path

import h5py
import pytest

import engagement_monitor
from engagement_monitor.errors import ModelError
from engagement_monitor.vision.classifier import load_classifier
from engagement_monitor.vision.engine import Engine
from engagement_monitor.vision.model_card import CARD, TFLITE, WEIGHTS, file_sha256
from engagement_monitor.vision.model_library import find_model

PACKAGE = Path(engagement_monitor.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
FORBIDDEN_MODULES = {"pickle", "cPickle", "dill", "cloudpickle", "joblib", "marshal", "shelve", "runpy", "code"}
FORBIDDEN_NAMES = {"eval", "exec", "compile", "__import__"}
FORBIDDEN_METHODS = {
    *("load_model", "model_from_json", "model_from_config", "load_module", "exec_module"),
    *("unsafe_load", "full_load", "enable_unsafe_deserialization", "popen"),
}


def _calls(tree):
    """What every call calls, and its arguments that have names."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func), {word.arg: ast.unparse(word.value) for word in node.keywords}


def _runs_what_it_reads(called, words):
    return (
        called in FORBIDDEN_NAMES | {"os.system"}
        or called.rpartition(".")[2] in FORBIDDEN_METHODS
        or words.get("allow_pickle", "False") != "False"
        or words.get("shell", "False") != "False"
        or words.get("safe_mode", "True") != "True"
    )


def _imports(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield (node.module or "").partition(".")[0]


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_module_runs_what_it_reads(module):
    tree = ast.parse(module.read_text(encoding="utf-8"))
    assert not FORBIDDEN_MODULES & set(_imports(tree))
    assert [called for called, words in _calls(tree) if _runs_what_it_reads(called, words)] == []


def test_the_search_finds_what_it_looks_for(tried):
    tree = ast.parse("import pickle\nkeras.models.load_model('x')\neval('1')\nnp.load('x', allow_pickle=True)")
    assert all(_runs_what_it_reads(called, words) for called, words in _calls(tree))
    assert FORBIDDEN_MODULES & set(_imports(tree)) == {"pickle"}
    tried("modules searched for pickle, load_model, eval, exec", len(MODULES), "none")


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(find_model(), tmp_path / "stranger")


def _edit_card(folder, **changes):
    card = json.loads((folder / CARD).read_text(encoding="utf-8"))
    (folder / CARD).write_text(json.dumps(card | changes), encoding="utf-8")


def _sign(folder):
    """The stranger's card names the stranger's files."""
    card = json.loads((folder / CARD).read_text(encoding="utf-8"))
    _edit_card(folder, sha256=card["sha256"] | {"weights": file_sha256(folder / WEIGHTS)})


def test_code_beside_the_weights_is_not_run(folder, tmp_path, monkeypatch, tried):
    sentinel = tmp_path / "it ran"
    code = f"open({str(sentinel)!r}, 'w').close()\n"
    names = (
        "__init__.py",
        "model.py",
        "sitecustomize.py",
        "keras.py",
        "tensorflow.py",
        "conftest.py",
        "usercustomize.py",
    )
    for name in names:
        (folder / name).write_text(code, encoding="utf-8")
    for name in ("model.keras", "model.pkl", "model.pt", "saved_model.pb"):
        (folder / name).write_bytes(b"cos\nsystem\n(S'touch it'\ntR.")
    monkeypatch.chdir(folder)
    for engine in (Engine.LITERT, Engine.TENSORFLOW):
        load_classifier(folder, engine).close()
    assert not sentinel.exists()
    tried("code and pickles beside the weights", len(names) + 4, "none was run or read")


@pytest.mark.parametrize(
    "architecture",
    [{"name": "os.system", "arguments": {"command": "true"}}, {"name": "__import__('os')"}, {"name": "../mobilenet"},
     {"name": "mobilenet", "arguments": {"weights": "/etc/passwd"}}, {"name": "Lambda"}, {"name": "build_network"}],
    ids=lambda one: one["name"],
)  # fmt: skip
def test_a_network_that_the_program_does_not_know_is_refused(architecture, folder, tried):
    _edit_card(folder, architecture=architecture)
    with pytest.raises(ModelError):
        load_classifier(folder, Engine.TENSORFLOW)
    tried("networks that the program does not know", 1, "refused")


def _a_pointer_elsewhere(folder, other):
    with h5py.File(folder / WEIGHTS, "r+") as file:
        groups = list(file)
        del file[groups[0]]
        file[groups[0]] = h5py.ExternalLink(str(other), "/")


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_weights_that_lead_to_another_file_are_refused(folder, tmp_path, tried):
    other = tmp_path / "elsewhere.h5"
    with h5py.File(other, "w") as file:
        file["secret"] = [1.0]
    _a_pointer_elsewhere(folder, other)
    _sign(folder)
    with pytest.raises(ModelError):
        load_classifier(folder, Engine.TENSORFLOW)
    tried("weights with a link to another file", 1, "refused")


@pytest.mark.parametrize("kind", ["pipe", "device without end", "link out of it", "link to itself", "10 MB"])
def test_a_card_that_is_no_file_of_its_own_is_refused_at_once(kind, folder, tmp_path, tried):
    card = folder / CARD
    content = card.read_bytes()
    card.unlink()
    if kind == "pipe":
        os.mkfifo(card)
    elif kind == "10 MB":
        card.write_bytes(content + b" " * 10_000_000 + b"x")
    else:
        (tmp_path / "secret").write_text("the secret of somebody else")
        card.symlink_to({"device without end": "/dev/zero", "link to itself": card}.get(kind, tmp_path / "secret"))
    with pytest.raises(ModelError) as caught:
        load_classifier(folder)
    assert "secret of" not in str(caught.value)
    tried(f"card: {kind}", 1, "refused, nothing of it is told")


@pytest.mark.parametrize("name", [WEIGHTS, TFLITE])
def test_weights_that_are_a_link_out_of_the_folder_are_held_to_their_hash(name, folder, tmp_path, tried):
    (tmp_path / "secret").write_bytes(b"the secret of somebody else")
    (folder / name).unlink()
    (folder / name).symlink_to(tmp_path / "secret")
    with pytest.raises(ModelError, match="is not the file that its card was written for"):
        load_classifier(folder)
    tried("weights that are a link out of the folder", 1, "refused")


def test_a_card_is_data(folder):
    (folder / CARD).write_text('{"__class__": "os.system", "name": {"$ref": "file:///etc/passwd"}}', encoding="utf-8")
    with pytest.raises(ModelError, match="not a valid model card"):
        load_classifier(folder)
