import os
from pathlib import Path

import pytest

from engagement_monitor.vision import native_output
from engagement_monitor.vision.native_output import native_log_path, native_output_logged


def _print_natively(text: str) -> None:
    os.write(2, text.encode())


def test_what_is_printed_natively_goes_into_the_log(capfd: pytest.CaptureFixture[str]) -> None:
    with native_output_logged():
        _print_natively("into the log\n")
    _print_natively("for the user\n")
    assert native_log_path().read_text(encoding="utf-8") == "into the log\n"
    assert capfd.readouterr().err == "for the user\n"


def test_stderr_is_there_again_after_a_failure(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(RuntimeError), native_output_logged():
        raise RuntimeError
    _print_natively("for the user\n")
    assert capfd.readouterr().err == "for the user\n"


def test_a_block_may_hold_another(capfd: pytest.CaptureFixture[str]) -> None:
    with native_output_logged():
        with native_output_logged():
            _print_natively("inner ")
        _print_natively("outer")
    assert native_log_path().read_text(encoding="utf-8") == "inner outer"
    assert capfd.readouterr().err == ""


def test_a_log_that_cannot_be_written_loses_only_itself(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr(native_output, "native_log_path", lambda: tmp_path / "file" / "native.log")
    with native_output_logged():
        _print_natively("lost")
    assert capfd.readouterr().err == ""


def test_a_long_log_starts_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(native_output, "_LARGEST_LOG_BYTES", 3)
    for text in ("a long one", "new"):
        with native_output_logged():
            _print_natively(text)
    assert native_log_path().read_text(encoding="utf-8") == "new"
