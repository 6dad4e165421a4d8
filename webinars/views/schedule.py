"""My webinars: what I prepare and hold, and what my organisation does."""

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.rights import Right, right_required
from webinars.models import Webinar, WebinarState
from webinars.views.access import signed_in

A_PAGE = 20
SHELVES = {
    "coming": Q(state__in=(WebinarState.PUBLISHED, WebinarState.LIVE)),
    "drafts": Q(state=WebinarState.DRAFT),
    "past": Q(state__in=(WebinarState.ENDED, WebinarState.CANCELLED)),
}


@require_safe
@right_required(Right.WEBINAR_CREATE)
def schedule(request: HttpRequest) -> HttpResponse:
    user = signed_in(request)
    mine = Webinar.objects.filter(pk__in=Webinar.objects.of_team(user).values("pk"))
    counts = mine.aggregate(**{name: Count("pk", filter=condition) for name, condition in SHELVES.items()})
    shelf = request.GET.get("show", "coming")
    shelf = shelf if shelf in SHELVES else "coming"
    order = "-starts_at" if shelf == "past" else "starts_at"
    webinars = (
        mine.filter(SHELVES[shelf])
        .for_cards()
        .annotate(
            confirmed_count=Count("registrations", filter=Q(registrations__state="confirmed")),
            pending_count=Count("registrations", filter=Q(registrations__state="pending")),
            waiting_count=Count("registrations", filter=Q(registrations__state="waiting")),
        )
        .order_by(order, "pk")
    )
    page = Paginator(webinars, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "webinars/schedule.html", {"page": page, "shelf": shelf, "counts": counts})
