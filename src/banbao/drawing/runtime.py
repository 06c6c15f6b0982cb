"""What the code of compiled templates calls."""

from collections import OrderedDict
from collections.abc import Callable
from typing import Any

import markupsafe
from jinja2 import Environment
from jinja2.runtime import Context
from markupsafe import Markup

MOST_PIECES = 16384
"""How many pieces a template keeps; a row of a list takes some 2 KB."""

# Wrapping a text in a Markup only to join it costs five times what escaping it does.
_escape_text: Callable[[str], str] = getattr(markupsafe, "_escape_inner", markupsafe.escape)


def written(value: object) -> str:
    """Escape a value for output, as `markupsafe.escape` does."""
    if type(value) is str:
        return _escape_text(value)
    if type(value) is Markup:
        return value
    return str(value) if type(value) is int else markupsafe.escape(value)


def written_call(context: Context, function: Callable[..., object], *arguments: object) -> str:
    """Escape what a function gives that may want to know the page's context."""
    return written(context.call(function, *arguments))


def marked(draw: Callable[..., str]) -> Callable[..., Markup]:
    """Make a macro's function give markup, for those who do more with it than write it."""
    return lambda *arguments: Markup(draw(*arguments))


class Modules(dict[str, Any]):
    """The parts that a template imports macros from, by name, each made once."""

    def __init__(self, environment: Environment) -> None:
        """Begin without any."""
        super().__init__()
        self._environment = environment

    def __missing__(self, name: str) -> Any:
        """Make a part when it is imported for the first time."""
        module = self[name] = self._environment.get_template(name).module
        return module


Piece = tuple[object, str]
"""Whose a piece is, and its text."""


class Pieces(OrderedDict[tuple[object, ...], Piece]):
    """What a template has drawn that other pages share, by the values that it was drawn from."""

    def keep(self, values: tuple[object, ...], owner: object, text: str) -> Piece:
        """Keep a piece; the oldest makes room for it."""
        if len(self) >= MOST_PIECES:
            self.popitem(last=False)
        piece = self[values] = (owner, text)
        return piece
