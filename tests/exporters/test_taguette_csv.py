"""A codebook opened as Taguette does it."""

import csv
import io
from pathlib import Path

from cxreader.exporters import taguette_csv
from cxreader.model.theme import Codebook, Family, Theme
from tests.exporters.projects import BARE, EXPORT, TASTE


def _rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_each_theme_is_a_tag_under_its_family(tmp_path: Path) -> None:
    steps: list[int] = []
    path = tmp_path / "tags.csv"
    taguette_csv.write(EXPORT, path, lambda: steps.append(1))
    assert _rows(path.read_bytes()) == [["path", "description"], ["Food.Taste", "How it tastes."]]
    assert len(steps) == len(EXPORT.rows)


def test_names_are_short_unlike_and_no_formulas() -> None:
    families = (Family("f", "=F.x", "blue"),)
    long = [Theme(f"t{n}", f"T{n}", "n" * 300 + str(n), "f", "+1") for n in range(2)]
    (_, *rows) = _rows(taguette_csv.render(Codebook("c", 1, families, tuple(long))))
    assert [len(tag) for tag, _ in rows] == [200, 200]
    assert rows[0][0] != rows[1][0]
    assert all(tag.startswith("'=F x.n") and meaning == "'+1" for tag, meaning in rows)


def test_what_is_lost_is_said() -> None:
    assert len(taguette_csv.losses(BARE)) == 1
    long = TASTE._replace(name="n" * 300)
    assert taguette_csv.losses(EXPORT._replace(themes=(long,)))[1] == "1 names are cut after 200 characters."
