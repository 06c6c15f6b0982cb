"""A board's record in, its sheet out, as it is printed."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field

from msgspec.structs import replace

from banbao.catalog.addresses import page_uri
from banbao.catalog.catalog import Item
from banbao.diagnostics import Report
from banbao.fonts.faces import Family
from banbao.fonts.roles import Role
from banbao.language import N_, Translate
from banbao.model.boards import Board
from banbao.model.products import Format
from banbao.press.blocks import make_blocks
from banbao.press.composition import Composition, Fault, Path, Sources
from banbao.press.headlines import headlines_of
from banbao.press.photographs import PhotoSource
from banbao.press.qr import code_of
from banbao.press.sheet import Footer, Sheet
from banbao.press.titles import words_of
from banbao.text.dates import day

_MARGIN_MM = 12
"""How wide the margin for crop marks and the slug line is."""
_CODE = N_("scan to read more")
_WORDS = {
    "continued": N_("(continued)"),
    "to-be-continued": N_("continued on the next board"),
    "secretariat": N_("Office of the group: "),
}


@dataclass(frozen=True, slots=True)
class Draft:
    """A board as far as its record and what it draws on say it."""

    sheet: Sheet
    """Without what `complete` gives it; its title is one word."""
    format: Format
    url: str | None = None
    """What its code opens."""
    photographs: Mapping[str, PhotoSource] = field(default_factory=dict)
    """By their ids on the sheet."""
    faults: tuple[Fault, ...] = ()
    names: tuple[str, ...] = ()
    """What stays whole in headlines: names of offices and units."""
    is_offered: bool = True
    """Whether its file may be taken away."""
    said: tuple[tuple[Path, str], ...] = ()
    """All its words, each with the place in the record that has them set."""


def draft(sources: Sources, item: Item, size: str, report: Report) -> Draft:
    """Put a board together.

    Args:
        sources: What it draws on.
        item: The board.
        size: What is printed, and how large, in words; for the slug line.
        report: Takes the faults of the board's own texts.
    """
    record: Board = sources.record(item)
    form, given = record.format, Composition(sources, item, report)
    for name in ("title", "subtitle", "series"):
        given.says((name,), getattr(record, name) or "")
    blocks = make_blocks(given, record)
    pt = form.unit_pt
    sheet = Sheet(
        name=item.slug,
        width=form.width * pt,
        height=form.height * pt,
        bleed=form.bleed * pt,
        slug=_MARGIN_MM * pt if form.has_marks and not form.is_screen else 0,
        slug_line=_slug_line(sources, item, record, form, size),
        safe=form.safe * pt,
        least=form.least_pt,
        is_screen=form.is_screen,
        is_cmyk=not form.is_screen,
        is_rich=form.medium == "large-format",
        template=record.template,
        theme=record.theme,
        may_split=record.split == "auto",
        faces={},
        title=((record.title,),),
        blocks=blocks,
        footer=_footer(given, record),
        subtitle=record.subtitle,
        series=record.series,
        words={name: sources.translate(text) for name, text in _WORDS.items()},
    )
    return Draft(
        sheet,
        form,
        _target(given, record),
        given.photos,
        tuple(given.faults),
        names_in(sources),
        record.download,
        tuple(given.said),
    )


def complete(made: Draft, faces: Mapping[Role, tuple[Family, ...]], translate: Translate) -> Draft:
    """Give a draft all that it is set with: faces, its code, and where its headlines may be cut.

    These take longer than all else of it, and few of the boards that are drafted are set.

    Args:
        made: The draft.
        faces: The families of each role.
        translate: Into the site's language.
    """
    sheet, form, names, footer = made.sheet, made.format, made.names, made.sheet.footer
    if made.url is not None:
        code = code_of(made.url, translate(_CODE), distance_mm=form.distance_mm, pt_mm=1 / form.real_mm_pt)
        footer = replace(footer, code=code)
    whole = replace(
        sheet,
        faces=dict(faces),
        footer=footer,
        title=words_of(sheet.title[0][0], names),
        cuts={line: words_of(line, names) for line in headlines_of(sheet.blocks, sheet.subtitle)},
    )
    return dataclasses.replace(made, sheet=whole)


def names_in(sources: Sources) -> tuple[str, ...]:
    """List the names that stay whole in headlines."""
    site = sources.catalog.site
    return (site.office, site.short_name, site.title, *(unit.name for unit in site.units))


def _footer(given: Composition, record: Board) -> Footer:
    sources = given.sources
    unit = sources.catalog.units.get(record.unit) if record.unit else None
    when = record.date or record.published
    return Footer(
        office=sources.catalog.site.office,
        date=day(when, sources.translate),
        unit=unit.name if unit else None,
    )


def _target(given: Composition, record: Board) -> str | None:
    """Give the address that its code opens."""
    if record.qr is None or not _has_page(given, record.qr):
        return None
    kind, _, slug = record.qr.partition(":")
    return f"{given.sources.catalog.site.url}{page_uri(kind, slug)}"


def _has_page(given: Composition, target: str) -> bool:
    if target.startswith("unit:"):
        return target.removeprefix("unit:") in given.sources.catalog.units
    return given.item(target, ("qr",)) is not None


def _slug_line(sources: Sources, item: Item, record: Board, form: Format, size: str) -> str:
    """Say on the margin what the sheet is, so that nobody in the shop has to open the file again."""
    translate: Translate = sources.translate
    scale = N_("scale 1:1") if form.scale == 1 else N_("scale 1:10")
    bleed = translate(N_("bleed {bleed} mm")).format(bleed=f"{form.bleed:g}")
    parts = (record.title, item.slug, size, translate(scale), bleed, day(record.published, translate))
    return " · ".join((*parts, sources.catalog.site.office))
