"""The adapter: MkDocs renders the pages written by hand, we make the rest and bring the whole site about.

MkDocs writes into a staging folder; what it made is then planned like any other file, so that `mkdocs build` never
wipes a site that stands. The only room that imports mkdocs.
"""

from banbao.mkdocs_plugin.command import run_build, run_serve
from banbao.mkdocs_plugin.plugin import BanbaoPlugin, Built

__all__ = ["BanbaoPlugin", "Built", "run_build", "run_serve"]
