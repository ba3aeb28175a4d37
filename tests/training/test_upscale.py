"""Super-resolution of a folder: by real networks where they lie beside the project, else by a stand-in."""

import os
from pathlib import Path

import cv2
import numpy as np
import pytest

from engagement_monitor.errors import DataError, ExportError
from engagement_monitor.training import upscale
from engagement_monitor.training.upscale import Method, Upscaler, upscale_folder
from tests.training.data_forms import noise, save

NETWORKS = Path(
    os.environ.get("ENGAGEMENT_MONITOR_SUPER_RESOLUTION", Path(__file__).parents[3] / "shared/data/super_resolution")
)
real = pytest.mark.skipif(not (NETWORKS / "FSRCNN_x2.pb").is_file(), reason="no super-resolution networks at hand")


class _Plain:
    """Enlarges by repeating pixels, and counts."""

    scale = 2

    def __init__(self, network: str = "plain") -> None:
        self.calls = 0
        self.identity = {"method": network, "scale": self.scale}

    def enlarge(self, picture: np.ndarray) -> np.ndarray:
        self.calls += 1
        return picture.repeat(2, axis=0).repeat(2, axis=1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "small"
    save(root / "happy" / "a.png", noise(1, (10, 12)))
    save(root / "sad" / "b.png", noise(2, (8, 8, 3)))
    (root / "labels.csv").write_text("files,target\n")
    return root


def _run(folder: Path, output: Path, network: str = "plain") -> list[bool]:
    return list(upscale_folder(_Plain(network), folder, output))  # type: ignore[arg-type]


def test_class_folders_names_grey_and_tables_are_kept(folder: Path, tmp_path: Path) -> None:
    assert _run(folder, tmp_path / "large") == [True, True]
    files = sorted(str(path.relative_to(tmp_path / "large")) for path in (tmp_path / "large").rglob("*.*"))
    assert files == [str(Path("happy/a.png")), "labels.csv", str(Path("sad/b.png")), "upscaled.json"]
    large = cv2.imread(str(tmp_path / "large/happy/a.png"), cv2.IMREAD_UNCHANGED)
    assert large.shape == (20, 24)
    assert cv2.imread(str(tmp_path / "large/sad/b.png"), cv2.IMREAD_UNCHANGED).shape == (16, 16, 3)


@pytest.mark.parametrize("torn", [b"", b"torn", None])
def test_only_what_is_missing_or_torn_is_done_again(folder: Path, tmp_path: Path, torn: bytes | None) -> None:
    _run(folder, tmp_path / "large")
    again = tmp_path / "large" / "sad" / "b.png"
    if torn is None:
        again.unlink()
    else:
        again.write_bytes(torn)
    assert _run(folder, tmp_path / "large") == [False, True]
    assert _run(folder, tmp_path / "large") == [False, False]


def test_pictures_of_another_network_are_not_taken_for_done(folder: Path, tmp_path: Path) -> None:
    _run(folder, tmp_path / "large")
    with pytest.raises(DataError, match="another network"):
        _run(folder, tmp_path / "large", "other")


def test_a_picture_that_cannot_be_read_is_named_and_leaves_no_half(folder: Path, tmp_path: Path) -> None:
    (folder / "sad" / "notes.jpg").write_text("no picture")
    with pytest.raises(DataError, match=r"notes\.jpg"):
        _run(folder, tmp_path / "large")
    assert not list(tmp_path.rglob("*.part"))


@pytest.mark.parametrize("output", ["small", "small/large", "."])
def test_folders_in_each_other_are_refused(folder: Path, tmp_path: Path, output: str) -> None:
    with pytest.raises(DataError, match="lie in each other"):
        _run(folder, tmp_path / output)


def test_a_folder_without_pictures_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no folder with pictures"):
        _run(tmp_path / "nowhere", tmp_path / "large")


def test_an_output_that_cannot_be_written_is_said(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ExportError, match="Nothing can be written"):
        _run(folder, tmp_path / "file" / "large")


def test_a_file_that_is_no_network_is_refused(tmp_path: Path) -> None:
    (tmp_path / "net.pb").write_text("no network")
    for path in (tmp_path / "net.pb", tmp_path / "gone.pb"):
        with pytest.raises(DataError, match="no network"):
            Upscaler(path, Method.FSRCNN, 2)


def test_a_network_that_gives_another_size_is_refused_before_anything_is_written(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Same:
        def readModel(self, _: str) -> None: ...  # noqa: N802

        def setModel(self, *_: object) -> None: ...  # noqa: N802

        def upsample(self, picture: np.ndarray) -> np.ndarray:
            return picture

    monkeypatch.setattr(upscale.cv2.dnn_superres.DnnSuperResImpl, "create", Same)
    network = tmp_path / "x.pb"
    network.touch()
    with pytest.raises(DataError, match="not espcn at scale 4"):
        list(upscale_folder(Upscaler(network, Method.ESPCN, 4), folder, tmp_path / "large"))
    assert not (tmp_path / "large").exists()


@real
@pytest.mark.parametrize(("name", "method", "scale"), [("FSRCNN_x2", "fsrcnn", 2), ("ESPCN_x4", "espcn", 4)])
def test_a_real_network_enlarges_a_smooth_picture_faithfully(name: str, method: str, scale: int) -> None:
    smooth = cv2.GaussianBlur(noise(1, (48, 48)), (0, 0), 6)
    large = Upscaler(NETWORKS / f"{name}.pb", Method(method), scale).enlarge(smooth)
    assert large.shape == (48 * scale, 48 * scale)
    back = cv2.resize(large, (48, 48), interpolation=cv2.INTER_AREA)
    assert np.abs(back.astype(int) - smooth).mean() < 3


@real
@pytest.mark.parametrize(("method", "scale"), [("fsrcnn", 4), ("edsr", 2)])
def test_a_real_network_of_another_scale_or_kind_is_refused(method: str, scale: int) -> None:
    with pytest.raises(DataError, match="is not"):
        Upscaler(NETWORKS / "FSRCNN_x2.pb", Method(method), scale).enlarge(noise(1))
