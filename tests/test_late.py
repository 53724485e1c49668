import importlib
import sys
from collections.abc import Iterator
from importlib.machinery import ModuleSpec, SourceFileLoader
from pathlib import Path
from threading import Thread
from types import ModuleType

import pytest

from cxreader.late import LateLoader, put_off


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.syspath_prepend(str(tmp_path))
    yield tmp_path
    for name in ("late_example", "late_other"):
        sys.modules.pop(name, None)
    vars(sys).pop("late_runs", None)


def loaded_late(folder: Path, text: str) -> ModuleType:
    (folder / "late_example.py").write_text(text, encoding="utf-8")
    importlib.invalidate_caches()
    with put_off(["late_example"]):
        return importlib.import_module("late_example")


def test_a_module_runs_when_something_of_it_is_asked_for(folder: Path) -> None:
    module = loaded_late(folder, "import sys\nsys.late_runs = 1\nWORD = 'said'\n")
    assert importlib.import_module("late_example") is module
    assert not hasattr(sys, "late_runs")
    assert module.WORD == "said"
    assert vars(sys)["late_runs"] == 1
    assert module.__name__ == "late_example"
    assert module.__file__ == str(folder / "late_example.py")


def test_a_name_that_is_not_there_is_missed_as_ever(folder: Path) -> None:
    module = loaded_late(folder, "")
    with pytest.raises(AttributeError, match="module 'late_example' has no attribute 'nothing'"):
        _ = module.nothing
    assert not hasattr(module, "__path__")


def test_other_modules_and_later_ones_run_at_once(folder: Path) -> None:
    (folder / "late_other.py").write_text("WORD = 'said'\n", encoding="utf-8")
    importlib.invalidate_caches()
    with put_off(["late_example", "late_nowhere"]):
        assert vars(importlib.import_module("late_other"))["WORD"] == "said"
        with pytest.raises(ModuleNotFoundError):
            importlib.import_module("late_nowhere")
    (folder / "late_example.py").write_text("WORD = 'said'\n", encoding="utf-8")
    importlib.invalidate_caches()
    assert vars(importlib.import_module("late_example"))["WORD"] == "said"


def test_a_module_that_asks_for_itself_meanwhile_has_what_is_there_by_then(folder: Path) -> None:
    module = loaded_late(folder, "FIRST = 1\nfrom late_example import FIRST as again\n")
    assert module.again == 1


def test_threads_wait_for_each_other(folder: Path) -> None:
    text = "import sys, time\nsys.late_runs = getattr(sys, 'late_runs', 0) + 1\ntime.perf_counter()\nWORD = 'said'\n"
    module = loaded_late(folder, text)
    found: list[str] = []
    threads = [Thread(target=lambda: found.append(module.WORD)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == ["said"] * 8
    assert vars(sys)["late_runs"] == 1


def test_functions_can_be_had_without_asking_the_module(folder: Path) -> None:
    file = folder / "late_example.py"
    file.write_text("def double(number):\n    return 2 * number\n", encoding="utf-8")
    loader = LateLoader(SourceFileLoader("late_example", str(file)), ["double"])
    module = loader.create_module(ModuleSpec("late_example", None))
    loader.exec_module(module)
    assert vars(module)["double"](4) == 8
    assert module.double(5) == 10
