from pathlib import Path

import pytest

from cxreader.errors import IncomingError
from cxreader.importers import archive, qdpx
from tests.importers.projects import pack


def test_all_parts_together_may_not_be_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "_TOGETHER", 100)
    with pytest.raises(IncomingError, match="too large when it is unpacked"):
        qdpx.read(pack(tmp_path / "a.qdpx"))


def test_a_file_that_is_too_large_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.qdpx"
    with path.open("wb") as file:
        file.truncate(300_000_000)
    with pytest.raises(IncomingError, match="it has 300 MB, and 250 MB is the limit"):
        qdpx.read(path)
