"""The catalogue: what is live, what is coming, by days, and recordings."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.models import User
from ui.formats import write_date
from webinars.filters import chips_of, offer_filters
from webinars.models import Registration, Webinar
from webinars.search import COMING, RECORDINGS, Wish, as_query, nodes_of, search

A_PAGE = 20
RECORDINGS_BESIDE = 3


@dataclass(frozen=True)
class Day:
    """Webinars under one heading: a day, what is on air, or recordings."""

    id: str
    heading: str
    note: str
    webinars: list[Webinar]
    more_url: str = ""


@require_safe
def catalogue(request: HttpRequest) -> HttpResponse:
    wish = Wish.read(request.GET)
    nodes = nodes_of(wish.nodes)
    filters = offer_filters(wish)
    found = search(wish, nodes=nodes).for_cards().with_places()  # type: ignore[attr-defined]
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    webinars = list(page.object_list)
    beside = _recordings_beside() if wish.shelf == COMING and not wish.is_narrow and page.number == 1 else []
    mark_registrations([*webinars, *beside], request.user if isinstance(request.user, User) else None)
    days = _as_days(webinars) if wish.shelf == COMING else _as_shelf(webinars)
    if beside:
        days.append(
            Day("recordings", _("Recordings"), _("at any time"), beside, more_url=as_query(wish, show=RECORDINGS))
        )
    chips = chips_of(wish, nodes, organisations=filters.organisations)
    context = {
        "wish": wish,
        "page": page,
        "days": days,
        "filters": filters,
        "chips": chips,
        "page_query": as_query(wish),
        "coming_url": as_query(wish, show=""),
        "recordings_url": as_query(wish, show=RECORDINGS),
    }
    template = (
        "webinars/partials/_found.html" if request.headers.get("HX-Target") == "found" else "webinars/catalogue.html"
    )
    response = render(request, template, context)
    patch_vary_headers(response, ["HX-Target"])  # the fragment has the same address as the page
    return response


def mark_registrations(webinars: Iterable[Webinar], person: User | None) -> None:
    """Sets `my_registration` on each, for the card's badge: one query for all."""
    webinars = list(webinars)
    mine = {}
    if person is not None:
        mine = {each.webinar_id: each for each in Registration.objects.filter(person=person, webinar__in=webinars)}
    for webinar in webinars:
        webinar.my_registration = mine.get(webinar.pk)  # type: ignore[attr-defined]


def _recordings_beside() -> list[Webinar]:
    return list(search(Wish(shelf=RECORDINGS), nodes=[]).for_cards().with_places()[:RECORDINGS_BESIDE])  # type: ignore[attr-defined]


def _as_days(webinars: list[Webinar]) -> list[Day]:
    live = [webinar for webinar in webinars if webinar.is_live]
    days = [Day("live", _("On air now"), _("come in, late is better than never"), live)] if live else []
    coming = [webinar for webinar in webinars if not webinar.is_live]
    for day, group in groupby(coming, key=lambda webinar: timezone.localtime(webinar.starts_at).date()):
        days.append(Day(f"d{day.isoformat()}", *_named(day), list(group)))
    return days


def _as_shelf(webinars: list[Webinar]) -> list[Day]:
    return [Day("recordings", _("Recordings"), _("at any time"), webinars)] if webinars else []


def _named(day: date) -> tuple[str, str]:
    distance = (day - timezone.localdate()).days
    if distance in (0, 1):
        return (_("Today") if distance == 0 else _("Tomorrow")), write_date(day, how="weekday_date")
    weekday = write_date(day, how="weekday")
    return weekday[0].upper() + weekday[1:], write_date(day, how="day" if abs(distance) < 180 else "date")
