"""MkDocs' commands, run from ours."""

from collections.abc import Callable
from errno import ENOENT, ESTALE
from functools import partial
from pathlib import Path

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from banbao.console import chosen_language
from banbao.language import N_, translations
from banbao.mkdocs_plugin.plugin import BanbaoPlugin, Built
from banbao.run import CACHE_FOLDER

_TURNS = 5
"""How often a build begins anew because a file was changed while it ran."""


def _plugin(config: MkDocsConfig) -> BanbaoPlugin:
    plugin = config.plugins.get("banbao")
    if not isinstance(plugin, BanbaoPlugin):
        raise Abort(translations(chosen_language()).gettext(N_("mkdocs.yml does not list the plugin `banbao`")))
    return plugin


def _build(config: MkDocsConfig) -> None:
    """Build, without MkDocs where its own pages would come out as they did."""
    if len(config.plugins) > 1 or not _plugin(config).build_again(config):
        from mkdocs.commands.build import build as mkdocs_build

        mkdocs_build(config)


def _build_what_holds_still(config: MkDocsConfig, configure: Callable[[], MkDocsConfig]) -> None:
    """Build; where a file is changed meanwhile, begin anew with what stands there then.

    Raises:
        OSError: A file cannot be read or written, or the content never holds still.
    """
    for turns_left in reversed(range(_TURNS)):
        try:
            _build(config)
            return
        except OSError as error:
            _plugin(config).on_build_error(error=error)
            if error.errno not in (ESTALE, ENOENT) or not turns_left:
                raise
        config = configure()


def run_build(config_file: Path, out: Path, strict: bool) -> Built:
    """Build as `mkdocs build` does.

    Raises:
        Abort: Something is wrong; it was told.
    """
    configure = partial(load_config, config_file=str(config_file), strict=strict, site_dir=str(out))
    config = configure()
    plugin = _plugin(config)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        _build_what_holds_still(config, configure)
    finally:
        config.plugins.on_shutdown()
    assert plugin.built is not None
    return plugin.built


def run_serve(config_file: Path, address: str, *, strict: bool, open_browser: bool) -> None:
    """Serve as `mkdocs serve` does, from a folder that is kept, so that a preview begins where the last one ended."""
    from banbao.mkdocs_plugin.server import Server

    out = config_file.parent / CACHE_FOLDER / "preview"
    configure = partial(load_config, config_file=str(config_file), strict=strict, site_dir=str(out), dev_addr=address)
    config = configure()
    _plugin(config)
    config.plugins.on_startup(command="serve", dirty=False)
    host, port = config.dev_addr
    server = Server(lambda: _build_what_holds_still(configure(), configure), host, port, root=str(out))
    try:
        _build_what_holds_still(config, configure)
        for path in (config.docs_dir, str(config_file), config.theme.custom_dir):
            if path:
                server.watch(path)
        config.plugins.on_serve(server, config=config, builder=server.builder)
        for path in config.watch:
            server.watch(path)
        try:
            server.serve(open_in_browser=open_browser)
        except KeyboardInterrupt:
            pass
        finally:
            server.shutdown()
    finally:
        config.plugins.on_shutdown()
