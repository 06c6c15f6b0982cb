"""Where fonts may lie in, the fonts that are taken out: the office's before the system's before those that ship."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from banbao.diagnostics import Diagnostic, Report, Span
from banbao.font_rules import FONT_DAMAGED
from banbao.fonts.faces import Face, FontSet, Origin
from banbao.fonts.files import Font
from banbao.fonts.folders import Called, Shelf, system_folders
from banbao.fonts.office import office_fonts
from banbao.fonts.ranking import Candidate, Chains, Ranking
from banbao.fonts.roles import KNOWN, Role
from banbao.fonts.stage import stage
from banbao.store import checksum

SHIPPED_FOLDER = Path(__file__).resolve().with_name("shipped")
_SITE = Span("content/site.yml")

_Found = tuple[Origin, Role | None, Path, Font]


def resolve(
    root: Path, folder: str | None, cache: Path, report: Report, at: Span = _SITE, *, system: bool = True
) -> FontSet:
    """Find the fonts of every role.

    Args:
        root: The project's folder.
        folder: The office's own fonts, relative to it, as `site.yml` has it; None where it has none.
        cache: Where what was found is kept for the next run.
        report: Takes what is wrong with the office's own fonts.
        at: Where that folder is named.
        system: Whether fonts that this machine has are taken; without them, what comes out is the same on all.

    Raises:
        OSError: The cache cannot be written, or a font not read.
    """
    shelf = Shelf(cache / "fonts" / "known")
    own: list[_Found] = [("office", *each) for each in office_fonts(root, folder, shelf, report, at)]
    installed = list(_lying_in(system_folders(), "system", shelf)) if system else []
    shipped = list(_lying_in([SHIPPED_FOLDER], "shipped", shelf))
    # Typst takes the first of two fonts that are called alike, and looks through the folders in their order.
    staged = [stage((path for *_, path, _ in found), cache / "fonts") for found in (own, installed)]
    folders = (*(next(iter(files)).parent for files in staged if files), SHIPPED_FOLDER)
    originals = {there.resolve(): path for files in staged for there, path in files.items()}
    called = ((folders[each.folder] / each.file, each) for each in shelf.called(folders))
    candidates = tuple(_candidates([*own, *installed, *shipped], called, originals, shelf))
    for refused in {path for _, _, path, _ in own} - {each.face.path for each in candidates}:
        report.add(Diagnostic.of(FONT_DAMAGED, Span(refused.relative_to(root).as_posix()), name=refused.name))
    ranking = Ranking(candidates)
    chains = ranking.chains()
    digest = _digest(chains, shelf)
    shelf.keep()
    return FontSet(chains, tuple(ranking.substitutions(chains)), folders, digest)


def _lying_in(folders: Sequence[Path], origin: Origin, shelf: Shelf) -> Iterator[_Found]:
    """Find the fonts that are of use; of two that are called alike, the first."""
    seen = set()
    for path, known in shelf.look_into(folders).items():
        for font in known.fonts:
            is_new = (font.names, font.weights) not in seen
            if is_new and font.flaw is None and (origin == "shipped" or not KNOWN.isdisjoint(font.names)):
                seen.add((font.names, font.weights))
                yield origin, None, path, font


def _candidates(
    found: Sequence[_Found], called: Iterable[tuple[Path, Called]], originals: Mapping[Path, Path], shelf: Shelf
) -> Iterator[Candidate]:
    """Pair the fonts that were found with what Typst calls them, in its order."""
    by_place: dict[tuple[Path, int], _Found] = {}
    for source in found:
        by_place.setdefault((source[2], source[3].index), source)
    for path, known in called:
        there = path.resolve()
        each = by_place.get((originals.get(there, there), known.index))
        if each is not None:
            origin, role, original, font = each
            coverage = shelf.coverage(original, font.index)
            face = Face(original, font.index, known.family, font.name, font.weights, origin, coverage)
            yield Candidate(face, frozenset(font.names), role)


def _digest(chains: Chains, shelf: Shelf) -> str:
    parts = [
        f"{role} {weight} {face.family} {face.index} {shelf.digest(face.path)}"
        for (role, weight), chain in chains.items()
        for face in chain
    ]
    return checksum("\n".join(parts).encode()).hex()
