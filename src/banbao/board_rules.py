"""The faults of boards that banbao knows by name; `rules.RULES` has them among all others."""

from banbao.diagnostics import Rule, Severity
from banbao.language import N_

BLOCK_FIELD = Rule(
    "block-field",
    N_("a block of the kind `{kind}` does not take `{name}`"),
    N_("Each kind of block has its own fields. Take the field out, or choose the kind of block that it goes with."),
)
BLOCK_LACKS = Rule(
    "block-lacks",
    N_("a block of the kind `{kind}` needs {names}"),
    N_("Without it there is nothing to show. Where several fields are named, write one of them."),
)
BLOCK_BOTH = Rule(
    "block-both",
    N_("a block of the kind `{kind}` takes only one of {names}"),
    N_("The block draws either on a record or on what it says itself. Make two blocks of it where both are meant."),
)
BLOCK_OF = Rule(
    "block-of",
    N_("a block of the kind `{kind}` cannot draw on a {record}"),
    N_("Each kind of block draws on some kinds of record; they are listed in the message."),
)
BLOCK_HIDDEN = Rule(
    "block-hidden",
    N_("`{target}` is not shown now, so the board cannot show it"),
    N_(
        "The record is a draft, internal, withdrawn, not yet published or taken off. A board says no more than the "
        "site does: take the block out, or give the board a later `publish_at`, an `expire_at` or the same `audience`."
    ),
)
BLOCK_EMPTY = Rule(
    "block-empty",
    N_("there is nothing to show in this block now, so it is left out"),
    N_("The record drawn on has no text, pictures, results or dates of this sort at this time."),
    Severity.WARNING,
)
UNKNOWN_HEADING = Rule(
    "unknown-heading",
    N_("`{target}` has no heading or table `{heading}`"),
    N_("`heading` is written just as it stands in the record."),
)
UNKNOWN_PHOTOGRAPH = Rule(
    "unknown-photograph",
    N_("`{target}` shows no picture `{name}`"),
    N_("A board shows pictures that the record itself shows in this edition; letter case counts."),
)
PICTURE_IN_BLOCK = Rule(
    "picture-in-block",
    N_("the text of a block holds no pictures: `{name}`"),
    N_("Put the picture into an album, and show it with a block of the kind `photograph`."),
)
OVERSET = Rule(
    "overset",
    N_("the board is too full: {cause}"),
    N_(
        "Type is never set smaller than can be read from where people stand. Shorten what the message names, take a "
        "larger product, or write `split: auto` and have a series of boards made."
    ),
)
BOARD_TEMPLATE = Rule(
    "board-template",
    N_("the template of boards cannot be set: {problem}"),
    N_(
        "Templates of boards are Typst files in `theme_overrides/boards/`. Mend the one that the message names, or "
        "take it out to have the one that comes with banbao."
    ),
)
NO_TYPESETTER = Rule(
    "no-typesetter",
    N_("boards are not made: Typst is not installed here"),
    N_("`pip install typst` brings it where there is a wheel for the machine. The site shows a sketch of each board."),
    Severity.WARNING,
)

BOARD_RULES: tuple[Rule, ...] = tuple(value for value in list(globals().values()) if isinstance(value, Rule))
