"""The page tags that inspectors ask for, of sites and columns: 国办发〔2017〕47号."""

from urllib.parse import urlsplit

from banbao.model.site import Column
from banbao.pages.contexts import SiteContext, Tag


def site_tags(site: SiteContext) -> tuple[Tag, ...]:
    """Name the site; every page has these."""
    tags = [Tag("SiteName", site.title), Tag("SiteDomain", urlsplit(site.url).netloc)]
    if site.site_code:
        tags.append(Tag("SiteIDCode", site.site_code))
    return tuple(tags)


def tags_of(column: Column) -> tuple[Tag, ...]:
    """Name a column; its pages have these as well."""
    return (
        Tag("ColumnName", column.title),
        Tag("ColumnDescription", column.description),
        Tag("ColumnKeywords", ",".join(column.keywords)),
        Tag("ColumnType", column.title),
    )
