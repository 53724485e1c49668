from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxreader import importing, paths
from cxreader.model.document import Document
from cxreader.session import open_session
from tests.ui.window.desk import Desk


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with the four sample texts, read once for all tests."""
    path = tmp_path_factory.mktemp("read") / "Sample library.cxlib"
    session = open_session(path)
    for document in importing.prepare(paths.seeds(), session.full_codebook()):
        assert isinstance(document, Document)
        session.add(document, "seeds")
    session.close()
    return path


@pytest.fixture
def desk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication, qtbot: QtBot, samples: Path
) -> Iterator[Desk]:
    """A desk with empty folders; its window is closed after the test."""
    for variable, folder in (("XDG_DATA_HOME", "data"), ("XDG_CONFIG_HOME", "config"), ("HOME", "home")):
        (tmp_path / folder).mkdir()
        monkeypatch.setenv(variable, str(tmp_path / folder))
    one = Desk(tmp_path, qapp, qtbot, samples)
    yield one
    one.stop()
