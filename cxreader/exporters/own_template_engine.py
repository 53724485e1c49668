"""What runs a person's template: Jinja, kept from all that is not there for it, and from going on for ever."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NoReturn, cast

from jinja2 import StrictUndefined, TemplateError, nodes
from jinja2.environment import Template
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

# seconds that a template may take, characters of one text, and of all it makes
LONGEST, LARGEST, MOST = 120.0, 1 << 22, 1 << 29
# what is set between items
_BETWEEN = 1_000
# what a text may be asked: nothing that makes a long one of short ones
_METHODS = frozenset(
    {"upper", "lower", "title", "capitalize", "casefold", "strip", "lstrip", "rstrip", "split", "startswith"}
    | {"endswith", "count", "find", "items", "keys", "values", "get"}
)
_FILTERS = (
    *("abs", "capitalize", "count", "d", "default", "dictsort", "e", "escape", "first", "float", "forceescape"),
    *("groupby", "int", "items", "join", "last", "length", "list", "lower", "map", "max", "min", "reject"),
    *("rejectattr", "replace", "reverse", "round", "safe", "select", "selectattr", "sort", "string", "striptags"),
    *("sum", "title", "tojson", "trim", "truncate", "unique", "upper", "wordcount"),
)
_GLOBALS = ("range", "dict", "cycler", "joiner", "namespace")
_CHECKED = "cxreader_checked"
_WATCHED = "cxreader_watched"


class ForbiddenError(Exception):
    """A template does what none may; its text says what."""


# what a template may come to: what Jinja and the bounds here say, and whatever Python does with a mistake in it
FAULTS = (
    *(TemplateError, ForbiddenError, SyntaxError, ArithmeticError, AssertionError, AttributeError, LookupError),
    *(MemoryError, RuntimeError, TypeError, ValueError),
)


class Engine(ImmutableSandboxedEnvironment):
    """Templates of one kind of file."""

    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(self, *, escapes: bool) -> None:
        """Make what runs one template once; ``escapes`` says whether what is put into its text is escaped."""
        super().__init__(
            autoescape=escapes,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self._end = time.monotonic() + LONGEST
        own: dict[str, Callable[..., Any]] = {
            "join": _joiner(self.filters["join"]),
            "replace": self._replace,
            _CHECKED: _checked,
            _WATCHED: self._watched,
        }
        self.filters = {name: self.filters[name] for name in _FILTERS} | own
        self.globals = {name: self.globals[name] for name in _GLOBALS}

    def pieces(self, source: str, name: str, data: Mapping[str, object]) -> Iterator[str]:
        """Give what a template makes, piece by piece."""
        tree = self.parse(source, name, name)
        self._guard(tree)
        code = self.compile(tree, name, name)
        made = Template.from_code(self, code, dict(self.globals))
        return self._counted(made.generate(data))

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        """Tell whether a template may use something of an object."""
        if isinstance(obj, str | bytes | int | float | list | tuple | Mapping):
            return attr in _METHODS
        return super().is_safe_attribute(obj, attr, value)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401 - Jinja's own
        """Return what comes of two values, where it is of a size that can be had."""
        size = max(map(_size, (left, right)))
        numbers = isinstance(left, int | float) and isinstance(right, int | float)
        if operator == "**" and not (numbers and abs(left) < _BETWEEN and abs(right) < _BETWEEN):
            _forbid("such a power is too large")
        if operator == "%" and not numbers:
            _forbid("texts are put together with ~")
        if operator == "*" and not numbers:
            size *= max(int(left) if isinstance(left, int) else 1, int(right) if isinstance(right, int) else 1)
        if size > LARGEST:
            _forbid("a text or a list becomes too long")
        return super().call_binop(context, operator, left, right)

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - Jinja's own
        """Return what something answers that a template calls, unless it takes too long."""
        self._look_at_clock()
        return _checked(super().call(context, obj, *args, **kwargs))

    def _guard(self, tree: nodes.Template) -> None:
        """Have each loop watched, and each text that is put together checked; nothing else can be large."""
        for forbidden in (nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends):
            for node in tree.find_all(forbidden):
                _forbid("a template stands by itself and takes in no other", node.lineno)
        for loop in tree.find_all(nodes.For):
            # whatever is gone through has a value, though Jinja's types do not say so
            loop.iter = _filtered(cast("nodes.Expr", loop.iter), _WATCHED)
        for kept in tree.find_all(nodes.AssignBlock):
            kept.filter = _filtered(kept.filter, _CHECKED)
        for parent in list(tree.find_all(nodes.Node)):
            _check_texts(parent)

    def _watched(self, items: Iterable[Any]) -> Iterable[Any]:
        return _Watched(items, self._look_at_clock) if hasattr(items, "__len__") else self._each(items)

    def _each(self, items: Iterable[Any]) -> Iterator[Any]:
        for item in items:
            self._look_at_clock()
            yield item

    def _look_at_clock(self) -> None:
        if time.monotonic() > self._end:
            _forbid("it takes too long")

    def _counted(self, pieces: Iterator[str]) -> Iterator[str]:
        left = MOST
        for piece in pieces:
            left -= len(piece)
            if left < 0:
                _forbid("it makes too much text")
            yield piece

    def _replace(self, text: object, old: object, new: object) -> str:
        words, put = str(text), str(new)
        if (words.count(str(old)) + 1) * len(put) > LARGEST:
            _forbid("a text becomes too long")
        return words.replace(str(old), put)


class _Watched:
    """Items that have a number, gone through with an eye on the clock."""

    def __init__(self, items: Any, look: Callable[[], None]) -> None:  # noqa: ANN401 - whatever has a length
        self._items = items
        self._look = look

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[Any]:
        for item in self._items:
            self._look()
            yield item


def _check_texts(parent: nodes.Node) -> None:
    """Put a check around each text that a node puts together of several."""
    for field in parent.fields:
        value = getattr(parent, field)
        if isinstance(value, nodes.Concat):
            setattr(parent, field, _filtered(value, _CHECKED))
        elif isinstance(value, list):
            value[:] = [_filtered(one, _CHECKED) if isinstance(one, nodes.Concat) else one for one in value]


def _filtered(value: nodes.Expr | None, name: str) -> nodes.Filter:
    lineno = value.lineno if value is not None else 1
    return nodes.Filter(value, name, [], [], None, None, lineno=lineno)


def _joiner(join: Callable[..., Any]) -> Callable[..., Any]:
    def joined(context: Any, items: Iterable[Any], d: str = "", attribute: Any = None) -> Any:  # noqa: ANN401
        if len(d) > _BETWEEN:
            _forbid("what stands between items is too long")
        return _checked(join(context, items, d, attribute))

    # it wants to know whether texts are escaped
    joined.jinja_pass_arg = join.jinja_pass_arg  # type: ignore[attr-defined]  # as Jinja marks its own
    return joined


def _checked(value: Any) -> Any:  # noqa: ANN401 - whatever a template makes
    if _size(value) > LARGEST:
        _forbid("a text or a list becomes too long")
    return value


def _size(value: object) -> int:
    return len(value) if isinstance(value, str | bytes | list | tuple) else 0


def _forbid(why: str, lineno: int = 0) -> NoReturn:
    problem = ForbiddenError(why)
    if lineno:
        problem.lineno = lineno  # type: ignore[attr-defined]  # as the errors of Jinja have it
    raise problem
