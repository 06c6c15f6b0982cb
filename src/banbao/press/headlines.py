"""Blocks in, the lines of them out that are set large, so that they must break between words."""

from collections.abc import Iterable, Iterator

from banbao.press.sheet import Block, Calendar, Group, Honours, Leaders, Quotation, Results, Tasks, Timeline


def headlines_of(blocks: Iterable[Block], subtitle: str | None = None) -> Iterator[str]:
    """List the subtitle, headings, names and quotations of a board."""
    if subtitle:
        yield subtitle
    for block in blocks:
        if isinstance(block, Quotation):
            yield block.text
        elif block.title:
            yield block.title
        yield from _inside(block)


def _inside(block: Block) -> Iterator[str]:
    match block:
        case Tasks(items=items) | Timeline(items=items) | Calendar(items=items):
            yield from (each.title for each in items)
        case Honours(items=items):
            yield from (each.name for each in items)
        case Results(rows=rows):
            yield from (cell for row in rows for cell in row)
        case Group(facts=facts):
            yield from (said for _, said in facts)
        case Leaders(leaders=leaders):
            for leader in leaders:
                yield leader.name
                if leader.post:
                    yield leader.post
