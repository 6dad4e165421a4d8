"""Who may see how much of a deck: the team everything, the audience what it was shown so far; all of it where it may keep the
PDF.

Nobody gets a page before the lecturer turns to it, not even to have it ready. A turn is told some hundred milliseconds before
the picture that it goes with, and that is when the page is fetched; where all may be seen it is fetched before.
"""

from enum import StrEnum

from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache

from accounts.models import User
from accounts.rights import Right
from webinars.models import Webinar
from webinars.slides.models import Deck

KNOWN_FOR_S = 20
"""A picture asks for the right anew after so long: 200 people who turn a page cost few questions to the database."""


class Seat(StrEnum):
    TEAM = "team"
    AUDIENCE = "audience"
    NONE = ""


def seat_of(user: User | AnonymousUser, webinar: Webinar) -> Seat:
    """In the team, in the room or before the recording; else none."""
    if not user.is_authenticated or not user.is_active:
        return Seat.NONE
    if user.has_perm(Right.WEBINAR_HOST, webinar):
        return Seat.TEAM
    may_see = user.has_perm(Right.WEBINAR_JOIN, webinar) or user.has_perm(Right.RECORDING_WATCH, webinar)
    return Seat.AUDIENCE if may_see else Seat.NONE


def known_seat(user: User | AnonymousUser, webinar: Webinar) -> Seat:
    """The same, as of some seconds ago. Who had none is asked about anew: they may have registered since."""
    key = f"slides.seat.{webinar.pk}.{user.pk}"
    known = cache.get(key)
    if known is not None:
        return Seat(known)
    seat = seat_of(user, webinar)
    if seat is not Seat.NONE:
        cache.set(key, str(seat), KNOWN_FOR_S)
    return seat


def reach_of(seat: Seat, deck: Deck) -> int:
    """Up to which page; 0: nothing of it."""
    if seat is Seat.TEAM or (seat is Seat.AUDIENCE and deck.was_shown and may_download(seat, deck)):
        return deck.page_count
    if seat is Seat.AUDIENCE and deck.was_shown:
        return deck.furthest_page
    return 0


def may_download(seat: Seat, deck: Deck) -> bool:
    """The PDF as it was uploaded: what was allowed, once it was shown and as long as it is in the list."""
    if seat is Seat.TEAM:
        return True
    return seat is Seat.AUDIENCE and deck.is_downloadable and deck.was_shown and deck.retired_at is None
