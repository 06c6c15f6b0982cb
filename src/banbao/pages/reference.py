"""Help pages that cannot drift: the reference of records, of rules and of template contexts, made from the code."""

import ast
import inspect
import re
from collections.abc import Iterator

from pydantic import BaseModel

from banbao.language import N_, Translate
from banbao.model.kinds import KINDS
from banbao.model.schema import fields_of, json_schema, sentence
from banbao.pages import contexts
from banbao.rules import RULES

_PLACE = re.compile(r"`?\{\w+\}`?")


def _table(model: type[BaseModel], translate: Translate) -> Iterator[str]:
    heads = (N_("Field"), N_("What it says"), N_("Holds"), N_("Required"))
    yield "| " + " | ".join(translate(head) for head in heads) + " |"
    yield "|---|---|---|---|"
    for field in fields_of(model, translate):
        kind = field.holds.replace("|", "\\|")
        required = translate(N_("yes")) if field.required else ""
        yield f"| `{field.name}` | {field.description.replace('|', chr(92) + '|')} | {kind} | {required} |"
    yield ""


def _parts(model: type[BaseModel], translate: Translate, seen: set[type[BaseModel]]) -> Iterator[type[BaseModel]]:
    for field in fields_of(model, translate):
        if field.part and field.part not in seen:
            seen.add(field.part)
            yield field.part
            yield from _parts(field.part, translate, seen)


def _heading(model: type[BaseModel], translate: Translate) -> str:
    return sentence(model, translate).rstrip(".。")


def _records(translate: Translate) -> Iterator[str]:
    title = translate(N_("Reference of records"))
    yield f"# {title}\n"
    yield translate(N_("Made from the model itself; every field of every kind of record.")) + "\n"
    for kind in KINDS.values():
        yield f"## {_heading(kind.model, translate)} {{#{kind.name}}}\n"
        yield translate(N_("Stands in `content/{folder}`.")).format(folder=kind.folder) + "\n"
        yield from _table(kind.model, translate)
        for part in _parts(kind.model, translate, set()):
            yield f"### {_heading(part, translate)} {{#{kind.name}-{part.__name__.lower()}}}\n"
            yield from _table(part, translate)


def _rules(translate: Translate) -> Iterator[str]:
    title = translate(N_("What the messages mean"))
    yield f"# {title}\n"
    yield translate(N_("Every message carries its rule's name in square brackets.")) + "\n"
    for rule in RULES:
        what = _PLACE.sub("…", translate(rule.what))
        yield f"## {rule.code} {{#{rule.code}}}\n"
        yield f"**{translate(rule.severity.value)}** — {what}\n"
        yield translate(rule.advice) + "\n"


def _attributes(source: str) -> Iterator[tuple[str, str, list[tuple[str, str, str]]]]:
    """Read classes, their docstrings, and their attributes with type and docstring."""
    for node in ast.parse(source).body:
        if not isinstance(node, ast.ClassDef):
            continue
        fields: list[tuple[str, str, str]] = []
        for place, line in enumerate(node.body):
            if isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name):
                after = node.body[place + 1] if place + 1 < len(node.body) else None
                text = (
                    after.value.value if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant) else ""
                )
                fields.append((line.target.id, ast.unparse(line.annotation).replace("'", ""), str(text)))
        yield node.name, ast.get_docstring(node) or "", fields


def template_reference() -> str:
    """Make the reference of template contexts, Markdown in English, for those who change the look."""
    lines = [
        "# What each template is given",
        "",
        "Made by `banbao schema --templates` from `src/banbao/pages/contexts/`.",
        "",
    ]
    sources = [inspect.getsource(module) for module in vars(contexts).values() if inspect.ismodule(module)]
    for name, text, fields in (found for source in sources for found in _attributes(source)):
        lines += [f"## {name}", "", text, "", "| field | holds | |", "|---|---|---|"]
        for field, annotation, says in fields:
            lines.append(f"| `{field}` | `{annotation.replace('|', chr(92) + '|')}` | {' '.join(says.split())} |")
        lines.append("")
    return "\n".join(lines)


def reference_pages(translate: Translate) -> dict[str, str]:
    """Make the reference pages, Markdown by its place under `docs/`."""
    return {
        "help/records.md": "\n".join(_records(translate)),
        "help/rules.md": "\n".join(_rules(translate)),
    }


def model_sentences(model: type[BaseModel]) -> Iterator[str]:
    """Give every sentence that the model of a record says of itself, for the catalogue of translations."""
    sentences: list[str] = []

    def note(text: str) -> str:
        sentences.append(text)
        return text

    json_schema(model, note)
    yield from sentences
    for part in (model, *_parts(model, str, set())):
        yield sentence(part, str)
        yield from (field.description for field in fields_of(part, str) if field.description)
