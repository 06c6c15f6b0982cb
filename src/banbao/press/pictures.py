"""A finished board's file in, pictures of its pages out."""

from io import BytesIO

import pypdfium2

_ZLIB_LEVEL = 3
"""Drawn pages come out as small as at the highest, in half the time or less; photographs a tenth larger."""
_SLACK = 1 - 1e-6
"""Pixels are rounded up; without it 2,400 and what rounding leaves beside would be 2,401."""


def pictures_of(pdf: bytes, px_per_pt: float) -> tuple[bytes, ...]:
    """Draw every page as a PNG."""
    with pypdfium2.PdfDocument(pdf) as document:
        return tuple(_png(page, px_per_pt) for page in document)


def _png(page: pypdfium2.PdfPage, px_per_pt: float) -> bytes:
    out = BytesIO()
    page.render(scale=px_per_pt * _SLACK, draw_annots=False).to_pil().save(out, "PNG", compress_level=_ZLIB_LEVEL)
    return out.getvalue()
