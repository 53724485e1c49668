import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cxreader import importers
from cxreader.errors import IncomingError
from cxreader.session import Session, open_session, taking_in
from tests.importers.hostile import WAYS

_MOST = 300_000  # kilobytes
_READ = """
import re, sys
from pathlib import Path
from cxreader import importers
from cxreader.errors import IncomingError
for name in sys.argv[1:]:
    try:
        importers.read(Path(name))
    except IncomingError:
        continue
    sys.exit(f"{name} was taken in")
print(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
"""


_TABLES = (
    "document",
    "text",
    "arrival",
    "family",
    "theme",
    "term",
    "edition",
    "highlight",
    "memo",
    "link",
    "undo_step",
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    session = open_session(tmp_path_factory.mktemp("hostile") / "Library.cxlib")
    yield session
    session.close()


def _dump(session: Session) -> list[list[tuple[object, ...]]]:
    """Return what the library holds."""
    with session._library.reading() as db:
        return [db.execute(f"SELECT * FROM {table}").fetchall() for table in _TABLES]  # noqa: S608 - names of ours


@pytest.mark.parametrize("way", WAYS)
def test_what_is_broken_gets_a_sentence_and_changes_nothing(way: str, tmp_path: Path, library: Session) -> None:
    suffix, make = WAYS[way]
    path = tmp_path / f"hostile.{suffix}"
    make(path)
    before = _dump(library)
    with pytest.raises(IncomingError) as told:
        taking_in.take_in(library, importers.read(path))
    sentence = str(told.value)
    assert sentence.startswith(f"“{path.name}” could not be ")
    assert sentence.endswith(".")
    assert "  " not in sentence
    assert len(sentence) < 500
    assert _dump(library) == before
    assert {file.name for file in tmp_path.iterdir()} <= {path.name}


def test_sixty_ways_and_more_are_tried() -> None:
    assert len(WAYS) >= 60


def test_no_broken_file_takes_much_memory(tmp_path: Path) -> None:
    paths = []
    for number, (suffix, make) in enumerate(WAYS.values()):
        paths.append(str(tmp_path / f"{number}.{suffix}"))
        make(Path(paths[-1]))
    ended = subprocess.run([sys.executable, "-c", _READ, *paths], capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    assert int(ended.stdout) < _MOST
