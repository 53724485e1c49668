import sys
from importlib import import_module
from pathlib import Path

import cxreader.ui


def test_no_module_of_the_window_is_read_only_to_learn_that_it_wants_nothing_special_of_qt() -> None:
    known = import_module("PySide6.support.feature").pyside_feature_dict
    modules = [f"cxreader.ui.{path.stem}" for path in Path(cxreader.ui.__path__[0]).glob("*.py")]
    assert len(modules) > 50
    assert {known[name] for name in modules} == {0}
    assert sys.modules["__feature__"].pyside_feature_dict is known
