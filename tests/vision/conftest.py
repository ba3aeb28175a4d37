"""One tiny model for all tests that need real weights."""

from pathlib import Path

import pytest

from tests.tiny_model import tiny_model


@pytest.fixture(scope="session")
def model_folder() -> Path:
    return tiny_model()
