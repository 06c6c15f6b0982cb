"""LibreOffice setting Word files with stand-ins for the fonts of offices."""

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from fontTools.ttLib import TTFont
from ruler import Page, measure

from banbao.fonts.resolve import SHIPPED_FOLDER

SOFFICE = shutil.which("soffice")
STAND_INS = {
    "方正小标宋简体": ("Noto Serif SC", "bold"),
    "仿宋_GB2312": ("Zhuque Fangsong", "regular"),
    "楷体_GB2312": ("Banbao Kai", "regular"),
    "黑体": ("Noto Sans SC", "regular"),
    "宋体": ("Noto Serif SC", "regular"),
}
_MATCH = """<match target="pattern"><test name="family"><string>{wanted}</string></test>
<edit name="family" mode="assign" binding="strong"><string>{family}</string></edit>
<edit name="weight" mode="assign"><const>{weight}</const></edit></match>"""
_QUOTES = "“”‘’"
_EXPORT = 'pdf:writer_pdf_Export:{"IsSkipEmptyPages":{"type":"boolean","value":"false"}}'


class Office:
    """LibreOffice with fonts of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        fonts = folder / "fonts"
        fonts.mkdir()
        for path in SHIPPED_FOLDER.glob("*.?tf"):
            if path.name.startswith("Zhuque"):
                _with_wide_quotes(path, fonts / path.name)
            else:
                (fonts / path.name).symlink_to(path)
        matches = "".join(
            _MATCH.format(wanted=wanted, family=family, weight=weight) for wanted, (family, weight) in STAND_INS.items()
        )
        self._configuration = folder / "fonts.conf"
        self._configuration.write_text(
            f"<fontconfig><dir>{fonts}</dir><cachedir>{folder}/cache</cachedir>{matches}</fontconfig>",
            encoding="utf-8",
        )

    def set_all(self, files: Mapping[str, bytes]) -> dict[str, tuple[Page, ...]]:
        """Set Word files and read their pages."""
        for name, file in files.items():
            (self._folder / f"{name}.docx").write_bytes(file)
        command = [str(SOFFICE), f"-env:UserInstallation={(self._folder / 'profile').as_uri()}", "--headless"]
        subprocess.run(
            [*command, "--convert-to", _EXPORT, *(f"{name}.docx" for name in files)],
            cwd=self._folder,
            env={"FONTCONFIG_FILE": str(self._configuration), "HOME": str(self._folder), "PATH": "/usr/bin:/bin"},
            check=True,
            capture_output=True,
            timeout=300,
        )
        return {name: measure((self._folder / f"{name}.pdf").read_bytes()) for name in files}


def _with_wide_quotes(source: Path, target: Path) -> None:
    """Give a font quotes as wide as its characters, as those of the fonts have that offices use."""
    with TTFont(source, lazy=True, recalcBBoxes=False) as font:
        # Named by number the glyphs need no names from the outlines, which take long to read.
        font.setGlyphOrder([f"glyph{number}" for number in range(font["maxp"].numGlyphs)])
        widths, glyphs = font["hmtx"].metrics, font.getBestCmap()
        for quote in _QUOTES:
            width, bearing = widths[glyphs[ord(quote)]]
            widths[glyphs[ord(quote)]] = (1000, bearing + (1000 - width if quote in "“‘" else 0))
        font.save(target)
