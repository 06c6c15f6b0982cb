"""Exhibition boards: what they are printed on, and the blocks that they show."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated, Any, Literal, NamedTuple, Self

from pydantic import ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from banbao.model.base import FILE_NAME, AnyRecord, Dated, Day, Line, Part, Reference, Text
from banbao.model.products import Format, format_of
from banbao.model.sentences import describe

BlockSource = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z]+(-[a-z]+)?:[a-z0-9]+(-[a-z0-9]+)*$"),
    Reference("*"),
]
"""Any record, written `kind:slug`, or a group of the plan's tasks."""

FileOfSource = Annotated[str, StringConstraints(pattern=FILE_NAME)]
"""The name of a file that lies beside the record drawn on."""


class Takes(NamedTuple):
    """What a kind of block, or an entry of one, takes beside its kind."""

    needs: tuple[str, ...] = ()
    """What must be there."""
    one_of: tuple[str, ...] = ()
    """Of these just one must be there."""
    may: tuple[str, ...] = ()
    """What may be there."""
    draws_on: tuple[str, ...] = ()
    """The kinds of record that `of` may name."""

    @property
    def all(self) -> tuple[str, ...]:
        """Everything that it takes."""
        return (*self.needs, *self.one_of, *self.may)


_TEXTS = (
    "plan",
    "principle",
    "task",
    "measure",
    "requirement",
    "notice",
    "news",
    "activity",
    "group",
    "album",
    "survey",
)
_PICTURED = ("album", "news", "notice", "activity", "group")

BLOCKS: dict[str, Takes] = {
    "text": Takes(one_of=("of", "text"), may=("heading", "most", "title"), draws_on=_TEXTS),
    "quotation": Takes(needs=("text",), may=("by",)),
    "figures": Takes(one_of=("items", "of"), may=("title", "most"), draws_on=("task",)),
    "tasks": Takes(may=("of", "most", "title"), draws_on=("plan", "task-group")),
    "timeline": Takes(one_of=("of", "items"), may=("most", "title"), draws_on=("task", "group")),
    "honours": Takes(one_of=("of", "items"), may=("heading", "most", "title"), draws_on=("activity",)),
    "results": Takes(needs=("of",), may=("heading", "most", "title"), draws_on=("activity",)),
    "photograph": Takes(needs=("of",), may=("file", "title", "text"), draws_on=_PICTURED),
    "photographs": Takes(needs=("of",), may=("files", "most", "title", "text"), draws_on=_PICTURED),
    "group": Takes(needs=("of",), draws_on=("group",)),
    "calendar": Takes(may=("of", "most", "title"), draws_on=("group",)),
    "leaders": Takes(may=("title",)),
}
"""What each kind of block takes."""

ENTRIES: dict[str, Takes] = {
    "figures": Takes(needs=("value", "words"), may=("unit",)),
    "timeline": Takes(needs=("day", "title"), may=("words", "place")),
    "honours": Takes(needs=("name", "honour"), may=("unit", "words")),
}
"""What each of the `items` of a block takes."""

Fault = tuple[tuple[str | int, ...], str, str, str]
"""Where, what is wrong, in what kind of block, and the field or kind of record that is meant."""


def _faults(part: Part, kind: str, takes: Takes, place: tuple[str | int, ...]) -> Iterator[Fault]:
    """Find the fields that do not go with a kind of block."""
    given = [name for name in type(part).model_fields if name != "kind" and getattr(part, name) not in (None, ())]
    for name in given:
        if name not in takes.all:
            yield (*place, name), "block_field", kind, name
    for name in takes.needs:
        if name not in given:
            yield place, "block_lacks", kind, name
    chosen = [name for name in takes.one_of if name in given]
    if takes.one_of and not chosen:
        yield place, "block_lacks_both", kind, " ".join(takes.one_of)
    elif len(chosen) > 1:
        yield (*place, chosen[1]), "block_both", kind, " ".join(chosen)


class Listed(Part):
    """Something that a block lists by itself: a figure, a day, or somebody honoured."""

    value: Line | None = None
    """Of a figure: the number, `96.5`."""
    unit: Line | None = None
    """Of a figure: what it is counted in. Of somebody honoured: the unit."""
    day: Line | None = None
    """Of what happened: the day, in words."""
    title: Line | None = None
    """Of what happened: what."""
    place: Line | None = None
    """Of what happened: where."""
    name: Line | None = None
    """Of an honour: whose it is."""
    honour: Line | None = None
    """Of an honour: what for, 一等奖."""
    words: Annotated[Text, Field(max_length=200)] | None = None
    """What is to be said of it."""


def _describe_block(schema: dict[str, Any], model: type[Part]) -> None:
    """Tell editors which fields go with which kind of block."""
    describe(schema, model)
    names = [name for name in model.model_fields if name != "kind"]
    schema["allOf"] = [
        {
            "if": {"properties": {"kind": {"const": kind}}},
            "then": {
                "required": list(takes.needs),
                "properties": {name: False for name in names if name not in takes.all},
                **({"oneOf": [{"required": [name]} for name in takes.one_of]} if takes.one_of else {}),
            },
        }
        for kind, takes in BLOCKS.items()
    ]


class Block(Part):
    """A piece of a board."""

    model_config = ConfigDict(json_schema_extra=_describe_block)

    kind: Literal[
        "text",
        "quotation",
        "figures",
        "tasks",
        "timeline",
        "honours",
        "results",
        "photograph",
        "photographs",
        "group",
        "calendar",
        "leaders",
    ]
    """What the block draws; the other fields go with some kinds each."""
    of: BlockSource | None = None
    """The record it draws on, as `kind:slug`."""
    text: Text | None = None
    """Words of its own: of `text` in Markdown, of `quotation` and under photographs plain."""
    title: Line | None = None
    """The heading over it, in place of the usual one."""
    heading: Line | None = None
    """Of `text`: the heading whose section alone is taken. Of `results` and `honours`: the title of the table."""
    most: int | None = Field(default=None, ge=1)
    """How many pieces it shows at most: paragraphs, entries, rows, photographs."""
    by: Line | None = None
    """Of `quotation`: who said it."""
    file: FileOfSource | None = None
    """Of `photograph`: the file's name beside the record drawn on; by default the first."""
    files: tuple[FileOfSource, ...] = ()
    """Of `photographs`: the files' names, in order; by default the first ones."""
    items: tuple[Listed, ...] = ()
    """Entries of its own: of `figures`, `timeline` and `honours`."""

    @model_validator(mode="after")
    def _kind_takes_fields(self) -> Self:
        takes = BLOCKS[self.kind]
        faults = list(_faults(self, self.kind, takes, ()))
        for number, each in enumerate(self.items if self.kind in ENTRIES else ()):
            faults += _faults(each, self.kind, ENTRIES[self.kind], ("items", number))
        drawn = self.of.partition(":")[0] if self.of and "of" in takes.all else ""
        if drawn and drawn not in takes.draws_on:
            faults.append((("of",), "block_of", self.kind, drawn))
        if self.heading and self.text and self.kind == "text":
            faults.append((("heading",), "block_both", self.kind, "text heading"))
        if faults:
            raise PydanticCustomError("block_fields", "fields do not fit", {"faults": tuple(faults)})
        return self


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
    split: Literal["never", "auto"] = "never"
    """What happens where not all of it fits: `never` is a fault, `auto` makes a series of several boards."""
    date: Day | None = None
    """The day at its foot; by default the one on which it was published."""
    qr: AnyRecord | None = None
    """The record whose page its QR code opens."""
    bleed_mm: float | None = Field(default=None, ge=0, le=50, allow_inf_nan=False)
    """How far what is printed reaches beyond the trimmed edge, in mm; by default as is usual for the product."""
    safe_mm: float | None = Field(default=None, ge=0, le=300, allow_inf_nan=False)
    """How far type and codes keep from the edge, in mm; by default as is usual for the product."""
    marks: bool | None = None
    """Whether crop marks are printed; by default as is usual for the product."""
    download: bool = True
    """False where the site does not offer the board as a file."""

    @model_validator(mode="after")
    def _custom_has_sizes(self) -> Self:
        given = [size for size in (self.width_mm, self.height_mm) if size is not None]
        if len(given) != (2 if self.product == "custom" else 0):
            raise PydanticCustomError("custom_size", "sizes go with `custom`")
        return self

    @property
    def format(self) -> Format:
        """Its size as it stands, and what is asked of it."""
        usual = format_of(self.product, self.width_mm, self.height_mm, is_landscape=self.orientation == "landscape")
        if usual.is_screen:
            return usual
        return replace(
            usual,
            bleed=usual.bleed if self.bleed_mm is None else self.bleed_mm,
            safe=usual.safe if self.safe_mm is None else self.safe_mm,
            has_marks=usual.has_marks if self.marks is None else self.marks,
        )
