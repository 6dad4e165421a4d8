"""Raising a hand and taking it down."""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from webinars.domain.events import append_event
from webinars.domain.locks import lock_webinar
from webinars.models import Audience, Webinar
from webinars.stage.domain.events import HandLowered, HandNamed, HandRaised, speaker_of
from webinars.stage.errors import HandIsDown, HasMicrophone, NotNow
from webinars.stage.models import Hand, Turn


def raise_hand(webinar: Webinar, *, by: User) -> Hand:
    """Joins the end of the queue. Raised already: keeps its place. Raises NotNow, HasMicrophone."""
    with transaction.atomic():
        locked = lock_webinar(webinar)
        if not locked.is_live:
            raise NotNow
        raised = Hand.objects.filter(webinar=locked, person=by, lowered_at=None).first()
        if raised:
            return raised
        if Turn.objects.filter(webinar=locked, person=by, ended_at=None).exists():
            raise HasMicrophone
        hand = Hand.objects.create(webinar=locked, person=by)
        append_event(locked, HandRaised(hand=hand.pk, person=by.pk), person=by)
        append_event(locked, HandNamed(hand=hand.pk, by=speaker_of(by)), person=by, to=Audience.HOSTS)
    return hand


def lower_hand(webinar: Webinar, *, by: User) -> None:
    """One's own. Down already: nothing happens."""
    with transaction.atomic():
        locked = lock_webinar(webinar)
        hand = Hand.objects.filter(webinar=locked, person=by, lowered_at=None).first()
        if hand:
            take_down(hand, webinar=locked, by=by)


def dismiss_hand(webinar: Webinar, hand: int, *, by: User) -> None:
    """Somebody else's, by the team. Raises HandIsDown."""
    with transaction.atomic():
        locked = lock_webinar(webinar)
        take_down(raised_hand(locked, hand), webinar=locked, by=by)


def raised_hand(locked: Webinar, hand: int) -> Hand:
    """Of this webinar, whose row is locked."""
    raised = Hand.objects.select_related("person").filter(webinar=locked, pk=hand, lowered_at=None).first()
    if raised is None:
        raise HandIsDown
    return raised


def take_down(hand: Hand, *, webinar: Webinar, by: User | None) -> None:
    close_hand(hand)
    append_event(webinar, HandLowered(hand=hand.pk), person=by)


def close_hand(hand: Hand) -> None:
    hand.lowered_at = timezone.now()
    hand.save(update_fields=["lowered_at"])
