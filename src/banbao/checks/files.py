"""The files beside records: what lies there and is used by nothing will not be published, and is told."""

from collections.abc import Mapping

from banbao.catalog.catalog import Catalog
from banbao.catalog.references import files_named
from banbao.diagnostics import Diagnostic, Report, Span
from banbao.rules import UNUSED_FILE
from banbao.text.body import Body


def check_unused_files(catalog: Catalog, bodies: Mapping[str, Body], report: Report) -> None:
    """Tell of files beside shown records that neither the fields nor the text use.

    Args:
        catalog: Everything, unredacted.
        bodies: The rendered texts of what is shown, by id.
        report: Takes the warnings.
    """
    for item_id, body in bodies.items():
        entry = catalog.items[item_id].entry
        used = {*files_named(entry.record), *body.files}
        folder = entry.source.path.rsplit("/", 1)[0]
        for name in entry.files:
            if name not in used:
                report.add(Diagnostic.of(UNUSED_FILE, Span(f"{folder}/{name}"), name=name))
