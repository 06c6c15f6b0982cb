"""What is shown when, and to whom: every branch, on both sides of its moment."""

from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banbao.catalog.brief import terms_of
from banbao.catalog.visibility import State, View, hidden_files, is_pinned, redact, state_of
from banbao.model.articles import News, Notice
from banbao.model.base import Audience, Part, Published, read_moment
from banbao.model.boards import Board
from banbao.model.culture import Activity, Group, Survey
from banbao.model.media import Album, Video
from banbao.model.plan import Task
from banbao.model.site import Site
from records import NEWS, entry, selected

HIDDEN, CURRENT, ARCHIVED, WITHDRAWN = State.HIDDEN, State.CURRENT, State.ARCHIVED, State.WITHDRAWN
INTERNAL, PUBLIC = Audience.INTERNAL, Audience.PUBLIC


def news(**fields: Any) -> News:
    return News.model_validate({"title": "读书", "published": "2013-05-08 09:00", **fields})


def view(moment: str, **more: Any) -> View:
    return View(read_moment(moment), **more)


def state(record: Published, moment: str, **more: Any) -> State:
    return state_of(terms_of(record), view(moment, **more))


def as_shown(record: Part, moment: str, **more: Any) -> Part:
    there = view(moment, **more)
    return redact(record, state_of(terms_of(record), there), there.edition)


@pytest.mark.parametrize("day", ["1900-01-01", "2013-05-08", "2100-12-31"])
def test_the_plan_and_the_office_are_always_shown(day: str) -> None:
    task = Task.model_validate(
        {
            "title": "任务",
            "short_title": "任务",
            "number": "1、",
            "order": 1,
            "group": "main",
            "period_start": "2013-03-16",
        }
    )
    office = Site.model_validate(
        {
            "office": "局",
            "short_name": "局",
            "title": "局",
            "description": "局。",
            "url": "http://small.example/",
            "footer": {"sponsor": "局"},
        }
    )
    assert state_of(terms_of(task), view(day)) is state_of(terms_of(office), view(day)) is CURRENT


# Drafts and audiences


def test_a_draft_is_shown_only_to_who_asks_for_drafts() -> None:
    assert state(news(draft=True), "2013-06-01") is HIDDEN
    assert state(news(draft=True), "2013-06-01", edition=INTERNAL) is HIDDEN
    assert state(news(draft=True), "2013-06-01", drafts=True) is CURRENT


def test_an_internal_record_is_only_in_the_internal_edition() -> None:
    assert state(news(audience="internal"), "2013-06-01") is HIDDEN
    assert state(news(audience="internal"), "2013-06-01", drafts=True) is HIDDEN
    assert state(news(audience="internal"), "2013-06-01", edition=INTERNAL) is CURRENT
    assert state(news(), "2013-06-01", edition=INTERNAL) is CURRENT


def test_an_internal_draft_needs_both() -> None:
    record = news(audience="internal", draft=True)
    assert state(record, "2013-06-01", edition=INTERNAL) is HIDDEN
    assert state(record, "2013-06-01", edition=INTERNAL, drafts=True) is CURRENT


# Publication


def test_a_record_is_shown_from_its_own_date_on() -> None:
    assert state(news(), "2013-05-08 08:59:59") is HIDDEN
    assert state(news(), "2013-05-08 09:00") is CURRENT


@pytest.mark.parametrize("publish_at", ["2013-05-10", "2013-05-01"])
def test_a_time_of_publication_counts_in_place_of_the_own_date(publish_at: str) -> None:
    record, moment = news(publish_at=publish_at), read_moment(publish_at)
    assert state_of(terms_of(record), View(moment - timedelta(seconds=1))) is HIDDEN
    assert state_of(terms_of(record), View(moment)) is CURRENT


def test_drafts_do_not_show_what_is_not_yet_published() -> None:
    assert state(news(), "2013-05-01", drafts=True, edition=INTERNAL) is HIDDEN


@pytest.mark.parametrize(
    ("model", "fields"),
    [
        (Notice, {"issued": "2013-05-01"}),
        (Album, {"photographs": [{"file": "a.jpg", "caption": "甲"}]}),
        (Video, {"file": "a.mp4", "poster": "a.jpg", "duration_s": 9}),
        (Board, {"product": "a3", "template": "policy", "blocks": [{"kind": "leaders"}]}),
        (
            Survey,
            {
                "opened": "2013-04-01",
                "closed": "2013-04-02",
                "asked": "全体",
                "questions": [{"id": "q", "text": "问", "choices": ["是", "否"]}],
            },
        ),
    ],
)
def test_every_kind_with_a_date_waits_for_it(model: type[Published], fields: dict[str, Any]) -> None:
    record = model.model_validate({"title": "标题", "published": "2013-05-08 09:00", **fields})
    assert state(record, "2013-05-08 08:59") is HIDDEN
    assert state(record, "2013-05-08 09:00") is CURRENT
    later = model.model_validate({**record.model_dump(), "publish_at": "2013-05-09"})
    assert state(later, "2013-05-08 23:59:59") is HIDDEN


def test_an_activity_is_announced_before_it_begins() -> None:
    fields = {"title": "赛", "starts": "2013-05-08", "kind": "体育", "place": "活动室"}
    assert state(Activity.model_validate(fields), "2013-01-01") is CURRENT
    assert state(Activity.model_validate({**fields, "publish_at": "2013-02-01"}), "2013-01-01") is HIDDEN


def test_a_group_has_no_date_and_is_shown_at_once() -> None:
    assert state(Group.model_validate({"title": "组", "leader": "长"}), "1990-01-01") is CURRENT
    waiting = Group.model_validate({"title": "组", "leader": "长", "publish_at": "2013-05-08"})
    assert state(waiting, "2013-05-07 23:59:59") is HIDDEN


# Expiry


@pytest.mark.parametrize(("action", "after"), [("archive", ARCHIVED), ("remove", HIDDEN)])
def test_a_bare_day_of_expiry_counts_to_its_end_in_the_office_s_zone(action: str, after: State) -> None:
    record = news(expire_at="2013-06-30", expire_action=action)
    assert state(record, "2013-06-30 23:59:59") is CURRENT
    assert state(record, "2013-07-01 00:00") is after
    assert state(record, "2013-06-30T15:59:59Z") is CURRENT
    assert state(record, "2013-06-30T16:00:00Z") is after


@pytest.mark.parametrize(("action", "after"), [("archive", ARCHIVED), ("remove", HIDDEN)])
def test_a_time_of_expiry_counts_to_the_second(action: str, after: State) -> None:
    record = news(expire_at="2013-06-30 12:00", expire_action=action)
    assert state(record, "2013-06-30 12:00:00") is CURRENT
    assert state(record, "2013-06-30 12:00:01") is after


def test_what_expires_is_archived_unless_it_is_said_otherwise() -> None:
    assert state(news(expire_at="2013-06-30"), "2014-01-01") is ARCHIVED


def test_what_expires_before_it_is_published_is_not_shown_before() -> None:
    record = news(expire_at="2013-05-01")
    assert state(record, "2013-05-02") is HIDDEN
    assert state(record, "2013-05-09") is ARCHIVED


def test_a_bare_day_of_expiry_counts_to_its_last_instant() -> None:
    midnight = read_moment("2013-07-01")
    record = news(expire_at="2013-06-30")
    assert state_of(terms_of(record), View(midnight - timedelta(microseconds=1))) is CURRENT
    assert state_of(terms_of(record), View(midnight)) is ARCHIVED


# Withdrawal

GONE = {"on": "2013-06-10", "reason": "不再适用"}


def test_a_record_is_withdrawn_from_the_beginning_of_the_day_in_the_office_s_zone() -> None:
    record = news(withdrawn=GONE)
    assert state(record, "2013-06-09 23:59:59") is CURRENT
    assert state(record, "2013-06-10 00:00") is WITHDRAWN
    assert state(record, "2013-06-09T15:59:59Z") is CURRENT
    assert state(record, "2013-06-09T16:00:00Z") is WITHDRAWN
    assert state(record, "2020-01-01") is WITHDRAWN


def test_a_withdrawn_record_stays_withdrawn_when_it_expires() -> None:
    assert state(news(withdrawn=GONE, expire_at="2013-06-30"), "2013-07-01") is WITHDRAWN


def test_a_record_that_expired_before_its_withdrawal_is_archived_first() -> None:
    record = news(withdrawn=GONE, expire_at="2013-06-01")
    assert state(record, "2013-06-05") is ARCHIVED
    assert state(record, "2013-06-10") is WITHDRAWN


def test_what_is_removed_when_it_expires_goes_even_if_withdrawn() -> None:
    assert state(news(withdrawn=GONE, expire_at="2013-06-30", expire_action="remove"), "2013-07-01") is HIDDEN


@pytest.mark.parametrize("fields", [{"draft": True}, {"audience": "internal"}, {"publish_at": "2013-07-01"}])
def test_a_withdrawal_shows_nothing_that_was_not_shown(fields: dict[str, Any]) -> None:
    assert state(news(withdrawn=GONE, **fields), "2013-06-15") is HIDDEN


@given(
    st.datetimes(datetime(2013, 1, 1), datetime(2014, 12, 31)),
    st.integers(-14, 14).map(lambda hours: timezone(timedelta(hours=hours))),
    st.sampled_from(["archive", "remove"]),
)
def test_the_zone_in_which_a_moment_is_given_changes_nothing(now: datetime, zone: timezone, action: str) -> None:
    record = news(expire_at="2013-12-31", expire_action=action, withdrawn=GONE, pinned_until="2013-06-05")
    there = View(now.replace(tzinfo=zone))
    here = View(read_moment(there.now.astimezone(read_moment("2013-01-01").tzinfo)))
    assert state_of(terms_of(record), there) is state_of(terms_of(record), here)
    assert is_pinned(terms_of(record), there) is is_pinned(terms_of(record), here)


# Pinning


def test_a_record_is_pinned_to_the_end_of_the_day() -> None:
    record = news(pinned_until="2013-05-31")
    assert is_pinned(terms_of(record), view("2013-05-31 23:59:59"))
    assert not is_pinned(terms_of(record), view("2013-06-01 00:00"))


def test_a_record_is_pinned_up_to_the_very_moment() -> None:
    record = news(pinned_until="2013-05-31 12:00")
    assert is_pinned(terms_of(record), view("2013-05-31 12:00"))
    assert not is_pinned(terms_of(record), view("2013-05-31 12:00:01"))


def test_nothing_is_pinned_by_itself() -> None:
    assert not is_pinned(terms_of(news()), view("2013-05-09"))


# What an edition may contain

GROUP = Group.model_validate({"title": "组", "leader": "长", "members": ["张三", "李四"]})


def album(*photographs: dict[str, Any], **fields: Any) -> Album:
    shots = [{"file": f"{number}.jpg", "caption": "图", **shot} for number, shot in enumerate(photographs)]
    return Album.model_validate({"title": "图片", "published": "2013-05-08", "photographs": shots, **fields})


def files(record: object) -> list[str]:
    assert isinstance(record, Album)
    return [photograph.file for photograph in record.photographs]


def test_the_members_of_a_group_are_only_in_the_internal_edition() -> None:
    public = as_shown(GROUP, "2013-06-01")
    assert isinstance(public, Group)
    assert (public.members, public.leader) == ((), "长")
    assert as_shown(GROUP, "2013-06-01", edition=INTERNAL) is GROUP


def test_internal_photographs_and_those_without_consent_are_only_in_the_internal_edition() -> None:
    record = album({}, {"internal": True}, {"consent": "missing"}, {"consent": "given"}, {"consent": "not-needed"})
    assert files(as_shown(record, "2013-06-01")) == ["0.jpg", "3.jpg", "4.jpg"]
    assert as_shown(record, "2013-06-01", edition=INTERNAL) is record


MINORS = [
    (consent, minors, required)
    for consent in (None, "given", "by-guardian", "not-needed", "missing")
    for minors in (False, True)
    for required in (False, True)
]


@pytest.mark.parametrize(("consent", "minors", "required"), MINORS)
def test_minors_need_their_guardians_and_albums_may_demand_consent(
    consent: str | None, minors: bool, required: bool
) -> None:
    record = album({"consent": consent, "minors": minors}, {"consent": "given"}, consent_required=required)
    free = {None: not required and not minors, "missing": False, "by-guardian": True}
    is_free = free.get(consent, not minors)
    assert files(as_shown(record, "2013-06-01")) == (["0.jpg", "1.jpg"] if is_free else ["1.jpg"])
    assert as_shown(record, "2013-06-01", edition=INTERNAL) is record
    hidden = hidden_files(record, ("0.jpg", "1.jpg", "2.jpg", "list.pdf"), PUBLIC)
    assert hidden == {*(() if is_free else ("0.jpg",)), *(("2.jpg",) if required else ())}
    assert hidden_files(record, ("2.jpg",), INTERNAL) == frozenset()


def test_a_photograph_that_is_listed_twice_must_be_free_twice() -> None:
    record = album({"file": "a.jpg"}, {"file": "a.jpg", "internal": True}, {"file": "b.jpg"})
    assert files(as_shown(record, "2013-06-01")) == ["b.jpg"]


def test_an_album_without_pictures_is_in_no_edition() -> None:
    record = entry("album:a", NEWS)
    assert "album:a" not in selected(view("2013-06-01"), record).items
    assert "album:a" not in selected(view("2013-06-01", edition=INTERNAL), record).items


def test_an_album_without_a_photograph_left_is_not_shown_at_all() -> None:
    photographs = (
        "photographs: [{file: 0.jpg, caption: 图, internal: true}, {file: 1.jpg, caption: 图, consent: missing}]\n"
    )
    record = entry("album:a", f"{NEWS}{photographs}", files=("0.jpg", "1.jpg"))
    assert "album:a" not in selected(view("2013-06-01"), record).items
    assert "album:a" in selected(view("2013-06-01", edition=INTERNAL), record).items
    assert as_shown(record.record, "2013-06-01", edition=INTERNAL) is record.record


@pytest.mark.parametrize(("cover", "kept"), [("0.jpg", "0.jpg"), ("1.jpg", None), (None, None)])
def test_a_cover_that_is_not_shown_is_no_cover(cover: str | None, kept: str | None) -> None:
    public = as_shown(album({}, {"internal": True}, cover=cover), "2013-06-01")
    assert isinstance(public, Album)
    assert public.cover == kept


def test_other_records_are_shown_whole() -> None:
    record = news()
    assert as_shown(record, "2013-06-01") is record
    assert View(read_moment("2013-06-01")).edition is PUBLIC
