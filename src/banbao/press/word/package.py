"""The file: a theme's parts, a document's text and pictures -> the bytes of a .docx, each time the same."""

from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.opc.parts.coreprops import CorePropertiesPart
from docx.oxml.coreprops import CT_CoreProperties
from docx.oxml.parser import parse_xml
from docx.package import Package
from docx.parts.document import DocumentPart
from docx.parts.numbering import NumberingPart
from docx.shared import Emu

from banbao.press.document import Document
from banbao.press.prose import Figure
from banbao.press.word.markup import Element, element, held

FOLDER = "documents/word/"
"""Where a theme has the parts of a Word file."""
_FOOTER = "footer-"
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest day that a ZIP file can name."""
_LONGEST = 255
"""How long a file's properties are at most, in letters."""
_PLAIN = {
    "styles": (CONTENT_TYPE.WML_STYLES, RELATIONSHIP_TYPE.STYLES),
    "settings": (CONTENT_TYPE.WML_SETTINGS, RELATIONSHIP_TYPE.SETTINGS),
    "fontTable": (CONTENT_TYPE.WML_FONT_TABLE, RELATIONSHIP_TYPE.FONT_TABLE),
}
"""The parts that every file has as the theme has them."""

_BARE_JPEG = b"\xff\xd8\xff\xdb"
_JFIF = b"\xff\xe0\x00\x10JFIF\x00\x01\x02\x01\x01\x2c\x01\x2c\x00\x00"
"""JFIF 1.02, 300 px to an inch; source: ISO/IEC 10918-5, 10.1."""


def read_parts(theme: Mapping[str, Path]) -> dict[str, bytes]:
    """Read a theme's parts of a Word file, by their names without the ending."""
    return {
        name.removeprefix(FOLDER).removesuffix(".xml"): path.read_bytes()
        for name, path in theme.items()
        if name.startswith(FOLDER)
    }


def _headed(picture: bytes) -> bytes:
    """Put the head before a JPEG that libvips leaves out; python-docx, and some readers, know it by nothing else."""
    return picture[:2] + _JFIF + picture[2:] if picture.startswith(_BARE_JPEG) else picture


class Book:
    """A file in the making."""

    def __init__(self, parts: Mapping[str, bytes], pictures: Mapping[str, bytes]) -> None:
        """Begin a file.

        Args:
            parts: The theme's, as `read_parts` gives them.
            pictures: JPEG or PNG, by the names that figures have for them.
        """
        self._pictures = pictures
        self._parts = parts
        self._package = Package()
        self._content = element("w:document", element("w:body"))
        self._main = DocumentPart(
            PackURI("/word/document.xml"), CONTENT_TYPE.WML_DOCUMENT_MAIN, self._content, self._package
        )
        self._package.relate_to(self._main, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
        for name, kind in _PLAIN.items():
            self._add(name, parts[name], *kind)
        self._footers: dict[str, str] = {}
        self._drawn = 0

    def footer(self, name: str) -> str:
        """Put one of the theme's footers into the file and give what sections call it."""
        if name not in self._footers:
            blob = self._parts[_FOOTER + name]
            kind = CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER
            self._footers[name] = self._add(_FOOTER + name, blob, *kind)
        return self._footers[name]

    def draw(self, figure: Figure, width_emu: int, height_emu: int) -> Element:
        """Put a figure's picture into the file."""
        self._drawn += 1
        picture = BytesIO(_headed(self._pictures[figure.file]))
        inline = self._main.new_pic_inline(picture, Emu(width_emu), Emu(height_emu))
        for name, value in (("id", str(self._drawn)), ("name", f"图片{self._drawn}"), ("descr", figure.alt)):
            inline.docPr.set(name, held(value))
        for side in ("distT", "distB", "distL", "distR"):
            # Where nothing is said LibreOffice keeps 3 mm.
            inline.set(side, "0")
        return inline

    def close(self, blocks: Iterable[Element], numbers: Iterable[Element], document: Document) -> bytes:
        """Make the file.

        Args:
            blocks: All that the body holds, its last section at the end.
            numbers: What it says of its lists.
            document: What it is, for its properties.
        """
        self._content[0].extend(blocks)
        lists = parse_xml(self._parts["numbering"])
        lists.extend(numbers)
        numbering = NumberingPart(PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, lists, self._package)
        self._main.relate_to(numbering, RELATIONSHIP_TYPE.NUMBERING)
        self._describe(document)
        saved = BytesIO()
        self._package.save(saved)
        return _timeless(saved)

    def _add(self, name: str, blob: bytes, content_type: str, relationship: str) -> str:
        part = Part(PackURI(f"/word/{name}.xml"), content_type, blob, self._package)
        return self._main.relate_to(part, relationship)

    def _describe(self, document: Document) -> None:
        part = CorePropertiesPart(
            PackURI("/docProps/core.xml"), CONTENT_TYPE.OPC_CORE_PROPERTIES, CT_CoreProperties.new(), self._package
        )
        properties = part.core_properties
        properties.title = held(document.heading)[:_LONGEST]
        properties.author = held("、".join(document.issuers))[:_LONGEST]
        properties.identifier = held(document.number or "")[:_LONGEST]
        properties.language = "zh-CN"
        self._package.relate_to(part, RELATIONSHIP_TYPE.CORE_PROPERTIES)


def _timeless(saved: BytesIO) -> bytes:
    """Pack a file again without the time at which it was packed."""
    packed = BytesIO()
    with ZipFile(saved) as old, ZipFile(packed, "w") as new:
        for each in old.infolist():
            entry = ZipInfo(each.filename, _EPOCH)
            entry.compress_type = ZIP_DEFLATED
            new.writestr(entry, old.read(each))
    return packed.getvalue()
