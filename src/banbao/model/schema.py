"""What the model says of itself: JSON Schema for editors, and a description of every field for the help."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from banbao.language import N_, Translate
from banbao.model.base import FileReference, FoundBeside, Reference
from banbao.model.kinds import KIND_NAMES
from banbao.model.sentences import description


@dataclass(frozen=True, slots=True)
class FieldText:
    """A field, described for readers."""

    name: str
    description: str
    holds: str
    """What sort of value, in words."""
    required: bool
    part: type[BaseModel] | None
    """The model of its parts, where it has further fields."""


def one_line(text: str) -> str:
    """Undo the line breaks of a docstring, so that a sentence is one source string."""
    return " ".join(text.split())


def _describe_node(node: Any, translate: Translate) -> Any:
    if isinstance(node, dict):
        return {
            key: translate(one_line(value))
            if key == "description" and isinstance(value, str)
            else _describe_node(value, translate)
            for key, value in node.items()
        }
    if isinstance(node, list):
        return [_describe_node(value, translate) for value in node]
    return node


def json_schema(model: type[BaseModel], translate: Translate) -> dict[str, Any]:
    """Give the JSON Schema of a kind of record, its sentences in the editor's language."""
    schema = model.model_json_schema()
    schema["required"] = [name for name in schema.get("required", ()) if must_be_written(model.model_fields[name])]
    described: dict[str, Any] = _describe_node(schema, translate)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **described}


def part_of(annotation: Any) -> type[BaseModel] | None:
    """Find the model whose fields a field holds."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := part_of(part))), None)


def _marks(annotation: Any) -> Iterator[Any]:
    if get_origin(annotation) is Annotated:
        yield from get_args(annotation)[1:]
    for part in get_args(annotation):
        yield from _marks(part)


def names_file(field: FieldInfo) -> bool:
    """Tell whether a field names a file beside the record."""
    return any(isinstance(mark, FileReference) for mark in (*field.metadata, *_marks(field.annotation)))


def must_be_written(field: FieldInfo) -> bool:
    """Tell whether nothing but the record's own file can say what a field holds."""
    return field.is_required() and not any(isinstance(mark, FoundBeside) for mark in field.metadata)


def _type_words(annotation: Any, metadata: tuple[Any, ...] | list[Any], translate: Translate) -> str:
    origin, arguments = get_origin(annotation), get_args(annotation)
    for mark in metadata:
        if isinstance(mark, FileReference):
            return translate(N_("file name"))
        if isinstance(mark, Reference):
            return (
                translate(N_("`kind:slug`"))
                if mark == "*"
                else translate(N_("slug of a {kind}")).format(kind=translate(KIND_NAMES[str(mark)]))
            )
    if origin is Annotated:
        return _type_words(arguments[0], arguments[1:], translate)
    if origin in (Union, UnionType):
        return _type_words(next(part for part in arguments if part is not NoneType), [], translate)
    if origin is tuple:
        return translate(N_("list of {type}")).format(type=_type_words(arguments[0], [], translate))
    if origin is dict:
        return translate(N_("fields by name"))
    if origin is Literal:
        return " | ".join(f"`{value}`" for value in arguments)
    return _plain_type(annotation, translate)


def _plain_type(annotation: type, translate: Translate) -> str:
    if issubclass(annotation, StrEnum):
        return " | ".join(f"`{value}`" for value in annotation)
    if issubclass(annotation, BaseModel):
        return translate(N_("fields"))
    words = {
        bool: N_("`true` or `false`"),
        int: N_("whole number"),
        float: N_("number"),
        datetime: N_("day or time"),
        date: N_("day"),
        str: N_("text"),
    }
    return translate(words[annotation])


def fields_of(model: type[BaseModel], translate: Translate) -> Iterator[FieldText]:
    """Describe the fields of a model in their order, those that are required first."""
    items: list[tuple[str, FieldInfo]] = sorted(
        model.model_fields.items(), key=lambda pair: not must_be_written(pair[1])
    )
    for name, field in items:
        said = translate(one_line(description(model, name)))
        words = _type_words(field.annotation, field.metadata, translate)
        yield FieldText(name, said, words, must_be_written(field), part_of(field.annotation))


def sentence(model: type[BaseModel], translate: Translate) -> str:
    """Give the sentence that says what a model is."""
    return translate(one_line((model.__doc__ or "").strip().split("\n\n")[0]))
