"""The four sample texts, really read once, libraries that hold them, and the meaning model."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cxreader import importing, paths
from cxreader.analysis import codebook as codebooks
from cxreader.analysis import model_file
from cxreader.importing import Analyst
from cxreader.model.document import Document
from cxreader.model.theme import Codebook
from cxreader.session import Session, open_session
from tests.judging.rounds import judge_all

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def model_path() -> Path:
    """The meaning model in its place, fetched if need be."""
    subprocess.run([sys.executable, str(ROOT / "packaging/model.py")], check=True)
    return model_file.shipped()


@pytest.fixture(scope="session")
def shipped_codebook() -> Codebook:
    """The codebook that comes with the program."""
    return codebooks.load(codebooks.shipped())


@pytest.fixture(scope="session")
def analyst(shipped_codebook: Codebook) -> Analyst:
    """One that understands texts."""
    return Analyst(shipped_codebook)


@pytest.fixture(scope="session")
def seed_documents(shipped_codebook: Codebook) -> tuple[Document, ...]:
    """The sample texts: Spanish, Chinese, Polish, Filipino."""
    prepared = importing.prepare(paths.seeds(), shipped_codebook)
    return tuple(item for item in prepared if isinstance(item, Document))


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory, seed_documents: tuple[Document, ...]) -> Path:
    """A library of the sample texts that nobody writes to."""
    path = tmp_path_factory.mktemp("sample") / "Sample.cxlib"
    session = open_session(path)
    for document in seed_documents:
        session.add(document, "samples", sample=True)
    session.close()
    return path


@pytest.fixture(scope="session")
def judged_sample_file(sample_file: Path, model_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of the sample texts whose themes go by meaning, that nobody writes to."""
    assert model_path.is_file()
    path = Path(shutil.copy(sample_file, tmp_path_factory.mktemp("judged") / "Judged.cxlib"))
    session = open_session(path)
    judge_all(session)
    session.close()
    return path


@pytest.fixture
def judged(opened: Callable[[Path], Session], judged_sample_file: Path, tmp_path: Path) -> Session:
    """An open library of the sample texts whose themes go by meaning."""
    return opened(Path(shutil.copy(judged_sample_file, tmp_path / "Judged.cxlib")))


@pytest.fixture
def no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the meaning model be where nobody finds it."""
    monkeypatch.setattr(model_file, "NAME", "elsewhere.cxm")


@pytest.fixture
def library_file(sample_file: Path, tmp_path: Path) -> Path:
    """A library of the sample texts of one's own."""
    return Path(shutil.copy(sample_file, tmp_path / "Mine.cxlib"))


@pytest.fixture
def opened() -> Iterator[Callable[[Path], Session]]:
    """Open libraries that are closed in the end."""
    sessions: list[Session] = []

    def open_one(path: Path) -> Session:
        sessions.append(open_session(path))
        return sessions[-1]

    yield open_one
    for session in sessions:
        session.close()


@pytest.fixture
def session(opened: Callable[[Path], Session], library_file: Path) -> Session:
    """The open library of the sample texts."""
    return opened(library_file)
