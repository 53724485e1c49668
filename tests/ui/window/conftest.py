import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxreader import importing, judging, paths
from cxreader.model.document import Document
from cxreader.model.scope import Scope
from cxreader.readers.isolation import isolation
from cxreader.session import open_session
from tests.ui.window.desk import Desk


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with the four sample texts, read once for all tests."""
    path = tmp_path_factory.mktemp("read") / "Sample library.cxlib"
    session = open_session(path)
    for document in importing.prepare(paths.seeds(), session.full_codebook()):
        assert isinstance(document, Document)
        session.add(document, "seeds", sample=True)
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
    # a person would be disturbed by what begins at once; a test need not wait for it
    for delay in ("judging._CALM", "judging._SETTLED", "judging._DECIDED", "codebook_editing._REST"):
        monkeypatch.setattr(f"cxreader.ui.{delay}", 10)
    # what read strangers' files for another test is no process of the window's
    isolation().close()
    one = Desk(tmp_path, qapp, qtbot, samples)
    yield one
    one.stop()


@pytest.fixture(scope="session")
def judged(tmp_path_factory: pytest.TempPathFactory, model_path: Path) -> Path:
    """A library with two short texts on refunds, queues and shops, whose passages have been judged by meaning."""
    assert model_path.is_file()
    folder = tmp_path_factory.mktemp("judged")
    for name, words in (("zwroty.txt", POLISH_TEXT), ("devoluciones.txt", SPANISH_TEXT)):
        (folder / name).write_text(words, "utf-8")
    session = open_session(folder / "Judged.cxlib")
    for document in importing.prepare([folder / "zwroty.txt", folder / "devoluciones.txt"], session.full_codebook()):
        assert isinstance(document, Document)
        session.add(document, "judged", sample=True)
    for row in session.documents(Scope()):
        session.take(judging.judge(session.path, row.id, 0))
    session.close()
    return session.path


@pytest.fixture
def shop(desk: Desk, judged: Path) -> Desk:
    """A window on the texts about refunds, with the first passage of the Polish one the current one."""
    paths.own_library().parent.mkdir(parents=True)
    shutil.copy(judged, paths.own_library())
    desk.put_settings(f'library = "{paths.own_library()}"\n')
    desk.start()
    polish = next(row for row in desk.session.documents(Scope()) if row.language == "pl")
    desk.hub.open(polish.id, 0)
    desk.until(lambda: desk.hub.passage is not None)
    return desk


POLISH_TEXT = """Sklep nie oddał mi pieniędzy za zepsuty czajnik. Na zwrot pieniędzy czekałem sześć tygodni.
Zwrot przyszedł dopiero po trzeciej reklamacji. W kolejce do kasy stało czterdzieści osób. Kolejka nie ruszyła się
przez pół godziny.

Nikt nie otworzył drugiej kasy. Sprzedawca był bardzo uprzejmy i znał towar. Sprzedawczyni pomogła mi wybrać buty.
Półki w tym sklepie są zawsze pełne. Pieniądze za oddany płaszcz wróciły na moje konto następnego dnia. Sklep zwraca
pieniądze tylko w ciągu siedmiu dni.
"""
SPANISH_TEXT = """La tienda no me devolvió el dinero de la lavadora rota. El reembolso tardó más de dos meses en llegar.
Nunca me reembolsaron el importe del billete cancelado. La cola para pagar daba la vuelta al edificio. Esperé una hora
en la fila y me fui.

Solo había una caja abierta para toda la tienda. La dependienta fue amable y conocía bien los productos. El vendedor
me ayudó a elegir un abrigo. Los estantes estaban limpios y ordenados. Me devolvieron el dinero al día siguiente sin
hacer preguntas. Piden el recibo para cualquier reembolso.
"""
