from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

from cxreader.exporters.package import package


def test_a_package_holds_what_was_put_in_in_that_order(tmp_path: Path) -> None:
    with package(tmp_path / "p.zip") as file:
        file.add("mimetype", "plain", packed=False)
        file.stream("text.xml", iter(["<a>", "é", "</a>"]))
    with ZipFile(tmp_path / "p.zip") as found:
        assert found.namelist() == ["mimetype", "text.xml"]
        assert found.infolist()[0].compress_type == ZIP_STORED
        assert found.read("text.xml").decode() == "<a>é</a>"
        assert {entry.date_time for entry in found.infolist()} == {(1980, 1, 1, 0, 0, 0)}
