"""Pictures as a camera and the workshop would give them, for pages that are tried in a browser."""

import base64
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import thumbhash
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageOps

from banbao.pages.contexts import Crop, Download, Picture, Source

SHAPES = ((3000, 2000), (2000, 3000), (3000, 2000), (3200, 1800), (2400, 2400), (3000, 2000), (3600, 1200))
"""Width and height in px, by turns: lying, standing, wide, square, a panorama."""
WIDTHS = (400, 800, 1600, 2560)
FORMATS: dict[str, dict[str, Any]] = {
    "avif": {"quality": 50, "speed": 9},
    "webp": {"quality": 75, "method": 1},
    "jpg": {"quality": 80},
}
"""What is written, the best format first."""


def photograph(number: int, width: int, height: int) -> Image.Image:
    """Draw something as rich in detail as a photograph: light, hills, grain; no two alike."""
    small = Image.effect_noise((width // 40, height // 40), 90).resize((width, height), Image.Resampling.BICUBIC)
    fine = Image.effect_noise((width // 3, height // 3), 34).resize((width, height), Image.Resampling.BILINEAR)
    light = Image.linear_gradient("L").rotate(number * 47 % 360).resize((width, height))
    grey = ImageChops.add(Image.blend(light, small, 0.45), fine, scale=1.6, offset=-20)
    hues = ((0.55, 0.75, 1.0), (1.0, 0.8, 0.55), (0.6, 0.95, 0.65), (0.95, 0.7, 0.7))[number % 4]
    picture = Image.merge("RGB", [grey.point(lambda value, hue=hue: int(value * hue)) for hue in hues])
    pen = ImageDraw.Draw(picture)
    for hill in range(4):
        top = height * (0.5 + hill * 0.12)
        points = [(width * x / 6, top + height * 0.1 * ((number * 7 + hill * 5 + x * 3) % 5 - 2) / 2) for x in range(7)]
        shade = tuple(int(150 * hue) - hill * 30 for hue in hues)
        pen.polygon([*points, (width, height), (0, height)], fill=shade)
    return ImageChops.add(picture.filter(ImageFilter.GaussianBlur(2)), Image.merge("RGB", [fine] * 3), 2, -30)


@dataclass
class Darkroom:
    """Makes pictures in all sizes in a folder of a site."""

    site: Path
    folder: str

    def develop(self, number: int, page: str | None = None) -> Picture:
        """Give a picture with all its files; there is one negative of each shape, which is printed as often as wanted.

        Every fifth has a long caption, the first of every seven may be taken away.
        """
        shape = SHAPES[number % len(SHAPES)]
        negative, name = f"negative-{number % len(SHAPES)}", f"photo-{number:03}"
        facts = self._facts(shape, negative)
        whole, card = self._print(negative, name, shape[0]), self._print(f"{negative}-card", f"{name}-card", 800)
        avif, webp, jpeg = whole
        width = jpeg[-1][1]
        place = "从东茅岭路望过去，云正从湖面上升起来，近处是新修的步道"
        return Picture(
            uri=jpeg[0][0],
            alt=f"第{number}张：远山和天光",
            caption=f"第{number}张，远山和天光" + (f"，{place}" if number % 5 == 0 else ""),
            credit="宣传科供图",
            taken=date(2013, 5, 1 + number % 28),
            place="南湖" if number % 2 else None,
            page=page,
            width=width,
            height=round(width * shape[1] / shape[0]),
            colour=facts[0],
            thumbhash=facts[1],
            sources=(Source("image/avif", avif), Source("image/webp", webp)),
            srcset=jpeg,
            card=Crop(card[2][0][0], 800, 533, (Source("image/avif", card[0]), Source("image/webp", card[1])), card[2]),
            anchor=name,
            download=Download(f"第{number}张", jpeg[-1][0], "JPG", 2_400_000) if number % 7 == 1 else None,
        )

    def _facts(self, shape: tuple[int, int], negative: str) -> tuple[str, str]:
        """Make the files of a negative, once; give its colour and hash."""
        facts = self.site / self.folder / f"{negative}.facts"
        if not facts.exists():
            facts.parent.mkdir(parents=True, exist_ok=True)
            picture = photograph(SHAPES.index(shape), *shape)
            self._fix(picture, negative)
            self._fix(ImageOps.fit(picture, (840, 560)), f"{negative}-card")
            colour = "#{:02x}{:02x}{:02x}".format(*picture.resize((1, 1), Image.Resampling.BOX).tobytes())
            picture.thumbnail((100, 100))
            hashed = thumbhash.rgba_to_thumb_hash(*picture.size, list(picture.convert("RGBA").tobytes()))
            facts.write_text(f"{colour} {base64.b64encode(bytes(hashed)).decode()}", encoding="ascii")
        colour, code = facts.read_text(encoding="ascii").split()
        return colour, code

    def _fix(self, picture: Image.Image, negative: str) -> None:
        for width in (each for each in WIDTHS if each <= picture.width):
            sized = picture.resize((width, round(width * picture.height / picture.width)), Image.Resampling.BOX)
            for ending, options in FORMATS.items():
                sized.save(self.site / self.folder / f"{negative}-{width}.{ending}", **options)

    def _print(self, negative: str, name: str, widest: int) -> tuple[tuple[tuple[str, int], ...], ...]:
        formats = []
        for ending in FORMATS:
            widths = [width for width in WIDTHS if width <= widest and (ending != "jpg" or width in (800, 1600))]
            srcset = tuple((f"{self.folder}/{name}-{width}.{ending}", width) for width in widths)
            for uri, width in srcset:
                path = self.site / uri
                if not path.exists():
                    path.hardlink_to(self.site / self.folder / f"{negative}-{width}.{ending}")
            formats.append(srcset)
        return tuple(formats)
