"""Pictures for corpora that have them: skies and ground in colours drawn by chance, of the size of a photograph."""

from pathlib import Path
from random import Random

SIZE_PX = (1280, 853)


def draw_picture(path: Path, random: Random) -> None:
    """Draw a picture, a JPEG file of some tens of kilobytes."""
    from PIL import Image, ImageDraw  # only corpora with pictures need it

    width, height = SIZE_PX
    image = Image.new("RGB", SIZE_PX, (random.randint(150, 220), random.randint(180, 230), 240))
    pencil = ImageDraw.Draw(image)
    for _ in range(400):
        left, top = random.randrange(width), random.randrange(height // 3, height)
        colour = (random.randrange(60, 200), random.randrange(90, 200), random.randrange(60, 160))
        pencil.rectangle((left, top, left + random.randint(8, 90), top + random.randint(8, 120)), fill=colour)
    image.save(path, quality=85)
