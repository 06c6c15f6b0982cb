"""The tag `{% shared %}`: a piece of a page that is drawn once and written wherever the same values stand.

    {% shared of site by root, column=head.column %}…{% endshared %}

The piece is drawn from the values named after `by`, which are compared with `==`, and from what is named after `of`,
which must be the very same object; it can see nothing else of the page. Values must hash, and print alike when equal.
"""

from gettext import NullTranslations

from jinja2 import nodes
from jinja2.ext import Extension
from jinja2.parser import Parser


class Drawing(Extension):
    """Gives an environment the tag `shared`, and its compiler the words."""

    tags = {"shared"}  # noqa: RUF012 - Jinja's declaration

    catalogue: NullTranslations = NullTranslations()

    def parse(self, parser: Parser) -> nodes.Node:
        """Parse the tag into a call of `shared` whose body is the piece."""
        line = next(parser.stream).lineno
        owner: nodes.Expr = nodes.Const(None)
        if parser.stream.skip_if("name:of"):
            owner = nodes.Name(parser.stream.expect("name").value, "load", lineno=line)
        values: list[nodes.Keyword] = []
        if parser.stream.skip_if("name:by"):
            while not values or parser.stream.skip_if("comma"):
                name = parser.stream.expect("name").value
                is_other = parser.stream.skip_if("assign")
                value = parser.parse_expression() if is_other else nodes.Name(name, "load", lineno=line)
                values.append(nodes.Keyword(name, value, lineno=line))
        body = parser.parse_statements(("name:endshared",), drop_needle=True)
        call = nodes.Call(self.attr("shared", lineno=line), [owner], values, None, None, lineno=line)
        return nodes.CallBlock(call, [], [], body, lineno=line)
