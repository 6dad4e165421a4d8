from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.forms import ProfileForm
from accounts.models import User
from accounts.roles import Role
from accounts.views.language import remember_language


@login_required
def edit_profile(request: HttpRequest) -> HttpResponse:
    user = request.user
    assert isinstance(user, User)
    # The form edits a fresh copy, so that a refused value never shows in the page's header.
    form = ProfileForm(request.POST or None, instance=User.objects.get(pk=user.pk))
    if request.method == "POST" and form.is_valid():
        saved = form.save()
        with translation.override(saved.language):
            messages.success(request, _("Your profile is saved."))
        response = redirect("accounts:profile")
        remember_language(response, saved.language)
        return response
    names = [Role(role).label for role in (Role.PARTICIPANT, *user.roles)]
    status = 422 if form.is_bound else 200
    return render(request, "accounts/profile.html", {"form": form, "role_names": names}, status=status)
