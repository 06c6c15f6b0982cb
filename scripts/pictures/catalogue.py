"""The table of pictures: where each is kept, what draws it, the words it carries."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pictures import (
    ball_games,
    boards,
    culture_posters,
    exhibitions,
    film,
    ink_lakes,
    ink_streets,
    ink_views,
    lake_walk,
    meetings,
    music,
    nature_posters,
    rooms,
    scrolls,
    signs,
    sports_posters,
    stage_posters,
    still_life,
    streets,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from pictures.canvas import Canvas


class Entry(NamedTuple):
    """One picture: the function that draws it and the words it carries."""

    draw: Callable[[str], Canvas]
    words: str


_ACTIVITIES = {
    "youth-speech": Entry(stage_posters.speech_activity, "“我的城管我的家”演讲比赛"),
    "table-tennis": Entry(sports_posters.table_tennis_cover, "机关乒乓球赛"),
    "music-choir": Entry(stage_posters.choir_activity, "唱支山歌给党听 歌咏会"),
    "swimming-summer": Entry(sports_posters.swimming_cover, "夏季游泳赛"),
    "basketball": Entry(ball_games.basketball_cover, "机关篮球赛 六队单循环"),
    "calligraphy-integrity": Entry(exhibitions.exhibition_cover, "廉政书画展 清风"),
    "winter-run": Entry(lake_walk.winter_run, "冬季健步走 南湖环湖路"),
    "spring-couplets": Entry(still_life.spring_couplets, "春回洞庭暖 风正巴陵清"),
}
_GROUPS = {
    "calligraphy": Entry(still_life.calligraphy_group, "静以修身"),
    "reading": Entry(still_life.reading_group, ""),
    "music": Entry(music.music_group, ""),
    "swimming": Entry(sports_posters.swimming_group, "1至6"),
}
_NEWS = {
    "launch-meeting-held": Entry(meetings.launch_meeting, "机关文化建设动员会"),
    "youth-speech-contest": Entry(stage_posters.speech_news, "我的城管我的家"),
    "calligraphy-group-starts": Entry(still_life.calligraphy_news, "永"),
    "reading-group-first-evening": Entry(still_life.reading_news, ""),
    "lighting-book-corner": Entry(still_life.lighting_corner, "图书角"),
    "table-tennis-team-title": Entry(ball_games.table_tennis_news, "团体 3:2"),
    "choir-july-first": Entry(stage_posters.choir_news, "唱支山歌给党听"),
    "swimming-race": Entry(ball_games.swimming_news, "50米"),
    "heat-care-frontline": Entry(streets.heat_care, "送清凉"),
    "family-integrity-forum": Entry(meetings.family_forum, "家庭助廉"),
    "basketball-final": Entry(ball_games.basketball_news, "篮球赛 前三名"),
    "integrity-exhibition-opens": Entry(exhibitions.exhibition_news, "清风"),
    "volunteer-street-cleaning": Entry(streets.volunteers, "巴陵中路"),
    "rules-contest-final": Entry(meetings.rules_contest, "制度知识竞赛"),
    "ink-landscapes-album": Entry(ink_lakes.ink_yueyang, "水墨岳阳"),
    "open-day-citizens": Entry(rooms.open_day, "开放日"),
}
_EXHIBITION = {
    "exhibition-poster": Entry(scrolls.exhibition_poster, "廉政书画展 2013年10月11日至18日"),
    "scroll-worry-first": Entry(scrolls.worry_first, "先天下之忧而忧 后天下之乐而乐"),
    "scroll-fair-and-clean": Entry(scrolls.fair_and_clean, "公生明 廉生威"),
    "scroll-upright": Entry(scrolls.upright, "其身正 不令而行"),
    "scroll-calm-and-frugal": Entry(scrolls.calm_and_frugal, "静以修身 俭以养德"),
    "scroll-pure-air": Entry(scrolls.pure_air, "不要人夸颜色好 只留清气满乾坤"),
    "scroll-innocence": Entry(scrolls.innocence, "粉骨碎身浑不怕 要留清白在人间"),
    "scroll-small-deeds": Entry(scrolls.small_deeds, "勿以恶小而为之 勿以善小而不为"),
    "ink-bamboo": Entry(scrolls.ink_bamboo, "虚心劲节"),
    "exhibition-hall": Entry(exhibitions.exhibition_hall, "前言 参观路线"),
}
_SPORTS = {
    "table-tennis-poster": Entry(sports_posters.table_tennis_poster, "机关乒乓球赛 2013年6月21日14:30"),
    "table-tennis-scoreboard": Entry(boards.table_tennis_scoreboard, "男女混合团体 决赛 3:2"),
    "table-tennis-bracket": Entry(boards.table_tennis_bracket, "淘汰赛对阵表"),
    "swimming-poster": Entry(sports_posters.swimming_poster, "夏季游泳赛 2013年7月20日"),
    "swimming-lanes": Entry(sports_posters.swimming_lanes, "泳道安排"),
    "swimming-results-board": Entry(boards.swimming_results, "50米自由泳成绩公告"),
    "basketball-poster": Entry(ball_games.basketball_poster, "机关篮球赛 2013年9月14日至28日"),
    "basketball-court": Entry(ball_games.basketball_court, "篮球场平面图"),
    "basketball-standings": Entry(boards.basketball_standings, "机关篮球赛积分榜"),
    "internal-roster-board": Entry(boards.internal_roster, "内部编组名单"),
}
_ENVIRONMENT = {
    "door-plates": Entry(signs.door_plates, "五块科室门牌"),
    "floor-directory": Entry(signs.floor_directory, "楼层索引"),
    "culture-wall": Entry(signs.culture_wall, "精神文化 管理文化 行为文化 廉政文化 环境文化"),
    "motto-plaque": Entry(signs.motto_plaque, "干事一条心 谋事一股劲"),
    "reading-room": Entry(rooms.reading_room, "图书阅览室"),
    "poster-spirit": Entry(culture_posters.spirit, "精神文化"),
    "poster-management": Entry(culture_posters.management, "管理文化"),
    "poster-conduct": Entry(nature_posters.conduct, "行为文化"),
    "poster-integrity": Entry(nature_posters.integrity, "廉政文化"),
    "poster-environment": Entry(nature_posters.environment, "环境文化"),
}
_LANDSCAPES = {
    "dongting-lake": Entry(ink_views.dongting_lake, "洞庭湖"),
    "yueyang-tower": Entry(ink_views.yueyang_tower, "岳阳楼"),
    "junshan-island": Entry(ink_views.junshan_island, "君山"),
    "nanhu-lake": Entry(ink_lakes.nanhu_lake, "南湖"),
    "jine-hill": Entry(ink_views.jine_hill, "金鹗山"),
    "cishi-pagoda": Entry(ink_views.cishi_pagoda, "慈氏塔"),
    "dongting-bridge": Entry(ink_views.dongting_bridge, "洞庭湖大桥"),
    "tuanhu-lotus": Entry(ink_lakes.tuanhu_lotus, "团湖荷花"),
    "street-at-dawn": Entry(ink_streets.street_at_dawn, "清晨"),
    "street-lamps": Entry(ink_streets.street_lamps, "灯火"),
}

PICTURES: dict[str, Entry] = {
    **{f"content/groups/{name}/cover.jpg": entry for name, entry in _GROUPS.items()},
    **{f"content/activities/{name}/cover.jpg": entry for name, entry in _ACTIVITIES.items()},
    **{f"content/news/{name}/cover.jpg": entry for name, entry in _NEWS.items()},
    **{f"content/albums/calligraphy-exhibition/{name}.jpg": entry for name, entry in _EXHIBITION.items()},
    **{f"content/albums/sports-year/{name}.jpg": entry for name, entry in _SPORTS.items()},
    **{f"content/albums/environment-posters/{name}.jpg": entry for name, entry in _ENVIRONMENT.items()},
    **{f"content/albums/city-landscapes/{name}.jpg": entry for name, entry in _LANDSCAPES.items()},
    "content/videos/culture-year/poster.jpg": Entry(film.film_cover, "干事一条心 机关文化建设专题片片段"),
}
