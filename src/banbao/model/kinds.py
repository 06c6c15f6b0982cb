"""The kinds of record: the one table from which folders, references and schemas are read."""

from dataclasses import dataclass

from banbao.language import N_
from banbao.model.articles import News, Notice
from banbao.model.base import Part
from banbao.model.boards import Board
from banbao.model.culture import Activity, Group, Survey
from banbao.model.media import Album, Video
from banbao.model.plan import Measure, Plan, Principle, Requirement, Task
from banbao.model.site import Site


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record."""

    name: str
    """The word in references, `[[name:slug]]`."""
    model: type[Part]
    """What its records say."""
    folder: str
    """Where they stand, relative to `content/`; also their address in the site."""
    single: bool = False
    """True where the folder's own `index.md` or the file itself is the only one."""
    shows_folder: bool = False
    """True where a folder of pictures is a record by itself; its file, if it has one, may be named after the kind."""


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("site", Site, "site.yml", single=True),
        Kind("plan", Plan, "plan", single=True),
        Kind("principle", Principle, "plan/principles"),
        Kind("task", Task, "plan/tasks"),
        Kind("measure", Measure, "plan/measures"),
        Kind("requirement", Requirement, "plan/requirements"),
        Kind("notice", Notice, "notices"),
        Kind("news", News, "news"),
        Kind("group", Group, "groups"),
        Kind("activity", Activity, "activities"),
        Kind("album", Album, "albums", shows_folder=True),
        Kind("video", Video, "videos"),
        Kind("board", Board, "boards"),
        Kind("survey", Survey, "surveys"),
    )
}

KIND_NAMES = {
    "plan": N_("plan"),
    "principle": N_("principle"),
    "task": N_("task"),
    "measure": N_("measure"),
    "requirement": N_("requirement"),
    "notice": N_("notice"),
    "news": N_("news item"),
    "group": N_("group"),
    "activity": N_("activity"),
    "album": N_("album"),
    "video": N_("video"),
    "board": N_("board"),
    "survey": N_("survey"),
    "unit": N_("unit"),
    "task-group": N_("task group"),
}
"""What each kind of thing that can be referred to is called."""
