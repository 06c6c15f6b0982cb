"""MkDocs' commands, run from ours."""

from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from banbao.console import chosen_language
from banbao.language import N_, translations
from banbao.mkdocs_plugin.plugin import BanbaoPlugin, Built


def run_build(config_file: Path, out: Path, strict: bool) -> Built:
    """Build as `mkdocs build` does.

    Raises:
        Abort: Something is wrong; it was told.
    """
    config = load_config(config_file=str(config_file), strict=strict, site_dir=str(out))
    plugin = config.plugins.get("banbao")
    if not isinstance(plugin, BanbaoPlugin):
        raise Abort(translations(chosen_language()).gettext(N_("mkdocs.yml does not list the plugin `banbao`")))
    config.plugins.on_startup(command="build", dirty=False)
    try:
        if len(config.plugins) > 1 or not plugin.build_again(config):
            mkdocs_build(config)
    finally:
        config.plugins.on_shutdown()
    assert plugin.built is not None
    return plugin.built


def run_serve(config_file: Path, address: str, *, strict: bool, open_browser: bool) -> None:
    """Serve as `mkdocs serve` does."""
    mkdocs_serve(config_file=str(config_file), dev_addr=address, open_in_browser=open_browser, strict=strict)
