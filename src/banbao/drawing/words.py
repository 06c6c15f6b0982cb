"""Translations put into templates when they are compiled."""

import re
from collections.abc import Iterator
from gettext import NullTranslations
from typing import TypeVar

from jinja2 import Environment, nodes
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

_PLACE = re.compile(r"%\((\w+)\)s")

_Node = TypeVar("_Node", bound=nodes.Node)


class Words(NodeTransformer):
    """Puts the translation where `_("…")` stands; a text that names values becomes constants with the values between.

    As Jinja has it, translations are markup, and `%` in them is always a format.
    """

    def __init__(self, catalogue: NullTranslations, environment: Environment) -> None:
        """Take the words of one language."""
        self._catalogue, self._environment = catalogue, environment

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - Jinja's naming
        """Translate a call inside an expression."""
        self.generic_visit(node)
        text = self._text(node)
        if text is None:
            return node
        if not node.kwargs:
            return self._placed(nodes.Const(text % {}), node)
        values = nodes.Dict([nodes.Pair(nodes.Const(each.key), each.value) for each in node.kwargs])
        return self._placed(nodes.Mod(nodes.Const(text), values), node)

    def visit_Output(self, node: nodes.Output) -> nodes.Node:  # noqa: N802
        """Translate what is written as it comes."""
        node.nodes = [part for child in node.nodes for part in self._parts(child)]
        return self.generic_visit(node)

    def _text(self, node: nodes.Call) -> Markup | None:
        """Translate a call of `_` whose text is known before any page is drawn."""
        if not isinstance(node.node, nodes.Name) or node.node.name != "_" or len(node.args) != 1:
            return None
        source = node.args[0]
        if not isinstance(source, nodes.Const) or node.dyn_args or node.dyn_kwargs:
            return None
        return Markup(self._catalogue.gettext(source.value))

    def _parts(self, node: nodes.Expr) -> Iterator[nodes.Expr]:
        text = self._text(node) if isinstance(node, nodes.Call) else None
        values = {each.key: each.value for each in node.kwargs} if isinstance(node, nodes.Call) else {}
        parts = _PLACE.split(text or "")
        if text is None or "%" in "".join(parts[::2]) or not values.keys() >= set(parts[1::2]):
            yield node
            return
        for place, part in enumerate(parts):
            yield values[part] if place % 2 else self._placed(nodes.TemplateData(part), node)

    def _placed(self, new: _Node, old: nodes.Node) -> _Node:
        new.set_lineno(old.lineno)
        new.set_environment(self._environment)
        return new
