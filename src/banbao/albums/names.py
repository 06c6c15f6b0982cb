"""What a picture is called on a camera or in a chat in, what it is called in an album, and what its name told, out."""

import re
from collections.abc import Container

from banbao.model.media import LONGEST_CAPTION
from banbao.source.picture_files import day_in_name
from banbao.source.picture_words import has_han, one_line
from banbao.source.tree import suggest_slug

_SAYS_NOTHING = re.compile(
    r"(微信|QQ|钉钉|新建|屏幕|手机|相机|本地|原图|小|大)*(图片|图像|照片|相片|截图|截屏|快照|文件|扫描件?|位图图像)?|"
    r"未命名|未标题|无标题|副本|复制|第?[张页幅]",
    re.IGNORECASE,
)
"""How programs call pictures that nobody named."""
_COUNTED = re.compile(r"[\s\d()（）【】\[\]_\-—.、·~～#]+")
_EDGES = re.compile(rf"^{_COUNTED.pattern}|{_COUNTED.pattern}$")


def name_in_album(stem: str, suffix: str, taken: Container[str]) -> str:
    """Make a file name in small letters, digits and hyphens: Chinese by its pinyin.

    Args:
        stem: The name so far, without its suffix.
        suffix: The new one, with its dot.
        taken: The names in small letters that are not free.
    """
    slug = suggest_slug(stem)
    name, number = f"{slug}{suffix}", 2
    while name in taken:
        name, number = f"{slug}-{number}{suffix}", number + 1
    return name


def caption_in_name(stem: str) -> str | None:
    """Find what somebody said by a name in Chinese; it would be lost when the file is renamed."""
    found = day_in_name(stem)
    rest = f"{stem[: found[1]]} {stem[found[2] :]}" if found else stem
    words = _EDGES.sub("", rest)
    if not has_han(words) or _SAYS_NOTHING.fullmatch(_COUNTED.sub("", words)):
        return None
    return one_line(words, LONGEST_CAPTION)
