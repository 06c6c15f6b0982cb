"""A picture in, its files out; only workers load this.

Nothing but pixels is kept: sRGB needs no profile. Qualities were chosen by eye and by measuring: at these, AVIF takes
two thirds of WebP's bytes, and more effort takes ten times as long for a few hundredths of them.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from banbao.photos.darkroom import on_white, resized
from banbao.photos.treatments import Size, Variant, VariantFormat, variant_size
from banbao.store import digest_of, digest_of_file, replacing, write_whole

_LONGEST_JPEG_SIDE_PX = 65_500
_SUFFIXES: Mapping[VariantFormat, str] = {"jpeg": "jpg"}


def _avif(image: Any) -> Any:
    return image.heifsave_buffer(compression="av1", Q=60, effort=1, keep="none")


def _webp(image: Any) -> Any:
    return image.webpsave_buffer(Q=80, effort=4, keep="none")


def _jpeg(image: Any) -> Any:
    return on_white(image).jpegsave_buffer(
        Q=80,
        interlace=True,
        optimize_coding=True,
        trellis_quant=True,
        overshoot_deringing=True,
        optimize_scans=True,
        quant_table=3,
        keep="none",
    )


_ENCODERS: Mapping[VariantFormat, Callable[[Any], Any]] = {"avif": _avif, "webp": _webp, "jpeg": _jpeg}


def write_ladder(
    image: Any, full: Size, widths: Mapping[VariantFormat, tuple[int, ...]], folder: Path, key: str
) -> Iterator[Variant]:
    """Write a picture at some widths in some formats.

    Args:
        image: The picture, in sRGB, at least as large as the widest.
        full: Its size in pixels if it had not been made smaller.
        widths: For each format, in pixels.
        folder: Takes the files.
        key: How their names begin.

    Raises:
        OSError: A file cannot be written.
    """
    wanted = sorted({width for each in widths.values() for width in each}, reverse=True)
    for width in wanted:
        size = variant_size(full, width)
        # Made once for all formats.
        small = resized(image, size).copy_memory()
        for format, chosen in widths.items():
            if width in chosen:
                yield _write(_ENCODERS[format](small), size, format, folder, key)


def write_animation(
    frames: list[Any], like: Any, full: Size, widths: tuple[int, ...], folder: Path, key: str
) -> Iterator[Variant]:
    """Write an animation as WebP.

    Args:
        frames: In sRGB.
        like: A picture that knows how long each frame is shown, and how often all are.
        full: The size of a frame in pixels.
        widths: In pixels.
        folder: Takes the files.
        key: How their names begin.

    Raises:
        OSError: A file cannot be written.
    """
    for width in sorted(widths, reverse=True):
        size = variant_size(full, width)
        small = [resized(frame, size) for frame in frames]
        film = small[0].pagejoin(small[1:]).copy_memory()
        for name in ("delay", "loop"):
            if like.get_typeof(name):
                film.set_type(like.get_typeof(name), name, like.get(name))
        yield _write(_webp(film), size, "webp", folder, key)


def _write(content: bytes, size: Size, format: VariantFormat, folder: Path, key: str) -> Variant:
    name = file_name(key, size, format)
    write_whole(str(folder / name), content)
    return Variant(name, *size, format, len(content), digest_of(content))


def write_full(image: Any, is_png: bool, folder: Path, key: str) -> Variant:
    """Write a picture at full size for download; see `Treatment` for when it is which format.

    Raises:
        OSError: The file cannot be written.
    """
    size = Size(image.width, image.height)
    is_png = is_png or image.hasalpha() or max(size) > _LONGEST_JPEG_SIDE_PX
    format: VariantFormat = "png" if is_png else "jpeg"
    with replacing(str(folder / file_name(key, size, format))) as aside:
        if is_png:
            image.pngsave(aside, keep="none")
        else:
            # Neither progressive nor optimised: that would hold all of it in memory.
            image.jpegsave(aside, Q=95, keep="none")
    return describe(size, format, folder, key)


def file_name(key: str, size: Size, format: VariantFormat) -> str:
    """Name a variant's file."""
    return f"{key}-{size.width}.{_SUFFIXES.get(format, format)}"


def describe(size: Size, format: VariantFormat, folder: Path, key: str) -> Variant:
    """Describe a file that was written."""
    name = file_name(key, size, format)
    path = folder / name
    return Variant(name, *size, format, path.stat().st_size, digest_of_file(path))
