"""Registering and giving the place back. A visitor signs in by a code on the way and comes back registered."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.models import User
from accounts.sign_in import CodeRefused, send_sign_in_code
from webinars.domain.registration import cancel_registration
from webinars.errors import WebinarError
from webinars.forms.register import RegisterForm
from webinars.intents import fill_profile, register_and_say, remember_intent
from webinars.models import Registration, Webinar
from webinars.views.access import public_webinar, signed_in
from webinars.views.page import page_context


@require_http_methods(["GET", "POST"])
def register(request: HttpRequest, code: str) -> HttpResponse:
    webinar = public_webinar(request, code)
    if request.method != "POST":  # somebody reloaded after the sign-in, or kept the address
        return redirect("webinars:page", code=code)
    person = request.user if isinstance(request.user, User) else None
    form = RegisterForm(request.POST, person=person)
    if not form.is_valid():
        return _again(request, webinar, form)
    if person is None:
        return _sign_in_first(request, webinar, form)
    fill_profile(person, name=form.cleaned_data.get("name", ""), organisation=form.cleaned_data.get("organisation"))
    register_and_say(request, webinar, person=person, wants_reminders=form.cleaned_data["wants_reminders"])
    return redirect("webinars:page", code=code)


@require_http_methods(["GET", "POST"])
@login_required
def unregister(request: HttpRequest, code: str) -> HttpResponse:
    """Asks first on a page of its own, which a letter can link to."""
    webinar = public_webinar(request, code)
    registration = get_object_or_404(
        Registration.objects.select_related("webinar", "person"), webinar=webinar, person=signed_in(request)
    )
    if request.method != "POST":
        return render(request, "webinars/unregister.html", {"webinar": webinar, "registration": registration})
    try:
        cancel_registration(registration)
    except WebinarError as error:
        messages.error(request, str(error))
    else:
        messages.success(
            request, _("Your registration is cancelled. Register again whenever you like, while there are places.")
        )
    return redirect("webinars:page", code=code)


def _sign_in_first(request: HttpRequest, webinar: Webinar, form: RegisterForm) -> HttpResponse:
    wish = form.cleaned_data
    remember_intent(
        request, webinar, name=wish["name"], organisation=wish["organisation"], wants_reminders=wish["wants_reminders"]
    )
    try:
        code_page = send_sign_in_code(
            request, email=wish["email"], next_url=reverse("webinars:page", args=[webinar.code])
        )
    except CodeRefused as error:
        form.add_error("email", error.message)
        return _again(request, webinar, form)
    return redirect(code_page)


def _again(request: HttpRequest, webinar: Webinar, form: RegisterForm) -> HttpResponse:
    return render(request, "webinars/page.html", page_context(request, webinar, form=form), status=422)
