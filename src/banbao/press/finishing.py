"""Typst's PDF in, the file that is handed over out: its boxes, the inks that are meant, what it is; the same each time.

Typst was given no photographs but stand-ins, whose px spell the place's name; here each is put where its stand-in is.

The inks are named as PDF/X does it (an output intent with its profile, `Trapped`, boxes), but no version of PDF/X is
claimed: nothing here could prove it. Sources: ISO 32000-1 §14.11.2-5, ISO 15930-7.
"""

from collections.abc import Mapping
from contextlib import suppress
from io import BytesIO

from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Page, Pdf, Stream

from banbao.language import N_, Translate
from banbao.press.inks import CONDITION, CONDITION_WORDS, PROFILE_PATH
from banbao.press.photographs import Plate
from banbao.press.sheet import Place, Sheet

_PRODUCER = "banbao"
_DIGITS = 4
_PRINT = N_("For print, in the inks of {condition}.")
_PROOF = N_("A proof in the colours of screens (RGB), not for print.")
_TENTH = N_("The file is a tenth of the board's size.")
_DATES = ("/CreationDate", "/ModDate")
_UNTOLD = ("xmp:CreateDate", "xmp:ModifyDate", "xmpMM:RenditionClass")


def finish(pdf: bytes, sheet: Sheet, plates: Mapping[str, Plate], translate: Translate, *, scale: int = 1) -> bytes:
    """Finish a board's PDF.

    Args:
        pdf: As Typst made it, with the bleed and the margin for marks round the trimmed page.
        sheet: What was set.
        plates: Its photographs, by their stand-ins' names, as `stand_in` gives them.
        translate: Into the reader's language.
        scale: How many times as large as the file the board is: 1, or 10.

    Raises:
        pikepdf.PdfError: It is no PDF.
    """
    told = translate(_PRINT).format(condition=CONDITION_WORDS) if sheet.is_cmyk else translate(_PROOF)
    if scale > 1:
        told = f"{told} {translate(_TENTH)}"
    with Pdf.open(BytesIO(pdf)) as document:
        for page in document.pages:
            _set_boxes(page, sheet.bleed)
            if sheet.is_cmyk:
                # Else what is transparent is mixed in whatever colours the reader thinks right.
                page.Group = Dictionary(Type=Name.Group, S=Name.Transparency, CS=Name.DeviceCMYK)
        for each in document.objects:
            if isinstance(each, Stream) and each.get("/Subtype") == Name.Image and each.Height == 1:
                _show(each, plates)
        if sheet.is_cmyk:
            document.Root.OutputIntents = Array([_output_intent(document)])
        _describe(document, "".join(word for clause in sheet.title for word in clause), told)
        out = BytesIO()
        document.save(out, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)
    return out.getvalue()


def stand_in(place: Place) -> str:
    """Name what stands where a photograph will, as the templates do."""
    return f"{place.id}@{place.page}"


def _show(image: Stream, plates: Mapping[str, Plate]) -> None:
    """Put a photograph in the place of its stand-in."""
    plate = plates.get(image.read_bytes().decode("ascii", "replace"))
    if plate is None:
        return
    image.write(plate.jpeg, filter=Name.DCTDecode)
    image.Width, image.Height, image.BitsPerComponent = plate.width, plate.height, 8
    image.ColorSpace = Name.DeviceCMYK if plate.is_cmyk else Name.DeviceRGB
    if plate.is_cmyk:
        image.Decode = Array([1, 0] * 4)


def _set_boxes(page: Page, bleed: float) -> None:
    """Say where the bleed ends; where the page is trimmed, Typst has said where there is anything beyond."""
    page.CropBox = page.MediaBox
    if "/TrimBox" not in page:
        page.TrimBox = page.MediaBox
    left, bottom, right, top = (float(each) for each in page.TrimBox)
    beyond = (left - bleed, bottom - bleed, right + bleed, top + bleed)
    page.BleedBox = Array([round(each, _DIGITS) for each in beyond])
    if "/ArtBox" in page:
        # Either of the two, where inks are named.
        del page.ArtBox


def _output_intent(document: Pdf) -> Dictionary:
    profile = document.make_stream(PROFILE_PATH.read_bytes(), N=4, Alternate=Name.DeviceCMYK)
    return Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFX,
        OutputConditionIdentifier=CONDITION,
        OutputCondition=CONDITION_WORDS,
        Info=CONDITION_WORDS,
        RegistryName="http://www.color.org",
        DestOutputProfile=document.make_indirect(profile),
    )


def _describe(document: Pdf, title: str, told: str) -> None:
    """Say what it is, in both places where a PDF does; when it was made would differ each time."""
    with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata["dc:title"], metadata["dc:description"], metadata["pdf:Producer"] = title, told, _PRODUCER
        metadata["pdf:Trapped"] = "False"
        for name in _UNTOLD:
            with suppress(KeyError):
                del metadata[name]
    information = document.docinfo
    information.Title, information.Subject, information.Producer = title, told, _PRODUCER
    information.Trapped = Name("/False")
    for name in _DATES:
        if name in information:
            del information[name]
