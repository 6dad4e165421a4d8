"""Polls before they are opened."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from tests import factories as make
from tests.polls.asked import OPTIONS, draft, listener, opened, prepared
from webinars.domain.schedule import copy_webinar
from webinars.models import RoomEvent
from webinars.polls.domain.preparing import create_poll, delete_poll, edit_poll, move_poll
from webinars.polls.domain.voting import vote_poll
from webinars.polls.errors import NoSuchPoll, PollInvalid, PollWasOpened
from webinars.polls.models import Poll

pytestmark = pytest.mark.django_db


def codes(poll: Poll) -> list[str]:
    return list(Poll.objects.filter(webinar=poll.webinar).order_by("order").values_list("code", flat=True))


def test_a_poll_is_cleaned() -> None:
    poll = prepared(text="  Қалай\n құрастырасыз? ", options=[" Өзім ", "", "Бірге\x00", "  "])
    assert (poll.text, poll.options) == ("Қалай құрастырасыз?", ["Өзім", "Бірге"])


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"text": " \u202e "}, "text"),
        ({"text": "т" * 301}, "text"),
        ({"options": ["Иә", " "]}, "options"),
        ({"options": ["Иә", "иә"]}, "options"),
        ({"options": [str(n) for n in range(11)]}, "options"),
        ({"options": ["Иә", "о" * 201]}, "options"),
        ({"kind": "scale", "scale_max": 7}, "scale_max"),
    ],
)
def test_what_is_no_poll(fields: dict[str, Any], field: str) -> None:
    with pytest.raises(PollInvalid) as caught:
        prepared(**fields)
    assert caught.value.field == field
    assert not Poll.objects.exists()


def test_a_scale_says_what_both_ends_mean_or_nothing() -> None:
    assert prepared(kind="scale").options == []
    assert prepared(kind="scale", options=["", ""]).options == []
    assert prepared(kind="scale", options=["мүлдем емес", ""]).options == ["мүлдем емес", ""]


def test_kinds_without_options_have_none() -> None:
    assert prepared(kind="words", options=OPTIONS).options == []
    assert prepared(kind="text", options=OPTIONS).options == []


def test_the_database_knows_what_a_poll_is() -> None:
    poll = prepared()
    changes: list[dict[str, Any]] = [
        {"options": []},
        {"options": ["one"]},
        {"kind": "words"},
        {"scale_max": 7},
        {"text": ""},
    ]
    for broken in changes:
        with pytest.raises(IntegrityError), transaction.atomic():
            Poll.objects.filter(pk=poll.pk).update(**broken)


def test_polls_are_put_in_order() -> None:
    webinar = make.webinar()
    first, second, third = (prepared(webinar, text=f"{n}?") for n in range(3))
    assert codes(first) == [first.code, second.code, third.code]
    move_poll(webinar, third.code, up=True, by=webinar.created_by)
    assert codes(first) == [first.code, third.code, second.code]
    move_poll(webinar, first.code, up=True, by=webinar.created_by)
    move_poll(webinar, second.code, up=False, by=webinar.created_by)
    assert codes(first) == [first.code, third.code, second.code]
    with pytest.raises(NoSuchPoll):
        move_poll(make.webinar(), first.code, up=True, by=webinar.created_by)


def test_what_was_opened_is_neither_changed_nor_deleted() -> None:
    poll = opened()
    with pytest.raises(PollWasOpened):
        edit_poll(poll.webinar, poll.code, draft(text="Басқаша?"), by=poll.created_by)
    with pytest.raises(PollWasOpened):
        delete_poll(poll.webinar, poll.code, by=poll.created_by)
    assert Poll.objects.get().text == "Қалай құрастырасыз?"


def test_a_prepared_one_is_changed_and_deleted() -> None:
    poll = prepared()
    edit_poll(poll.webinar, poll.code, draft("scale", text="Түсінікті ме?"), by=poll.created_by)
    poll.refresh_from_db()
    assert (poll.kind, poll.text, poll.options) == ("scale", "Түсінікті ме?", [])
    delete_poll(poll.webinar, poll.code, by=poll.created_by)
    assert not Poll.objects.exists()


def test_polls_of_other_webinars_are_not_reached() -> None:
    poll, other = prepared(), make.webinar()
    with pytest.raises(NoSuchPoll):
        edit_poll(other, poll.code, draft(), by=other.created_by)
    with pytest.raises(NoSuchPoll):
        delete_poll(other, poll.code, by=other.created_by)


def test_only_the_team_is_told_what_is_prepared() -> None:
    poll = prepared()
    event = RoomEvent.objects.get()
    assert (event.type, event.audience) == ("polls.listed", "hosts")
    assert [each["code"] for each in event.payload["polls"]] == [poll.code]


def test_before_the_door_opens_nobody_is_told() -> None:
    webinar = make.webinar(state="draft")
    create_poll(webinar, draft(), by=webinar.created_by)
    assert not RoomEvent.objects.exists()


def test_a_copy_of_the_webinar_has_its_polls_without_answers(
    django_capture_on_commit_callbacks: Callable[..., Any],
) -> None:
    poll = opened(is_anonymous=True, is_presence_check=True)
    prepared(poll.webinar, "scale", scale_max=10, options=["аз", "көп"])
    vote_poll(poll.webinar, poll.code, by=listener(poll), choices=[1])
    with django_capture_on_commit_callbacks(execute=True):
        copy = copy_webinar(poll.webinar, by=poll.webinar.created_by)
    first, second = Poll.objects.filter(webinar=copy).order_by("order")
    assert (first.text, first.options, first.state) == (poll.text, list(OPTIONS), "prepared")
    assert (first.is_anonymous, first.is_presence_check, first.votes.count()) == (True, True, 0)
    assert (second.scale_max, second.options) == (10, ["аз", "көп"])
