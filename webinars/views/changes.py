"""Changes after publishing, each with a page that says who will be told; and copies and drafts thrown away."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.rights import Right, require
from webinars.domain.schedule import cancel_webinar, copy_webinar, discard_webinar, reschedule_webinar
from webinars.errors import WebinarError
from webinars.forms.changes import CancelForm, RescheduleForm
from webinars.models import Webinar
from webinars.views.access import editable_webinar, signed_in


@require_http_methods(["GET", "POST"])
@login_required
def reschedule(request: HttpRequest, code: str) -> HttpResponse:
    webinar = editable_webinar(request, code)
    form = RescheduleForm(request.POST or None, webinar=webinar)
    if request.method == "POST" and form.is_valid():
        try:
            reschedule_webinar(webinar, **form.cleaned_data)
        except WebinarError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The new time is saved, and everyone who registered gets a letter."))
            return redirect("webinars:page", code=code)
    return _question(request, "webinars/reschedule.html", webinar, form)


@require_http_methods(["GET", "POST"])
@login_required
def cancel(request: HttpRequest, code: str) -> HttpResponse:
    webinar = editable_webinar(request, code)
    form = CancelForm(request.POST if request.method == "POST" else None)  # no reason is an answer too
    if form.is_bound and form.is_valid():
        try:
            cancel_webinar(webinar, reason=form.cleaned_data["reason"])
        except WebinarError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The webinar is cancelled, and everyone who registered gets a letter."))
            return redirect("webinars:page", code=code)
    return _question(request, "webinars/cancel.html", webinar, form)


@require_POST
@login_required
def discard(request: HttpRequest, code: str) -> HttpResponse:
    webinar = editable_webinar(request, code)
    try:
        discard_webinar(webinar)
    except WebinarError as error:
        messages.error(request, str(error))
        return redirect("webinars:page", code=code)
    messages.success(request, _("The draft is deleted."))
    return redirect("webinars:schedule")


@require_POST
@login_required
def copy(request: HttpRequest, code: str) -> HttpResponse:
    """In one click: last year's webinar becomes a draft for this year."""
    webinar = editable_webinar(request, code)
    require(request.user, Right.WEBINAR_CREATE)
    made = copy_webinar(webinar, by=signed_in(request))
    messages.success(request, _("A copy is ready as a draft. Check the start."))
    return redirect("webinars:edit", code=made.code)


def _question(request: HttpRequest, template: str, webinar: Webinar, form: forms.Form) -> HttpResponse:
    active = webinar.registrations.active()
    context: dict[str, Any] = {"webinar": webinar, "form": form, "told_count": active.count()}
    return render(request, template, context, status=422 if form.is_bound and form.errors else 200)
