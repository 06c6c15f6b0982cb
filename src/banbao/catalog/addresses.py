"""Where everything stands in the site: names with `/`, relative to its root.

Pages are `.html` files and links name them, so that the site works from a web server's folder and from `file://`.
"""

from banbao.model.kinds import KINDS

SITE_SCHEME = "site:"
"""How a link inside a rendered text begins while it is not yet known from which page it is followed."""


def page_uri(kind: str, slug: str) -> str:
    """Name the page of a record or a unit."""
    if kind == "unit":
        return f"units/{slug}.html"
    if KINDS[kind].single:
        return f"{KINDS[kind].folder}/index.html"
    return f"{KINDS[kind].folder}/{slug}.html"


_KIND_IN = {kind.folder: kind.name for kind in KINDS.values() if not kind.single} | {"units": "unit"}


def record_at(uri: str) -> str | None:
    """Tell which record or unit a page would be of, by id: what `page_uri` names, the other way round."""
    folder, _, name = uri.rpartition("/")
    if name == "index.html":
        return next(
            (f"{kind.name}:{kind.name}" for kind in KINDS.values() if kind.single and kind.folder == folder), None
        )
    return f"{_KIND_IN[folder]}:{name.removesuffix('.html')}" if folder in _KIND_IN and name.endswith(".html") else None


def file_uri(kind: str, slug: str, name: str) -> str:
    """Name a file that lies beside a record."""
    return f"{KINDS[kind].folder}/{slug}/{name}"


def original_name(name: str, format: str) -> str:
    """Name a picture that can be taken away: as the office named it, but for the ending of what was made of it."""
    stem, dot, ending = name.rpartition(".")
    alike = {"jpeg": ("jpg", "jpeg", "jpe", "jfif")}.get(format, (format,))
    return name if ending.lower() in alike else f"{stem}{dot}{alike[0]}"


def picture_uri(file: str) -> str:
    """Name a file that was made of a picture; its name follows from what it shows, so it never stands for another."""
    return f"pictures/{file}"


def emblem_uri(name: str) -> str:
    """Name an office's own emblem."""
    return f"identity/{name}"


def root_of(uri: str) -> str:
    """Lead from a page back to the site's root: `../` for each folder it lies in."""
    return "../" * uri.count("/")


def relative(html: str, uri: str) -> str:
    """Turn the site links of a rendered text into links that hold from the page `uri`."""
    return html.replace(f'="{SITE_SCHEME}', f'="{root_of(uri)}')
