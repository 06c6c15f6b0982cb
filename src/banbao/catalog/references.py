"""Which records a record names in its fields, read from the types of the model."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel

from banbao.model.base import FileReference, Part, Reference
from banbao.model.schema import part_of

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class FieldReference:
    """A name of another record, or of a file beside the record, in a field."""

    path: Path
    kind: str
    """The kind of record; `file` for a file."""
    slug: str

    @property
    def id(self) -> str:
        """The record's id."""
        return f"{self.kind}:{self.slug}"


def _marker(annotation: Any) -> str | None:
    if get_origin(annotation) is Annotated:
        return next(
            (str(part) for part in get_args(annotation)[1:] if isinstance(part, Reference | FileReference)), None
        )
    return None


def _in(annotation: Any, path: Path, value: Any) -> Iterator[FieldReference]:
    marker = _marker(annotation)
    if marker is not None and isinstance(value, str):
        kind, found, slug = value.partition(":") if marker == "*" else (marker, ":", value)
        if found:
            yield FieldReference(path, kind, slug)
    elif isinstance(value, BaseModel):
        yield from references(value, path)
    elif isinstance(value, dict):
        if model := part_of(annotation):
            yield from references_in(model, value, path)
    elif isinstance(value, tuple | list):
        inner = _element(annotation)
        for index, element in enumerate(value):
            yield from _in(inner, (*path, index), element)


@cache
def _element(annotation: Any) -> Any:
    """Find what a tuple holds, through unions and annotations."""
    if get_origin(annotation) is tuple:
        return get_args(annotation)[0]
    return next((found for part in get_args(annotation) if (found := _element(part)) is not None), None)


@cache
def _fields(model: type[BaseModel]) -> tuple[tuple[str, Any], ...]:
    """List the fields that may hold references, each with its whole annotation."""
    return tuple(
        (name, annotation)
        for name, field in model.model_fields.items()
        if _can_refer(annotation := _whole(field.annotation, field.metadata))
    )


def _whole(annotation: Any, metadata: list[Any]) -> Any:
    """Put back together what pydantic keeps apart, and look through `| None`."""
    kept = [part for part in metadata if isinstance(part, Reference | FileReference)]
    if kept:
        return Annotated[annotation, kept[0]]
    parts = [part for part in get_args(annotation) if part is not type(None)]
    if len(parts) == 1 and get_origin(annotation) not in (tuple, Annotated):
        return parts[0]
    return annotation


def _can_refer(annotation: Any) -> bool:
    if _marker(annotation) is not None:
        return True
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return bool(_fields(annotation))
    return any(_can_refer(part) for part in get_args(annotation))


def references(record: Part | BaseModel, path: Path = ()) -> Iterator[FieldReference]:
    """Find every reference in a record's fields, with the path of each."""
    for name, annotation in _fields(type(record)):
        yield from _in(annotation, (*path, name), getattr(record, name))


def files_named(record: Part) -> tuple[str, ...]:
    """Name the files beside a record that its fields name, in order."""
    return tuple(dict.fromkeys(reference.slug for reference in references(record) if reference.kind == "file"))


def references_in(model: type[BaseModel], data: Mapping[str, Any], path: Path = ()) -> Iterator[FieldReference]:
    """Find what references there are in fields that did not make a record."""
    for name, annotation in _fields(model):
        yield from _in(annotation, (*path, name), data.get(name))
