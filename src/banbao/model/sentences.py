"""The sentences under the fields of a model, read from its source when somebody asks; pydantic would at every start."""

import ast
import inspect
import sys
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from typing import Any

from pydantic import BaseModel


@cache
def _said_in(module: str) -> Mapping[tuple[str, str], str]:
    """Find what stands under each field of each class of a module."""
    return {
        (part.name, field.target.id): inspect.cleandoc(said.value.value)
        for part in ast.parse(inspect.getsource(sys.modules[module])).body
        if isinstance(part, ast.ClassDef)
        for field, said in pairwise(part.body)
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
        if isinstance(said, ast.Expr) and isinstance(said.value, ast.Constant) and isinstance(said.value.value, str)
    }


def description(model: type[BaseModel], field: str) -> str:
    """Give the sentence that stands under a field where the field is defined."""
    owner = next(owner for owner in model.__mro__ if field in inspect.get_annotations(owner))
    return _said_in(owner.__module__).get((owner.__name__, field), "")


def describe(schema: dict[str, Any], model: type[BaseModel]) -> None:
    """Put the sentences into a model's JSON Schema, while pydantic makes it."""
    for field, node in schema.get("properties", {}).items():
        node["description"] = description(model, field)
