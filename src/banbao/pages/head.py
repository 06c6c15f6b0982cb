"""What a page says of itself to browsers, inspectors and search engines."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec

from banbao.catalog.addresses import emblem_uri, root_of
from banbao.language import N_
from banbao.model.base import ZONE, Audience
from banbao.model.site import Column, Site
from banbao.pages.colours import IDENTITY_URI, identity_css
from banbao.pages.contexts import Contact, Feed, Head, Link, Picture, SiteContext, Tag
from banbao.pages.edition import Edition, column_uri
from banbao.store import checksum
from banbao.text.body import shorten

ABOUT = (
    (N_("About"), "about/index.html"),
    (N_("Help"), "help/index.html"),
    (N_("Site map"), "map.html"),
)


def site_context(
    office: Site,
    edition: Audience,
    language: str,
    columns: Mapping[str, Column],
    about: tuple[Link, ...],
    assets: str,
) -> SiteContext:
    """Gather what is the same on every page."""
    site, contact = office, office.contact
    return SiteContext(
        title=site.title,
        office=site.office,
        short_name=site.short_name,
        motto=site.motto,
        description=site.description,
        url=site.url,
        site_code=site.site_code,
        menu=tuple(Link(column.title, column_uri(kind)) for kind, column in columns.items()),
        about=about,
        sponsor=site.footer.sponsor,
        organiser=site.footer.organiser,
        icp=site.footer.icp,
        police=site.footer.police,
        contact=Contact(contact.name, contact.address, contact.phone, contact.email) if contact else None,
        edition=edition.value,
        language=language.replace("zh_CN", "zh-CN"),
        emblem=emblem_uri(site.identity.emblem) if site.identity.emblem else "assets/emblem.svg",
        identity=_identity(site),
        assets=assets,
    )


def _identity(office: Site) -> str | None:
    """Name the style sheet of the office's own colours, so that browsers notice when it is another."""
    colours = identity_css(office)
    return f"{IDENTITY_URI}?v={checksum(colours.encode()).hex()[:8]}" if colours else None


def json_document(data: dict[str, Any]) -> str:
    """Write JSON that cannot end the `<script>` element around it."""
    return msgspec.json.encode(data).decode().replace("<", "\\u003c")


def _json_ld(
    edition: Edition, uri: str, title: str, description: str, trail: tuple[Link, ...], extra: dict[str, Any]
) -> str:
    url = edition.site.url
    steps = [*trail, Link(title, uri)]
    page: dict[str, Any] = {
        "@type": "WebPage",
        "@id": f"{url}{uri}",
        "name": title,
        "description": description,
        "inLanguage": edition.site.language,
        "isPartOf": {"@type": "WebSite", "name": edition.site.title, "url": url},
        "publisher": {"@type": "GovernmentOrganization", "name": edition.site.office},
    } | extra
    crumbs = {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": step.title, "item": f"{url}{step.uri}"}
            for place, step in enumerate(steps, 1)
        ],
    }
    return json_document({"@context": "https://schema.org", "@graph": [page, crumbs]})


@dataclass(frozen=True, slots=True)
class Article:
    """What inspectors want to know of an article."""

    published: datetime
    """When it went on the site."""
    source: str
    author: str | None = None


def _article_tags(edition: Edition, uri: str, title: str, article: Article, image: Picture | None) -> tuple[Tag, ...]:
    url = edition.site.url
    return (
        Tag("ArticleTitle", title),
        Tag("PubDate", article.published.astimezone(ZONE).isoformat(" ", "minutes")[:16]),
        Tag("ContentSource", article.source),
        Tag("Url", f"{url}{uri}"),
        *((Tag("Author", article.author),) if article.author else ()),
        *((Tag("Image", f"{url}{image.uri}"),) if image else ()),
    )


def _open_graph(
    edition: Edition, uri: str, title: str, description: str, article: Article | None, image: Picture | None
) -> tuple[Tag, ...]:
    site = edition.site
    return (
        Tag("og:title", title),
        Tag("og:type", "article" if article else "website"),
        Tag("og:url", f"{site.url}{uri}"),
        Tag("og:site_name", site.title),
        Tag("og:description", description),
        Tag("og:locale", site.language.replace("-", "_")),
        *((Tag("og:image", f"{site.url}{image.uri}"),) if image else ()),
        *((Tag("article:published_time", article.published.isoformat()),) if article else ()),
    )


def make_head(
    edition: Edition,
    uri: str,
    title: str,
    *,
    kind: str | None = None,
    trail: tuple[Link, ...] = (),
    description: str = "",
    keywords: tuple[str, ...] = (),
    article: Article | None = None,
    image: Picture | None = None,
    json_ld: dict[str, Any] | None = None,
    feeds: tuple[Feed, ...] = (),
) -> Head:
    """Say what a page is.

    Args:
        edition: What all pages are made from.
        uri: Where the page stands.
        title: Its heading.
        kind: The column that it belongs to; None for the home page and pages outside the columns.
        trail: The pages between the column and this one.
        description: One sentence; by default the column's or the site's.
        keywords: Its key words; by default the column's.
        article: When an article went on the site and whence; None for pages that are no articles.
        image: Its picture.
        json_ld: What schema.org knows of it beside name and description.
        feeds: What can be subscribed to from it.
    """
    site = edition.site
    column = edition.columns.get(kind) if kind else None
    link = edition.column_link(kind) if kind and column else None
    above = (link,) if link and uri != link.uri else ()
    home = Link(edition.translate("Home"), "index.html")
    crumbs = () if uri == home.uri else (home, *above, *trail)
    description = shorten(description.replace("\n", ""), 150) or (column or site).description
    words = keywords or (column.keywords if column else (site.title, site.short_name))
    names = (title, *(step.title for step in above), site.title) if uri != home.uri else (site.title, site.office)
    return Head(
        uri=uri,
        root=root_of(uri),
        title=title,
        full_title=" - ".join(dict.fromkeys(names)),
        description=description,
        keywords=",".join(words),
        column=link.uri if link else None,
        breadcrumbs=crumbs,
        column_tags=edition.column_tags[kind if column else None],
        article_tags=_article_tags(edition, uri, title, article, image) if article else (),
        open_graph=_open_graph(edition, uri, title, description, article, image),
        json_ld=_json_ld(edition, uri, title, description, crumbs, json_ld or {}),
        feeds=feeds,
    )
