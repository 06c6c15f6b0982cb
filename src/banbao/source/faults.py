"""What pydantic found wrong in, the same as diagnostics with places and advice out."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from banbao.board_rules import BLOCK_BOTH, BLOCK_FIELD, BLOCK_LACKS, BLOCK_OF
from banbao.diagnostics import Diagnostic, Message, Rule, Span
from banbao.language import N_
from banbao.model.base import Part
from banbao.model.boards import BLOCKS, ENTRIES
from banbao.model.kinds import KIND_NAMES
from banbao.model.schema import names_file, part_of
from banbao.model.sentences import description
from banbao.picture_rules import BAD_FRACTIONS, BAD_RECTANGLE
from banbao.rules import (
    BAD_CHOICE,
    BAD_DATE,
    BAD_FORM,
    BAD_NUMBER,
    BAD_RECURRENCE,
    BAD_YES_NO,
    CUSTOM_SIZE,
    DUPLICATE_NAME,
    ENDS_BEFORE_START,
    IMPOSSIBLE_DATE,
    MISSING_FIELD,
    MORE_RETURNED,
    RAGGED_ROW,
    TOO_FEW,
    TOO_LONG,
    TOO_SHORT,
    UNKNOWN_FIELD,
    WRONG_SHAPE,
)
from banbao.source.yaml_tree import Path, Tree

_RULES: dict[str, Rule] = {
    "extra_forbidden": UNKNOWN_FIELD,
    "missing": MISSING_FIELD,
    "enum": BAD_CHOICE,
    "literal_error": BAD_CHOICE,
    "date_form": BAD_DATE,
    "date_impossible": IMPOSSIBLE_DATE,
    "int_parsing": BAD_NUMBER,
    "int_parsing_size": BAD_NUMBER,
    "int_from_float": BAD_NUMBER,
    "float_parsing": BAD_NUMBER,
    "finite_number": BAD_NUMBER,
    "greater_than_equal": BAD_NUMBER,
    "less_than_equal": BAD_NUMBER,
    "bool_parsing": BAD_YES_NO,
    "string_too_long": TOO_LONG,
    "string_too_short": TOO_SHORT,
    "too_short": TOO_FEW,
    "string_pattern_mismatch": BAD_FORM,
    "recurrence": BAD_RECURRENCE,
    "ends_before_start": ENDS_BEFORE_START,
    "duplicate_name": DUPLICATE_NAME,
    "more_returned": MORE_RETURNED,
    "custom_size": CUSTOM_SIZE,
    "fractions": BAD_FRACTIONS,
    "rectangle": BAD_RECTANGLE,
}
_SHAPES = {
    "string_type": N_("one text"),
    "tuple_type": N_("a list"),
    "list_type": N_("a list"),
    "int_type": N_("a whole number"),
    "float_type": N_("a number"),
    "bool_type": N_("`true` or `false`"),
}
_LONGEST_VALUE = 40
_FIELDS_SHAPE = N_("fields, each written `name: value`")


def _closest(word: object, known: Iterable[str]) -> str | None:
    # Loaded only where there is a fault to tell.
    from difflib import get_close_matches

    return next(iter(get_close_matches(str(word).lower(), list(known), n=1)), None)


def nearest(word: str, known: Iterable[str]) -> Message | None:
    """Offer the known word that looks most like a mistyped one."""
    found = _closest(word, known)
    return Message.of(N_("did you mean `{name}`?"), name=found) if found else None


def one_of(words: Iterable[str]) -> Message:
    """List what is possible."""
    return Message.of(N_("use one of {choices}"), choices=tuple(words))


def _model_at(model: type[BaseModel], path: Path) -> type[BaseModel]:
    """Find the model whose fields stand at a path."""
    for step in path:
        if isinstance(step, str) and step in model.model_fields:
            model = part_of(model.model_fields[step].annotation) or model
    return model


def _field_at(model: type[BaseModel], path: Path) -> tuple[type[BaseModel], str] | None:
    """Find the field that holds what stands at a path, through the places of lists: its model and its name."""
    names = [step for step in path if isinstance(step, str)]
    if not names:
        return None
    owner = _model_at(model, path[: path.index(names[-1])])
    return (owner, names[-1]) if names[-1] in owner.model_fields else None


def _limits(context: Mapping[str, Any]) -> Message | None:
    if "ge" in context:
        return Message.of(N_("the least is {least}"), least=context["ge"])
    if "le" in context:
        return Message.of(N_("the most is {most}"), most=context["le"])
    return None


def better_name(file: str) -> str:
    """Offer a file's name without what cannot stand in an address."""
    return re.sub(r"[\s#%]+", "-", file)


def _help(model: type[BaseModel], error: ErrorDetails, rule: Rule, path: Path) -> Message | None:
    context = error.get("ctx", {})
    if rule is UNKNOWN_FIELD:
        known = _model_at(model, path[:-1]).model_fields
        return nearest(str(path[-1]), known) or one_of(known)
    if rule is BAD_CHOICE:
        expected = str(context.get("expected", "")).replace(" or ", ", ").replace("'", "").split(", ")
        return nearest(str(error["input"]), expected) or one_of(expected)
    if rule is BAD_DATE:
        return Message.of(N_("write it like `2013-05-08`, with a time like `2013-05-08 09:00`"))
    if rule is BAD_NUMBER and (limits := _limits(context)):
        return limits
    field = _field_at(model, path)
    if field is None:
        return None
    owner, name = field
    if rule is BAD_FORM and names_file(owner.model_fields[name]):
        file = re.split(r"[/\\\\]", error["input"])[-1]
        return Message.of(
            N_("write the file's name alone, without spaces, `#` or `%`: `{name}`"), name=better_name(file)
        )
    if rule in (BAD_FORM, MISSING_FIELD, TOO_FEW, TOO_LONG, TOO_SHORT, BAD_NUMBER):
        said = description(owner, name)
        return Message(said) if said else None
    return None


def _in_short(value: Any) -> str:
    """Show a value in a sentence: on one line, and not all of it where it is long."""
    if not isinstance(value, str):
        return "…"
    line = " ".join(value.split())
    return line if len(line) <= _LONGEST_VALUE else f"{line[:_LONGEST_VALUE]}…"


def _values(error: ErrorDetails, path: Path) -> dict[str, object]:
    context = error.get("ctx", {})
    names = [step for step in path if isinstance(step, str)]
    return {
        **context,
        "name": names[-1] if names else "",
        "value": _in_short(error["input"]),
        "most": context.get("max_length", context.get("le", "")),
        "least": context.get("min_length", context.get("ge", "")),
    }


def _place(tree: Tree, rule: Rule, path: Path, error: ErrorDetails) -> Span:
    if rule is UNKNOWN_FIELD:
        return tree.key(path)
    if rule is MISSING_FIELD and len(path) == 1:
        return tree.key(path) if path in tree.keys else tree.whole
    if rule is ENDS_BEFORE_START:
        return next(
            (tree.values[at] for name in ("ends", "closed", "period_end") if (at := (*path, name)) in tree.values),
            tree.at(path),
        )
    if rule is DUPLICATE_NAME:
        field, place = error["ctx"]["field"], error["ctx"]["place"]
        inner = (*path, field, place)
        return tree.at((*inner, "id")) if (*inner, "id") in tree.values else tree.at(inner)
    if rule is MORE_RETURNED:
        return tree.at((*path, "returned"))
    if rule is CUSTOM_SIZE:
        return tree.at((*path, "product"))
    return tree.at(path)


def _diagnose(model: type[Part], tree: Tree, error: ErrorDetails) -> Diagnostic:
    path = tuple(step for step in error["loc"] if step != "[key]")
    if error["type"] == "literal_error" and error["loc"] and error["loc"][-1] == "[key]":
        return Diagnostic.of(BAD_CHOICE, tree.key(path), _help(model, error, BAD_CHOICE, path), value=path[-1])
    rule = _RULES.get(error["type"])
    if rule is None:
        shape = Message(_SHAPES.get(error["type"], _FIELDS_SHAPE))
        return Diagnostic.of(WRONG_SHAPE, tree.at(path), name=_values(error, path)["name"], shape=shape)
    values = {name: value for name, value in _values(error, path).items() if f"{{{name}}}" in rule.what}
    return Diagnostic.of(rule, _place(tree, rule, path, error), _help(model, error, rule, path), **values)


def _ragged(tree: Tree, error: ErrorDetails) -> tuple[Diagnostic, ...]:
    """Tell of each row of a table that does not have a cell for each column."""
    context = error["ctx"]
    return tuple(
        Diagnostic.of(
            RAGGED_ROW,
            tree.at((*error["loc"], "rows", number - 1)),
            row=number,
            cells=cells,
            columns=context["columns"],
        )
        for number, cells in context["ragged"]
    )


def _misfits(tree: Tree, error: ErrorDetails) -> Iterator[Diagnostic]:
    """Tell of the fields of a board's block that do not go with its kind."""
    for inner, fault, kind, name in error["ctx"]["faults"]:
        path = (*error["loc"], *inner)
        takes = ENTRIES[kind] if "items" in inner[:-1] else BLOCKS[kind]
        if fault == "block_field":
            yield Diagnostic.of(BLOCK_FIELD, tree.key(path), one_of(takes.all), kind=kind, name=name)
        elif fault == "block_both":
            yield Diagnostic.of(BLOCK_BOTH, tree.key(path), kind=kind, names=tuple(name.split()))
        elif fault == "block_of":
            # Of a word that is no kind at all, `catalog.link` tells.
            if name in KIND_NAMES:
                record = Message(KIND_NAMES[name])
                yield Diagnostic.of(BLOCK_OF, tree.at(path), one_of(takes.draws_on), kind=kind, record=record)
        else:
            told = {"kind": kind, "names": tuple(name.split())}
            yield Diagnostic.of(BLOCK_LACKS, tree.at(path), _what_is_lacking(name), **told)


def _what_is_lacking(names: str) -> Message | None:
    if " " in names:
        return Message.of(N_("write one of {names}"), names=tuple(names.split()))
    return Message.of(N_("write `{name}: …` under it"), name=names)


def _meant(model: type[Part], error: ErrorDetails) -> Path | None:
    """Find the field that a mistyped name means."""
    *parent, name = error["loc"]
    known = _model_at(model, tuple(parent)).model_fields
    match = _closest(name, known)
    return (*parent, match) if match else None


def _is_mistyped(error: ErrorDetails, mistyped: set[Path | None]) -> bool:
    return error["type"] == "missing" and error["loc"] in mistyped


def _is_short_of_faulty(error: ErrorDetails, found: Iterable[ErrorDetails]) -> bool:
    place = error["loc"]
    return error["type"] == "too_short" and any(other["loc"][: len(place)] == place != other["loc"] for other in found)


def diagnose(model: type[Part], tree: Tree, errors: Iterable[ErrorDetails]) -> tuple[Diagnostic, ...]:
    """Turn the faults that validation found into diagnostics.

    What follows from another fault is left out: a missing field whose name was only mistyped, a list that is too short
    because an entry of it has a fault.
    """
    found = list(errors)
    mistyped = {_meant(model, error) for error in found if error["type"] == "extra_forbidden"}
    told: list[Diagnostic] = []
    for error in found:
        if error["type"] == "ragged_rows":
            told += _ragged(tree, error)
        elif error["type"] == "block_fields":
            told += _misfits(tree, error)
        elif not (_is_mistyped(error, mistyped) or _is_short_of_faulty(error, found)):
            told.append(_diagnose(model, tree, error))
    return tuple(told)
