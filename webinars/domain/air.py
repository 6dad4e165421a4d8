"""Who is on air, and how the broadcast goes from one colleague to another."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.rights import Right
from webinars.domain.air_events import AirDeclined, AirOffered, AirOfferWithdrawn, AirTaken, Named
from webinars.domain.events import append_event
from webinars.errors import NotAColleague, NotLive, NotOnAir, OfferIsOver
from webinars.models import AirOffer, AirTurn, Audience, Webinar

OFFER = timedelta(seconds=60)
"""An offer that nobody answered is over."""


def take_air(webinar: Webinar, *, by: User) -> None:
    """`by`'s page sends the broadcast from now on. By the same person again (a reload, another computer): nothing happens."""
    with transaction.atomic():
        locked = _lock_live(webinar)
        turn = AirTurn.objects.filter(webinar=locked, ended_at=None).first()
        if turn is not None and turn.person_id == by.pk:
            return
        now = timezone.now()
        clear_air(locked, now=now)
        AirTurn.objects.create(webinar=locked, person=by, began_at=now)
        append_event(locked, AirTaken(by=named(by)), person=by)


def offer_air(webinar: Webinar, to: int, *, by: User) -> None:
    """Asks colleague number `to` to take over, for a minute; an earlier offer is over then.

    Raises NotOnAir, NotAColleague.
    """
    with transaction.atomic():
        locked = _lock_live(webinar)
        if not AirTurn.objects.filter(webinar=locked, ended_at=None, person=by).exists():
            raise NotOnAir
        colleague = User.objects.filter(pk=to, is_active=True).exclude(pk=by.pk).first()
        if colleague is None or not colleague.has_perm(Right.WEBINAR_HOST, locked):
            raise NotAColleague
        now = timezone.now()
        AirOffer.objects.filter(webinar=locked, closed_at=None).update(closed_at=now)
        offer = AirOffer.objects.create(webinar=locked, by=by, to=colleague, offered_at=now)
        said = AirOffered(by=named(by), to=named(colleague), until=until_ms(offer))
        append_event(locked, said, person=by, to=Audience.HOSTS)


def decline_air(webinar: Webinar, *, by: User) -> None:
    """Raises OfferIsOver when `by` was offered nothing."""
    with transaction.atomic():
        locked = _lock_live(webinar)
        if not AirOffer.objects.filter(webinar=locked, closed_at=None, to=by).update(closed_at=timezone.now()):
            raise OfferIsOver
        append_event(locked, AirDeclined(to=named(by)), person=by, to=Audience.HOSTS)


def withdraw_air_offer(webinar: Webinar, *, by: User) -> None:
    """Raises OfferIsOver when `by` offers nothing."""
    with transaction.atomic():
        locked = _lock_live(webinar)
        if not AirOffer.objects.filter(webinar=locked, closed_at=None, by=by).update(closed_at=timezone.now()):
            raise OfferIsOver
        append_event(locked, AirOfferWithdrawn(by=named(by)), person=by, to=Audience.HOSTS)


def clear_air(locked: Webinar, *, now: datetime) -> None:
    """Nobody is on air and nothing is offered; within a transaction that holds the webinar."""
    AirTurn.objects.filter(webinar=locked, ended_at=None).update(ended_at=now)
    AirOffer.objects.filter(webinar=locked, closed_at=None).update(closed_at=now)


def named(person: User) -> Named:
    return Named(id=person.pk, name=person.display_name)


def until_ms(offer: AirOffer) -> int:
    return int((offer.offered_at + OFFER).timestamp() * 1000)


def _lock_live(webinar: Webinar) -> Webinar:
    locked = Webinar.objects.select_for_update(no_key=True, of=("self",)).get(pk=webinar.pk)
    if not locked.is_live:
        raise NotLive
    return locked
