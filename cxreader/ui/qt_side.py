"""How Qt's Python side is loaded: without what a start has no use for, which was a fifth of it.

Where that side is built in another way, it loads as it does by itself.
"""

from importlib import import_module, machinery
from types import ModuleType
from typing import Any

from cxreader.late import LateLoader
from cxreader.ui.qt_enums import quicken

_SUPPORT = "shibokensupport"
# these write signatures out, for errors and for `help`; they come as text that would be compiled at each start
_LATE = frozenset(
    f"{_SUPPORT}.signature.{name}"
    for name in ("errorhandler", "layout", "mapping", "parser", "lib.enum_sig", "lib.pyi_generator", "lib.tool")
)
# what is called from C
_CALLED = ("update_mapping",)
_FEATURES = f"{_SUPPORT}.feature"

_plain_spec = machinery.ModuleSpec


def load() -> None:
    """Load Qt's Python side."""
    quicken()
    # its own finder stands before all others meanwhile, and this is the only thing it takes from elsewhere
    names = vars(machinery)
    names["ModuleSpec"] = _spec
    try:
        import_module("PySide6.QtCore")
    finally:
        names["ModuleSpec"] = _plain_spec


class _Featureless:
    """Runs the module that looks after the special features of Qt's Python side, and spares it looking.

    To find out whether a module asks for them it would read the source of each that is imported, which takes longer
    than to load it.
    """

    def __init__(self, loader: Any) -> None:  # noqa: ANN401 - whatever runs modules
        self._loader = loader

    def create_module(self, _spec: machinery.ModuleSpec) -> None:
        """Leave that to Python."""

    def exec_module(self, module: ModuleType) -> None:
        """Run it."""
        self._loader.exec_module(module)
        vars(module)["_mod_uses_pyside"] = _wants_features


def _spec(name: str, loader: Any) -> machinery.ModuleSpec:  # noqa: ANN401 - whatever runs modules
    if name in _LATE:
        loader = LateLoader(loader, _CALLED if name.endswith(".mapping") else ())
    elif name == _FEATURES:
        loader = _Featureless(loader)
    return _plain_spec(name, loader)


def _wants_features(module: ModuleType) -> bool:
    """Tell whether the special features could be meant for a module; none of ours asks for them."""
    return module.__name__.startswith("cxreader.ui")
