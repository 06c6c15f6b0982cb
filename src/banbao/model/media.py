"""What is shown rather than written: albums, videos, boards."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from banbao.model.base import (
    ActivitySlug,
    AnyRecord,
    Dated,
    Day,
    FileName,
    GroupSlug,
    Line,
    Part,
    Text,
)


class Photograph(Part):
    """One photograph of an album."""

    file: FileName
    """The file's name in the album's folder."""
    caption: Line
    """What the reader sees under it."""
    alt: Line | None = None
    """What it shows, for readers who cannot see it; by default the caption."""
    credit: Line | None = None
    """Who took or made it."""
    taken: Day | None = None
    """The day it was taken."""
    place: Line | None = None
    """Where it was taken."""
    consent: Literal["given", "not-needed", "missing"] = "not-needed"
    """Whether the people in it agreed to its publication."""
    internal: bool = False
    """True for what only the internal edition may show."""


class Album(Dated):
    """An album of photographs, `content/albums/`."""

    photographs: tuple[Photograph, ...] = Field(min_length=1)
    """The photographs, in order."""
    cover: FileName | None = None
    """The photograph on the album's card; by default the first."""
    groups: tuple[GroupSlug, ...] = ()
    """The interest groups that it shows."""
    activity: ActivitySlug | None = None
    """The activity that it shows."""


class Video(Dated):
    """A video, `content/videos/`; its transcript is the body."""

    file: FileName
    """The video file in the record's folder, MP4 or WebM."""
    poster: FileName
    """The picture shown before it plays."""
    captions: FileName | None = None
    """Its subtitles, a WebVTT file."""
    duration_s: int = Field(ge=1)
    """Its length in seconds."""
    groups: tuple[GroupSlug, ...] = ()
    """The interest groups that it shows."""


class Block(Part):
    """A piece of a board."""

    kind: Literal["text", "quotation", "tasks", "results", "photograph", "photographs", "group", "calendar", "leaders"]
    """What the block draws."""
    of: AnyRecord | None = None
    """The record it draws on, as `kind:slug`."""
    text: Text | None = None
    """Words of its own, where it has any."""
    most: int | None = Field(default=None, ge=1)
    """How many pieces it shows at most."""


class Board(Dated):
    """An exhibition board, `content/boards/`."""

    product: Literal[
        "kt-80x120",
        "kt-90x120",
        "kt-120x240",
        "kt-60x90",
        "roll-up-80x200",
        "x-stand-60x160",
        "x-stand-80x180",
        "poster-50x70",
        "poster-57x84",
        "a3",
        "a4",
        "screen-1080p",
        "screen-2160p",
        "custom",
    ]
    """What is printed, with its size in cm; `custom` takes the two sizes below."""
    width_mm: int | None = Field(default=None, ge=100, le=20000)
    """Width of a custom board, in mm."""
    height_mm: int | None = Field(default=None, ge=100, le=20000)
    """Height of a custom board, in mm."""
    orientation: Literal["portrait", "landscape"] = "portrait"
    """Which way it stands."""
    template: Literal["policy", "construction", "photo-wall", "honour-roll", "activity", "notice"]
    """Its layout."""
    theme: Literal["red", "spirit", "management", "conduct", "integrity", "environment"] = "red"
    """Its colours."""
    subtitle: Line | None = None
    """The line under the title."""
    series: Annotated[Line, Field(max_length=12)] | None = None
    """Its place in a series: 之三."""
    blocks: tuple[Block, ...] = Field(min_length=1)
    """What it shows, in order."""
    qr: AnyRecord | None = None
    """The record whose page its QR code opens."""

    @model_validator(mode="after")
    def _custom_has_sizes(self) -> Self:
        given = [size for size in (self.width_mm, self.height_mm) if size is not None]
        if len(given) != (2 if self.product == "custom" else 0):
            raise PydanticCustomError("custom_size", "sizes go with `custom`")
        return self
