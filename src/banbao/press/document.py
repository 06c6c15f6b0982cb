"""An official document ready for setting: all that its Typst template and the builder of its Word file are given.

Both set it to GB/T 9704-2012: A4, a text block of 156 × 225 mm, 22 lines of 28 characters.
"""

from typing import Literal, NamedTuple

from msgspec import Struct, field

from banbao.press.prose import Node, Role


class Family(Struct, frozen=True):
    """A family of fonts, and the characters that it is asked for, as a regular expression; None for all that it has."""

    name: str
    covers: str | None = None


class Enclosure(Struct, frozen=True):
    """What follows on pages of its own: an attachment, or the document that a notice issues."""

    title: tuple[tuple[str, ...], ...]
    """Clause by clause, each cut into words that stay whole."""
    nodes: tuple[Node, ...]
    label: str | None = None
    """附件1; None for what a notice issues."""


class Signature(Struct, frozen=True):
    """Who signs; several in a joint document."""

    name: str
    """An office; with a signature stamp, who signs for it."""
    post: str | None = None
    """With a signature stamp, the post: 局长. It stands beside the place that is kept for the stamp."""


class Document(Struct, frozen=True):
    """An official document."""

    name: str
    """The record's slug."""
    form: Literal["document", "letter", "order", "minutes", "plain"]
    """文件, 信函, 命令(令), 纪要, or a notice without a red head."""
    heading: str
    """As plain text, for the file's properties."""
    title: tuple[tuple[str, ...], ...]
    """Clause by clause, each cut into words that stay whole; empty in an order, whose mark is its title."""
    issuers: tuple[str, ...]
    """The names in the red head, the leading office first."""
    mark: str
    """What stands after them: 文件, 令, 纪要; empty in a letter."""
    nodes: tuple[Node, ...]
    date: str
    """2013年3月16日."""
    copy_number: str | None = None
    """份号, six digits."""
    secrecy: str | None = None
    """机密★1年."""
    urgency: str | None = None
    """特急 or 加急."""
    number: str | None = None
    """岳城管发〔2013〕16号."""
    signers: tuple[str, ...] = ()
    """签发人, of a document that goes upwards."""
    recipients: str | None = None
    """主送机关, without the colon."""
    attachments: tuple[str, ...] = ()
    """Their titles, in order, for the list after the body."""
    signatures: tuple[Signature, ...] = ()
    sealing: Literal["seal", "none", "stamp"] = "none"
    """加盖印章, 不加盖印章, 加盖签发人签名章."""
    note: str | None = None
    """附注, without its brackets."""
    attendance: tuple[tuple[str, str], ...] = ()
    """Of minutes: 出席, 请假, 列席, each with the names."""
    enclosures: tuple[Enclosure, ...] = ()
    copies: tuple[str, ...] = ()
    """抄送."""
    printer: str | None = None
    """印发机关."""
    printed: str | None = None
    """The day of printing, as `date`, without 印发."""
    pictures: dict[str, str] = field(default_factory=dict)
    """The files of figures by `Figure.file`, as paths that begin with / for the folder in which Typst works."""
    faces: dict[Role, tuple[Family, ...]] = field(default_factory=dict)
    """For each role the families, the first that has a character draws it."""


Foot = Literal["shared", "next", "after-blank"]
"""On which page 版记 stands: that on which all else ends, the next, or the one after a blank one."""


class Ending(NamedTuple):
    """How a document ends, which shows when it is set."""

    foot: Foot = "shared"
    is_bare: bool = False
    """Whether the signature would stand on a page without text if pages had their 22 lines."""
