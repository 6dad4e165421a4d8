"""A poll in the lecture: opening, answering, closing, results."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries

from tests import factories as make
from tests.polls.asked import listener, opened, prepared
from webinars.domain.live import end_webinar
from webinars.models import RoomEvent
from webinars.polls.domain.moderating import hide_text, hide_word
from webinars.polls.domain.results import Text, Word, results_of
from webinars.polls.domain.running import close_poll, hide_results, open_poll, show_results
from webinars.polls.domain.voting import vote_poll
from webinars.polls.domain.words import normalised, words_of
from webinars.polls.errors import (
    AlreadyAnswered,
    EmptyAnswer,
    NoSuchAnswer,
    NoSuchPoll,
    NotAnAnswer,
    PollIsClosed,
    PollIsNotOpen,
    WebinarIsNotOn,
)
from webinars.polls.models import Poll, PollVote
from webinars.polls.signals import poll_answered

pytestmark = pytest.mark.django_db


def vote(poll: Poll, **answer: Any) -> PollVote:
    return vote_poll(poll.webinar, poll.code, by=listener(poll), **answer)


def test_one_poll_is_open_at_a_time() -> None:
    first = opened()
    second = opened(first.webinar)
    first.refresh_from_db()
    assert (first.state, second.state) == ("closed", "open")
    types = list(RoomEvent.objects.order_by("seq").values_list("type", flat=True))
    assert types == ["polls.listed", "poll.opened", "polls.listed", "poll.closed", "poll.opened"]
    with pytest.raises(IntegrityError), transaction.atomic():
        Poll.objects.filter(pk=first.pk).update(state="open")


def test_opening_and_closing_twice_changes_nothing() -> None:
    poll = opened()
    before = RoomEvent.objects.count()
    open_poll(poll.webinar, poll.code, by=poll.created_by)
    assert RoomEvent.objects.count() == before
    close_poll(poll.webinar, poll.code, by=poll.created_by)
    close_poll(poll.webinar, poll.code, by=poll.created_by)
    assert RoomEvent.objects.count() == before + 1


def test_a_closed_poll_opens_again_with_its_answers() -> None:
    poll = opened()
    vote(poll, choices=[0])
    close_poll(poll.webinar, poll.code, by=poll.created_by)
    poll = open_poll(poll.webinar, poll.code, by=poll.created_by)
    vote(poll, choices=[0])
    assert results_of(poll).counts == [2, 0, 0]


@pytest.mark.parametrize("state", ["draft", "ended", "cancelled"])
def test_no_poll_opens_while_the_room_is_closed(state: str) -> None:
    poll = prepared(make.webinar(state=state))
    with pytest.raises(WebinarIsNotOn):
        open_poll(poll.webinar, poll.code, by=poll.created_by)


def test_the_end_of_the_lecture_closes_it(django_capture_on_commit_callbacks: Callable[..., Any]) -> None:
    poll = opened()
    with django_capture_on_commit_callbacks(execute=True):
        end_webinar(poll.webinar, by=poll.webinar.created_by)
    poll.refresh_from_db()
    assert poll.state == "closed"
    with pytest.raises(PollIsClosed):
        vote(poll, choices=[0])


# --- answers -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "answer", "stored"),
    [
        ("single", {"choices": [2]}, {"choices": [2]}),
        ("multiple", {"choices": [2, 0, 2]}, {"choices": [0, 2]}),
        ("scale", {"number": 5}, {"number": 5}),
        ("words", {"words": [" «Бағалау!» ", "БАҒАЛАУ", "бірге  оқу"]}, {"words": ["бағалау", "бірге оқу"]}),
        ("text", {"text": " Рақмет!\x00 "}, {"text": "Рақмет!"}),
    ],
)
def test_each_kind_has_its_answer(kind: str, answer: dict[str, Any], stored: dict[str, Any]) -> None:
    cast = vote(opened(kind=kind), **answer)
    assert {name: getattr(cast, name) for name in stored} == stored


@pytest.mark.parametrize(
    ("kind", "answer", "error"),
    [
        ("single", {"choices": [0, 1]}, NotAnAnswer),
        ("single", {"choices": [3]}, NotAnAnswer),
        ("single", {"choices": [-1]}, NotAnAnswer),
        ("single", {"number": 1}, NotAnAnswer),
        ("single", {}, EmptyAnswer),
        ("multiple", {"choices": []}, EmptyAnswer),
        ("multiple", {"choices": [0], "text": "x"}, NotAnAnswer),
        ("scale", {"number": 0}, NotAnAnswer),
        ("scale", {"number": 6}, NotAnAnswer),
        ("words", {"words": [" ... ", ""]}, EmptyAnswer),
        ("text", {"text": " \u200b "}, EmptyAnswer),
    ],
)
def test_what_is_no_answer(kind: str, answer: dict[str, Any], error: type[Exception]) -> None:
    poll = opened(kind=kind)
    with pytest.raises(error):
        vote(poll, **answer)
    assert not PollVote.objects.exists()


def test_a_person_has_one_answer_and_may_change_it_while_it_is_open() -> None:
    poll = opened()
    person = listener(poll)
    first = vote_poll(poll.webinar, poll.code, by=person, choices=[0])
    again = vote_poll(poll.webinar, poll.code, by=person, choices=[2])
    assert (first.pk, again.choices) == (again.pk, [2])
    assert results_of(poll).counts == [0, 0, 1]
    close_poll(poll.webinar, poll.code, by=poll.created_by)
    with pytest.raises(PollIsClosed):
        vote_poll(poll.webinar, poll.code, by=person, choices=[1])


def test_where_answers_are_final_the_same_one_may_come_twice_and_no_other() -> None:
    poll = opened(can_change=False)
    person = listener(poll)
    for _ in range(2):  # sent again after a cut line
        vote_poll(poll.webinar, poll.code, by=person, choices=[0])
    with pytest.raises(AlreadyAnswered):
        vote_poll(poll.webinar, poll.code, by=person, choices=[1])
    assert results_of(poll).counts == [1, 0, 0]


def test_the_database_refuses_a_second_answer_and_an_empty_one() -> None:
    poll = opened()
    cast = vote(poll, choices=[0])
    with pytest.raises(IntegrityError), transaction.atomic():
        PollVote.objects.create(poll=poll, person=cast.person, choices=[1])
    changes: list[dict[str, Any]] = [{"choices": []}, {"number": 3}, {"text": "x"}]
    for broken in changes:
        with pytest.raises(IntegrityError), transaction.atomic():
            PollVote.objects.filter(pk=cast.pk).update(**broken)


def test_what_cannot_be_answered() -> None:
    poll = prepared()
    with pytest.raises(NoSuchPoll):
        vote(poll, choices=[0])
    with pytest.raises(NoSuchPoll):
        vote_poll(make.webinar(state="live"), opened().code, by=listener(poll), choices=[0])
    with pytest.raises(PollIsNotOpen):
        close_poll(poll.webinar, poll.code, by=poll.created_by)


def test_attendance_hears_of_the_first_answer_once(django_capture_on_commit_callbacks: Callable[..., Any]) -> None:
    heard: list[dict[str, Any]] = []

    def listen(**said: Any) -> None:
        heard.append(said)

    poll_answered.connect(listen)
    try:
        poll = opened(is_presence_check=True)
        person = listener(poll)
        with django_capture_on_commit_callbacks(execute=True):
            cast = vote_poll(poll.webinar, poll.code, by=person, choices=[0])
        with django_capture_on_commit_callbacks(execute=True):
            vote_poll(poll.webinar, poll.code, by=person, choices=[1])
    finally:
        poll_answered.disconnect(listen)
    assert [(said["poll"], said["answers"]) for said in heard] == [(poll, [(person, cast.voted_at)])]


# --- results -----------------------------------------------------------------------------------------------------------


def test_several_answers_are_counted_by_people() -> None:
    poll = opened(kind="multiple")
    for chosen in ([0, 1], [1], [1, 2]):
        vote(poll, choices=chosen)
    results = results_of(poll)
    assert (results.people, results.counts) == (3, [1, 3, 1])


def test_a_scale_is_a_distribution_with_its_sum() -> None:
    poll = opened(kind="scale")
    for number in (1, 5, 5):
        vote(poll, number=number)
    results = results_of(poll)
    assert (results.people, results.counts, results.sum) == (3, [1, 0, 0, 0, 2], 11)


def test_words_are_counted_and_hidden_for_good() -> None:
    poll = opened(kind="words")
    for said in (["Бағалау", "мақсат"], ["бағалау!"], ["жаман сөз"]):
        vote(poll, words=said)
    assert results_of(poll).words == [
        Word(word="бағалау", count=2),
        Word(word="жаман сөз", count=1),
        Word(word="мақсат", count=1),
    ]
    poll = hide_word(poll.webinar, poll.code, word="Жаман сөз", by=poll.created_by)
    vote(poll, words=["жаман сөз"])
    poll.refresh_from_db()
    assert [word.word for word in results_of(poll).words] == ["бағалау", "мақсат"]
    with pytest.raises(NoSuchAnswer):
        hide_word(poll.webinar, poll.code, word="ешкім айтпаған", by=poll.created_by)


def test_an_open_text_is_hidden_and_stays_stored() -> None:
    poll = opened(kind="text")
    keep, hide = vote(poll, text="Рақмет"), vote(poll, text="Жаман сөз")
    hide_text(poll.webinar, poll.code, vote_id=hide.pk, by=poll.created_by)
    assert results_of(poll).texts == [Text(id=keep.pk, text="Рақмет")]
    hide.refresh_from_db()
    assert (hide.text, hide.is_hidden, hide.hidden_by) == ("Жаман сөз", True, poll.created_by)
    assert RoomEvent.objects.filter(type="poll.answer_hidden").count() == 1
    with pytest.raises(NoSuchAnswer):
        hide_text(poll.webinar, poll.code, vote_id=vote(opened(kind="text"), text="x").pk, by=poll.created_by)


def test_results_are_told_to_all_only_when_they_may_see_them() -> None:
    poll = opened(shows_results=False)
    vote(poll, choices=[1])
    close_poll(poll.webinar, poll.code, by=poll.created_by)
    for event in RoomEvent.objects.filter(audience="all"):
        assert event.payload.get("results") is None
        assert event.payload.get("poll", {}).get("results") is None
    show_results(poll.webinar, poll.code, by=poll.created_by)
    shown = RoomEvent.objects.get(type="poll.results_shown")
    assert shown.payload["results"]["counts"] == [0, 1, 0]
    hide_results(poll.webinar, poll.code, by=poll.created_by)
    poll.refresh_from_db()
    assert not poll.shows_results


@pytest.mark.parametrize(
    ("kind", "answer"),
    [("single", {"choices": [0]}), ("scale", {"number": 3}), ("words", {"words": ["a"]}), ("text", {"text": "a"})],
)
def test_results_cost_the_same_however_many_answered(
    kind: str, answer: dict[str, Any], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    poll = opened(kind=kind)
    for _ in range(3):
        vote(poll, **answer)
    with django_assert_num_queries(2):
        assert results_of(poll).people == 3


@pytest.mark.parametrize(
    ("typed", "counted"),
    [
        ("  БАҒАЛАУ ", "бағалау"),
        ("«Мақсат»", "мақсат"),
        ("бірге   оқу", "бірге оқу"),
        ("ﬁn", "fin"),
        ("C++", "c"),
        ("e-mail", "e-mail"),
        ("...", ""),
        ("👍", "👍"),
    ],
)
def test_the_same_word_is_counted_once(typed: str, counted: str) -> None:
    assert normalised(typed) == counted


def test_no_more_than_three_words_of_forty_letters() -> None:
    assert words_of(["а", "б", "в", "г"]) == ["а", "б", "в"]
    assert words_of(["ы" * 60]) == ["ы" * 40]
