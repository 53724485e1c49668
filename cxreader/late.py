"""Modules that others load and hardly ever use: they are run when something of them is first asked for.

Python's own `LazyLoader` would run them as soon as a second one loads them.
"""

import sys
from collections.abc import Collection, Generator, Sequence
from contextlib import contextmanager
from functools import partial
from importlib.machinery import ModuleSpec, PathFinder
from threading import RLock
from types import ModuleType
from typing import Any

# where a module comes from, which Python itself looks for in a new one
_PLACES = frozenset({"__path__", "__file__", "__cached__"})


class LateLoader:
    """Stands before a loader, and leaves a module to be run by it when something of it is first asked for."""

    # Python's base class of loaders takes longer to load than some of these modules
    def __init__(self, loader: Any, functions: Collection[str] = ()) -> None:  # noqa: ANN401 - whatever runs modules
        """Stand before a loader.

        Args:
            loader: It.
            functions: Names of functions that are looked for in the module without asking it, as C code may do.

        """
        self._loader = loader
        self._functions = functions

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """Return the module, still to be run."""
        return _LateModule(spec.name, self._loader, self._functions)

    def exec_module(self, module: ModuleType) -> None:
        """Leave it."""


@contextmanager
def put_off(names: Collection[str]) -> Generator[None]:
    """Have modules of these names run late that are loaded meanwhile."""
    finder = _LateFinder(names)
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)


class _LateFinder:
    def __init__(self, names: Collection[str]) -> None:
        self._names = names

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        spec = PathFinder.find_spec(name, path, target) if name in self._names else None
        if spec:
            loader: Any = LateLoader(spec.loader)
            spec.loader = loader
        return spec


class _LateModule(ModuleType):
    # its own names stand beside those of the module, and must be none of them
    def __init__(self, name: str, loader: Any, functions: Collection[str]) -> None:  # noqa: ANN401 - see above
        super().__init__(name)
        self._late_loader = loader
        self._late_lock = RLock()
        for function in functions:
            vars(self)[function] = partial(self._late_call, function)

    def __getattr__(self, name: str) -> object:
        if name not in _PLACES:
            self._late_run()
        try:
            return vars(self)[name]
        except KeyError:
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}") from None

    def _late_call(self, name: str, *given: object) -> object:
        self._late_run()
        return vars(self)[name](*given)

    def _late_run(self) -> None:
        with self._late_lock:
            loader, self._late_loader = self._late_loader, None
            if loader:
                # whoever loads a module may call it something else then, and its loader knows it by its first name
                now, self.__spec__ = self.__spec__, ModuleSpec(self.__name__, None)
                loader.exec_module(self)
                self.__spec__ = now
