"""Compiled templates that are kept: found again, and never run when they are not what was kept."""

from collections.abc import Iterable
from typing import Any

import pytest

from banbao.drawing import Bytecode
from banbao.theme import Theme, default_theme
from test_drawing import furnished


class Shelf(dict[str, bytes]):
    """A shelf in memory."""

    def put(self, values: Iterable[tuple[str, bytes]]) -> None:
        self.update(values)


def with_shelf(shelf: Shelf, source: str = "{{ 6 * x }}", make: str = "", **options: Any) -> tuple[str, int]:
    """Draw a template through a shelf; tell also how many templates were compiled."""
    compiled = []
    environment = furnished({"page": source}, **options)
    environment.bytecode_cache = Bytecode(shelf, make)
    compile_: Any = environment.compile

    def compile_and_count(*arguments: Any, **more: Any) -> Any:
        compiled.append(arguments)
        return compile_(*arguments, **more)

    environment.compile = compile_and_count  # type: ignore[method-assign]
    return environment.get_template("page").render(x=7), len(compiled)


def test_templates_are_compiled_once_and_again_for_all_that_decides_their_code() -> None:
    shelf = Shelf()
    assert with_shelf(shelf) == ("42", 1)
    assert with_shelf(shelf) == ("42", 0)
    assert with_shelf(shelf, "{{ 5 * x }}") == ("35", 1)
    assert with_shelf(shelf, make="other words") == ("42", 1)
    assert with_shelf(shelf, trim_blocks=True) == ("42", 1)
    assert with_shelf(shelf) == ("42", 0)


@pytest.mark.parametrize("place", [0, 31, 32, 40, -1])
def test_damaged_code_is_never_run(place: int) -> None:
    shelf = Shelf()
    with_shelf(shelf)
    ((key, sound),) = shelf.items()
    damaged = bytearray(sound)
    damaged[place] ^= 1
    shelf[key] = bytes(damaged)
    assert with_shelf(shelf) == ("42", 1)
    assert shelf[key] == sound


@pytest.mark.parametrize("value", [b"", b"short", bytes(32)])
def test_code_that_was_cut_off_is_never_run(value: bytes) -> None:
    shelf = Shelf()
    with_shelf(shelf)
    shelf[next(iter(shelf))] = value
    assert with_shelf(shelf) == ("42", 1)


def test_code_kept_for_another_template_is_never_run() -> None:
    shelf, other = Shelf(), Shelf()
    with_shelf(shelf)
    with_shelf(other, "{{ 5 * x }}")
    shelf[next(iter(shelf))] = next(iter(other.values()))
    assert with_shelf(shelf) == ("42", 1)


def test_a_theme_keeps_its_templates_on_the_shelf_that_it_is_given() -> None:
    shelf = Shelf()
    for compiled in (True, False):
        environment = furnished()
        theme = Theme(environment, [default_theme()], shelf)
        if not compiled:
            environment._generate = None  # type: ignore[assignment,method-assign]
        assert theme.environment.get_template("layout.html")
    assert shelf
