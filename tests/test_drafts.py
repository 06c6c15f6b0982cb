"""A board is put together again when what it draws on is another, and only then."""

from collections.abc import Callable
from pathlib import Path

import pytest

from banbao.board_rules import BLOCK_EMPTY
from banbao.diagnostics import Report
from banbao.drafts import Drafts, shown_boards
from banbao.model.base import Audience
from boards import bench_of, blocks, with_boards

Edit = Callable[[Path], object]


def drafts(root: Path, before: Drafts | None = None, edition: Audience = Audience.PUBLIC) -> Drafts:
    """Put boards together, given what an earlier run knew of them."""
    bench = bench_of(root, Report(), edition)
    bench.texts.render_all({}, Report(), 1, lambda *_: None)
    made = Drafts(bench, shown_boards(bench), before.drafted if before else {}, Report())
    for item_id in made.ids:
        made.draft(item_id)
    bench.begun.store.close()
    return made


def replaced(path: str, old: str, new: str) -> Edit:
    def edit(root: Path) -> None:
        file = root / "content" / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    return edit


def added(path: str, text: str) -> Edit:
    return lambda root: (root / "content" / path).write_text(text, encoding="utf-8")


def another_picture(root: Path) -> None:
    place = root / "content/albums/sports-day"
    (place / "serve.png").write_bytes((place / "final.png").read_bytes())


UNSEEN = added(
    "news/unseen.md", "---\ntitle: 旁的事\npublished: 2013-06-01\nunit: publicity\ncategory: work\n---\n旁的。\n"
)
NEWS_OF_A_TASK = added(
    "news/done.md", "---\ntitle: 又做了一件\npublished: 2013-06-02\nunit: publicity\ntasks: [spirit]\n---\n做了。\n"
)
MATCH = added(
    "activities/chess.md",
    "---\ntitle: 象棋赛\nstarts: 2013-06-20 19:00\nkind: 体育\nunit: publicity\nplace: 活动室\n---\n下棋\n",
)


@pytest.mark.parametrize(
    ("block", "edit"),
    [
        ("{kind: text, of: task:spirit}", replaced("plan/tasks/spirit.md", "多读书", "读好书")),
        ("{kind: tasks}", replaced("plan/tasks/conduct.md", "title: ", "title: 大力")),
        ("{kind: timeline, of: task:spirit}", NEWS_OF_A_TASK),
        ("{kind: calendar}", MATCH),
        ("{kind: photographs, of: album:sports-day}", another_picture),
        ("{kind: text, text: '见 [[news:match-won]]'}", replaced("news/match-won/index.md", "title: ", "title: 喜讯")),
        ("{kind: group, of: group:reading-group}", replaced("groups/reading-group/index.md", "title: ", "title: 职工")),
        ("{kind: leaders}", replaced("site.yml", "某市某局", "另一局")),
        ("{kind: quotation, text: 先忧后乐}", replaced("boards/wall.yml", "先忧后乐", "后天下之乐而乐")),
    ],
)
def test_what_a_board_draws_on_has_it_put_together_again(tmp_path: Path, block: str, edit: Edit) -> None:
    root = with_boards(tmp_path / "site", wall=blocks(block, "{kind: text, text: 干事}"))
    first = drafts(root)
    (known,) = first.drafted.values()
    assert drafts(root, first).drafted["board:wall"] is known

    UNSEEN(root)
    assert drafts(root, first).drafted["board:wall"] is known

    edit(root)
    again = drafts(root, first)
    assert again.drafted["board:wall"] is not known
    assert again.drafted["board:wall"].decides != known.decides
    assert again.draft("board:wall").sheet == drafts(root).draft("board:wall").sheet


def test_meetings_to_come_are_looked_up_again_as_time_goes_on(tmp_path: Path) -> None:
    root = with_boards(tmp_path / "site", wall=blocks("{kind: calendar, of: group:reading-group}"))
    assert "now" in drafts(root).drafted["board:wall"].answered.questions


def test_each_edition_has_its_own(tmp_path: Path) -> None:
    root = with_boards(tmp_path / "site", wall=blocks("{kind: photographs, of: album:sports-day}"))
    public = drafts(root)
    inner = drafts(root, public, Audience.INTERNAL)
    assert inner.draft("board:wall").photographs.keys() > public.draft("board:wall").photographs.keys()


def test_a_board_that_is_known_is_put_together_when_it_is_wanted(tmp_path: Path) -> None:
    root = with_boards(tmp_path / "site", wall=blocks("{kind: tasks}"))
    first = drafts(root)
    again = drafts(root, first)
    assert again.ids == first.ids == ("board:wall",)
    assert again.draft("board:wall").sheet == first.draft("board:wall").sheet


def test_warnings_of_a_board_are_told_again(tmp_path: Path) -> None:
    written = blocks("{kind: results, of: activity:swimming}", "{kind: text, text: 干事}")
    root, told = with_boards(tmp_path / "site", wall=written), Report()
    first = drafts(root)
    bench = bench_of(root, Report())
    Drafts(bench, shown_boards(bench), first.drafted, told)
    bench.begun.store.close()
    assert [each.rule for each in told.diagnostics] == [BLOCK_EMPTY]
    assert first.drafted["board:wall"].warnings == told.diagnostics
