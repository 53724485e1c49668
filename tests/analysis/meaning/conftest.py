"""The meaning model, loaded once."""

from pathlib import Path

import pytest

from cxreader.analysis.meaning.encoder import Encoder


@pytest.fixture(scope="session")
def encoder(model_path: Path) -> Encoder:
    return Encoder(model_path)
