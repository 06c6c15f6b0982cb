"""What a card says of its record beside title, date and summary."""

from banbao.language import Translate
from banbao.model.articles import Notice, Validity
from banbao.model.base import ZONE, Part
from banbao.model.boards import Board
from banbao.model.culture import Activity, Group
from banbao.model.media import Album
from banbao.pages.products import product_name


def mark_of(record: Part, translate: Translate) -> str | None:
    """Say that a record does not hold as its title has it: a repealed notice, a cancelled activity."""
    if isinstance(record, Notice) and record.validity is not Validity.IN_FORCE:
        return str(record.validity)
    return translate("Cancelled") if isinstance(record, Activity) and record.cancelled is not None else None


def detail_of(record: Part, translate: Translate) -> str | None:
    """Say what readers of its kind look for first."""
    if isinstance(record, Notice):
        return record.doc_number
    if isinstance(record, Activity):
        return f"{record.starts.astimezone(ZONE):%H:%M} {record.place}"
    if isinstance(record, Group):
        return record.schedule.says if record.schedule else record.place
    if isinstance(record, Album):
        return translate("{count} pictures").format(count=len(record.photographs))
    if isinstance(record, Board):
        return product_name(record, translate)
    return None
