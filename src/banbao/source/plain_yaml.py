"""YAML text in, its plain values out, or nothing where it takes a closer look: `yaml_tree` has the eyes for that.

Nearly every document is without fault, and places are asked only of faults. So the values are taken straight from
libyaml's events, at a third of what a walk over nodes with places costs.
"""

from collections.abc import Callable
from itertools import islice
from typing import Any

import yaml

from banbao.source.text_files import CONTROL

# More than records hold, and less than `yaml_tree` allows.
_MOST_EVENTS = 20_000
_DEEPEST = 20

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULL = frozenset({"", "~", "null", "Null", "NULL"})

_Take = Callable[[], yaml.Event]
"""Gives the next event; `StopIteration` after too many."""


class _UnclearError(Exception):
    """What was met is a fault, or stands for something else."""


def _mapping(take: _Take, depth: int) -> dict[str, Any]:
    found: dict[str, Any] = {}
    while not isinstance(key := take(), yaml.MappingEndEvent):
        if not isinstance(key, yaml.ScalarEvent) or key.tag or key.anchor or key.value in found:
            raise _UnclearError
        found[key.value] = _value(take(), take, depth)
    return {name: value for name, value in found.items() if value is not None}


def _sequence(take: _Take, depth: int) -> list[Any]:
    found: list[Any] = []
    while not isinstance(item := take(), yaml.SequenceEndEvent):
        found.append(_value(item, take, depth))
    return found


def _value(event: yaml.Event, take: _Take, depth: int) -> Any:
    if isinstance(event, yaml.ScalarEvent) and not (event.tag or event.anchor):
        return None if event.implicit[0] and event.value in _NULL else event.value
    if not isinstance(event, yaml.CollectionStartEvent) or event.tag or event.anchor or depth == _DEEPEST:
        raise _UnclearError
    return _mapping(take, depth + 1) if isinstance(event, yaml.MappingStartEvent) else _sequence(take, depth + 1)


def read_plainly(text: str) -> dict[str, Any] | None:
    """Read the fields of one YAML document.

    Returns:
        What is written: scalars as text, without fields that are left empty. None where something may be wrong, and
        where tags, anchors or escapes are used.
    """
    if "\\" in text or CONTROL.search(text):
        return None
    try:
        take = islice(iter(LOADER(text).get_event, None), _MOST_EVENTS).__next__
        take()
        if isinstance(take(), yaml.StreamEndEvent):
            return {}
        if not isinstance(first := take(), yaml.MappingStartEvent):
            return None
        found: dict[str, Any] = _value(first, take, 0)
        take()
        return found if isinstance(take(), yaml.StreamEndEvent) else None
    except (yaml.YAMLError, _UnclearError, StopIteration):
        return None
