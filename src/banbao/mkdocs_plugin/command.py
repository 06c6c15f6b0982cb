"""MkDocs' commands, run from ours."""

from functools import partial
from pathlib import Path

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from banbao.console import chosen_language
from banbao.language import N_, translations
from banbao.mkdocs_plugin.plugin import BanbaoPlugin, Built
from banbao.run import CACHE_FOLDER


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


def run_build(config_file: Path, out: Path, strict: bool) -> Built:
    """Build as `mkdocs build` does.

    Raises:
        Abort: Something is wrong; it was told.
    """
    config = load_config(config_file=str(config_file), strict=strict, site_dir=str(out))
    plugin = _plugin(config)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        _build(config)
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
    server = Server(lambda: _build(configure()), host, port, root=str(out))
    try:
        _build(config)
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
