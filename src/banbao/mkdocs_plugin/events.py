"""The page-level events of MkDocs' other plugins, for pages that do not go through MkDocs."""

import logging
import marshal
from collections.abc import Callable, Mapping
from importlib.metadata import packages_distributions, version
from inspect import isfunction
from typing import Any, cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

Methods = dict[str, list[Callable[..., Any]]]
"""What is done at each event."""

_EVENTS = ("pre_page", "page_read_source", "page_markdown", "page_content", "page_context", "post_page")


def foreign_methods(config: MkDocsConfig, ours: "BasePlugin[Any]") -> Methods:
    """List what other plugins and hooks do at page-level events, by event; empty where they do nothing."""
    found = {
        event: [method for method in config.plugins.events[event] if getattr(method, "__self__", None) is not ours]
        for event in _EVENTS
    }
    return {event: methods for event, methods in found.items() if methods}


def foreign_digest(config: MkDocsConfig, ours: "BasePlugin[Any]") -> str:
    """Name the other plugins with their versions and settings, and the hooks with their code.

    What else they look at cannot be known: when it changes, the cache is to be deleted.
    """
    names = [
        f"{name} {_version(type(plugin).__module__)} {sorted(plugin.config.items())!r}"
        for name, plugin in config.plugins.items()
        if plugin is not ours and isinstance(plugin, BasePlugin)
    ]
    return "\n".join((*names, *(_code_of(module) for module in cast("Any", config.hooks).values())))


def _code_of(module: Any) -> str:
    """Tell hooks apart by what was loaded: MkDocs goes on with it when the file is edited while it serves."""
    values = {name: value for name, value in vars(module).items() if not name.startswith("__")}
    code = {name: marshal.dumps(value.__code__).hex() for name, value in values.items() if isfunction(value)}
    constants = {name: value for name, value in values.items() if isinstance(value, str | int | float | tuple)}
    return repr(sorted({**code, **constants}.items()))


def _version(module: str) -> str:
    distributions = packages_distributions().get(module.partition(".")[0], ())
    return " ".join(version(each) for each in distributions)


class ForeignEvents:
    """Runs the events of other plugins, with a page of MkDocs' for each of ours."""

    def __init__(
        self,
        methods: Methods,
        config: MkDocsConfig,
        files: Files,
        nav: Navigation | None,
    ) -> None:
        """Take what they do, and what they are told beside the page."""
        self._methods, self._config, self._files, self._nav = methods, config, files, nav
        # A page that navigation does not hold is nothing to warn of here.
        logging.getLogger("mkdocs.structure").addFilter(lambda record: record.levelno > logging.INFO)

    def _page(self, uri: str, title: str) -> Page:
        file = File.generated(self._config, uri.removesuffix(".html") + ".md", content="")
        page = Page(title, file, self._config)
        page.meta = {"title": title}
        return page

    def _run(self, event: str, item: Any, **more: Any) -> Any:
        for method in self._methods.get(event, ()):
            changed = method(item, **more)
            item = item if changed is None else changed
        return item

    def markdown(self, uri: str, title: str, text: str) -> str:
        """Let the text of a record be changed before it is rendered."""
        page = self._run("pre_page", self._page(uri, title), config=self._config, files=self._files)
        for method in self._methods.get("page_read_source", ()):
            text = method(page=page, config=self._config) or text
        page.markdown = text
        return str(self._run("page_markdown", text, page=page, config=self._config, files=self._files))

    def content(self, uri: str, title: str, html: str) -> str:
        """Let the rendered text of a record be changed."""
        page = self._page(uri, title)
        page.content = html
        return str(self._run("page_content", html, page=page, config=self._config, files=self._files))

    def context(self, uri: str, title: str, context: Mapping[str, Any]) -> Mapping[str, Any]:
        """Let what a template is given be changed."""
        page, given = self._page(uri, title), dict(context)
        changed: Mapping[str, Any] = self._run("page_context", given, page=page, config=self._config, nav=self._nav)
        return changed

    def output(self, uri: str, title: str, html: str) -> str:
        """Let a page be changed before it is written."""
        return str(self._run("post_page", html, page=self._page(uri, title), config=self._config))
