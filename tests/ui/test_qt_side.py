import subprocess
import sys
from importlib import machinery

from cxreader.ui import qt_side

# programs of their own, for Qt's Python side is loaded once in a process
LATE = """
import sys
from cxreader import late
with late.put_off(["inspect"]):
    import cxreader.ui
from PySide6.QtCore import QRect
def is_late(name):
    return vars(sys.modules[name]).get("_late_loader") is not None
parts = ("errorhandler", "layout", "mapping", "parser", "lib.enum_sig", "lib.pyi_generator", "lib.tool")
print(all(is_late(f"shibokensupport.signature.{part}") for part in parts))
"""
WRONG_CALL = """
try:
    QRect("a")
except TypeError as error:
    print(error)
"""
TOOLS = """
from PySide6.support.signature.lib import pyi_generator
print(pyi_generator.generate_pyi.__name__, pyi_generator.__spec__.name)
"""
WINDOW = """
import cxreader.ui.main_window
features = sys.modules["PySide6.support.feature"].pyside_feature_dict
print(is_late("inspect"), features["cxreader.ui.banner"], features["cxreader.session"])
"""


def said_by(program: str) -> list[str]:
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)
    assert not done.stderr
    return done.stdout.split("\n")


def test_what_describes_the_functions_of_qt_is_run_when_it_is_asked_for() -> None:
    assert said_by(LATE)[0] == "True"


def test_a_wrong_call_is_explained_as_ever() -> None:
    assert said_by(LATE + WRONG_CALL)[1] == "'PySide6.QtCore.QRect.__init__' called with wrong argument types:"


def test_the_tools_of_qt_s_python_side_are_there() -> None:
    assert said_by(LATE + TOOLS)[1] == "generate_pyi PySide6.support.signature.lib.pyi_generator"


def test_no_module_is_read_only_to_learn_that_it_wants_nothing_special_of_qt() -> None:
    assert said_by(LATE + WINDOW)[1] == "True 0 -1"


def test_where_qt_is_loaded_already_nothing_changes() -> None:
    before, spec = dict(sys.modules), machinery.ModuleSpec
    qt_side.load()
    assert sys.modules == before
    assert machinery.ModuleSpec is spec
