from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from accounts.models import User
from accounts.views.language import remember_language


@login_required
def after_login(request: HttpRequest) -> HttpResponse:
    """Where signing in without an aim leads: to the person's own work, in their own language."""
    user = request.user
    assert isinstance(user, User)
    if not user.name:
        response = redirect("accounts:profile")
    elif user.has_perm("webinars.create"):
        response = redirect("webinars:schedule")
    else:
        response = redirect("webinars:catalogue")
    if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
        remember_language(response, user.language)
    return response
