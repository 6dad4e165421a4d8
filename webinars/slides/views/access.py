"""What every view of slides begins with: the webinar and the deck by their codes, and whether this person may be here."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from accounts.rights import Right
from webinars.models import Webinar
from webinars.slides.domain.seeing import Seat, known_seat
from webinars.slides.models import Deck
from webinars.views.access import editable_webinar


def hosted(request: HttpRequest, code: str) -> Webinar:
    """For the team: 404 for a draft of others, PermissionDenied for who does not steer this webinar."""
    return editable_webinar(request, code, right=Right.WEBINAR_HOST)


def hosted_deck(request: HttpRequest, code: str, deck: str) -> Deck:
    webinar = hosted(request, code)
    found = get_object_or_404(Deck.objects.listed(), webinar=webinar, code=deck)
    found.webinar = webinar
    return found


def seen_deck(request: HttpRequest, code: str, deck: str) -> tuple[Deck, Seat]:
    """For the audience, by scripts and `<img>`: Http404 also where there is something that this person may not see."""
    decks = Deck.objects.select_related("webinar").prefetch_related("webinar__lecturers")
    found = get_object_or_404(decks, webinar__code=code, code=deck)
    seat = known_seat(request.user, found.webinar)
    if seat is Seat.NONE or (seat is Seat.AUDIENCE and not found.was_shown):
        raise Http404
    return found, seat


def signed_out() -> HttpResponse:
    """For scripts and pictures: an answer instead of a way to a page."""
    return HttpResponse(status=401, headers={"Cache-Control": "no-store"})


def too_many() -> HttpResponse:
    """More than a person can look at: a script that keeps asking."""
    return HttpResponse(status=429, headers={"Retry-After": "60", "Cache-Control": "no-store"})
