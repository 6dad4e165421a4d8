"""Finding lecturers while a webinar is prepared."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.rights import Right, right_required
from webinars.forms.webinar import find_lecturers, people_by_email

AT_MOST = 8


@require_safe
@right_required(Right.WEBINAR_CREATE)
def find(request: HttpRequest) -> HttpResponse:
    """A fragment: lecturers whose name fits, or whoever has exactly this address. Other people are never listed."""
    text = request.GET.get("add_lecturer", "").strip()[:254].replace("\x00", "")
    people = []
    if "@" in text:
        people = people_by_email([text.lower()])
    elif len(text) >= 2:
        people = list(find_lecturers(text)[:AT_MOST])
    return render(request, "webinars/partials/_found_lecturers.html", {"people": people, "text": text})
