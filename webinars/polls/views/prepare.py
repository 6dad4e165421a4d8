"""Polls of a webinar, before and after: a page of its set-up."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.rights import Right
from webinars.errors import WebinarError
from webinars.models import Webinar
from webinars.polls.domain.preparing import create_poll, delete_poll, edit_poll, move_poll
from webinars.polls.forms import PollForm, form_of, new_form
from webinars.polls.models import Poll
from webinars.polls.views.listing import listed
from webinars.views.access import editable_webinar, signed_in


@require_safe
@login_required
def polls(request: HttpRequest, code: str) -> HttpResponse:
    """The team prepares here; auditors find the results."""
    webinar = editable_webinar(request, code, right=Right.POLLS_VIEW)
    can_edit = request.user.has_perm(Right.WEBINAR_EDIT, webinar)
    found = [poll for poll in listed(webinar) if can_edit or not poll.is_prepared]
    return render(request, "polls/edit.html", {"webinar": webinar, "polls": found, "can_edit": can_edit})


@require_http_methods(["GET", "POST"])
@login_required
def add(request: HttpRequest, code: str) -> HttpResponse:
    webinar = editable_webinar(request, code)
    form = PollForm(request.POST) if request.method == "POST" else new_form()
    if request.method == "POST" and form.is_valid():
        create_poll(webinar, form.draft(), by=signed_in(request))
        messages.success(request, _("The poll is prepared. You open it in the studio."))
        return redirect("polls:edit", code=code)
    return _page(request, webinar, form)


@require_http_methods(["GET", "POST"])
@login_required
def change(request: HttpRequest, code: str, poll_code: str) -> HttpResponse:
    webinar = editable_webinar(request, code)
    poll = get_object_or_404(Poll, webinar=webinar, code=poll_code)
    if not poll.is_prepared:
        messages.info(request, _("This poll was opened already, so it can no longer be changed."))
        return redirect("polls:results", code=code, poll_code=poll_code)
    form = PollForm(request.POST) if request.method == "POST" else form_of(poll)
    if request.method == "POST" and form.is_valid():
        try:
            edit_poll(webinar, poll_code, form.draft(), by=signed_in(request))
        except WebinarError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The poll is saved."))
            return redirect("polls:edit", code=code)
    return _page(request, webinar, form, poll=poll)


@require_POST
@login_required
def up(request: HttpRequest, code: str, poll_code: str) -> HttpResponse:
    return _moved(request, code, poll_code, up=True)


@require_POST
@login_required
def down(request: HttpRequest, code: str, poll_code: str) -> HttpResponse:
    return _moved(request, code, poll_code, up=False)


@require_POST
@login_required
def delete(request: HttpRequest, code: str, poll_code: str) -> HttpResponse:
    webinar = editable_webinar(request, code)
    get_object_or_404(Poll, webinar=webinar, code=poll_code)
    try:
        delete_poll(webinar, poll_code, by=signed_in(request))
    except WebinarError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The poll is deleted."))
    return redirect("polls:edit", code=code)


def _moved(request: HttpRequest, code: str, poll_code: str, *, up: bool) -> HttpResponse:
    webinar = editable_webinar(request, code)
    get_object_or_404(Poll, webinar=webinar, code=poll_code)
    try:
        move_poll(webinar, poll_code, up=up, by=signed_in(request))
    except WebinarError as error:
        messages.error(request, str(error))
    return redirect("polls:edit", code=code)


def _page(request: HttpRequest, webinar: Webinar, form: PollForm, *, poll: Poll | None = None) -> HttpResponse:
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "polls/poll_form.html", {"webinar": webinar, "form": form, "poll": poll}, status=status)
