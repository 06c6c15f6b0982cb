"""The environment of the host, as our templates need it."""

from collections.abc import Callable, Mapping
from gettext import NullTranslations
from typing import Any

from jinja2 import Environment

from banbao.drawing.generator import Generator
from banbao.drawing.shared import Drawing


def furnish(environment: Environment, catalogue: NullTranslations, filters: Mapping[str, Callable[..., Any]]) -> None:
    """Give an environment filters, words and our compiler; before it compiles its first template.

    Args:
        environment: As the host has made it, with Jinja's i18n extension.
        catalogue: The words of the site's language.
        filters: What templates write dates and the like with.
    """
    environment.filters.update(filters)
    environment.autoescape = True
    environment.install_gettext_translations(catalogue, newstyle=True)  # type: ignore[attr-defined]
    environment.add_extension(Drawing)
    environment.extensions[Drawing.identifier].catalogue = catalogue  # type: ignore[attr-defined]
    environment.code_generator_class = Generator
