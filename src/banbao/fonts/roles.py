"""What typefaces are for in Chinese print, and which of them are known by name."""

from enum import StrEnum
from types import MappingProxyType

from banbao.language import N_


class Role(StrEnum):
    """What a typeface is for; the five styles that official documents and boards are set in."""

    TITLE_SONG = "title-song"
    """小标宋: the titles of official documents; heavy and even."""
    SONG = "song"
    HEI = "hei"
    KAI = "kai"
    FANGSONG = "fangsong"
    """仿宋: the text of official documents."""

    @property
    def weights(self) -> tuple[int, ...]:
        """The weights in which it is used, from 100 to 900; a font that has but one weight answers to any."""
        return _WEIGHTS.get(self, (400,))

    @property
    def behind(self) -> "Role | None":
        """Which role draws the characters that none of its own faces has."""
        return {Role.SONG: Role.HEI, Role.HEI: None}.get(self, Role.SONG)


_WEIGHTS = {
    # Only the fallback looks at it: a bold Song comes nearest.
    Role.TITLE_SONG: (700,),
    Role.SONG: (400, 700, 900),
    Role.HEI: (400, 700),
}

ROLE_NAMES = MappingProxyType(
    {
        Role.TITLE_SONG: N_("title Song"),
        Role.SONG: N_("Song"),
        Role.HEI: N_("Hei"),
        Role.KAI: N_("Kai"),
        Role.FANGSONG: N_("Fangsong"),
    }
)

PREFERRED = MappingProxyType({Role.TITLE_SONG: "方正小标宋简体", Role.KAI: "楷体_GB2312", Role.FANGSONG: "仿宋_GB2312"})
"""The font that offices expect to see in a role, where they expect a certain one."""

SHIPPED = MappingProxyType(
    {
        Role.TITLE_SONG: (),
        Role.SONG: ("Noto Serif SC",),
        Role.HEI: ("Noto Sans SC",),
        Role.KAI: ("Banbao Kai",),
        Role.FANGSONG: ("Zhuque Fangsong",),
    }
)
"""The families that ship, by role; what has none is drawn by the role behind it."""

BETTER = MappingProxyType(
    {
        Role.TITLE_SONG: (
            *("方正小标宋_GBK", "FZXiaoBiaoSong-B05", "方正小标宋简体", "FZXiaoBiaoSong-B05S", "FZXBSJW--GB1-0"),
            *("方正小标宋_GB18030", "方正公文小标宋", "FZDocXiaoBiaoSong", "CESI小标宋-GB18030", "CESI_XBS_GB18030"),
            *("CESI小标宋-GB2312", "CESI_XBS_GB2312", "汉仪小标宋简", "文鼎小标宋简", "小标宋"),
        ),
        Role.SONG: (),
        Role.HEI: (),
        Role.KAI: (
            *(
                "楷体_GB2312",
                "KaiTi_GB2312",
                "楷体",
                "KaiTi",
                "方正楷体_GBK",
                "FZKai-Z03",
                "方正楷体简体",
                "FZKai-Z03S",
            ),
            *("方正公文楷体", "FZDocKai", "华文楷体", "STKaiti", "Kaiti SC", "楷体-简", "CESI楷体-GB18030"),
            *("CESI_KT_GB18030", "CESI楷体-GB2312", "CESI_KT_GB2312"),
        ),
        Role.FANGSONG: (
            *("仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong", "方正仿宋_GBK", "FZFangSong-Z02"),
            *("方正仿宋简体", "FZFangSong-Z02S", "方正公文仿宋", "FZDocFangSong", "华文仿宋", "STFangsong"),
            *("CESI仿宋-GB18030", "CESI_FS_GB18030", "CESI仿宋-GB2312", "CESI_FS_GB2312"),
        ),
    }
)
"""The system's fonts that are taken before those that ship, the best first.

No Song and no Hei is: those that ship have the weights that are used and are drawn for large sizes, which those of
Windows are not.
"""

NEAR = MappingProxyType({Role.TITLE_SONG: ("华文中宋", "STZhongsong")})
"""The system's fonts that come nearer to a role than those that ship, though they are none of its style."""

WIDER = MappingProxyType(
    {
        Role.SONG: (
            *("Noto Serif CJK SC", "思源宋体", "Source Han Serif SC", "Source Han Serif CN", "思源宋体 CN"),
            *(
                "宋体",
                "SimSun",
                "宋体-ExtB",
                "SimSun-ExtB",
                "SimSun-ExtG",
                "宋体-简",
                "Songti SC",
                "华文宋体",
                "STSong",
            ),
            *("方正书宋_GBK", "FZShuSong-Z01", "方正宋体S-超大字符集", "CESI宋体-GB18030", "CESI_SS_GB18030"),
        ),
        Role.HEI: (
            *("Noto Sans CJK SC", "思源黑体", "Source Han Sans SC", "Source Han Sans CN", "思源黑体 CN"),
            *("微软雅黑", "Microsoft YaHei", "苹方-简", "PingFang SC", "黑体-简", "Heiti SC", "华文黑体", "STHeiti"),
            *("黑体", "SimHei", "方正黑体_GBK", "FZHei-B01", "CESI黑体-GB18030", "CESI_HT_GB18030", "文泉驿微米黑"),
        ),
        Role.KAI: ("霞鹜文楷", "LXGW WenKai", "霞鹜文楷 GB", "LXGW WenKai GB"),
    }
)
"""The system's fonts that only draw the characters that those before them lack."""

_SIGNS = (
    (Role.TITLE_SONG, ("小标宋", "标宋", "中宋", "xiaobiaosong", "zhongsong", "titlesong", "xbs")),
    (Role.FANGSONG, ("仿宋", "fangsong", "simfang", "fandolfang")),
    (Role.KAI, ("楷", "kai")),
    (Role.HEI, ("黑", "hei", "gothic", "sans", "圆", "苹方", "pingfang", "dengxian", "等线")),
    (Role.SONG, ("宋", "song", "simsun", "ming", "serif")),
)
"""What in a name tells the style, in the order in which it is looked for."""


def plain(name: str) -> str:
    """Bring a name to the form in which names are compared."""
    return "".join(char for char in name.casefold() if char not in " -_·")


def role_of(names: tuple[str, ...]) -> Role | None:
    """Tell a font's role by its names, as they stand in `plain` form; None where they do not tell."""
    for role, signs in _SIGNS:
        if any(sign in name for name in names for sign in signs):
            return role
    return None


KNOWN = frozenset(plain(name) for table in (BETTER, NEAR, WIDER) for names in table.values() for name in names)
"""The names of all of the system's fonts that are of use, in the form in which names are compared."""
