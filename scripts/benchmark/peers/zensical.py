"""Zensical: what Material for MkDocs is asked for, in its own settings, with its own cache.

Version 0.0.73 is the newest whose parts the registry has.
"""

from pathlib import Path

from benchmark.peers.base import Peer
from benchmark.peers.material import article_path, article_text, write_hand_pages


def _command(installed: Path) -> list[str]:
    return [str(installed / "bin/zensical"), "build"]


PEER = Peer(
    "zensical",
    ("zensical==0.0.73",),
    "python",
    article_path,
    article_text,
    _command,
    "public",
    "articles with their tags, search, site map: no lists, no feeds",
    caches=(".cache",),
    static="docs/assets",
    extra=write_hand_pages,
    does_all=False,
)
