"""The microphone: given by the lecturer, taken by a page of the speaker, muted, ended by either."""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.rights import Right
from webinars.domain.events import append_event
from webinars.domain.locks import lock_webinar
from webinars.errors import NoRight, NotLive
from webinars.models import Webinar
from webinars.stage.domain.events import (
    MicrophoneEnded,
    MicrophoneGiven,
    MicrophoneMuted,
    MicrophoneTaken,
    MicrophoneUnmuted,
    speaker_of,
)
from webinars.stage.domain.hands import close_hand, raised_hand, take_down
from webinars.stage.errors import CannotSpeak, MutedByLecturer, StageIsFull, TurnIsOver
from webinars.stage.models import PLACES, Ending, Hand, Turn


def give_microphone(webinar: Webinar, hand: int, *, by: User) -> Turn:
    """To whoever raised this hand. Raises NotLive, HandIsDown, StageIsFull, CannotSpeak (banned meanwhile)."""
    with transaction.atomic():
        locked = lock_webinar(webinar)
        if not locked.is_live or locked.is_on_break:
            raise NotLive
        raised = raised_hand(locked, hand)
        person = raised.person
        if not person.has_perm(Right.WEBINAR_JOIN, locked):
            raise CannotSpeak
        taken = set(Turn.objects.filter(webinar=locked, ended_at=None).values_list("place", flat=True))
        place = next((place for place in range(1, PLACES + 1) if place not in taken), None)
        if place is None:
            raise StageIsFull
        close_hand(raised)
        turn = Turn.objects.create(webinar=locked, person=person, place=place, given_by=by)
        given = MicrophoneGiven(turn=turn.pk, hand=hand, place=place, by=speaker_of(person))
        append_event(locked, given, person=by)
    return turn


def take_microphone(webinar: Webinar, turn: int, *, by: User, line: str, through: str) -> Turn:
    """This page of the speaker is ready to be called. Said again by the same page, through a new socket, changes nothing for
    the lecturer; said by another page, that one is called instead. Raises TurnIsOver."""
    with transaction.atomic():
        locked = lock_webinar(webinar)
        held = _open_turn(locked, turn)
        if held.person_id != by.pk:
            raise NoRight
        is_new = held.line != line
        held.line = line
        held.held_through = through
        held.taken_at = held.taken_at or timezone.now()
        held.save(update_fields=["line", "held_through", "taken_at"])
        if is_new:
            append_event(locked, MicrophoneTaken(turn=turn, line=line), person=by)
    return held


def mute_microphone(webinar: Webinar, turn: int, *, by: User) -> None:
    """By the speaker or the lecturer. Muted already: the lecturer's word counts over the speaker's."""
    with transaction.atomic():
        locked = lock_webinar(webinar)
        held = _turn_of(locked, turn, by=by)
        if held.muted_by_id and (held.muted_by_id != held.person_id or by.pk == held.person_id):
            return
        held.muted_by = by
        held.save(update_fields=["muted_by"])
        append_event(locked, MicrophoneMuted(turn=turn, by=by.pk), person=by)


def unmute_microphone(webinar: Webinar, turn: int, *, by: User) -> None:
    """Raises MutedByLecturer when the speaker wants what the lecturer does not."""
    with transaction.atomic():
        locked = lock_webinar(webinar)
        held = _turn_of(locked, turn, by=by)
        if not held.muted_by_id:
            return
        if by.pk == held.person_id and held.muted_by_id != by.pk:
            raise MutedByLecturer
        held.muted_by = None
        held.save(update_fields=["muted_by"])
        append_event(locked, MicrophoneUnmuted(turn=turn), person=by)


def end_turn(webinar: Webinar, turn: int, *, by: User, ending: Ending | None = None) -> None:
    """By the speaker or the lecturer; the lecturer's page says whether the line was cut or nobody came. Over already: nothing
    happens."""
    with transaction.atomic():
        locked = lock_webinar(webinar)
        try:
            held = _turn_of(locked, turn, by=by)
        except TurnIsOver:
            return
        own = held.person_id == by.pk
        _end(held, webinar=locked, by=by, ending=Ending.GIVEN_BACK if own else ending or Ending.TAKEN_BACK)


def end_abandoned(webinar: Webinar, turn: int, *, held_through: str) -> bool:
    """The speaker's socket is gone, and did not come back. Returns whether the place was freed by this."""
    with transaction.atomic():
        locked = lock_webinar(webinar)
        held = Turn.objects.filter(webinar=locked, pk=turn, ended_at=None, held_through=held_through).first()
        if held is None:
            return False
        _end(held, webinar=locked, by=None, ending=Ending.LEFT)
    return True


def end_all(webinar: Webinar, *, ending: Ending) -> None:
    """A break takes the microphone from all; the end of the lecture takes their hands down too."""
    with transaction.atomic():
        locked = lock_webinar(webinar)
        for held in Turn.objects.filter(webinar=locked, ended_at=None):
            _end(held, webinar=locked, by=None, ending=ending)
        if ending == Ending.ENDED:
            for hand in Hand.objects.filter(webinar=locked, lowered_at=None):
                take_down(hand, webinar=locked, by=None)


def leave_stage(webinar: Webinar, *, person_id: int) -> None:
    """Sent out of the room: neither hand nor microphone stays."""
    with transaction.atomic():
        locked = lock_webinar(webinar)
        for held in Turn.objects.filter(webinar=locked, person_id=person_id, ended_at=None):
            _end(held, webinar=locked, by=None, ending=Ending.LEFT)
        for hand in Hand.objects.filter(webinar=locked, person_id=person_id, lowered_at=None):
            take_down(hand, webinar=locked, by=None)


def _open_turn(locked: Webinar, turn: int) -> Turn:
    held = Turn.objects.filter(webinar=locked, pk=turn, ended_at=None).first()
    if held is None:
        raise TurnIsOver
    return held


def _turn_of(locked: Webinar, turn: int, *, by: User) -> Turn:
    """That `by` may steer: one's own, or as a host. Raises TurnIsOver, NoRight."""
    held = _open_turn(locked, turn)
    if held.person_id != by.pk and not by.has_perm(Right.WEBINAR_HOST, locked):
        raise NoRight
    return held


def _end(turn: Turn, *, webinar: Webinar, by: User | None, ending: Ending) -> None:
    turn.ended_at = timezone.now()
    turn.ending = ending
    turn.save(update_fields=["ended_at", "ending"])
    append_event(webinar, MicrophoneEnded(turn=turn.pk, ending=ending.value), person=by)
