"""The chat of a webinar as it was, with what was removed and who did what: for its team and for auditors."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.rights import Right
from webinars.domain.moderation_events import PersonBanned, PersonMuted, PersonUnbanned, PersonUnmuted
from webinars.views.access import editable_webinar

A_PAGE = 100
MEASURES = [str(kind.__struct_config__.tag) for kind in (PersonMuted, PersonUnmuted, PersonBanned, PersonUnbanned)]


@require_safe
@login_required
def chat(request: HttpRequest, code: str) -> HttpResponse:
    webinar = editable_webinar(request, code, right=Right.CHAT_TRACE)
    written = webinar.chat_messages.select_related("person", "removed_by", "reply_to__person").order_by("pk")
    measures = webinar.events.filter(type__in=MEASURES).select_related("person").order_by("seq")
    names = {event.payload["id"]: event.payload.get("name") for event in measures if event.payload.get("name")}
    context = {
        "webinar": webinar,
        "page": Paginator(written, A_PAGE).get_page(request.GET.get("page")),
        "measures": [(event, names.get(event.payload["id"], "")) for event in measures],
    }
    return render(request, "webinars/chat.html", context)
