"""The microphone: given, taken, muted, ended."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests import factories as make
from tests.stage.speaking import LINE, given, listener, raised, taken, told
from webinars.domain.live import end_webinar, pause_webinar
from webinars.errors import NoRight, NotLive
from webinars.models import Registration
from webinars.stage.domain.turns import (
    end_abandoned,
    end_turn,
    give_microphone,
    leave_stage,
    mute_microphone,
    take_microphone,
    unmute_microphone,
)
from webinars.stage.errors import CannotSpeak, HandIsDown, MutedByLecturer, StageIsFull, TurnIsOver
from webinars.stage.live.snapshots import shared_stage
from webinars.stage.models import Ending, Turn

pytestmark = pytest.mark.django_db


def test_giving_takes_the_hand_down() -> None:
    webinar = make.webinar(state="live")
    turn = given(webinar)
    stage = shared_stage(webinar)
    assert stage.hands == []
    assert [(view.turn, view.place, view.by.name) for view in stage.turns] == [(turn.pk, 1, turn.person.display_name)]
    assert told(webinar) == ["hand.raised", "hand.named", "microphone.given"]


def test_one_hand_gets_one_microphone() -> None:
    webinar = make.webinar(state="live")
    hand = raised(webinar)
    give_microphone(webinar, hand.pk, by=webinar.created_by)
    with pytest.raises(HandIsDown):
        give_microphone(webinar, hand.pk, by=webinar.created_by)


def test_four_speak_at_once_and_a_freed_place_is_used_again() -> None:
    webinar = make.webinar(state="live")
    turns = [given(webinar) for _ in range(4)]
    assert [turn.place for turn in turns] == [1, 2, 3, 4]
    hand = raised(webinar)
    with pytest.raises(StageIsFull):
        give_microphone(webinar, hand.pk, by=webinar.created_by)
    end_turn(webinar, turns[1].pk, by=webinar.created_by)
    assert give_microphone(webinar, hand.pk, by=webinar.created_by).place == 2


def test_the_database_keeps_a_place_for_one() -> None:
    webinar = make.webinar(state="live")
    given(webinar)
    with pytest.raises(IntegrityError), transaction.atomic():
        Turn.objects.create(webinar=webinar, person=listener(webinar), place=1, given_by=webinar.created_by)
    with pytest.raises(IntegrityError), transaction.atomic():
        Turn.objects.create(webinar=webinar, person=listener(webinar), place=5, given_by=webinar.created_by)


def test_nothing_is_given_in_a_break() -> None:
    webinar = make.webinar(state="live")
    hand = raised(webinar)
    pause_webinar(webinar, by=webinar.created_by)
    with pytest.raises(NotLive):
        give_microphone(webinar, hand.pk, by=webinar.created_by)


def test_who_was_sent_out_gets_no_microphone() -> None:
    webinar = make.webinar(state="live")
    hand = raised(webinar)
    Registration.objects.filter(person=hand.person).update(banned_at=timezone.now())
    with pytest.raises(CannotSpeak):
        give_microphone(webinar, hand.pk, by=webinar.created_by)


def test_another_page_of_the_speaker_takes_over_and_the_same_one_says_nothing_new() -> None:
    webinar = make.webinar(state="live")
    turn = taken(webinar)
    take_microphone(webinar, turn.pk, by=turn.person, line=LINE, through="socket-2")
    assert told(webinar).count("microphone.taken") == 1
    take_microphone(webinar, turn.pk, by=turn.person, line="another-page", through="socket-3")
    assert told(webinar).count("microphone.taken") == 2
    assert shared_stage(webinar).turns[0].line == "another-page"


def test_nobody_takes_the_microphone_of_another() -> None:
    webinar = make.webinar(state="live")
    turn = given(webinar)
    for person in (listener(webinar), webinar.created_by):
        with pytest.raises(NoRight):
            take_microphone(webinar, turn.pk, by=person, line=LINE, through="socket-1")


def test_another_participant_neither_mutes_nor_ends() -> None:
    webinar = make.webinar(state="live")
    turn, other = taken(webinar), listener(webinar)
    for verb in (mute_microphone, unmute_microphone, end_turn):
        with pytest.raises(NoRight):
            verb(webinar, turn.pk, by=other)


def test_what_the_lecturer_muted_the_speaker_cannot_turn_on() -> None:
    webinar = make.webinar(state="live")
    turn, host = taken(webinar), webinar.created_by
    mute_microphone(webinar, turn.pk, by=turn.person)
    unmute_microphone(webinar, turn.pk, by=turn.person)
    mute_microphone(webinar, turn.pk, by=turn.person)
    mute_microphone(webinar, turn.pk, by=host)
    assert shared_stage(webinar).turns[0].muted_by == host.pk
    with pytest.raises(MutedByLecturer):
        unmute_microphone(webinar, turn.pk, by=turn.person)
    unmute_microphone(webinar, turn.pk, by=host)
    assert shared_stage(webinar).turns[0].muted_by == 0


def test_either_side_ends_and_it_is_told_who() -> None:
    webinar = make.webinar(state="live")
    mine, theirs, cut = taken(webinar), taken(webinar), taken(webinar)
    end_turn(webinar, mine.pk, by=mine.person, ending=Ending.LINE)
    end_turn(webinar, theirs.pk, by=webinar.created_by)
    end_turn(webinar, cut.pk, by=webinar.created_by, ending=Ending.LINE)
    end_turn(webinar, cut.pk, by=webinar.created_by)
    endings = [event.payload["ending"] for event in webinar.events.filter(type="microphone.ended").order_by("seq")]
    assert endings == ["given_back", "taken_back", "line"]
    with pytest.raises(TurnIsOver):
        take_microphone(webinar, mine.pk, by=mine.person, line=LINE, through="socket-1")


def test_a_page_that_came_back_is_not_ended() -> None:
    webinar = make.webinar(state="live")
    turn = taken(webinar)
    take_microphone(webinar, turn.pk, by=turn.person, line=LINE, through="socket-2")
    assert not end_abandoned(webinar, turn.pk, held_through="socket-1")
    assert end_abandoned(webinar, turn.pk, held_through="socket-2")
    assert Turn.objects.get().ending == Ending.LEFT


def test_who_is_sent_out_leaves_the_stage() -> None:
    webinar = make.webinar(state="live")
    speaker, waits = taken(webinar).person, raised(webinar).person
    for person in (speaker, waits):
        leave_stage(webinar, person_id=person.pk)
    stage = shared_stage(webinar)
    assert (stage.turns, stage.hands) == ([], [])


def test_a_break_takes_the_microphone_and_leaves_the_hands(
    django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[object]],
) -> None:
    webinar = make.webinar(state="live")
    taken(webinar)
    hand = raised(webinar)
    with django_capture_on_commit_callbacks(execute=True):
        pause_webinar(webinar, by=webinar.created_by)
    stage = shared_stage(webinar)
    assert (stage.turns, [view.hand for view in stage.hands]) == ([], [hand.pk])
    assert Turn.objects.get().ending == Ending.BREAK


def test_the_end_of_the_lecture_clears_the_stage(
    django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[object]],
) -> None:
    webinar = make.webinar(state="live")
    taken(webinar)
    raised(webinar)
    with django_capture_on_commit_callbacks(execute=True):
        end_webinar(webinar, by=webinar.created_by)
    stage = shared_stage(webinar)
    assert (stage.turns, stage.hands) == ([], [])
    assert Turn.objects.get().ending == Ending.ENDED
