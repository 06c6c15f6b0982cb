"""What MkDocs makes its pages from beside the content."""

import logging
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from banbao.store import checksum
from banbao.text.markdown import EXTENSIONS, anchor
from banbao.theme import default_theme, digest_of, theme_files


def our_folders(config: MkDocsConfig) -> list[Path]:
    """Tell our themes, the site's own before the one that comes with banbao, from the one underneath."""
    own = [Path(config.theme.custom_dir)] if config.theme.custom_dir else []
    return [*own, default_theme()]


def turn(config: MkDocsConfig, staged: Path) -> None:
    """Turn MkDocs to a staging folder, and have it make pages as we do."""
    config.site_dir = str(staged)
    config.use_directory_urls = False
    config.markdown_extensions = [*EXTENSIONS, "toc"]
    config.mdx_configs = {**config.mdx_configs, "toc": {"slugify": anchor}}
    config.theme.static_templates.clear()
    # We follow the links of the pages written by hand ourselves: they may lead to any page of the site.
    for name in ("not_found", "anchors", "absolute_links", "unrecognized_links"):
        config.validation.links[name] = logging.DEBUG
    if str(default_theme()) not in config.theme.dirs:
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(default_theme()))


def host_digest(config: MkDocsConfig, engine: str) -> str:
    """Digest what MkDocs makes its pages from; empty where it cannot be known."""
    text = Path(config.config_file_path).read_bytes()
    if len(config.plugins) > 1 or config.hooks or b"!ENV" in text or b"INHERIT" in text:
        return ""
    docs = Path(config.docs_dir)
    sources = digest_of({path.relative_to(docs).as_posix(): path for path in docs.rglob("*") if path.is_file()})
    theme = digest_of(theme_files(our_folders(config)))
    return checksum(text, f"{config.docs_dir} {sources} {theme} {engine}".encode()).hex()
